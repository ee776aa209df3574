"""Clothes, laid flat: t-shirt, sweater, jacket, socks, cap."""

from drawing.pen import box, fill, floor, line, mirrored, oval, sheet, solid
from drawing.shades import BRASS, RUBBER, STEEL, Shades, mix

BODY = (
    "M148 76C168 88 232 88 252 76L290 92C316 104 334 140 350 176L308 198L288 164C284 220 286 280 292 328"
    "C240 340 160 340 108 328C114 280 116 220 112 164L92 198L50 176C66 140 84 104 110 92Z"
)


def tshirt(s: Shades) -> str:
    return sheet(
        floor(200, 340, 130, 9),
        fill("M146 78C166 66 234 66 254 78C240 112 160 112 146 78Z", s.deep),
        solid(
            "body",
            BODY,
            s,
            fill("M288 164C284 130 286 116 290 92L360 160L310 206Z", s.shade, 0.55),
            line("M112 166C114 142 112 122 106 106M288 166C286 142 288 122 294 106", s.line, 2.5, 0.55),
            line("M150 196C144 240 146 280 154 318M252 210C256 250 254 280 248 312", s.shade, 5, 0.8),
            line("M108 320C160 331 240 331 292 320", s.line, 1.5, 0.5, "5 6"),
            line("M57 168L98 190M343 168L302 190", s.line, 1.5, 0.5, "5 6"),
        ),
        line("M148 77C156 116 244 116 252 77", s.light, 9),
        line("M144 82C154 126 246 126 256 82", s.line, 2, 0.5),
        box(190, 80, 20, 12, 2, RUBBER),
    )


def sweater(s: Shades) -> str:
    body = (
        "M150 82C172 92 228 92 250 82L286 96C304 106 312 128 320 160L346 296C336 304 322 308 308 306L286 206"
        "C284 250 286 296 290 326C240 336 160 336 110 326C114 296 116 250 114 206L92 306C78 308 64 304 54 296L80 160"
        "C88 128 96 106 114 96Z"
    )
    ribs = "".join(f"M{x} 306v24" for x in range(122, 290, 12))
    rows = "".join(f"M112 {y}C150 {y + 10} 250 {y + 10} 288 {y}" for y in (150, 172, 194))
    return sheet(
        floor(200, 336, 150, 9),
        fill("M146 84C166 70 234 70 254 84C240 108 160 108 146 84Z", s.deep),
        solid(
            "body",
            body,
            s,
            line(rows, s.light, 7, 0.9, "2 12"),
            line("M114 210C118 180 116 150 108 126M286 210C282 180 284 150 292 126", s.line, 2.5, 0.55),
            line("M152 224C148 250 150 274 156 296M248 230C250 252 248 272 244 292", s.shade, 5),
            fill("M100 302C150 313 250 313 300 302V340H100Z", s.shade),
            line(ribs, s.line, 2, 0.4),
            fill("M40 270L100 282L90 316L40 300ZM360 270L300 282L310 316L360 300Z", s.shade),
            line(
                "M60 280L57 296M70 282L67 300M80 284L77 302M340 280L343 296M330 282L333 300M320 284L323 302",
                s.line,
                2,
                0.4,
            ),
        ),
        line("M147 84C160 118 240 118 253 84", s.shade, 16),
        line("M147 84C160 118 240 118 253 84", s.line, 15, 0.35, "2 9"),
    )


def jacket(s: Shades) -> str:
    body = (
        "M150 92C172 104 228 104 250 92L284 104C306 114 314 136 322 166L348 300C336 308 322 312 308 310L288 216"
        "V330C236 340 164 340 112 330V216L92 310C78 312 64 308 52 300L78 166C86 136 94 114 116 104Z"
    )
    hood = "M142 100C134 54 168 42 200 42C232 42 266 54 258 100C240 124 160 124 142 100Z"
    return sheet(
        floor(200, 340, 150, 9),
        solid(
            "hood",
            hood,
            s,
            fill("M162 108C152 70 178 60 200 60C222 60 248 70 238 108C224 122 176 122 162 108Z", s.deep),
        ),
        solid(
            "body",
            body,
            s,
            fill("M104 96H296V168C240 180 160 180 104 168Z", s.light, 0.6),
            line("M82 172C150 184 250 184 318 172", s.line, 2.5, 0.6),
            line("M112 226C116 200 114 176 106 152M288 226C284 200 286 176 294 152", s.line, 2.5, 0.55),
            fill("M200 100H216V340H200Z", s.shade),
            line("M52 284L100 294M348 284L300 294", s.line, 2.5, 0.6),
        ),
        line("M200 108V332", STEEL, 4),
        line("M200 108V332", s.deep, 4, 0.7, "1 7"),
        line("M134 236L158 288M266 236L242 288", s.line, 5, 0.8),
        line("M172 112C168 130 166 140 167 152M228 112C232 130 234 140 233 152", RUBBER, 4),
        box(162, 152, 10, 13, 3, BRASS),
        box(228, 152, 10, 13, 3, BRASS),
        box(196, 118, 8, 18, 3, BRASS),
    )


def sock(s: Shades) -> str:
    return sheet(
        floor(200, 338, 140),
        f'<g transform="translate(56 -22)">{_one_sock("far", s)}</g>',
        f'<g transform="translate(-26 4)">{_one_sock("near", s)}</g>',
    )


