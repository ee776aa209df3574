"""For moving and for nights outside: mat, dumbbell, tent."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, ring, sheet, solid
from drawing.shades import RUBBER, STEEL, STEEL_DARK, TAN, TYRE, WOOD, Shades, mix


def mat(s: Shades) -> str:
    roll = "M74 188H300V332H74C36 332 36 188 74 188Z"
    return sheet(
        floor(214, 334, 172),
        fill("M290 320H386C394 320 394 332 386 332H290Z", s.shade),
        fill("M290 320H386V325H290Z", s.light),
        solid(
            "roll",
            roll,
            s,
            line("M60 204H300", s.light, 12, 0.8),
            line("M56 236H300M52 262H300M54 288H300", s.line, 2, 0.22, "1 9"),
            lit=(0, -14),
        ),
        line("M122 188V332M228 188V332", mix(RUBBER, TAN, 0.25), 16),
        line("M122 200V326M228 200V326", TAN, 2, 0.7, "5 6"),
        line("M122 190C122 90 228 90 228 190", mix(RUBBER, TAN, 0.25), 11),
        line("M124 184C126 100 224 100 226 184", TAN, 2, 0.7, "5 6"),
        oval(300, 260, 42, 72, s.glint),
        oval(300, 260, 42, 72, s.light),
        line(
            "M300 194C332 194 336 322 302 322C272 322 270 210 300 210C324 210 326 306 302 306C282 306 282 226 300 226C316 226 316 290 302 290C292 290 292 246 300 246",
            s.line,
            4,
            0.7,
        ),
        box(112, 246, 20, 12, 3, STEEL_DARK),
        box(218, 246, 20, 12, 3, STEEL_DARK),
    )


def dumbbell(s: Shades) -> str:
    return sheet(
        floor(206, 312, 176, 15),
        line("M130 242H270", STEEL_DARK, 32),
        line("M130 237H270", STEEL, 16),
        line("M166 230V254M180 230V254M194 230V254M208 230V254M222 230V254M236 230V254", STEEL_DARK, 2.5, 0.7),
        _weight("left", 48, s),
        _weight("right", 256, s),
    )


def _weight(name: str, x: float, s: Shades) -> str:
    body = f"M{x + 16} 172H{x + 80}L{x + 96} 202V282L{x + 80} 312H{x + 16}L{x} 282V202Z"
    return solid(
        name,
        body,
        s,
        fill(f"M{x} 202H{x + 96}V160H{x}Z", s.light),
        fill(f"M{x} 282H{x + 96}V320H{x}Z", s.deep),
        line(f"M{x} 202H{x + 96}M{x} 282H{x + 96}", s.line, 2, 0.35),
        line(f"M{x + 20} 180H{x + 74}", s.glint, 5, 0.9),
        ring(x + 48, 242, 22, s.glint, 3, 0.8),
        ring(x + 48, 242, 9, s.glint, 3, 0.8),
        lit=(-9, 0),
    )


def tent(s: Shades) -> str:
    fly = "M200 92C150 100 92 190 44 314C42 322 46 326 54 326H346C354 326 358 322 356 314C308 190 250 100 200 92Z"
    return sheet(
        floor(200, 330, 186, 15),
        line("M92 214L18 322M308 214L382 322", WOOD, 2.5),
        line("M14 314L22 330M386 314L378 330", STEEL_DARK, 5),
        solid(
            "fly",
            fly,
            s,
            fill("M200 88C236 160 262 240 272 330H360V88Z", s.shade),
            fill("M200 88C164 160 138 240 128 330H40V88Z", s.light),
            lit=(0, -4),
        ),
        fill("M200 128C174 190 160 260 156 326H244C240 260 226 190 200 128Z", mix(s.deep, "#1d1a18", 0.45)),
        fill("M200 128C174 190 160 260 156 326H120C134 250 160 180 200 128Z", s.base),
        line("M200 128C162 184 136 252 121 326M200 128C226 190 240 260 244 326", s.line, 2, 0.6),
        fill("M168 326C176 300 224 300 232 326Z", "#d99a4e"),
        oval(200, 300, 10, 8, "#f1d9a6"),
        line("M200 92C236 160 262 240 272 324", s.line, 2.5, 0.45),
        line("M196 94C158 104 110 180 72 272", s.glint, 5, 0.8),
        line("M200 92V76", TYRE, 5),
        line("M136 196C130 210 124 226 118 246", TAN, 6),
        box(194, 70, 12, 10, 4, STEEL),
    )
