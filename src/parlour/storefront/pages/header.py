"""The top of every page: mark, search, account, cart, and the shelves of the shop."""

from parlour.storefront.html import Html, el
from parlour.storefront.icons import icon
from parlour.storefront.view import View

MARK = (
    "M32 58C14 54 6 36 16 20C23 22 28 24 32 30C36 24 41 22 48 20C58 36 50 54 32 58Z",
    "M32 62V34M32 46l-8-8M32 46l8-8",
)
BIRD = "M22 12C27 6 36 6 40 11L48 9L42 15C40 20 30 21 26 17L18 18Z"


def header(view: View) -> Html:
    """Name in the middle, tools at the end; the shelves below, or in a fold on a phone."""
    return el(
        "header",
        el("div", _fold(view), _brand(view), _search(view), _tools(view), class_="bar"),
        el("nav", _shelves(view), class_="shelves", aria_label=view.say("nav.shelves")),
        class_="top",
    )


def mark() -> Html:
    """Leaf and bird, in the ink of the page."""
    strokes = [el("path", d=stroke) for stroke in MARK]
    return el("svg", strokes, el("path", d=BIRD, class_="bird"), class_="mark", viewBox="0 0 64 64", aria_hidden="true")


def _brand(view: View) -> Html:
    return el("a", mark(), el("span", view.name), href="/", class_="brand")


def _fold(view: View) -> Html:
    opened = el("nav", _search(view, "folded"), _shelves(view), aria_label=view.say("nav.shelves"))
    closed = el("summary", icon("menu"), el("span", view.say("nav.menu"), class_="unseen"), class_="tool")
    return el("details", closed, opened, class_="fold")


def _shelves(view: View) -> Html:
    return el("ul", [el("li", _shelf(view, f"/c/{one.slug}", one.name(view.lang))) for one in view.shelves])


def _shelf(view: View, href: str, name: str) -> Html:
    here = view.path.partition("?")[0]
    is_here = here == href or here.startswith(f"{href}/")
    return el("a", name, href=href, aria_current="true" if is_here else None)


def _search(view: View, place: str = "inline") -> Html:
    field = el(
        "input",
        type="search",
        name="q",
        placeholder=view.say("search.hint"),
        aria_label=view.say("search.label"),
        autocomplete="off",
        maxlength=200,
        enterkeyhint="search",
    )
    return el("form", icon("search"), field, action="/search", role="search", class_=f"find {place}")


def _tools(view: View) -> Html:
    account = view.guest.customer.first_name if view.guest.customer else view.say("nav.account")
    count = view.guest.cart.count
    return el(
        "div",
        el("a", icon("person"), el("span", account), href="/account", class_="tool"),
        el(
            "a",
            icon("cart"),
            el("span", view.say("nav.cart")),
            el("b", count, data_count=True, hidden=not count),
            href="/cart",
            class_="tool",
            data_open="cart",
        ),
        class_="tools",
    )