def _one_sock(name: str, s: Shades) -> str:
    leg = (
        "M128 74C150 68 196 68 218 74C216 124 214 164 222 198C232 226 286 234 302 266C314 296 296 324 262 326"
        "C222 330 168 312 142 276C122 246 128 140 128 74Z"
    )
    ribs = "".join(f"M{x} 76v36" for x in range(138, 216, 11))
    return solid(
        name,
        leg,
        s,
        fill("M120 60H226V116C190 122 156 122 120 116Z", s.light),
        line(ribs, s.line, 2, 0.35),
        fill("M112 236C150 222 176 238 182 312L130 300Z", s.glint),
        fill("M262 230C240 258 244 304 264 340H330V230Z", s.glint),
        line("M120 148C156 154 190 154 226 148M120 166C156 172 190 172 226 166", s.glint, 6),
    )


def cap(s: Shades) -> str:
    crown = "M92 250C84 160 128 106 200 104C274 104 312 160 306 246C240 268 150 268 92 250Z"
    brim = "M98 246C150 264 238 266 304 244C340 250 372 274 366 292C330 284 290 276 232 280C170 284 110 276 98 246Z"
    return sheet(
        floor(220, 300, 150),
        solid(
            "crown",
            crown,
            s,
            fill("M200 104C158 130 140 190 142 270H84V104Z", s.light, 0.7),
            line("M200 104C158 132 141 190 143 262M200 104C246 130 264 186 262 258", s.line, 2.5, 0.6),
            line("M200 106C164 134 149 192 151 262M200 106C240 132 256 186 254 258", s.line, 1.5, 0.45, "5 6"),
            oval(118, 186, 4, 4, s.deep),
            oval(206, 166, 4, 4, s.deep),
            oval(286, 178, 4, 4, s.deep),
        ),
        oval(200, 104, 11, 6, s.shade),
        box(178, 196, 48, 32, 5, mix(RUBBER, s.base, 0.12)),
        line("M190 212C196 204 202 220 214 208", s.deep, 3),
        solid("brim", brim, s, line("M120 262C170 274 250 274 330 264", s.line, 1.5, 0.5, "5 6"), lit=(-2, -9)),
    )


def pair(shape: str) -> str:
    """A shape and its mirror image."""
    return shape + mirrored(shape)


def longtee(s: Shades) -> str:
    body = (
        "M146 84C170 92 230 92 254 84L288 98C306 108 314 130 322 162L350 292C340 300 326 304 312 302L286 206"
        "C284 250 286 296 290 330C240 340 160 340 110 330C114 296 116 250 114 206L88 302C74 304 60 300 50 292L78 162"
        "C86 130 94 108 112 98Z"
    )
    rows = "".join(f"M100 {y}C150 {y + 9} 250 {y + 9} 300 {y}" for y in range(128, 330, 25))
    sleeves = "".join(f"M{x - 40} {y - 12}L{x + 20} {y + 4}" for x, y in ((94, 190), (86, 222), (78, 254), (71, 286)))
    paper = "#fbf6ea"
    return sheet(
        floor(200, 340, 150, 9),
        fill("M142 86C170 78 230 78 258 86C236 104 164 104 142 86Z", s.deep),
        solid(
            "body",
            body,
            Shades(base=paper, light=paper, glint="#fff", shade="#e3d9c6", deep="#cdbfa6", line="#b7a98f", contour=0.6),
            line(rows + sleeves, s.base, 10),
            mirrored(line(sleeves, s.base, 10)),
            line("M114 206C118 178 116 150 108 126M286 206C282 178 284 150 292 126", "#a99a80", 2.5, 0.8),
            fill("M300 90H360V340H280C284 280 284 220 300 90Z", s.deep, 0.12),
        ),
        line("M144 86C168 104 232 104 256 86", s.base, 7),
    )


def chorejacket(s: Shades) -> str:
    body = (
        "M152 80C172 92 228 92 248 80L286 96C306 106 314 128 322 160L348 300C336 308 322 312 308 310L288 212"
        "V332C236 340 164 340 112 332V212L92 310C78 312 64 308 52 300L78 160C86 128 94 106 114 96Z"
    )
    pockets = "M128 244H182V304H128ZM218 244H272V304H218ZM222 148H268V190H222Z"
    return sheet(
        floor(200, 342, 150, 9),
        fill("M150 82C168 66 232 66 250 82C236 104 164 104 150 82Z", s.deep),
        solid(
            "body",
            body,
            s,
            line("M112 216C116 190 114 168 106 144M288 216C284 190 286 168 294 144", s.line, 2.5, 0.55),
            fill("M200 100H214V340H200Z", s.shade),
            fill(pockets, s.light),
            line(pockets, s.line, 2, 0.55),
            line("M132 252H178M222 252H268M226 156H264", s.line, 1.5, 0.6, "5 6"),
            line("M52 284L100 294M348 284L300 294", s.line, 2.5, 0.5),
        ),
        fill("M150 82L134 96L168 134L200 106L232 134L266 96L250 82C236 104 164 104 150 82Z", s.light),
        line("M134 96L168 134L200 106L232 134L266 96", s.line, 2, 0.6),
        *(oval(207, y, 5, 5, "#ead9b6") for y in (140, 188, 236, 284)),
    )
