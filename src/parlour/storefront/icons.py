"""The few icons of the shop: one stroke, round ends, drawn for it on 24 by 24."""

from parlour.storefront.html import Html, el

WHEELS = "M7 18.5a2 2 0 1 0 0-4a2 2 0 0 0 0 4ZM17 18.5a2 2 0 1 0 0-4a2 2 0 0 0 0 4Z"
STROKES = {
    "cart": "M5 8.5h14l-1 11.5H6L5 8.5ZM9 8.5V7a3 3 0 0 1 6 0v1.5",
    "person": "M12 11.5a3.75 3.75 0 1 0 0-7.5a3.75 3.75 0 0 0 0 7.5ZM4.75 20a7.25 7.25 0 0 1 14.5 0",
    "search": "M10.75 17.5a6.75 6.75 0 1 0 0-13.5a6.75 6.75 0 0 0 0 13.5ZM15.75 15.75L20 20",
    "menu": "M4 7h16M4 12h16M4 17h10",
    "close": "M6 6l12 12M18 6L6 18",
    "next": "M9.5 5.5L16 12l-6.5 6.5",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "van": "M5 16.5H3v-10h10.5v10H9M13.5 10h4l3.5 3.5v3h-2M15 16.5h-1.5" + WHEELS,
    "back": "M8.5 5L4 9.5L8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
    "leaf": "M12 21v-8M12 16c-5 0-8-3-8-8C10 8 12 11 12 16ZM12 12.5C12 7.5 14.5 4 20 4c0 5.5-3 8.5-8 8.5Z",
    "terminal": "M4 5.5h16v13H4ZM7.5 9.5l2.5 2.5l-2.5 2.5M12.5 15h4",
}
STAR = "M12 3.4l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17l-5.3 2.9 1.1-6L3.4 9.7l6-.8Z"


def icon(name: str) -> Html:
    """One of them; it says nothing to a screen reader, the words beside it do."""
    stroke = el("path", d=STROKES[name])
    return el("svg", stroke, class_="icon", viewBox="0 0 24 24", aria_hidden="true")


def star(share: float) -> Html:
    """A star filled from the start by this share, in steps of a half."""
    kind = "full" if share >= 0.75 else "half" if share >= 0.25 else "empty"
    shapes = [el("path", d=STAR, class_="rim")]
    if kind != "empty":
        shapes.append(el("path", d=STAR, class_=f"fill {kind}"))
    return el("svg", shapes, class_="star", viewBox="0 0 24 24", aria_hidden="true")
