"""What the search found."""

from collections.abc import Collection, Sequence

from parlour.storefront.filters import Choice, Found, narrowed
from parlour.storefront.html import Html, el
from parlour.storefront.pages.layout import layout
from parlour.storefront.pages.shelf import narrowing, results
from parlour.storefront.view import View


def search_page(view: View, text: str, found: Sequence[Found], choice: Choice, missed: Collection[str]) -> Html:
    """The field, what was found, and ways to narrow it down; `missed` is what even the best does not keep."""
    title = view.say("search.title", text=text) if text else view.say("search.label")
    told = {"page": {"title": title, "search": text}} if text else {}
    return layout(
        view,
        title,
        el("h1", title, class_="unseen"),
        _field(view, text),
        _note(view, missed) if found else None,
        _found(view, text, found, choice) if text else _hints(view),
        kind="shelf search",
        told=told,
    )


def _field(view: View, text: str) -> Html:
    field = el(
        "input",
        type="search",
        name="q",
        value=text,
        placeholder=view.say("search.hint"),
        aria_label=view.say("search.label"),
        autofocus=not text,
        maxlength=200,
        enterkeyhint="search",
    )
    go = el("button", view.say("search.act"), class_="button")
    return el("form", field, go, action="/search", class_="ask")


def _note(view: View, missed: Collection[str]) -> Html | None:
    for what in ("price", "stock", "option", "word"):
        if what in missed:
            return el("p", view.say(f"search.missed.{what}"), class_="note")
    return None


def _found(view: View, text: str, found: Sequence[Found], choice: Choice) -> Html:
    if not found:
        said = el("p", view.say("search.nothing", text=text))
        return el("div", said, el("p", view.say("search.nothing.act"), class_="soft"), class_="empty")
    products = [one.product for one in found]
    kept = {one.product.id: one.sku for one in found}
    left = narrowed(products, choice)
    if not choice.is_narrow:  # the variant that the search thought of, not the first of the product
        left = [Found(one.product, kept[one.product.id]) for one in left]
    query = el("input", type="hidden", name="q", value=text)
    return el("div", narrowing(view, products, choice, "/search", query), results(view, left), class_="narrow")


def _hints(view: View) -> Html:
    tries = [view.say(f"search.try.{n}") for n in (1, 2, 3, 4)]
    links = [el("li", el("a", one, href=f"/search?q={one}")) for one in tries]
    return el("div", el("p", view.say("search.try"), class_="soft"), el("ul", links), class_="tries")
