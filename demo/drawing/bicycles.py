"""Bicycles: for the city, for gravel, to fold, with a motor, for children."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from math import cos, pi, sin

from drawing.pen import box, fill, floor, larger, line, oval, ring, sheet
from drawing.shades import BRASS, STEEL, STEEL_DARK, TAN, TYRE, Shades, mix

REAR, FRONT, AXLE, RADIUS = 98, 304, 252, 74
SADDLE = "M112 112C118 102 140 108 156 106C172 104 190 104 198 110C192 120 172 120 158 124C140 128 114 128 112 112Z"


def bicycle(s: Shades) -> str:
    return sheet(
        floor(200, 332, 180),
        _wheel(REAR, AXLE, RADIUS),
        _wheel(FRONT, AXLE, RADIUS),
        _mudguards_and_rack(s),
        _diamond(s),
        _saddle(TAN),
        _city_bar(),
        box(276, 118, 22, 20, 8, s.deep),
        oval(298, 128, 5, 10, "#fff1c4"),
        _drive(s),
        oval(254, 100, 6, 5, BRASS),
    )


def gravelbike(s: Shades) -> str:
    return sheet(
        floor(200, 332, 180),
        _wheel(REAR, AXLE, RADIUS, tyre=12),
        _wheel(FRONT, AXLE, RADIUS, tyre=12),
        _diamond(s),
        _saddle(TYRE),
        line("M262 136L258 118H292", STEEL_DARK, 6),
        line("M284 118C312 112 320 130 306 142C298 150 292 156 280 156", TYRE, 9),
        line("M306 116C318 122 320 130 316 138", STEEL_DARK, 6),
        line("M208 176L232 214", TYRE, 3),
        line("M212 172L234 206", STEEL, 13),
        _drive(s, with_guard=False),
    )


def electricbike(s: Shades) -> str:
    return sheet(
        floor(200, 332, 180),
        _wheel(REAR, AXLE, RADIUS),
        _wheel(FRONT, AXLE, RADIUS),
        _mudguards_and_rack(s),
        line("M98 252L160 174M98 252H188", s.shade, 8),
        line("M264 134L276 178", s.deep, 14),
        line("M276 178C282 204 292 228 304 252", s.base, 10),
        line("M158 138L186 252", s.base, 12),
        line("M272 166C262 226 236 246 190 252", s.base, 17),
        line("M266 178C256 222 234 238 200 244", s.glint, 3, 0.8),
        line("M262 196C254 220 242 232 228 238", TYRE, 9),
        _saddle(TAN),
        _city_bar(),
        box(276, 118, 22, 20, 8, s.deep),
        oval(298, 128, 5, 10, "#fff1c4"),
        oval(188, 252, 27, 24, TYRE),
        _drive(s, with_guard=False),
    )


def foldingbike(s: Shades) -> str:
    return sheet(
        floor(204, 332, 176),
        _wheel(104, 276, 49, tyre=10),
        _wheel(304, 276, 49, tyre=10),
        line("M58 258A52 52 0 0 1 138 236M262 240A53 53 0 0 1 352 256", s.shade, 6),
        line("M104 276L164 226M104 276H186", s.shade, 8),
        line("M282 132L292 216", STEEL, 8),
        line("M288 200L304 276", s.base, 10),
        line("M150 120L182 276", STEEL, 7),
        line("M164 214L186 280", s.base, 13),
        line("M166 222C200 232 252 226 292 206", s.base, 17),
        line("M172 220C204 227 250 220 288 201", s.glint, 3, 0.8),
        box(222, 212, 22, 28, 5, s.deep),
        oval(233, 226, 4, 4, STEEL),
        fill("M108 98C114 88 134 94 150 92C164 90 180 90 188 96C182 106 164 106 152 110C136 114 110 114 108 98Z", TYRE),
        line("M258 138C268 128 288 126 304 132", STEEL, 7),
        line("M250 142L266 132M298 129L312 138", TAN, 10),
        ring(186, 278, 20, STEEL, 5),
        line("M104 264L186 258M104 288L188 297", TYRE, 2.5),
        line("M186 278L204 312", STEEL_DARK, 6),
        line("M192 314H220", TYRE, 8),
        oval(186, 278, 7, 7, s.light),
    )


def childbike(s: Shades) -> str:
    return sheet(
        floor(200, 330, 150),
        larger(
            0.94,
            _wheel(112, 258, 62, tyre=11),
            _wheel(300, 258, 62, tyre=11),
            line("M112 258L170 190M112 258H196", s.shade, 8),
            line("M262 130L280 186", s.deep, 13),
            line("M278 182C284 210 292 234 300 258", s.base, 10),
            line("M166 158L196 258", s.base, 11),
            line("M272 158C254 200 226 214 180 206M276 176C262 226 236 246 196 258", s.base, 11),
            line("M266 168C250 202 226 210 190 206", s.glint, 2.5, 0.8),
            line("M164 160L160 138", STEEL, 6),
            fill(
                "M124 132C130 120 148 126 164 124C178 122 194 124 200 130C194 140 178 140 166 144C150 148 126 148 124 132Z",
                TYRE,
            ),
            line("M262 134L256 108", STEEL, 6),
            line("M256 108C246 92 230 96 216 104M256 108C264 98 274 98 282 104", STEEL, 6),
            line("M228 97L212 106M274 101L286 107", s.deep, 11),
            oval(252, 106, 10, 9, BRASS),
            ring(196, 258, 18, STEEL, 5),
            fill("M112 248L192 236A20 20 0 0 1 200 276L190 268C158 256 134 256 112 255Z", s.deep),
            line("M196 258L212 290", STEEL_DARK, 6),
            line("M200 292H226", TYRE, 8),
            oval(196, 258, 7, 7, s.light),
        ),
    )


def _wheel(x: float, y: float, radius: float, tyre: float = 9) -> str:
    reach = radius - 4
    ends = [(reach * cos(k * pi / 9), reach * sin(k * pi / 9)) for k in range(9)]
    spokes = "".join(f"M{x - a:.0f} {y - b:.0f}L{x + a:.0f} {y + b:.0f}" for a, b in ends)
    return (
        line(spokes, STEEL_DARK, 1.2, 0.75)
        + ring(x, y, radius, TYRE, tyre)
        + ring(x, y, radius - 6, STEEL, 4)
        + oval(x, y, 7, 7, STEEL_DARK)
    )


def _mudguards_and_rack(s: Shades) -> str:
    guards = line("M20 250A79 79 0 0 1 150 192M250 196A79 79 0 0 1 378 226", s.shade, 6)
    return guards + line("M44 158H136M60 158L96 250M130 158L96 250", STEEL_DARK, 4)


def _diamond(s: Shades) -> str:
    return (
        line("M98 252L164 158M98 252H188", s.shade, 7)
        + line("M264 134L274 172", s.deep, 13)
        + line("M274 172C280 200 290 226 304 252", s.base, 9)
        + line("M158 138L188 252M164 162L266 144M272 172L188 252", s.base, 11)
        + line("M162 154L186 246M172 157L262 141M266 171L194 240", s.glint, 2.5, 0.8)
    )


def _saddle(leather: str) -> str:
    shine = line("M118 113C134 112 164 112 190 111", mix(leather, "#ffffff", 0.35), 2.5)
    return line("M158 138L153 118", STEEL, 6) + fill(SADDLE, leather) + shine


def _city_bar() -> str:
    return (
        line("M262 136L256 112C258 100 276 96 282 104", STEEL, 6)
        + line("M258 112C252 100 240 102 230 108", STEEL, 6)
        + line("M240 104L222 113", TAN, 10)
        + line("M270 98C278 112 272 122 264 128", STEEL_DARK, 2)
    )


def _drive(s: Shades, *, with_guard: bool = True) -> str:
    guard = fill("M98 241L186 229A23 23 0 0 1 192 274L182 262C150 250 124 250 98 247Z", s.deep) if with_guard else ""
    return (
        line("M98 244L190 232M98 260L190 272", TYRE, 2.5)
        + guard
        + ring(188, 252, 19, STEEL, 4)
        + line("M188 252L208 292", STEEL_DARK, 6)
        + line("M194 294H224", TYRE, 8)
        + oval(188, 252, 7, 7, s.light)
    )
