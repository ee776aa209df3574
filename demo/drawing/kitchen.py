"""For the kitchen: pan, knife, bowl, board."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import fill, floor, larger, line, oval, sheet, solid, turned
from drawing.shades import BRASS, STEEL, STEEL_DARK, WOOD, WOOD_DARK, Shades, mix, shades_of

OAK = shades_of("oak")


def pan(s: Shades) -> str:
    side = "M36 216C36 176 92 150 160 150C228 150 284 176 284 216C282 262 240 296 160 296C80 296 38 262 36 216Z"
    return sheet(
        floor(176, 296, 160, 18),
        solid(
            "handle",
            "M262 196L372 128C384 122 396 138 386 148L282 226Z",
            OAK,
            line("M284 200L376 140", "#e8c99a", 4),
            lit=(-3, -7),
        ),
        line("M258 212L294 190", STEEL_DARK, 20),
        line("M258 208L290 188", STEEL, 9),
        oval(374, 140, 5, 4, WOOD_DARK),
        solid("side", side, s, line("M52 250C74 280 116 290 160 290", s.light, 7), lit=(-10, -8)),
        oval(160, 214, 124, 62, s.glint),
        oval(160, 217, 117, 57, s.deep),
        oval(160, 226, 104, 48, s.shade),
        oval(154, 228, 92, 41, s.base),
        line("M86 216C100 200 130 192 158 192", s.light, 5, 0.9),
        line("M92 236C104 252 130 262 156 264", s.light, 3, 0.5),
    )


def knife(s: Shades) -> str:
    blade = "M36 178C110 168 190 164 264 164V232C258 236 246 236 234 236C150 236 84 216 36 178Z"
    steel = shades_of("steel")
    handle = "M262 162C300 160 338 160 364 168C384 176 386 204 372 214C352 216 332 204 310 202C292 202 276 204 262 204Z"
    return sheet(
        floor(206, 316, 160, 14),
        larger(
            1.14,
            solid(
                "blade",
                blade,
                steel,
                fill("M36 178C100 206 180 220 264 218V240H36Z", "#e8eceb"),
                line("M60 180C130 172 200 169 250 169", "#ffffff", 3, 0.8),
                lit=(0, -4),
            ),
            fill("M254 162H272V206H254Z", STEEL_DARK),
            fill("M254 162H263V206H254Z", STEEL),
            solid("handle", handle, s, line("M280 169C310 166 344 168 364 176", s.glint, 5, 0.8), lit=(-3, -9)),
            oval(290, 184, 5, 5, BRASS),
            oval(320, 185, 5, 5, BRASS),
            oval(350, 190, 5, 5, BRASS),
            degrees=-28,
        ),
    )


def bowl(s: Shades) -> str:
    body = "M54 180H346C344 250 304 306 240 316V330H160V316C96 306 56 250 54 180Z"
    return sheet(
        floor(204, 332, 124),
        solid(
            "body",
            body,
            s,
            fill("M50 262C140 290 260 290 350 262V340H50Z", mix(s.shade, "#e9dcc6", 0.35), 0.8),
            line("M78 212C88 250 112 280 144 296", s.glint, 11, 0.7),
            line("M66 262C150 288 250 288 334 262", s.line, 2, 0.35),
        ),
        oval(200, 180, 146, 40, s.glint),
        oval(200, 184, 134, 32, s.deep),
        oval(196, 192, 118, 24, s.shade),
        line("M92 178C120 162 160 156 204 156", s.light, 4, 0.9),
        line("M120 192C150 184 210 182 260 188M140 202C170 196 214 196 244 200", s.line, 2, 0.3),
    )


def board(s: Shades) -> str:
    body = "M70 128C70 112 82 102 98 102H262C282 102 290 112 296 124C302 138 314 142 334 142C366 142 382 160 382 184C382 208 366 226 334 226C314 226 302 230 296 244C290 256 282 266 262 266H98C82 266 70 256 70 240Z"
    grain = "M76 134C140 126 220 146 290 134M76 160C150 150 230 172 330 158M76 188C130 196 220 176 340 188M76 214C150 206 230 226 300 212M76 240C140 232 210 250 280 240"
    return sheet(
        floor(220, 304, 160, 16),
        turned(
            -8,
            200,
            190,
            f'<g transform="translate(0 14)">{fill(body, s.deep)}</g>',
            solid("body", body, s, line(grain, s.line, 2.5, 0.32), line("M84 116H270", s.glint, 5, 0.7), lit=(-4, -4)),
            oval(344, 184, 14, 14, s.deep),
            oval(346, 187, 11, 10, "#f6efe2"),
            line("M344 170C344 150 376 150 380 128", WOOD_DARK, 4),
            line("M344 170C344 150 372 148 376 128", WOOD, 2),
        ),
        _lemon(),
    )


def _lemon() -> str:
    return (
        oval(142, 186, 37, 34, "#d9b53c")
        + oval(138, 183, 35, 32, "#f0d264")
        + oval(138, 183, 28, 26, "#fbeeb4")
        + line("M138 161V205M116 183H160M122 168L154 198M154 168L122 198", "#f0d264", 3)
    )


def breadknife(s: Shades) -> str:
    teeth = "q-5 9 -10 0" * 22
    return _long_knife(s, f"M30 184C34 174 44 172 56 172H264V206{teeth}Z", "M40 200H262")


def paringknife(s: Shades) -> str:
    return _long_knife(
        s, "M104 186C150 172 210 170 264 170V206C220 212 150 208 104 186Z", "M120 188C170 202 220 204 262 202"
    )


def _long_knife(s: Shades, blade: str, edge: str) -> str:
    handle = "M262 166C300 162 338 162 362 168C384 174 386 206 368 212C340 212 300 206 262 208Z"
    return sheet(
        floor(206, 312, 160, 14),
        larger(
            1.1,
            solid(
                "blade",
                blade,
                shades_of("steel"),
                line(edge, "#eef1f0", 7),
                line("M66 177H250", "#ffffff", 2.5, 0.8),
                lit=(0, -4),
            ),
            fill("M254 164H272V209H254Z", STEEL_DARK),
            fill("M254 164H263V209H254Z", STEEL),
            solid("handle", handle, s, line("M280 172C310 169 342 170 362 177", s.glint, 5, 0.8), lit=(-3, -9)),
            oval(294, 186, 5, 5, BRASS),
            oval(344, 189, 5, 5, BRASS),
            degrees=-28,
        ),
    )
