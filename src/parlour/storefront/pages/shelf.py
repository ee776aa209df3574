"""A shelf: the goods of a category, to narrow down and to put in order."""

from collections.abc import Sequence

from parlour.shop.goods import Product
from parlour.storefront.filters import SIZE, SORTS, Choice, Found, narrowed, values_of
from parlour.storefront.goods import COLOUR, Shelf
from parlour.storefront.html import Child, Html, el
from parlour.storefront.pages.goods_cards import grid
from parlour.storefront.pages.layout import layout
from parlour.storefront.swatches import swatch
from parlour.storefront.view import View

LEAST_SIZES, MOST_SIZES = 2, 20


def shelf_page(view: View, top: Shelf, under: Shelf | None, choice: Choice) -> Html:
    """The whole page."""
    path = f"{top.slug}/{under.slug}" if under else top.slug
    products = view.goods.under(path)
    found = narrowed(products, choice)
    name = (under or top).name(view.lang)
    return layout(
        view,
        name,
        el("div", _above(view, top, under), el("h1", name), class_="title"),
        _below(view, top, under),
        el("div", narrowing(view, products, choice, f"/c/{path}"), results(view, found), class_="narrow"),
        kind="shelf",
        told={"page": {"title": name, "category": path}},
    )


def results(view: View, found: Sequence[Found]) -> Html:
    """How many there are, and the goods; what the script puts in anew."""
    count = el("p", view.say("shelf.count", n=len(found)), class_="soft count", role="status")
    shown = {one.product.id: one.sku for one in found}
    goods = grid(view, [one.product for one in found], shown) if found else _nothing(view)
    return el("section", el("h2", view.say("shelf.goods"), class_="unseen"), count, goods, data_results=True)


def narrowing(view: View, products: Sequence[Product], choice: Choice, action: str, *hidden: Child) -> Html:
    """The form beside the goods; a fold on a phone."""
    body = el(
        "form",
        *hidden,
        _sort(view, choice, "found" if hidden else SORTS[0]),
        _colours(view, products, choice),
        _sizes(view, products, choice),
        _most(view, products, choice),
        _ticks(view, choice),
        el("button", view.say("shelf.show"), class_="button small plain"),
        el("a", view.say("shelf.clear"), href=action, class_="quiet", data_clear=True, hidden=not choice.is_narrow),
        action=action,
        data_filter=True,
    )
    return el("details", el("summary", view.say("shelf.narrow")), body, class_="filters", data_filters=True)


def _above(view: View, top: Shelf, under: Shelf | None) -> Html:
    up = el("a", top.name(view.lang), href=f"/c/{top.slug}") if under else el("a", view.name, href="/")
    return el("p", up, class_="crumb")


def _below(view: View, top: Shelf, under: Shelf | None) -> Html | None:
    if len(top.subcategories) < 2:
        return None
    every = el("a", view.say("shelf.all"), href=f"/c/{top.slug}", aria_current=None if under else "page")
    links = [
        el("a", one.name(view.lang), href=f"/c/{top.slug}/{one.slug}", aria_current="page" if one is under else None)
        for one in top.subcategories
    ]
    return el("nav", every, links, class_="below", aria_label=view.say("shelf.parts"))


def _nothing(view: View) -> Html:
    return el("div", el("p", view.say("shelf.nothing")), class_="empty")


def _sort(view: View, choice: Choice, usual: str) -> Html:
    """The orders to choose from; `usual` names the one that things come in by themselves."""
    names = {one: view.say(f"sort.{usual if one == SORTS[0] else one}") for one in SORTS}
    options = [el("option", name, value=one, selected=one == choice.sort) for one, name in names.items()]
    return el("label", el("span", view.say("sort.label")), el("select", options, name="sort"), class_="field")


def _colours(view: View, products: Sequence[Product], choice: Choice) -> Html | None:
    colours = values_of(products, COLOUR)
    if len(colours) < 2:
        return None
    ticks = [_tick(COLOUR, one, one in choice.colours, [swatch(one), _word(view, products, one)]) for one in colours]
    return _group(view.say("shelf.colours"), ticks, "colours")


def _sizes(view: View, products: Sequence[Product], choice: Choice) -> Html | None:
    sizes = values_of(products, SIZE)
    if not LEAST_SIZES <= len(sizes) <= MOST_SIZES:
        return None
    ticks = [_tick(SIZE, one, one in choice.sizes, [el("span", _word(view, products, one))]) for one in sizes]
    return _group(view.say("shelf.sizes"), ticks, "sizes")


def _most(view: View, products: Sequence[Product], choice: Choice) -> Html | None:
    prices = [one.lowest_price.amount for one in products]
    if not prices or max(prices) < 2 * min(prices):
        return None
    shown = "" if choice.most is None else f"{choice.most:f}"
    field = el("input", name="most", inputmode="decimal", value=shown, size=6, maxlength=8, autocomplete="off")
    return el("label", el("span", view.say("shelf.most", currency=view.currency)), field, class_="field")


def _ticks(view: View, choice: Choice) -> Html:
    have = _tick("available", "1", choice.available, [el("span", view.say("shelf.available"))])
    less = _tick("sale", "1", choice.sale, [el("span", view.say("shelf.sale"))])
    return el("div", have, less, class_="ticks")


def _tick(name: str, value: str, is_chosen: bool, label: Child) -> Html:
    return el("label", el("input", type="checkbox", name=name, value=value, checked=is_chosen), label)


def _group(legend: str, ticks: Child, kind: str) -> Html:
    return el("fieldset", el("legend", legend), el("div", ticks, class_=kind))


def _word(view: View, products: Sequence[Product], value: str) -> str:
    """The value in the page's language, by whichever product has a word for it."""
    for product in products:
        said = product.translations.get(view.lang)
        if said and value in said.options:
            return said.options[value]
    return value
