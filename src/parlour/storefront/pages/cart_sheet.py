"""The cart: in a sheet that slides in when something was put into it, and as a page of its own."""

from collections.abc import Sequence

from parlour.storefront.cart import MOST_OF_ONE
from parlour.storefront.delivery import Row, goods_total, rows_of, ways_to
from parlour.storefront.html import Html, el
from parlour.storefront.icons import icon
from parlour.storefront.view import View


def sheet(view: View) -> Html:
    """The sheet; the page's script opens it and puts in what the server sends anew."""
    close = el("button", icon("close"), el("span", view.say("close"), class_="unseen"), class_="tool", data_close=True)
    head = el("header", el("h2", view.say("cart.title"), id="cart-title"), close)
    return el("dialog", head, el("div", within(view), data_sheet=True), id="cart", aria_labelledby="cart-title")


def within(view: View) -> Html:
    """What is in the cart, for the sheet."""
    rows = rows_of(view)
    if not rows:
        return empty(view)
    go = el("a", view.say("cart.checkout"), href="/checkout", class_="button")
    look = el("a", view.say("cart.look"), href="/cart", class_="quiet")
    return el("div", lines(view, rows), _sum(view, rows), el("p", go, look, class_="acts"), class_="carted")


def empty(view: View) -> Html:
    """Nothing in it: one sentence and one thing to do."""
    go = el("a", view.say("cart.empty.act"), href="/", class_="quiet")
    return el("div", icon("cart"), el("p", view.say("cart.empty")), el("p", go), class_="empty")


def lines(view: View, rows: Sequence[Row]) -> Html:
    """Each line with picture, name, options, how many, and what it comes to."""
    return el("ul", [_line(view, row) for row in rows], class_="lines")


def delivery_hint(view: View, rows: Sequence[Row]) -> Html | None:
    """What delivery will cost, or how little is missing until it is free."""
    ways = [way for way in ways_to(view, view.guest.country, rows) if not way.is_collection]
    if not ways:
        return None
    way, goods = ways[0], goods_total(view, rows)
    free_from = view.facts.delivery[way.number].free_from
    country = view.country(view.guest.country)
    if not way.cost.amount:
        return el("p", icon("van"), view.say("delivery.free.now", country=country), class_="hint good")
    said = view.say("delivery.costs", price=view.money(way.cost), country=country)
    if free_from:
        missing = view.money(type(goods)(free_from.amount - goods.amount, goods.currency))
        said = f"{said} {view.say('delivery.missing', price=missing)}"
    return el("p", icon("van"), said, class_="hint")


def _sum(view: View, rows: Sequence[Row]) -> list[Html | None]:
    total = el("p", el("span", view.say("cart.goods")), el("b", view.money(goods_total(view, rows))), class_="sum")
    return [total, delivery_hint(view, rows)]


def _line(view: View, row: Row) -> Html:
    href = f"/p/{row.product.id}?sku={row.variant.sku}"
    title = row.title(view.lang)
    image = el("img", src=f"/{row.picture}", alt="", width=96, height=96, loading="lazy")
    return el(
        "li",
        el("a", image, href=href, class_="picture", tabindex=-1, aria_hidden="true"),
        el(
            "div",
            el("p", el("a", title, href=href), class_="name"),
            el("p", row.options(view.lang), class_="soft"),
            _amount(view, row, title),
            class_="what",
        ),
        el("p", view.money(row.sum), class_="price"),
    )


def _amount(view: View, row: Row, title: str) -> Html:
    sku = el("input", type="hidden", name="sku", value=row.variant.sku)
    most = max(row.quantity, min(MOST_OF_ONE, row.variant.stock if row.variant.stock is not None else MOST_OF_ONE))
    numbers = [el("option", n, value=n, selected=n == row.quantity) for n in range(1, most + 1)]
    label = view.say("cart.quantity", title=title)
    how_many = el("select", numbers, name="quantity", aria_label=label)
    change = el("button", view.say("cart.change"), name="do", value="set", class_="quiet plain")
    away = view.say("cart.remove")
    remove = el("button", away, name="do", value="remove", class_="quiet", aria_label=f"{away}: {title}")
    return el("form", sku, how_many, change, remove, action="/cart", method="post", class_="amount", data_cart=True)
