"""An order: how far it is, what is in it, where it goes; and the page that finds one by number and e-mail."""

from collections.abc import Mapping
from decimal import Decimal

from parlour.foundation.money import Money
from parlour.shop.records import Address, Order, OrderLine, OrderStatus, Shipment
from parlour.shop.sums import total_of, written_sum
from parlour.storefront.goods import option_line, picture_of, title_of
from parlour.storefront.html import Html, el
from parlour.storefront.pages.layout import layout
from parlour.storefront.view import View

STEPS = ("pending", "packed", "shipped", "delivered")


def step_of(order: Order) -> str:
    """How far it is: one of the steps, or cancelled."""
    if order.status is OrderStatus.CANCELLED:
        return "cancelled"
    if order.status is OrderStatus.DELIVERED:
        return "delivered"
    if order.status is OrderStatus.PENDING:
        return "pending"
    return "shipped" if order.shipments else "packed"


def order_page(view: View, order: Order, *, is_new: bool) -> Html:
    """The whole page; a new order is thanked for."""
    title = view.say("order.title", number=order.id)
    return layout(
        view,
        title,
        _thanks(view, order) if is_new else _heading(view, order, title),
        _way(view, order),
        el("div", _lines(view, order), _aside(view, order), class_="two"),
        kind="order",
        told={"order": order.id},
    )


def find_page(view: View, number: str = "", *, is_wrong: bool = False) -> Html:
    """Finding an order without an account."""
    title = view.say("find.title")
    wrong = el("p", view.say("find.wrong"), class_="trouble", role="alert") if is_wrong else None
    form = el(
        "form",
        wrong,
        _field(view.say("find.number"), name="number", value=number, autocomplete="off", placeholder="LL-10472"),
        _field(view.say("find.email"), name="email", type="email", autocomplete="email"),
        el("button", view.say("find.act"), class_="button"),
        action="/order",
        method="post",
    )
    return layout(view, title, el("h1", title), el("p", view.say("find.text"), class_="soft"), form, kind="ask-order")


def order_total(order: Order, currency: str) -> Money:
    """What it came to, as the shop wrote it; else what its lines come to."""
    return total_of(order) or Money(Decimal(0), currency)


def _field(label: str, **attributes: str) -> Html:
    return el("label", el("span", label), el("input", required=True, maxlength=120, **attributes), class_="field")


def _heading(view: View, order: Order, title: str) -> Html:
    placed = (
        el("p", view.say("order.placed", day=view.day(order.created_at)), class_="soft") if order.created_at else None
    )
    return el("div", el("h1", title), placed, class_="title")


def _thanks(view: View, order: Order) -> Html:
    said = view.say("order.thanks.text", number=order.id)
    return el("div", el("h1", view.say("order.thanks")), el("p", said, class_="lead"), class_="title thanks")


def _way(view: View, order: Order) -> Html:
    """A line of ink with a dot for each step; the words below say the same."""
    now = step_of(order)
    said = el("p", view.say(f"order.now.{now}"), class_="now")
    if now == "cancelled":
        return el("section", said, class_="steps-part")
    done = STEPS.index(now)
    steps = [
        el("li", view.say(f"order.step.{one}"), aria_current="step" if one == now else None, class_=_seen(at, done))
        for at, one in enumerate(STEPS)
    ]
    parcels = [_parcel(view, one) for one in order.shipments]
    return el("section", said, el("ol", steps, class_="steps"), parcels, class_="steps-part")


def _seen(at: int, done: int) -> str:
    return "done" if at <= done else "open"


def _parcel(view: View, one: Shipment) -> Html | None:
    parts = [view.say("order.parcel", number=number) for number in one.tracking_numbers]
    parts += [view.say("order.carrier", carrier=one.carrier)] if one.carrier else []
    parts += [view.say("order.sent", day=view.day(one.shipped_at))] if one.shipped_at else []
    parts += [view.say("order.arrived", day=view.day(one.delivered_at))] if one.delivered_at else []
    return el("p", ", ".join(parts), class_="soft parcel") if parts else None


def _lines(view: View, order: Order) -> Html:
    rows = [_line(view, line) for line in order.lines]
    return el("section", el("h2", view.say("order.what")), el("ul", rows, class_="lines"))


def _line(view: View, line: OrderLine) -> Html:
    found = view.goods.variants.get(line.sku)
    title = title_of(found[0], view.lang) if found else line.title
    options = option_line(*found, view.lang) if found else ", ".join(line.options.values())
    path = picture_of(*found) if found else ""
    image = el("img", src=f"/{path}", alt="", width=96, height=96, loading="lazy") if path else None
    name = el("a", title, href=f"/p/{found[0].id}?sku={line.sku}") if found else title
    pieces = view.say("order.quantity", n=line.quantity)
    words = [el("p", name, class_="name"), el("p", options, class_="soft"), el("p", pieces, class_="soft")]
    what = el("div", words, class_="what")
    return el(
        "li",
        el("div", image, class_="picture"),
        what,
        el("p", view.money(line.price.times(line.quantity)), class_="price"),
    )


def _aside(view: View, order: Order) -> Html:
    total = order_total(order, view.currency)
    delivery = order.attributes.get("delivery")
    cost = written_sum(delivery.get("cost")) if isinstance(delivery, Mapping) else None
    rows = []
    if cost is not None:
        said = view.money(cost) if cost.amount else view.say("delivery.nothing")
        rows.append(el("li", el("span", view.say("order.delivery")), el("span", said)))
    if order.refunded:
        rows.append(el("li", el("span", view.say("order.refunded")), el("span", view.money(order.refunded))))
    comes_to = el("p", el("span", view.say("order.total")), el("b", view.money(total)), class_="sum")
    ask = el("button", view.say("order.ask"), class_="button", data_ask=True, hidden=True)
    return el("aside", el("ul", rows, class_="slip") if rows else None, comes_to, _address(view, order), ask)


def _address(view: View, order: Order) -> Html | None:
    if order.address is None:
        return None
    name = order.attributes.get("name")
    lines = [str(name)] if isinstance(name, str) and name else []
    return el("div", el("p", view.say("order.where"), class_="soft"), address(view, order.address, lines))


def address(view: View, one: Address, first: list[str] | None = None) -> Html:
    """An address as it stands on a parcel."""
    town = " ".join(part for part in (one.postal_code, one.city) if part)
    country = view.country(one.country) if one.country else ""
    lines = [*(first or []), *one.lines, town, country]
    return el("p", [[line, el("br")] for line in lines if line], class_="address")
