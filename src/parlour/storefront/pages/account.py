"""The account: one of three demo customers to be, and what is theirs."""

from collections.abc import Sequence

from parlour.shop.records import Customer, Order
from parlour.storefront.guest import LANGUAGES
from parlour.storefront.html import Html, el
from parlour.storefront.icons import icon
from parlour.storefront.identity import full_name
from parlour.storefront.pages.footer import NAMES
from parlour.storefront.pages.layout import layout
from parlour.storefront.pages.order import address, order_total, step_of
from parlour.storefront.view import View


def choose_page(view: View, people: Sequence[tuple[Customer, int]]) -> Html:
    """Who to be; `people` with how many orders each has."""
    title = view.say("account.who")
    guest = el("p", view.say("account.guest"), " ", el("a", view.say("find.title"), href="/order"), class_="soft")
    return layout(
        view,
        view.say("account.title"),
        el("h1", title),
        el("p", view.say("account.demo"), class_="lead"),
        el("ul", [el("li", _person(view, *one)) for one in people], class_="people"),
        guest,
        kind="account",
    )


def account_page(view: View, customer: Customer, orders: Sequence[Order]) -> Html:
    """What is theirs: orders and address, and the way out."""
    out = el("form", el("button", view.say("account.leave"), class_="quiet"), action="/account/leave", method="post")
    title = view.say("account.hello", name=customer.first_name)
    rows = [el("li", _order(view, one)) for one in orders]
    listed = el("ul", rows, class_="orders") if rows else el("p", view.say("account.none"), class_="soft")
    home = None
    if customer.address:
        home = [el("h2", view.say("account.address")), address(view, customer.address, [full_name(customer)])]
    aside = el("aside", home, el("p", customer.email, class_="soft"), out)
    return layout(
        view,
        view.say("account.title"),
        el("h1", title),
        el("div", el("section", el("h2", view.say("account.orders")), listed), aside, class_="two"),
        kind="account",
    )


def _person(view: View, customer: Customer, orders: int) -> Html:
    name = full_name(customer)
    speaks = NAMES.get(customer.language or LANGUAGES[0], "")
    town = f"{customer.address.city}, {view.country(customer.address.country or '')}" if customer.address else ""
    said = [el("span", part) for part in (speaks, town, view.say("account.orders.n", n=orders)) if part]
    return el(
        "form",
        el("p", name, class_="name"),
        el("p", customer.email, class_="soft"),
        el("p", said, class_="signed"),
        el(
            "button",
            view.say("account.be", name=customer.first_name),
            name="customer",
            value=customer.id,
            class_="button",
        ),
        action="/account",
        method="post",
    )


def _order(view: View, one: Order) -> Html:
    when = view.day(one.created_at) if one.created_at else ""
    titles = ", ".join(_title(view, line.sku, line.title) for line in one.lines)
    return el(
        "a",
        el("span", el("b", one.id), el("span", when, class_="soft")),
        el("span", titles, class_="titles"),
        el("span", view.say(f"order.step.{step_of(one)}"), class_="state"),
        el("span", view.money(order_total(one, view.currency)), class_="price"),
        icon("next"),
        href=f"/order/{one.id}",
    )


def _title(view: View, sku: str, title: str) -> str:
    found = view.goods.variants.get(sku)
    said = found[0].translations.get(view.lang) if found else None
    return (said and said.title) or title
