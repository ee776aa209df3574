"""For those who share the house: pet bed, collar, toy blocks, blanket."""

# ruff: noqa: E501 (a drawn path is one word, however long)

from drawing.pen import box, fill, floor, line, oval, ring, sheet, solid, turned
from drawing.shades import BRASS, STEEL_DARK, Shades, mix, shades_of


def petbed(s: Shades) -> str:
    wall = "M40 236C40 178 112 148 200 148C288 148 360 178 360 236C364 300 330 330 282 332C240 326 160 326 118 332C70 330 36 300 40 236Z"
    cream = shades_of("cream")
    return sheet(
        floor(200, 332, 172, 15),
        solid("wall", wall, s, line("M58 232C66 190 130 164 200 164", s.glint, 11, 0.7), lit=(-8, -8)),
        oval(200, 236, 124, 56, s.deep),
        solid(
            "pillow",
            "M84 240C84 208 136 190 200 190C264 190 316 208 316 240C316 282 262 296 200 296C138 296 84 282 84 240Z",
            cream,
            line("M112 236C124 218 158 206 192 204", "#fffaf0", 7),
            lit=(-6, -7),
        ),
        line("M200 240C190 236 184 238 178 244M226 248C234 240 244 240 250 246", cream.line, 2, 0.5),
        solid(
            "front",
            "M44 262C92 302 150 274 200 276C250 274 308 302 356 262C360 306 330 330 282 332C240 326 160 326 118 332C70 330 40 306 44 262Z",
            s,
            line("M62 284C104 308 156 286 200 288C244 286 292 308 336 286", s.glint, 7, 0.7),
            line("M118 328C112 316 112 306 116 298M282 328C288 316 288 306 284 298", s.line, 2, 0.5),
            lit=(-8, -8),
        ),
        box(178, 296, 44, 22, 4, "#f6efe0"),
        _paw(200, 308),
    )


def _paw(x: float, y: float) -> str:
    ink = "#6b4c35"
    return (
        oval(x, y + 2, 5, 4, ink)
        + oval(x - 6, y - 3, 2, 2.6, ink)
        + oval(x - 2, y - 6, 2, 2.6, ink)
        + oval(x + 2.5, y - 6, 2, 2.6, ink)
        + oval(x + 6.5, y - 3, 2, 2.6, ink)
    )


def collar(s: Shades) -> str:
    inner = "M78 196C78 140 132 106 200 106C268 106 322 140 322 196"
    outer = "M78 196C78 252 132 286 200 286C268 286 322 252 322 196"
    return sheet(
        floor(200, 338, 120, 11),
        line(inner, s.deep, 30),
        line(inner, s.shade, 22),
        line("M78 192V206M322 192V206", s.shade, 26),
        line(outer, s.shade, 34),
        line("M78 193C78 248 132 281 200 281C266 281 318 248 320 196", s.base, 27),
        line("M78 190C80 238 134 270 200 270C262 270 312 240 318 200", s.line, 1.5, 0.6, "6 6"),
        line("M80 208C88 258 142 292 200 292C258 292 312 258 320 206", s.line, 1.5, 0.6, "6 6"),
        line("M76 184C76 170 82 158 90 148", s.glint, 5, 0.7),
        turned(
            -32,
            116,
            262,
            line("M98 244h36v36h-36Z", BRASS, 7),
            line("M116 246V276", BRASS, 5),
            box(136, 252, 26, 20, 4, s.deep),
        ),
        *(oval(x, y, 3.5, 3, s.deep) for x, y in ((238, 276), (262, 267), (284, 254))),
        ring(200, 304, 12, STEEL_DARK, 5),
        solid("tag", "M172 334a28 28 0 1 1 56 0a28 28 0 1 1 -56 0Z", shades_of("brass"), lit=(-6, -4)),
        _paw(198, 336),
    )


def blocks(s: Shades) -> str:
    friends = (shades_of("natural"), shades_of("mustard"), shades_of("sky"))
    return sheet(
        floor(200, 338, 168, 14),
        _cube("a", 62, 222, s),
        _cube("b", 214, 222, friends[0]),
        _cube("c", 132, 108, friends[1]),
        line("M98 300L118 254L138 300M106 284H130", s.glint, 8),
        ring(270, 278, 22, mix(friends[0].deep, s.base, 0.75), 9),
        fill("M190 144L214 192H166Z", mix(friends[1].deep, "#7a4a22", 0.3)),
        solid("ball", "M318 314a24 24 0 1 1 48 0a24 24 0 1 1 -48 0Z", friends[2], lit=(-6, -5)),
        solid(
            "arch",
            "M222 222V196C222 172 322 172 322 196V222H296C296 198 248 198 248 222Z",
            shades_of("terracotta"),
            lit=(-6, -3),
        ),
    )


def _cube(name: str, x: float, y: float, s: Shades) -> str:
    front = f"M{x} {y + 12}C{x} {y + 4} {x + 4} {y} {x + 12} {y}H{x + 100}C{x + 108} {y} {x + 112} {y + 4} {x + 112} {y + 12}V{y + 114}H{x}Z"
    return solid(
        name,
        front,
        s,
        line(f"M{x + 8} {y + 7}H{x + 100}", s.glint, 5, 0.8),
        line(
            f"M{x + 12} {y + 30}C{x + 40} {y + 24} {x + 70} {y + 36} {x + 102} {y + 28}M{x + 12} {y + 98}C{x + 40} {y + 92} {x + 70} {y + 104} {x + 102} {y + 96}",
            s.line,
            1.8,
            0.3,
        ),
        lit=(-9, -3),
    )


def blanket(s: Shades) -> str:
    fringe = "".join(f"M{x} 300l{-4 + (x % 3) * 4} 30" for x in range(88, 322, 13))
    stripe = mix(s.base, "#fff7e6", 0.6)
    return sheet(
        floor(204, 334, 158),
        line(fringe, s.shade, 4),
        _fold("low", 246, s, stripe),
        _fold("middle", 196, s, stripe),
        _fold("high", 146, s, stripe),
        fill("M84 150C100 132 140 124 200 124C266 124 306 132 322 150C300 162 110 164 84 150Z", s.light),
        line("M110 146C140 136 200 132 262 138M130 154C180 150 240 150 290 150", s.glint, 4, 0.7, "1 8"),
        line("M228 126C236 170 240 250 238 300", stripe, 12, 0.9),
        line("M252 128C262 170 266 250 264 300", stripe, 5, 0.9),
    )


def _fold(name: str, y: float, s: Shades, stripe: str) -> str:
    roll = f"M96 {y}H304C338 {y} 340 {y + 56} 304 {y + 56}H96C60 {y + 56} 60 {y} 96 {y}Z"
    return solid(
        name,
        roll,
        s,
        line(f"M86 {y + 10}H300", s.glint, 6, 0.6),
        line(f"M80 {y + 28}H320M84 {y + 40}H316", s.line, 2, 0.18, "1 7"),
        line(f"M310 {y + 16}C322 {y + 20} 322 {y + 36} 308 {y + 40}", stripe, 4, 0.7),
        lit=(-4, -9),
    )
