"""The house itself: the shop front in Via del Tiglio for the home page, and the mark, a linden leaf with a lark."""

# ruff: noqa: E501 (a drawn path is one word, however long)

import re
from collections.abc import Callable

from drawing import bicycles, carry, coffee, garden, lights, shoes, soft, stove
from drawing.pen import box, fill, line, moved, oval
from drawing.shades import BRASS, LEAF, LEAF_DARK, WOOD, Shades, mix, shades_of

GREEN = "#2f5d4a"
WALL, WALL_SHADE = "#efdfc6", "#e3cfb0"
STONE = "#d9cbb6"
SERIF = "Iowan Old Style,Charter,Georgia,serif"


def front() -> str:
    """The shop front, 1200 by 560, on a transparent ground."""
    parts = (_street(), _wall(), _window(90), _window(640), _door(), _awning(), _sign(), _linden(), _outside())
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 560" fill="none"'
    return f'{head} stroke-linecap="round" stroke-linejoin="round">{"".join(parts)}</svg>\n'


def mark() -> str:
    """The mark, 64 by 64, in the colour of the text around it when it is inlined."""
    leaf = "M32 58C14 54 6 36 16 20C23 22 28 24 32 30C36 24 41 22 48 20C58 36 50 54 32 58Z"
    lark = "M22 12C27 6 36 6 40 11L48 9L42 15C40 20 30 21 26 17L18 18Z"
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="currentColor"'
    paths = f'<path d="{leaf}"/><path d="M32 62V34M32 46l-8-8M32 46l8-8"/><path d="{lark}" fill="currentColor" stroke="none"/>'
    return f'{head} stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">{paths}</svg>\n'


def _street() -> str:
    joints = "".join(f"M{x} 536h{46 + x % 31}" for x in range(40, 1150, 97))
    return box(0, 510, 1200, 50, 14, STONE, 0.55) + line(joints, "#b9a98f", 2, 0.6)


def _wall() -> str:
    bricks = "".join(
        f"M{x} {y}h26"
        for x, y in (
            (84, 66),
            (220, 44),
            (560, 60),
            (760, 40),
            (1010, 70),
            (1070, 44),
            (600, 474),
            (1080, 300),
            (1076, 390),
            (68, 300),
        )
    )
    return (
        box(50, 20, 1080, 496, 10, WALL)
        + fill("M1090 20H1120C1126 20 1130 24 1130 30V516H1090Z", WALL_SHADE)
        + line(bricks, WALL_SHADE, 6)
        + box(50, 470, 1080, 46, 0, mix(WALL, "#4a3a2a", 0.16))
        + box(40, 12, 1100, 16, 5, mix(WALL, "#4a3a2a", 0.24))
    )


def _window(x: float) -> str:
    goods = {90: _left_window, 640: _right_window}[int(x)]
    return (
        box(x - 14, 186, 428, 286, 6, GREEN)
        + box(x, 200, 400, 258, 2, "#fbf1da")
        + fill(f"M{x} 458L{x + 130} 200H{x + 210}L{x + 80} 458Z", "#ffffff", 0.4)
        + box(x, 428, 400, 30, 0, WOOD)
        + box(x, 428, 400, 6, 0, "#e3c69a")
        + goods(x)
        + line(f"M{x + 200} 200V458", GREEN, 8)
        + box(x - 26, 470, 452, 14, 4, mix(GREEN, "#1d1a18", 0.3))
    )


def _left_window(x: float) -> str:
    return (
        _placed(lights.floorlamp, "brass", x + 8, 212, 224)
        + _placed(shoes.boot, "cognac", x + 96, 342, 106)
        + _placed(stove.teapot, "moss", x + 214, 338, 108)
        + _placed(coffee.packet, "burgundy", x + 306, 336, 106)
    )


def _right_window(x: float) -> str:
    return (
        _placed(carry.backpack, "mustard", x + 14, 286, 162)
        + _placed(soft.blocks, "blue", x + 138, 366, 74)
        + _placed(soft.blanket, "terracotta", x + 214, 330, 118)
        + _placed(coffee.kettle, "steel", x + 306, 340, 104)
    )


