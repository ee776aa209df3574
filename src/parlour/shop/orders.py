"""The order book: finding customers and orders, and whether what somebody says proves who they are."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from parlour.foundation.ids import ShopId
from parlour.shop.facts import Accepts
from parlour.shop.keys import digits_of, email_key, name_key, order_key, postal_key
from parlour.shop.records import Customer, Order
from parlour.shop.tables import customer, order

T = TypeVar("T")
LEAST_DIGITS = 4  # fewer would fit too many orders when the letters of a number are left out
_CUSTOMER = msgspec.json.Decoder(Customer)
_ORDER = msgspec.json.Decoder(Order)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of themselves, as typed."""

    email: str | None = None
    name: str | None = None
    postal_code: str | None = None
    order: str | None = None

    def is_whole(self, accepts: Sequence[Accepts]) -> bool:
        """Whether it holds all that one accepted proof asks for, so that it is right or wrong."""
        return any(all((getattr(self, part) or "").strip() for part in _PARTS[kind]) for kind in accepts)


_PARTS = {
    Accepts.EMAIL: ("email",),
    Accepts.NAME_AND_POSTAL_CODE: ("name", "postal_code"),
    Accepts.ORDER_NUMBER_AND_EMAIL: ("order", "email"),
}


class Proven(msgspec.Struct, frozen=True, kw_only=True):
    """What a proof opens: all orders of a customer, or the one order of a guest."""

    customer: str | None = None
    order: str | None = None

    def opens(self, one: Order) -> bool:
        """Whether this order may be shown."""
        return one.customer == self.customer if self.customer else one.id == self.order


def prove(connection: Connection, shop_id: ShopId, accepts: Sequence[Accepts], claim: Claim) -> Proven | None:
    """What the claim opens by the proofs that the shop accepts; None alike when it is wrong and when it is unknown."""
    checks = {
        Accepts.EMAIL: _by_email,
        Accepts.NAME_AND_POSTAL_CODE: _by_name,
        Accepts.ORDER_NUMBER_AND_EMAIL: _by_number,
    }
    for kind in accepts:
        if claim.is_whole([kind]) and (proven := checks[kind](connection, shop_id, claim)):
            return proven
    return None


def find_customer(connection: Connection, shop_id: ShopId, customer_id: str) -> Customer | None:
    """The customer of this id, None when there is none."""
    return _only(_customers(connection, shop_id, customer.c.id == customer_id))


def customer_with_email(connection: Connection, shop_id: ShopId, email: str) -> Customer | None:
    """The one customer with this address; None when there is none, or when several share it."""
    return _only(_customers(connection, shop_id, customer.c.email == email_key(email)))


def customer_with_name(connection: Connection, shop_id: ShopId, name: str, postal_code: str) -> Customer | None:
    """The one customer of this whole name, in any order, with this postal code of the account; else None."""
    key, code = name_key(name), postal_key(postal_code)
    if not key or not code:
        return None
    return _only(_customers(connection, shop_id, customer.c.name_key == key, customer.c.postal_key == code))


def find_order(connection: Connection, shop_id: ShopId, number: str) -> Order | None:
    """The order of a number as people write it; its letters may be missing where the digits fit one order only."""
    return _only(_numbered(connection, shop_id, number))


def orders_of(connection: Connection, shop_id: ShopId, proven: Proven, limit: int = 50) -> list[Order]:
    """The orders that a proof opens, newest first; those without a date come last."""
    which = order.c.customer == proven.customer if proven.customer else order.c.id == proven.order
    return _newest(connection, shop_id, which, limit)


def guest_orders(connection: Connection, shop_id: ShopId, email: str) -> list[Order]:
    """The orders of guests with this address, newest first; a guest's proof opens only the one that was named."""
    return _newest(connection, shop_id, order.c.email == email_key(email), limit=50)


def find_opened(connection: Connection, shop_id: ShopId, proven: Sequence[Proven], number: str) -> Order | None:
    """The order of this number if a proof opens it; None alike when it is not theirs and when there is none."""
    found = [one for one in _numbered(connection, shop_id, number) if any(proof.opens(one) for proof in proven)]
    return _only(found)


def _newest(connection: Connection, shop_id: ShopId, which: ColumnElement[bool], limit: int) -> list[Order]:
    newest = (order.c.created_at.is_(None), order.c.created_at.desc(), order.c.id.desc())
    query = select(order.c.body).where(order.c.shop == shop_id, which).order_by(*newest).limit(limit)
    return [_ORDER.decode(body) for body in connection.scalars(query)]


def _by_email(connection: Connection, shop_id: ShopId, claim: Claim) -> Proven | None:
    found = customer_with_email(connection, shop_id, claim.email or "")
    return Proven(customer=found.id) if found else None


def _by_name(connection: Connection, shop_id: ShopId, claim: Claim) -> Proven | None:
    found = customer_with_name(connection, shop_id, claim.name or "", claim.postal_code or "")
    return Proven(customer=found.id) if found else None


def _by_number(connection: Connection, shop_id: ShopId, claim: Claim) -> Proven | None:
    email = email_key(claim.email)
    for one in _numbered(connection, shop_id, claim.order or "") if email else []:
        owner = find_customer(connection, shop_id, one.customer) if one.customer else None
        if owner and email_key(owner.email) == email:
            return Proven(customer=owner.id)
        if email_key(one.email) == email:
            return Proven(order=one.id)
    return None


def _numbered(connection: Connection, shop_id: ShopId, number: str) -> list[Order]:
    """Orders with this number: as the shop writes it, else however it is typed, else by its digits."""
    key, digits = order_key(number), digits_of(number)
    ways = [order.c.id == number.strip(), order.c.number_key == key]
    if digits == key and len(digits) >= LEAST_DIGITS:
        ways.append(order.c.digits == digits)
    for way in ways if key else []:
        query = select(order.c.body).where(order.c.shop == shop_id, way).limit(5)
        if bodies := connection.scalars(query).all():
            return [_ORDER.decode(body) for body in bodies]
    return []


def _customers(connection: Connection, shop_id: ShopId, *which: ColumnElement[bool]) -> list[Customer]:
    query = select(customer.c.body).where(customer.c.shop == shop_id, *which).limit(2)
    return [_CUSTOMER.decode(body) for body in connection.scalars(query)]


def _only(found: Sequence[T]) -> T | None:
    return found[0] if len(found) == 1 else None
