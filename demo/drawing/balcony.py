"""More for balcony and pets: balcony box, hanging planter, seed packet, beach shelter, dog mattress, window bed, pet bowl."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, sheet, solid
from drawing.shades import LEAF, LEAF_DARK, STEEL_DARK, TAN, TYRE, Shades, mix, shades_of


def balconybox(s: Shades) -> str:
    blooms = ((86, 158), (130, 132), (176, 152), (222, 128), (268, 150), (312, 138))
    return sheet(
        floor(200, 334, 172),
        line("".join(f"M{x} 214C{x} 196 {x + 4} 180 {x} {y}" for x, y in blooms), LEAF_DARK, 5),
        *(
            fill(
                f"M{x} {y + 44}C{x - 34} {y + 40} {x - 36} {y + 18} {x - 24} {y + 12}C{x - 10} {y + 18} {x} {y + 30} {x} {y + 44}C{x + 4} {y + 28} {x + 14} {y + 18} {x + 28} {y + 16}C{x + 36} {y + 26} {x + 26} {y + 42} {x} {y + 44}Z",
                LEAF,
            )
            for x, y in blooms
        ),
        *(
            oval(x, y, 19, 17, c) + oval(x - 4, y - 4, 9, 8, "#ffffff", 0.35)
            for (x, y), c in zip(
                blooms, ("#cd6155", "#e5a9a7", "#cd6155", "#fbf3e6", "#cd6155", "#e5a9a7"), strict=True
            )
        ),
        line("M96 206V176C96 166 76 166 76 178M304 206V176C304 166 324 166 324 178", STEEL_DARK, 7),
        solid(
            "box",
            "M44 206H356L340 314C338 326 330 332 318 332H82C70 332 62 326 60 314Z",
            s,
            line("M64 224L76 312", s.glint, 9, 0.7),
            line("M54 282H346", s.line, 2, 0.3),
            fill("M40 206H360V222H40Z", s.light),
        ),
        box(300, 262, 16, 40, 8, "#f4f1e6"),
        box(304, 270, 8, 14, 4, "#b9463f"),
    )


def hanging(s: Shades) -> str:
    return sheet(
        line("M200 16L96 222M200 16L304 222M200 16V200", TAN, 5),
        oval(200, 18, 9, 9, TAN),
        line(
            "M150 206C110 190 84 230 74 300M250 206C292 196 318 240 324 320M200 204C196 170 176 160 158 156M206 204C214 172 234 164 252 166",
            LEAF_DARK,
            4,
        ),
        fill(
            "M84 240C60 236 54 256 60 268C76 268 86 256 84 240ZM76 286C56 288 52 308 60 318C76 314 82 300 76 286ZM312 246C336 242 342 262 336 274C320 274 310 262 312 246ZM322 300C342 302 346 322 338 334C322 330 316 316 322 300Z",
            LEAF,
        ),
        fill(
            "M160 158C140 160 126 146 128 130C146 128 162 140 160 158ZM250 168C252 148 270 140 284 144C284 162 268 174 250 168ZM204 180C190 168 192 146 204 136C216 148 218 168 204 180Z",
            "#79a46c",
        ),
        solid(
            "bowl",
            "M92 210H308C308 284 262 326 200 326C138 326 92 284 92 210Z",
            s,
            line("M112 232C118 270 140 296 168 306", s.glint, 11, 0.7),
            fill("M88 210H312V224H88Z", s.light),
        ),
        line("M96 222C120 290 180 330 200 332C220 330 280 290 304 222", TAN, 4),
        oval(200, 338, 10, 9, TAN),
        line("M196 346L190 366M204 346L210 366M200 346V370", TAN, 3),
    )


def seedpacket(s: Shades) -> str:
    return sheet(
        floor(204, 344, 104),
        solid(
            "packet",
            "M108 72H292V330C292 336 288 340 282 340H118C112 340 108 336 108 330Z",
            s,
            fill("M108 72H292V112H108Z", s.shade),
            line("M108 112H292", s.line, 2, 0.4, "3 6"),
            line("M122 126V326", s.glint, 7, 0.6),
        ),
        solid("flap", "M108 72L124 50H276L292 72V84H108Z", s, lit=(-4, -3)),
        box(134, 134, 132, 168, 6, "#fbf5e8"),
        line("M200 274V206M200 240C190 228 178 226 170 228M200 226C210 214 222 212 230 214", LEAF_DARK, 5),
        fill(
            "M200 208C180 196 180 172 200 156C220 172 220 196 200 208ZM172 230C154 232 146 220 146 208C162 206 174 214 172 230ZM228 216C230 198 244 190 256 194C256 210 244 220 228 216Z",
            LEAF,
        ),
        fill("M160 276H240C236 288 164 288 160 276Z", "#7f5b42"),
        line("M166 294H234", s.deep, 3.5),
        oval(150, 348, 5, 3.4, "#5b3d2b"),
        oval(262, 350, 5, 3.4, "#5b3d2b"),
        oval(284, 346, 4, 3, "#5b3d2b"),
    )


def shelter(s: Shades) -> str:
    shell = "M44 316C60 190 150 104 262 112C330 118 364 200 366 316Z"
    return sheet(
        floor(204, 326, 182),
        fill("M16 318C90 300 310 300 390 318C396 328 390 336 380 336H28C16 336 12 326 16 318Z", "#ecd9b2"),
        solid(
            "shell",
            shell,
            s,
            fill("M262 112C330 118 364 200 366 316H316C312 220 296 150 262 112Z", s.shade),
            line("M76 290C96 212 152 150 218 136", s.glint, 7, 0.7),
        ),
        fill("M96 316C112 226 176 160 262 150C300 190 312 250 314 316Z", mix(s.deep, "#1d1a18", 0.35)),
        fill("M96 316C112 226 176 160 262 150C216 190 196 250 190 316Z", mix(s.deep, "#1d1a18", 0.15)),
        line("M96 316C112 226 176 160 262 150C300 190 312 250 314 316", s.light, 5),
        fill("M216 208H268V242H216Z", "#bcd6dd", 0.85),
        solid(
            "ball",
            "M236 310a24 24 0 1 1 48 0a24 24 0 1 1 -48 0Z",
            shades_of("red"),
            fill("M260 286C250 300 250 320 260 334L270 330C264 316 264 302 268 288Z", "#fff7ea"),
            lit=(-5, -4),
        ),
    )


def mattress(s: Shades) -> str:
    top = "M92 192H308C318 192 326 196 332 204L372 262C378 272 374 282 362 282H38C26 282 22 272 28 262L68 204C74 196 82 192 92 192Z"
    return sheet(
        floor(200, 330, 182),
        solid(
            "side",
            "M26 268H374V306C374 318 366 324 354 324H46C34 324 26 318 26 306Z",
            s,
            line("M30 302H370", s.line, 2, 0.4),
            lit=(-4, -16),
        ),
        solid(
            "top",
            top,
            s,
            line("M100 202H300", s.glint, 5, 0.8),
            line("M150 196L122 278M250 196L278 278M60 236H340", s.line, 2, 0.22),
            lit=(-3, -5),
        ),
        box(300, 292, 40, 20, 4, "#f6efe0"),
        line("M308 302H332", "#6b4c35", 3),
    )


def windowbed(s: Shades) -> str:
    return sheet(
        fill("M70 40H330V214H70Z", "#cfe2e6", 0.7),
        fill("M70 150C130 130 180 170 240 146C280 132 310 140 330 150V214H70Z", "#b5cfb0", 0.8),
        line("M70 40H330V214H70ZM200 40V214M70 124H330", "#f3ece0", 12),
        line("M64 34H336V218", "#cbbfa9", 3, 0.6),
        box(40, 212, 320, 20, 4, "#f3ece0"),
        box(40, 226, 320, 7, 3, "#cbbfa9"),
        line("M110 232V282M290 232V282", STEEL_DARK, 8),
        solid(
            "cradle",
            "M70 258H330C330 306 286 342 200 342C114 342 70 306 70 258Z",
            s,
            line("M92 280C104 306 136 322 170 326", s.glint, 9, 0.7),
        ),
        fill("M128 258C120 226 142 198 166 206L176 190L188 206C206 206 222 214 236 232C252 226 276 236 278 258Z", TYRE),
        line("M278 254C300 250 304 232 296 218", TYRE, 9),
        fill("M158 206L156 186L170 198Z", TYRE),
        line("M158 222h.1M174 222h.1", "#ecca55", 6),
        fill("M66 250H334C340 250 342 262 334 266H66C58 262 60 250 66 250Z", s.light),
    )


def petbowl(s: Shades) -> str:
    paw = oval(200, 268, 17, 14, s.line) + "".join(
        oval(x, y, 6, 8, s.line) for x, y in ((176, 250), (191, 240), (209, 240), (224, 250))
    )
    return sheet(
        floor(200, 326, 150),
        solid(
            "foot",
            "M96 206H304L336 306C340 318 334 324 322 324H78C66 324 60 318 64 306Z",
            s,
            line("M108 222L82 304", s.glint, 11, 0.7),
            line("M66 304H334", s.line, 2, 0.35),
        ),
        paw,
        oval(200, 200, 126, 34, s.glint),
        oval(200, 204, 114, 27, s.deep),
        oval(200, 210, 104, 21, "#8a5a3c"),
        line(
            "M128 204h.1M152 198h.1M178 206h.1M204 198h.1M230 206h.1M256 198h.1M278 206h.1M166 214h.1M216 216h.1M242 214h.1",
            "#b98252",
            15,
        ),
        line("M104 188C124 176 160 170 190 170", "#ffffff", 4, 0.6),
    )
