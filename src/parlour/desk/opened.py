"""One conversation with all that is known of its shopper: who it is, what they bought, what is owed to them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from parlour.conversation.live.lookers import Looker
from parlour.conversation.promises import promises_of
from parlour.conversation.reading import AnyRow, find
from parlour.conversation.tables import conversation
from parlour.conversation.tasks import tasks_of
from parlour.desk.owed import promise_out, tasks_out
from parlour.desk.rows import rows_of
from parlour.desk.values import Promise, Row, Task
from parlour.foundation.clock import from_ms
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ConversationId, ShopId
from parlour.people.consents import consents_of
from parlour.people.shoppers import Shopper, find_shopper
from parlour.people.tables import identity, shopper
from parlour.shop.cards import money_text
from parlour.shop.orders import Proven, find_customer, orders_of
from parlour.shop.proofs import proven_in
from parlour.shop.records import Order
from parlour.shop.sums import total_of

EARLIER = 20
MOST_ORDERS = 30


class Identity(msgspec.Struct, frozen=True):
    """One way by which the shopper is known."""

    kind: str
    id: str
    is_verified: bool


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """The shopper; `customer` and `email` only as the shop's server signed them."""

    id: UUID
    name: str | None
    lang: str | None
    is_blocked: bool
    customer: str | None
    email: str | None
    consents: dict[str, bool]
    identities: list[Identity]
    since: datetime


class CustomerOut(msgspec.Struct, frozen=True, kw_only=True):
    """The customer behind the shopper, as far as a talk needs it."""

    id: str
    name: str
    email: str | None
    phone: str | None
    language: str | None
    city: str | None
    country: str | None
    tags: tuple[str, ...]


class LineOut(msgspec.Struct, frozen=True):
    """One line of an order."""

    sku: str
    title: str
    options: dict[str, str]
    quantity: int
    price_text: str


class OrderOut(msgspec.Struct, frozen=True, kw_only=True):
    """An order; amounts in the words of the page's language."""

    id: str
    status: str
    created_at: datetime | None
    total_text: str | None
    lines: list[LineOut]
    tracking: tuple[str, ...]
    carrier: str | None
    refunded_text: str | None


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """`Opened` of docs/desk-protocol.md."""

    row: Row
    shopper: Person
    page: dict[str, Any] | None
    known_by: str | None
    customer: CustomerOut | None
    orders: list[OrderOut]
    earlier: list[Row]
    promises: list[Promise]
    tasks: list[Task]
    looking: list[Looker] = []


def open_one(connection: Connection, shop: ShopId, of: UUID, *, lang: str, now: int) -> Opened:
    """Everything about one conversation but its entries; raises `NotThere`."""
    row = find(connection, of)
    if row is None or row.shop != shop:
        raise NotThere("There is no such conversation.")
    person = find_shopper(connection, shop, row.shopper)
    proven, known_by = _proven(connection, person, of, now)
    return Opened(
        row=rows_of(connection, [row], now)[0],
        shopper=_person(connection, person, row),
        page=None,
        known_by=known_by,
        customer=_customer(connection, shop, proven),
        orders=[_order(one, lang) for one in _orders(connection, shop, proven)],
        earlier=rows_of(connection, _earlier(connection, person, of), now),
        promises=[promise_out(one, now) for one in promises_of(connection, of)],
        tasks=tasks_out(connection, tasks_of(connection, of), now),
    )


def _proven(connection: Connection, person: Shopper, of: UUID, now: int) -> tuple[Sequence[Proven], str | None]:
    """Whose orders may be shown beside this talk, and how we know."""
    if person.customer:
        return [Proven(customer=person.customer)], "signed_in"
    proofs = proven_in(connection, ConversationId(of), from_ms(now))
    return proofs, "proof" if proofs else None


def _person(connection: Connection, person: Shopper, row: AnyRow) -> Person:
    about = identity.c
    ways = connection.execute(
        select(about.kind, about.external_id, about.is_verified).where(about.shopper.in_(person.ids))
    )
    since = connection.execute(select(shopper.c.created_at).where(shopper.c.id == person.id)).scalar_one()
    return Person(
        id=person.id,
        name=person.name,
        lang=row.lang or person.language,
        is_blocked=person.is_blocked,
        customer=person.customer,
        email=person.email,
        consents=consents_of(connection, person.shop, person.id),
        identities=[Identity(*way) for way in ways],
        since=since,
    )


def _customer(connection: Connection, shop: ShopId, proven: Sequence[Proven]) -> CustomerOut | None:
    customer = next((proof.customer for proof in proven if proof.customer), None)
    found = find_customer(connection, shop, customer) if customer else None
    if found is None:
        return None
    return CustomerOut(
        id=found.id,
        name=f"{found.first_name} {found.last_name}".strip(),
        email=found.email,
        phone=found.phone,
        language=found.language,
        city=found.address.city if found.address else None,
        country=found.address.country if found.address else None,
        tags=found.tags,
    )


def _orders(connection: Connection, shop: ShopId, proven: Sequence[Proven]) -> list[Order]:
    found = {one.id: one for proof in proven for one in orders_of(connection, shop, proof, limit=MOST_ORDERS)}
    return list(found.values())[:MOST_ORDERS]


def _order(one: Order, lang: str) -> OrderOut:
    total = total_of(one)
    return OrderOut(
        id=one.id,
        status=one.status.value,
        created_at=one.created_at,
        total_text=money_text(total, lang) if total else None,
        lines=[
            LineOut(line.sku, line.title, line.options, line.quantity, money_text(line.price, lang))
            for line in one.lines
        ],
        tracking=one.tracking,
        carrier=one.carrier,
        refunded_text=money_text(one.refunded, lang) if one.refunded else None,
    )


def _earlier(connection: Connection, person: Shopper, of: UUID) -> list[AnyRow]:
    which = (conversation.c.shopper.in_(person.ids), conversation.c.id != of)
    newest = (conversation.c.last_at.desc(), conversation.c.id.desc())
    return list(connection.execute(select(conversation).where(*which).order_by(*newest).limit(EARLIER)))
