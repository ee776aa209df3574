"""Placing an order: what somebody has typed, what is wrong with it, and the order that comes of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import func, select

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.money import Money
from parlour.people.text import email_or_none, without_controls
from parlour.shop.records import Address, Customer, Order, OrderLine, OrderStatus
from parlour.shop.shelves import ORDERS
from parlour.shop.tables import order, shop
from parlour.storefront.delivery import Row, Way
from parlour.storefront.goods import title_of, total
from parlour.storefront.identity import full_name

PLACED_HERE = "placed_in_demo"
LONGEST = 120
PREFIX, FIRST_NUMBER = "LL-", 10501
NEEDED = ("name", "email", "line", "postal_code", "city")


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed at the checkout."""

    name: str = ""
    email: str = ""
    line: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    way: str = ""


class Wanted(msgspec.Struct, frozen=True):
    """What shall be ordered, by whom, and how it shall come."""

    form: Form
    rows: Sequence[Row]
    way: Way
    customer: Customer | None = None


def read_form(typed: Mapping[str, str]) -> Form:
    """The form as it was sent, cut to what fits."""
    names = Form.__struct_fields__
    return Form(**{name: without_controls(typed.get(name, "")).strip()[:LONGEST] for name in names})


def form_of(customer: Customer | None, country: str) -> Form:
    """What is known beforehand."""
    if customer is None or customer.address is None:
        return Form(country=country)
    home = customer.address
    return Form(
        name=full_name(customer),
        email=customer.email or "",
        line=", ".join(home.lines),
        postal_code=home.postal_code or "",
        city=home.city or "",
        country=home.country or country,
    )


def problems(form: Form, ways: Sequence[Way]) -> dict[str, str]:
    """What is wrong, by field: keys of texts."""
    wrong = {name: "checkout.missing" for name in NEEDED if not getattr(form, name)}
    if form.email and email_or_none(form.email) is None:
        wrong["email"] = "checkout.email.wrong"
    if chosen_way(form, ways) is None:
        wrong["way"] = "checkout.missing"
    return wrong


def chosen_way(form: Form, ways: Sequence[Way]) -> Way | None:
    """The way of delivery that was chosen, if it is one of these; the only one counts as chosen."""
    if len(ways) == 1:
        return ways[0]
    return next((way for way in ways if str(way.number) == form.way), None)


def place_order(tx: Tx, shop_id: ShopId, wanted: Wanted, now: datetime) -> Order:
    """Write the order with the next number; one at a time, so that no number is given twice."""
    tx.connection.execute(select(shop.c.id).where(shop.c.id == shop_id).with_for_update())
    placed = _order(_next_number(tx, shop_id), wanted, now)
    tx.connection.execute(order.insert(), ORDERS.rows(shop_id, [placed]))
    return placed


def _next_number(tx: Tx, shop_id: ShopId) -> str:
    ours = (order.c.shop == shop_id, order.c.id.startswith(PREFIX, autoescape=True), func.length(order.c.id) == 8)
    last = tx.connection.scalar(select(func.max(order.c.id)).where(*ours))
    digits = last.removeprefix(PREFIX) if last else ""
    return f"{PREFIX}{max(FIRST_NUMBER, int(digits) + 1 if digits.isdecimal() else 0):05d}"


def _order(number: str, wanted: Wanted, now: datetime) -> Order:
    """`delivery` and `total` stand in the attributes, as they do in orders that were imported."""
    form, way, customer = wanted.form, wanted.way, wanted.customer
    goods = total([row.sum for row in wanted.rows], way.cost.currency)
    return Order(
        id=number,
        customer=customer.id if customer else None,
        email=None if customer else form.email.lower(),
        status=OrderStatus.PENDING,
        created_at=now,
        address=Address(lines=(form.line,), city=form.city, postal_code=form.postal_code, country=form.country),
        lines=tuple(_line(row) for row in wanted.rows),
        attributes={
            "name": form.name,
            "delivery": {"name": way.english, "cost": _plain(way.cost)},
            "total": _plain(goods + way.cost),
            PLACED_HERE: True,
        },
    )


def _line(row: Row) -> OrderLine:
    return OrderLine(
        product=row.product.id,
        sku=row.variant.sku,
        title=title_of(row.product, "en"),
        options=row.variant.options,
        quantity=row.quantity,
        price=row.variant.price,
    )


def _plain(money: Money) -> dict[str, str]:
    return {"amount": f"{money.amount:.2f}", "currency": money.currency}
