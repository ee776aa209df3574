"""The thirty-one colours of the shop, and the lights and shadows that follow from each."""

from dataclasses import dataclass

from parlour.storefront.swatches import COLOURS

INK = "#2a2522"
PAPER = "#fffaf0"
RUBBER = "#f1e8d8"
TAN = "#b98252"
WOOD = "#cfa878"
WOOD_DARK = "#a67c4f"
STEEL = "#c3c7c7"
STEEL_DARK = "#8b9091"
TYRE = "#3a3735"
LEAF = "#5f8a5b"
LEAF_DARK = "#456b48"
BRASS = "#c8a155"


@dataclass(frozen=True)
class Shades:
    """One colour as light falls on it: from `glint`, the brightest, to `deep`; `line` is what is drawn on it.

    `contour` (0 to 1) is how much of an outline it needs to be seen on paper and at night.
    """

    base: str
    light: str
    glint: str
    shade: str
    deep: str
    line: str
    contour: float


def shades_of(colour: str) -> Shades:
    """The shades of a colour named in COLOURS."""
    base = COLOURS[colour]
    is_dark = _brightness(base) < 0.30
    is_pale = _brightness(base) > 0.88
    return Shades(
        base=base,
        light=mix(base, PAPER, 0.16 if is_dark else 0.28),
        glint=mix(base, PAPER, 0.34 if is_dark else 0.55),
        shade=mix(base, INK, 0.30 if is_dark else 0.19 if is_pale else 0.15),
        deep=mix(base, INK, 0.55 if is_dark else 0.32),
        line=mix(base, PAPER, 0.30) if is_dark else mix(base, INK, 0.48),
        contour=0.5 if is_pale else 0.4 if is_dark else 0.16,
    )


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` stirred in; both are #rrggbb."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _brightness(colour: str) -> float:
    red, green, blue = _channels(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