def _door() -> str:
    return (
        box(520, 178, 104, 338, 6, mix(GREEN, "#1d1a18", 0.25))
        + box(530, 188, 84, 322, 3, GREEN)
        + box(542, 202, 60, 172, 3, "#fbf1da")
        + fill("M542 374L572 202H594L564 374Z", "#ffffff", 0.45)
        + box(542, 392, 60, 100, 3, mix(GREEN, "#fffaf0", 0.1))
        + oval(606, 380, 5, 5, BRASS)
        + box(554, 256, 36, 22, 3, "#fffaf0")
        + line("M572 240L560 256M572 240L584 256", "#8a7a63", 1.5)
        + line("M561 267H583", GREEN, 3)
        + box(510, 510, 124, 12, 3, mix(STONE, "#4a3a2a", 0.15))
    )


def _awning() -> str:
    return _canopy(64, 450) + _canopy(616, 450)


def _canopy(x: int, width: int) -> str:
    step = width // 10
    stripes = []
    for n in range(10):
        at, colour = x + n * step, GREEN if n % 2 == 0 else "#fbf3e2"
        stripes.append(
            fill(f"M{at + (4 - n) * 2} 128h{step - 2}L{at + step} 196v6a{step / 2:g} 15 0 0 1 {-step} 0v-6Z", colour)
        )
    shade = fill(f"M{x} 218H{x + width}V238H{x}Z", "#4a3a2a", 0.1)
    return shade + "".join(stripes) + box(x + 2, 122, width - 4, 9, 3, mix(GREEN, "#1d1a18", 0.3))


def _sign() -> str:
    text = f'<text x="590" y="92" font-family="{SERIF}" font-size="44" letter-spacing="2" text-anchor="middle" fill="#f6e7c4">Linden &amp; Lark</text>'
    lark = moved(
        -232,
        -86,
        fill("M958 120C966 110 980 110 988 118L1004 114L992 126C988 136 970 138 962 130L948 132Z", "#7c5d40"),
        fill("M1004 114L992 126L986 120Z", "#5f4632"),
        oval(966, 121, 2, 2, "#fff6e2"),
        line("M974 136V142M980 135V142", "#5f4632", 2),
    )
    return lark + box(380, 48, 420, 64, 6, mix(GREEN, "#1d1a18", 0.35)) + box(386, 54, 408, 52, 3, GREEN) + text


def _linden() -> str:
    crown = ((1046, 150, 92, 84), (1120, 196, 80, 74), (990, 214, 70, 62), (1060, 238, 96, 66))
    light = ((1024, 130, 52, 40), (1100, 176, 46, 38), (980, 200, 40, 32))
    return (
        line(
            "M1058 512C1052 440 1056 380 1056 250M1056 340C1076 312 1096 300 1112 280M1056 360C1036 330 1018 312 1004 290",
            "#7a5a41",
            16,
        )
        + "".join(oval(x, y, rx, ry, LEAF_DARK) for x, y, rx, ry in crown)
        + "".join(oval(x - 8, y - 8, rx * 0.86, ry * 0.84, LEAF) for x, y, rx, ry in crown)
        + "".join(oval(x, y, rx, ry, "#82a877", 0.75) for x, y, rx, ry in light)
    )


def _outside() -> str:
    return (
        _placed(bicycles.bicycle, "petrol", 650, 330, 230)
        + _placed(garden.planter, "terracotta", 470, 420, 112)
        + _placed(garden.wateringcan, "brass", 404, 456, 76)
        + _placed(garden.planter, "charcoal", 66, 408, 124)
    )


def _placed(form: Callable[[Shades], str], colour: str, x: float, y: float, size: float) -> str:
    """A picture within the picture; its names get a prefix, since names are shared by the whole sheet."""
    own = re.sub(r'(id="|href="#|url\(#)', rf"\g<1>{form.__name__}-{colour}-", form(shades_of(colour)))
    inner = own[own.index(">") + 1 : own.rindex("</svg>")]
    return f'<svg x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}" viewBox="0 0 400 400">{inner}</svg>'
