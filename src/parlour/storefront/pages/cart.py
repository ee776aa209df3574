"""The cart as a page."""

from parlour.storefront.delivery import countries, goods_total, rows_of
from parlour.storefront.html import Html, el
from parlour.storefront.pages.cart_sheet import delivery_hint, empty, lines
from parlour.storefront.pages.layout import layout
from parlour.storefront.view import View


def cart_page(view: View) -> Html:
    """What is in the cart, what it comes to, and the way on."""
    title = view.say("cart.title")
    return layout(view, title, el("h1", title), el("div", cart_body(view), data_cart_page=True), kind="cart")


def cart_body(view: View) -> Html:
    """The part of the page that changes with the cart."""
    rows = rows_of(view)
    if not rows:
        return empty(view)
    total = el("p", el("span", view.say("cart.goods")), el("b", view.money(goods_total(view, rows))), class_="sum")
    go = el("a", view.say("cart.checkout"), href="/checkout", class_="button wide")
    note = el("p", view.say("cart.note"), class_="soft")
    aside = el("aside", total, country_choice(view), delivery_hint(view, rows), go, note)
    return el("div", lines(view, rows), aside, class_="two")


def country_choice(view: View) -> Html:
    """Where it shall go: chosen here, so that delivery is told before the checkout."""
    here = view.guest.country
    options = [el("option", view.country(code), value=code, selected=code == here) for code in countries(view)]
    label = el("label", el("span", view.say("delivery.to")), el("select", options, name="country", data_submit=True))
    change = el("button", view.say("cart.change"), class_="quiet plain")
    back = el("input", type="hidden", name="to", value=view.path)
    return el("form", label, back, change, action="/look", method="post", class_="country")
