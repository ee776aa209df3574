"""For the road: helmet, bike lights, locks."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, ring, sheet, solid
from drawing.shades import BRASS, STEEL, STEEL_DARK, TYRE, Shades, mix, shades_of


def helmet(s: Shades) -> str:
    shell = "M52 236C48 140 118 82 208 84C300 86 352 150 350 232C352 250 336 256 318 250C250 232 160 236 92 254C66 258 54 252 52 236Z"
    vents = (
        "M120 176C136 140 168 120 196 114C188 130 160 156 146 186C138 200 114 196 120 176Z"
        "M196 178C204 148 222 128 246 116C250 136 238 164 230 188C224 202 192 198 196 178Z"
        "M268 184C270 158 278 142 290 132C308 148 318 168 318 194C312 206 268 204 268 184Z"
    )
    strap = "M112 250C126 296 156 318 186 330C206 316 228 290 236 246"
    return sheet(
        floor(200, 344, 120, 10),
        line("M176 246C172 276 178 306 186 328M280 246C262 286 226 318 188 330", mix("#3a3735", s.deep, 0.2), 8),
        line(strap, TYRE, 8),
        box(176, 316, 26, 18, 5, STEEL_DARK),
        box(182, 320, 14, 10, 3, TYRE),
        solid(
            "shell",
            shell,
            s,
            fill("M40 232C120 206 280 200 360 226V270H40Z", s.deep),
            line("M56 222C136 196 276 192 348 216", s.glint, 5),
            fill("M100 158C124 116 164 98 204 96C160 106 128 136 112 168C106 178 94 172 100 158Z", s.glint, 0.8),
        ),
        fill(vents, mix(s.deep, "#1d1a18", 0.55)),
        line(
            "M122 178C138 144 166 124 190 117M199 178C207 150 222 132 242 120M271 184C272 162 279 146 290 136",
            s.light,
            3,
            0.9,
        ),
    )


def bikelight(s: Shades) -> str:
    body = (
        "M96 168C96 146 112 134 134 134H246C284 134 300 160 300 196C300 232 284 258 246 258H134C112 258 96 246 96 224Z"
    )
    return sheet(
        floor(196, 332, 130),
        fill("M302 150L392 108V284L302 242Z", "#ffe9ad", 0.35),
        fill("M302 168L392 146V246L302 224Z", "#fff1c9", 0.5),
        line("M190 250V280", TYRE, 44),
        ring(190, 300, 28, TYRE, 13),
        oval(190, 300, 22, 22, STEEL_DARK),
        oval(187, 297, 17, 17, STEEL),
        oval(186, 297, 9, 9, TYRE, 0.5),
        solid(
            "body",
            body,
            s,
            line("M96 152H300", s.light, 12, 0.8),
            line("M128 176V216M146 176V216M164 176V216", s.line, 4, 0.6),
        ),
        solid(
            "glass",
            "M278 138C318 146 322 246 278 254C262 236 262 156 278 138Z",
            shades_of("steel"),
            oval(292, 196, 16, 42, "#fff3cf"),
        ),
        line("M288 168C294 182 294 206 290 222", "#ffffff", 4),
        box(196, 122, 40, 14, 7, s.deep),
        oval(216, 196, 8, 8, s.deep),
        oval(216, 196, 4, 4, "#9fd08a"),
    )


def lock(s: Shades) -> str:
    bow = "M126 262V146C126 56 274 56 274 146V262"
    return sheet(
        floor(200, 332, 140),
        line(bow, STEEL_DARK, 34),
        line(bow, STEEL, 25),
        line("M120 240V146C120 84 170 70 200 72", "#ffffff", 5, 0.6),
        line("M126 240V170M274 240V170", s.base, 34),
        line("M120 236V174M268 236V174", s.light, 7),
        solid(
            "bar",
            "M88 246H312C328 246 336 258 336 284C336 310 328 322 312 322H88C72 322 64 310 64 284C64 258 72 246 88 246Z",
            s,
            line("M70 260H330", s.light, 8, 0.8),
            fill("M60 240H100V330H60ZM300 240H340V330H300Z", s.deep, 0.6),
        ),
        ring(200, 286, 19, BRASS, 5),
        oval(200, 286, 16, 16, mix(BRASS, "#ffffff", 0.3)),
        fill("M197 276h6v20h-6Z", TYRE),
        line("M200 308C204 330 226 336 238 326", STEEL_DARK, 3),
    )


def rearlight(s: Shades) -> str:
    body = "M140 96C140 78 156 68 200 68C244 68 260 78 260 96L268 250C268 282 244 300 200 300C156 300 132 282 132 250Z"
    return sheet(
        floor(200, 334, 100),
        oval(200, 190, 150, 150, s.light, 0.16),
        line("M122 150C96 150 96 230 122 230M278 150C304 150 304 230 278 230", TYRE, 13),
        fill(
            "M128 90C128 66 150 54 200 54C250 54 272 66 272 90L282 252C282 292 250 314 200 314C150 314 118 292 118 252Z",
            TYRE,
        ),
        solid(
            "lens",
            body,
            s,
            line("M158 100C152 150 150 200 152 250", s.glint, 12, 0.75),
            line("M136 146H264M134 198H266M134 250H266", s.deep, 3, 0.5),
        ),
        oval(200, 172, 26, 26, s.glint),
        oval(200, 172, 14, 14, "#fff3ea"),
        oval(200, 224, 18, 18, s.glint, 0.8),
        oval(200, 224, 9, 9, "#fff3ea"),
        oval(200, 112, 9, 9, s.deep),
    )


def lightpair(s: Shades) -> str:
    return sheet(
        floor(204, 316, 160),
        _chestnut("front", 118, s, "#fff1c4"),
        _chestnut("rear", 282, s, "#d8483c"),
    )


def _chestnut(name: str, x: float, s: Shades, lens: str) -> str:
    body = f"M{x - 62} 196a62 62 0 1 1 124 0a62 62 0 1 1 -124 0Z"
    return (
        line(f"M{x - 36} 240C{x - 40} 330 {x + 40} 330 {x + 36} 240", s.deep, 15)
        + line(f"M{x - 36} 244C{x - 40} 324 {x + 40} 324 {x + 36} 244", s.base, 7)
        + oval(x, 196, 84, 84, lens, 0.18)
        + solid(
            name, body, s, line(f"M{x - 44} 176C{x - 38} 158 {x - 24} 148 {x - 6} 146", s.glint, 6, 0.8), lit=(-7, -7)
        )
        + oval(x, 196, 36, 36, s.deep)
        + oval(x, 196, 31, 31, lens)
        + oval(x - 10, 184, 9, 7, "#ffffff", 0.8)
    )


def foldinglock(s: Shades) -> str:
    chain = "M92 118L216 84L318 134L302 236L196 286L96 240Z"
    joints = ((92, 118), (216, 84), (318, 134), (302, 236), (96, 240))
    return sheet(
        floor(204, 334, 140),
        line(chain, s.deep, 34),
        line(chain, s.base, 26),
        line("M98 112L214 80M224 82L312 126", s.glint, 4, 0.8),
        *(oval(x, y, 11, 11, STEEL_DARK) + oval(x - 1, y - 1, 7, 7, STEEL) for x, y in joints),
        solid(
            "head",
            "M160 252H234C246 252 252 260 252 272V304C252 316 246 322 234 322H160C148 322 142 316 142 304V272C142 260 148 252 160 252Z",
            s,
            line("M152 264H240", s.light, 7, 0.8),
        ),
        ring(197, 288, 15, BRASS, 4),
        oval(197, 288, 12, 12, mix(BRASS, "#ffffff", 0.3)),
        fill("M194 280h6v16h-6Z", TYRE),
    )
