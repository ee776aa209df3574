"""The colours that the goods come in, as dots to choose by; they are data of the shop, not of our look."""

from parlour.storefront.html import Html, el

COLOURS = {
    "black": "#3c3836",
    "white": "#fbf8f2",
    "cream": "#eee0c4",
    "sand": "#d8c19d",
    "brown": "#7f5b42",
    "cognac": "#b3703e",
    "grey": "#aaa7a2",
    "charcoal": "#575551",
    "navy": "#32425f",
    "blue": "#4c74a4",
    "sky": "#9fc1d4",
    "petrol": "#27626c",
    "green": "#437c58",
    "moss": "#6f7c48",
    "olive": "#8a864c",
    "mint": "#abd1ba",
    "yellow": "#ecca55",
    "mustard": "#d0a13b",
    "orange": "#de8643",
    "terracotta": "#c56c4d",
    "red": "#b9463f",
    "burgundy": "#77333e",
    "pink": "#e5a9a7",
    "rose": "#cd888a",
    "lilac": "#b4a4c7",
    "natural": "#e0cca6",
    "oak": "#cba26e",
    "walnut": "#7e573b",
    "steel": "#b9bebf",
    "brass": "#c8a155",
    "copper": "#c37e58",
}
UNKNOWN = "#999999"


def swatch(colour: str) -> Html:
    """A dot; the fill is an attribute, since the page allows no inline style."""
    dot = el("circle", cx=12, cy=12, r=11, fill=COLOURS.get(colour, UNKNOWN))
    return el("svg", dot, class_="swatch", viewBox="0 0 24 24", aria_hidden="true")
