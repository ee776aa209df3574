"""To carry things in: backpack, tote, pannier, bottle."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, mirrored, oval, sheet, solid
from drawing.shades import BRASS, RUBBER, STEEL, STEEL_DARK, TAN, TYRE, Shades, mix, shades_of

LEATHER = shades_of("cognac")


def backpack(s: Shades) -> str:
    body = "M112 150C112 92 142 66 200 66C258 66 288 92 288 150L300 300C302 322 288 334 266 334H134C112 334 98 322 100 300Z"
    pocket = "M124 236C124 222 134 216 146 216H254C266 216 276 222 276 236L282 296C283 312 274 320 260 320H140C126 320 117 312 118 296Z"
    flap = "M116 132C118 92 146 74 200 74C254 74 282 92 284 132L286 176C260 194 140 194 114 176Z"
    return sheet(
        floor(200, 336, 132),
        line("M176 70C174 34 226 34 224 70", s.deep, 9),
        line("M112 130C84 160 78 230 92 300", s.deep, 15),
        mirrored(line("M112 130C84 160 78 230 92 300", s.deep, 15)),
        solid("body", body, s, line("M112 206C112 250 110 290 112 330", s.glint, 5, 0.5)),
        solid("pocket", pocket, s, fill("M110 210H290V240H110Z", s.light), line("M126 242H274", s.line, 2.5, 0.6)),
        line("M150 242h100", STEEL, 3, 0.9),
        box(238, 239, 7, 18, 3, BRASS),
        fill("M114 178C140 198 260 198 286 178V188C260 208 140 208 114 188Z", s.deep, 0.6),
        solid(
            "flap",
            flap,
            s,
            line("M122 170C150 184 250 184 278 170", s.line, 1.5, 0.6, "5 6"),
            fill("M126 128C130 100 150 86 182 82C160 96 148 112 146 140Z", s.light),
        ),
        _strap(148),
        _strap(236),
        box(176, 106, 48, 26, 4, mix(RUBBER, s.base, 0.1)),
        line("M186 119H214", s.deep, 3),
    )


def _strap(x: float) -> str:
    return solid(f"strap{x}", f"M{x} 164h16v62l-8 10l-8 -10Z", LEATHER) + line(f"M{x - 3} 196h22v16h-22Z", BRASS, 4)


def tote(s: Shades) -> str:
    body = "M92 150H308L326 314C327 326 320 334 308 334H92C80 334 73 326 74 314Z"
    return sheet(
        floor(200, 336, 148),
        line("M142 152C142 62 172 46 200 46C228 46 258 62 258 152", s.deep, 12),
        solid(
            "body",
            body,
            s,
            line("M88 172H312", s.line, 1.5, 0.6, "6 6"),
            line("M118 176C112 240 110 280 112 330M286 182C292 240 292 280 286 326", s.shade, 6),
            fill("M70 300H330V340H70Z", s.shade, 0.6),
        ),
        line("M136 222V152C136 76 166 60 200 60C234 60 264 76 264 152V222", s.light, 13),
        line("M136 220V152C136 76 166 60 200 60C234 60 264 76 264 152V220", s.line, 1.5, 0.5, "6 6"),
        line("M129 200L143 216M143 200L129 216M257 200L271 216M271 200L257 216", s.line, 2, 0.8),
        _sprig(s),
    )


def _sprig(s: Shades) -> str:
    """The house's mark: a linden leaf on its stem."""
    leaf = "M200 296C168 288 156 254 176 232C188 236 196 240 200 250C204 240 212 236 224 232C244 254 232 288 200 296Z"
    return line("M200 312V262M200 284L184 262M200 284L216 262", s.line, 3, 0.75) + line(leaf, s.line, 3, 0.75)


def pannier(s: Shades) -> str:
    body = "M104 128H296L318 306C320 324 310 336 292 336H108C90 336 80 324 82 306Z"
    roll = "M92 92C92 74 102 66 116 66H284C298 66 308 74 308 92V112C308 126 298 134 284 134H116C102 134 92 126 92 112Z"
    return sheet(
        floor(200, 338, 142),
        solid(
            "body",
            body,
            s,
            fill("M84 246H320V340H84Z", s.shade),
            line("M86 246H316", s.line, 2.5, 0.5),
            line("M114 150C108 200 104 260 104 320", s.glint, 6, 0.55),
        ),
        fill("M100 130H300V148C240 158 160 158 100 148Z", s.deep, 0.5),
        solid("roll", roll, s, line("M96 84H304", s.glint, 6, 0.6), line("M96 108H304M100 122H300", s.line, 2.5, 0.5)),
        line("M140 64V262M260 64V262", TYRE, 11),
        box(127, 176, 26, 34, 5, TYRE),
        box(247, 176, 26, 34, 5, TYRE),
        box(132, 184, 16, 7, 2, STEEL_DARK),
        box(252, 184, 16, 7, 2, STEEL_DARK),
        box(166, 264, 68, 24, 12, "#f4f1e6"),
        box(166, 264, 68, 11, 6, "#ffffff"),
        line("M178 276H222", "#d5d3c8", 3),
        line("M168 66C170 40 230 40 232 66", TYRE, 10),
    )


def bottle(s: Shades) -> str:
    body = "M152 142C152 128 162 118 168 106H232C238 118 248 128 248 142L252 312C252 328 242 338 226 338H174C158 338 148 328 148 312Z"
    cup = "M164 62C164 52 170 46 180 46H220C230 46 236 52 236 62V98H164Z"
    return sheet(
        floor(202, 338, 92),
        line("M182 50C182 22 218 22 218 50", TAN, 8),
        solid("cap", cup, shades_of("black"), line("M174 54V96M188 54V96M202 54V96M216 54V96", "#6a6662", 3)),
        box(162, 96, 76, 14, 4, STEEL),
        box(162, 96, 30, 14, 4, "#e4e7e6"),
        solid(
            "body",
            body,
            s,
            line("M168 140C164 190 164 260 166 316", s.glint, 11, 0.75),
            line("M150 300H252", s.line, 2, 0.4),
        ),
        fill("M150 322H251C250 332 240 338 226 338H174C160 338 152 332 150 322Z", STEEL_DARK),
        oval(200, 220, 22, 22, s.glint, 0.35),
        line(
            "M200 236C188 230 186 216 192 208C196 209 199 212 200 216C201 212 204 209 208 208C214 216 212 230 200 236Z",
            s.line,
            2.5,
        ),
    )
