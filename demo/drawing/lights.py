"""More light and shelves: floor lamp, desk lamp, night lamp, wall shelf."""

from drawing.pen import box, fill, floor, line, oval, sheet, solid
from drawing.shades import BRASS, LEAF, TYRE, WOOD_DARK, Shades, mix, shades_of

GLOW = "#ffe6a6"


def floorlamp(s: Shades) -> str:
    return sheet(
        floor(200, 358, 96, 10),
        fill("M118 130C168 142 232 142 282 130L330 356H70Z", GLOW, 0.18),
        line("M200 130V346", s.deep, 9),
        line("M198 134V344", s.light, 3.5),
        solid(
            "foot",
            "M140 348C140 336 168 330 200 330C232 330 260 336 260 348C260 358 140 358 140 348Z",
            s,
            line("M156 344C166 338 182 337 196 336", s.glint, 3, 0.8),
            lit=(-4, -4),
        ),
        oval(200, 132, 84, 11, "#fff0c2"),
        solid(
            "shade",
            "M156 36H244C258 66 274 100 286 130C232 146 168 146 114 130C126 100 142 66 156 36Z",
            shades_of("cream"),
            line("M168 48C156 74 144 100 134 126", "#fffaf0", 10, 0.9),
            line("M114 128C168 144 232 144 286 128", s.base, 8),
        ),
        oval(200, 37, 44, 6, s.base),
        oval(222, 344, 8, 4, TYRE),
    )


def desklamp(s: Shades) -> str:
    head = "M246 92L318 128C330 134 338 154 334 170L226 126C226 108 234 96 246 92Z"
    return sheet(
        floor(172, 342, 120),
        fill("M228 128L334 172L318 338H150Z", GLOW, 0.22),
        line("M140 326L100 208", s.deep, 11),
        line("M138 322L99 210", s.light, 3.5),
        line("M100 208L252 104", s.deep, 11),
        line("M102 204L248 104", s.light, 3.5),
        oval(100, 208, 15, 15, BRASS),
        oval(97, 205, 7, 7, "#f0dca6"),
        solid(
            "foot",
            "M76 332C76 312 108 304 140 304C172 304 204 312 204 332C204 344 76 344 76 332Z",
            s,
            line("M92 324C104 314 120 311 138 310", s.glint, 4, 0.8),
            lit=(-5, -5),
        ),
        line("M228 128L334 171", "#fff0c2", 10),
        solid("head", head, s, line("M250 102C240 108 236 116 236 122", s.glint, 6, 0.8), lit=(-6, -5)),
        oval(252, 100, 10, 10, BRASS),
    )


def nightlamp(s: Shades) -> str:
    cap = "M96 176C96 112 140 78 200 78C260 78 304 112 304 176C304 188 298 192 288 192H112C102 192 96 188 96 176Z"
    return sheet(
        floor(200, 334, 120),
        oval(200, 230, 170, 110, GLOW, 0.22),
        solid(
            "body",
            "M146 190H254L262 306C262 324 248 332 230 332H170C152 332 138 324 138 306Z",
            shades_of("white"),
            fill("M140 190H260V216H140Z", "#ffe9b0"),
            line("M164 216V316", "#ffffff", 9, 0.9),
        ),
        fill("M136 300H264C264 322 250 334 230 334H170C150 334 136 322 136 300Z", s.shade),
        line("M146 306C148 318 156 324 170 326", s.glint, 4, 0.7),
        solid(
            "cap",
            cap,
            s,
            line("M118 168C120 124 150 100 192 96", s.glint, 11, 0.75),
            fill("M90 180H310V196H90Z", s.deep),
        ),
        oval(200, 79, 20, 6, s.light),
        line("M112 196H288", "#fff3cf", 6),
    )


def wallshelf(s: Shades) -> str:
    return sheet(
        line("M96 232V284C96 292 104 294 110 288L150 232M304 232V284C304 292 296 294 290 288L250 232", BRASS, 7),
        fill("M52 240H348V262C300 268 100 268 52 262Z", "#4a3a2a", 0.1),
        _row(),
        solid(
            "board",
            "M40 212H360C366 212 368 218 368 224C368 232 366 236 360 236H40C34 236 32 232 32 224C32 218 34 212 40 212Z",
            s,
            line("M44 216H352", s.glint, 3.5, 0.9),
            line("M60 227C130 223 250 231 340 226", s.line, 1.8, 0.3),
            lit=(-3, -7),
        ),
    )


def _row() -> str:
    books = ((74, 120, 22, "#a3503f"), (97, 132, 16, "#e0cfae"), (114, 112, 24, "#3f5a6b"), (139, 126, 18, "#c9a24f"))
    pot = solid("pot", "M226 158H294L286 212H234Z", shades_of("terracotta"), lit=(-7, -2))
    leaves = line(
        "M260 158C250 132 236 122 222 122M260 158C264 132 282 120 298 122M260 158C258 130 260 114 262 100", LEAF, 9
    )
    jar = box(312, 172, 34, 40, 6, "#f1e8d8") + box(312, 166, 34, 9, 3, WOOD_DARK)
    lean = fill("M160 212L178 130L196 134L178 212Z", mix("#6f7c48", "#ffffff", 0.05))
    return "".join(box(x, y, w, 212 - y, 2, c) for x, y, w, c in books) + lean + leaves + pot + jar
