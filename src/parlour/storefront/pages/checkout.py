"""The checkout: who, where to, how; no payment, and it says so first."""

from collections.abc import Mapping, Sequence

from parlour.storefront.delivery import Row, Way, countries, goods_total
from parlour.storefront.html import Html, el
from parlour.storefront.ordering import Form, chosen_way
from parlour.storefront.pages.layout import layout
from parlour.storefront.view import View

FILLED_BY = {
    "name": "name",
    "email": "email",
    "line": "street-address",
    "postal_code": "postal-code",
    "city": "address-level2",
}


def checkout_page(view: View, form: Form, rows: Sequence[Row], ways: Sequence[Way], wrong: Mapping[str, str]) -> Html:
    """The whole page; `wrong` names fields and what to say of them."""
    title = view.say("checkout.title")
    trouble = el("p", view.say("checkout.wrong", n=len(wrong)), class_="trouble", role="alert") if wrong else None
    gone = [el("p", view.say("checkout.gone", title=row.title(view.lang)), class_="trouble") for row in _gone(rows)]
    act, can_go = view.say("checkout.act"), bool(ways and not gone)
    go = el("button", act, form="checkout", class_="button", disabled=not can_go, data_place=True)
    return layout(
        view,
        title,
        el("h1", title),
        el("p", view.say("checkout.demo"), class_="note"),
        trouble,
        gone,
        el("div", _form(view, form, ways, wrong), _aside(view, form, rows, ways), go, class_="two"),
        kind="checkout",
    )


def _gone(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not row.variant.available]


def _form(view: View, form: Form, ways: Sequence[Way], wrong: Mapping[str, str]) -> Html:
    """What is filled in; its button stands after the sum, so that nobody orders before they have seen it."""
    fields = {name: _field(view, name, getattr(form, name), wrong) for name in FILLED_BY}
    who = el("fieldset", _legend(view, "who"), fields["name"], fields["email"])
    town = el("div", fields["postal_code"], fields["city"], class_="pair")
    where = el("fieldset", _legend(view, "where"), fields["line"], town, _country(view, form))
    how = el("fieldset", _legend(view, "how"), _ways(view, form, ways, wrong), data_ways=True)
    to = {"action": "/checkout", "method": "post", "id": "checkout"}
    return el("form", who, where, how, **to, novalidate=True, data_checkout=True)


def _legend(view: View, part: str) -> Html:
    return el("legend", view.say(f"checkout.{part}"))


def _field(view: View, name: str, value: str, wrong: Mapping[str, str]) -> Html:
    said = el("span", view.say(wrong[name]), class_="wrong", id=f"{name}-wrong") if name in wrong else None
    field = el(
        "input",
        name=name,
        value=value,
        type="email" if name == "email" else "text",
        autocomplete=FILLED_BY[name],
        required=True,
        maxlength=120,
        aria_invalid="true" if said else None,
        aria_describedby=f"{name}-wrong" if said else None,
    )
    return el("label", el("span", view.say(f"checkout.{name}")), field, said, class_="field")


def _country(view: View, form: Form) -> Html:
    """Another country has other ways: the page is made anew with all that was typed."""
    codes = countries(view)
    options = [el("option", view.country(code), value=code, selected=code == form.country) for code in codes]
    choice = el("select", options, name="country", autocomplete="country", data_again=True)
    again = el("button", view.say("cart.change"), name="do", value="again", class_="quiet plain", formnovalidate=True)
    return el("div", el("label", el("span", view.say("checkout.country")), choice, class_="field"), again)


def _ways(view: View, form: Form, ways: Sequence[Way], wrong: Mapping[str, str]) -> list[Html]:
    if not ways:
        return [el("p", view.say("checkout.no_way", country=view.country(form.country)), class_="trouble")]
    chosen = chosen_way(form, ways) or (None if "way" in wrong else ways[0])
    return [_way(view, way, is_chosen=way is chosen) for way in ways]


def _way(view: View, way: Way, *, is_chosen: bool) -> Html:
    pick = el("input", type="radio", name="way", value=way.number, checked=is_chosen)
    cost = view.money(way.cost) if way.cost.amount else view.say("delivery.nothing")
    when = el("small", _days(view, way))
    return el("label", pick, el("span", way.name, when), el("b", cost), class_="way")


def _days(view: View, way: Way) -> str:
    if way.is_collection:
        return view.say("checkout.collect")
    return view.say("checkout.in_days", least=way.days[0], most=way.days[1]) if way.days else ""


def _aside(view: View, form: Form, rows: Sequence[Row], ways: Sequence[Way]) -> Html:
    way = chosen_way(form, ways) or next(iter(ways), None)
    goods = goods_total(view, rows)
    cost = way.cost if way else type(goods).of(0, goods.currency)
    lines = [
        el("li", el("span", f"{row.quantity} × {row.title(view.lang)}"), el("span", view.money(row.sum)))
        for row in rows
    ]
    carried = view.money(cost) if cost.amount else view.say("delivery.nothing")
    lines.append(el("li", el("span", view.say("order.delivery")), el("span", carried)))
    total = el("p", el("span", view.say("order.total")), el("b", view.money(goods + cost)), class_="sum")
    back = el("a", view.say("cart.look"), href="/cart", class_="quiet")
    return el("aside", el("ul", lines, class_="slip"), total, back, data_slip=True)
