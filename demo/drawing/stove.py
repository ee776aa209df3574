"""More for the stove and the table: teapot, stove kettle, electric kettle, burr grinder, espresso cups, milk pan, sauté pan."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, sheet, solid
from drawing.shades import BRASS, STEEL, STEEL_DARK, TYRE, WOOD, Shades, shades_of

OAK = shades_of("oak")


def teapot(s: Shades) -> str:
    body = "M92 226C92 168 136 140 192 140C248 140 292 168 292 226C292 282 258 316 236 324H148C126 316 92 282 92 226Z"
    spout = "M276 270C318 264 318 210 336 184L364 176C366 178 366 182 364 184C346 210 348 286 268 304Z"
    return sheet(
        floor(200, 328, 140),
        line("M106 176C46 158 28 216 48 254C60 278 88 286 108 280", s.deep, 18),
        line("M104 173C50 158 33 216 52 250C62 272 86 280 106 275", s.base, 10),
        solid("spout", spout, s, line("M300 268C324 256 326 214 346 190", s.glint, 4, 0.7), lit=(-7, -4)),
        solid(
            "body",
            body,
            s,
            line("M112 222C116 184 144 162 176 158", s.glint, 12, 0.7),
            fill("M80 290H310V330H80Z", "#e6d6ba", 0.85),
            line("M100 284C150 296 236 296 284 284", s.line, 2, 0.35),
        ),
        solid(
            "lid",
            "M138 146C142 124 166 116 192 116C218 116 242 124 246 146C222 156 162 156 138 146Z",
            s,
            line("M150 140C158 128 172 124 186 123", s.glint, 4, 0.8),
            lit=(-5, -4),
        ),
        solid("knob", "M176 104a16 15 0 1 1 32 0a16 15 0 1 1 -32 0Z", OAK, lit=(-4, -3)),
    )


def stovekettle(s: Shades) -> str:
    body = (
        "M84 236C84 176 132 146 192 146C252 146 300 176 300 236V300C300 318 288 326 270 326H114C96 326 84 318 84 300Z"
    )
    return sheet(
        floor(200, 328, 146),
        line("M108 178C104 60 280 60 276 178", STEEL_DARK, 8),
        line("M140 92C164 70 220 70 244 92", WOOD, 20),
        line("M144 88C168 69 214 69 238 86", "#e8c99a", 4),
        solid(
            "spout",
            "M276 244L346 168C352 162 364 170 360 178L300 292Z",
            s,
            line("M296 240L346 182", s.glint, 4, 0.7),
            lit=(-6, -4),
        ),
        box(338, 154, 30, 18, 7, TYRE),
        oval(364, 158, 5, 5, BRASS),
        solid(
            "body",
            body,
            s,
            line("M106 236C110 198 138 172 176 166", s.glint, 12, 0.8),
            line("M84 300H300", s.line, 2, 0.4),
        ),
        solid(
            "lid", "M146 152C148 134 168 128 192 128C216 128 236 134 238 152C218 160 166 160 146 152Z", s, lit=(-5, -4)
        ),
        oval(192, 122, 13, 9, TYRE),
        line("M146 152C166 160 218 160 238 152", TYRE, 3, 0.6),
    )


def electrickettle(s: Shades) -> str:
    body = "M128 96H256L276 286C277 298 270 304 258 304H124C112 304 105 298 106 286Z"
    return sheet(
        floor(204, 336, 140),
        line("M264 118C330 112 352 150 342 206C336 240 314 256 286 258", TYRE, 20),
        line("M268 114C326 110 346 148 337 200", "#6a6662", 4),
        fill("M128 96L96 108L118 152Z", s.base),
        fill("M128 96L96 108L104 122L130 110Z", s.glint),
        solid(
            "body",
            body,
            s,
            line("M142 116C134 180 128 240 126 286", s.glint, 13, 0.8),
            line("M112 272H276", s.line, 2, 0.4),
        ),
        solid(
            "lid",
            "M124 98C126 80 156 72 192 72C228 72 258 80 260 98C232 106 152 106 124 98Z",
            shades_of("black"),
            lit=(-4, -4),
        ),
        oval(192, 70, 16, 7, TYRE),
        fill(
            "M92 306H288C296 306 300 314 300 322C300 332 296 336 288 336H92C84 336 80 332 80 322C80 314 84 306 92 306Z",
            TYRE,
        ),
        *(oval(x, 321, 6, 6, c) for x, c in ((132, "#9fc1d4"), (162, "#9fd08a"), (192, "#ecca55"), (222, "#de8643"))),
    )


def burrgrinder(s: Shades) -> str:
    return sheet(
        floor(202, 338, 110),
        fill("M146 56H256L238 132H164Z", "#dfe5e3", 0.75),
        fill("M156 84H248L238 132H164Z", "#5b3d2b"),
        line("M170 96h.1M190 92h.1M212 98h.1M232 94h.1M180 110h.1M204 112h.1M224 108h.1", "#8d6448", 12),
        box(142, 44, 118, 15, 7, TYRE),
        line("M158 66L170 122", "#ffffff", 5, 0.7),
        solid(
            "body",
            "M138 132H264C272 132 276 138 276 146V232H126V146C126 138 130 132 138 132Z",
            s,
            line("M142 148V222", s.glint, 9, 0.7),
            line("M126 170H276", s.line, 2, 0.35),
        ),
        fill("M146 232H256V312H146Z", "#2f2c2a", 0.9),
        fill("M182 232H220L212 254H190Z", STEEL_DARK),
        solid("cup", "M172 268H232L226 312H178Z", shades_of("steel"), lit=(-7, -2)),
        solid(
            "foot",
            "M120 312H282C290 312 294 320 294 328C294 334 290 338 284 338H118C112 338 108 334 108 328C108 320 112 312 120 312Z",
            s,
            line("M124 318H270", s.glint, 4, 0.7),
            lit=(-5, -5),
        ),
        oval(201, 198, 24, 24, STEEL_DARK),
        oval(198, 195, 21, 21, STEEL),
        line("M198 195V178", TYRE, 4),
    )


def espresso(s: Shades) -> str:
    return sheet(
        floor(200, 326, 160),
        line("M150 96C140 82 160 72 150 56M182 90C172 76 192 66 182 50", s.shade, 5, 0.4),
        _little_cup("far", 252, 250, s),
        _little_cup("near", 148, 290, s),
    )


def _little_cup(name: str, x: float, y: float, s: Shades) -> str:
    body = f"M{x - 62} {y - 112}H{x + 62}C{x + 60} {y - 58} {x + 44} {y - 14} {x + 24} {y - 4}H{x - 24}C{x - 44} {y - 14} {x - 60} {y - 58} {x - 62} {y - 112}Z"
    return (
        oval(x, y + 4, 104, 24, s.deep)
        + oval(x, y, 104, 24, s.light)
        + oval(x, y, 70, 14, s.shade)
        + line(f"M{x + 56} {y - 90}C{x + 96} {y - 98} {x + 100} {y - 48} {x + 46} {y - 44}", s.shade, 11)
        + solid(
            name,
            body,
            s,
            line(f"M{x - 44} {y - 92}C{x - 42} {y - 58} {x - 34} {y - 34} {x - 22} {y - 20}", s.glint, 8, 0.8),
        )
        + oval(x, y - 112, 62, 15, s.glint)
        + oval(x, y - 110, 53, 11, "#6b452d")
        + oval(x - 8, y - 111, 30, 5, "#b98252", 0.9)
    )


def milkpan(s: Shades) -> str:
    body = "M60 160H256L250 292C248 312 236 320 218 320H98C80 320 68 312 66 292Z"
    return sheet(
        floor(176, 322, 130),
        solid(
            "handle",
            "M252 186L372 158C386 156 390 174 376 180L254 214Z",
            s,
            line("M262 190L368 166", s.glint, 4, 0.8),
            lit=(-2, -8),
        ),
        oval(372, 168, 5, 4, s.deep),
        solid(
            "body",
            body,
            s,
            line("M84 182C84 230 86 270 94 300", s.glint, 11, 0.8),
            line("M66 292H250", s.line, 2, 0.35),
        ),
        fill("M60 158C40 150 44 176 64 182ZM256 158C276 150 272 176 252 182Z", s.shade),
        oval(158, 160, 100, 22, TYRE),
        oval(158, 161, 95, 18, "#f7f1e4"),
        oval(160, 168, 84, 12, "#fffdf6"),
    )


def sautepan(s: Shades) -> str:
    return sheet(
        floor(180, 300, 160),
        solid("handle", "M292 214L380 196C392 194 396 210 384 216L294 240Z", shades_of("steel"), lit=(-2, -7)),
        oval(378, 205, 5, 4, STEEL_DARK),
        solid(
            "side",
            "M40 204H300L294 276C293 290 284 298 270 298H70C56 298 47 290 46 276Z",
            s,
            line("M62 218L68 284", s.glint, 10, 0.8),
            line("M46 276H294", s.line, 2, 0.3),
        ),
        line("M40 236C16 232 16 262 44 260", STEEL_DARK, 9),
        solid(
            "lid",
            "M34 204C34 160 96 134 170 134C244 134 306 160 306 204C306 210 300 212 294 212H46C40 212 34 210 34 204Z",
            shades_of("steel"),
            line("M58 196C68 166 110 150 154 148", "#ffffff", 8, 0.8),
        ),
        line("M138 134C138 104 202 104 202 134", STEEL_DARK, 11),
        line("M141 130C142 108 194 108 198 128", STEEL, 4),
    )
