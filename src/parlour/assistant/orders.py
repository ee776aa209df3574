"""Orders as the assistant needs them, and the lookups it asks of whoever holds them."""

from typing import Protocol

import msgspec

from parlour.foundation.money import Money
from parlour.shop.goods import Product


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What was ordered of one variant."""

    product: str
    sku: str
    title: str
    options: dict[str, str] = {}
    quantity: int = 1
    price: Money


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order; `recorded` are the changes already done or asked for here, by their names, oldest first."""

    id: str
    status: str
    customer: str | None = None
    email: str | None = None
    lines: tuple[Line, ...] = ()
    tracking: tuple[str, ...] = ()
    carrier: str | None = None
    refunded: Money | None = None
    recorded: tuple[str, ...] = ()


class PayingWith(msgspec.Struct, frozen=True):
    """A means of payment that stands in the account."""

    id: str
    kind: str
    brand: str | None = None
    last_four: str | None = None


class Customer(msgspec.Struct, frozen=True, kw_only=True):
    """Whose orders they are; a guest has no id but an e-mail."""

    id: str | None = None
    email: str | None = None
    first_name: str | None = None
    payment: tuple[PayingWith, ...] = ()


class OrderBook(Protocol):
    """The lookups that proofs and orders need; order numbers are found with or without their sign and case."""

    def by_email(self, email: str) -> Customer | None:
        """The customer whose account has this e-mail."""
        ...

    def by_name_and_code(self, first: str, last: str, code: str) -> Customer | None:
        """The customer of this name, in either order, whose account address has this postal code."""
        ...

    def order(self, number: str) -> Order | None:
        """An order by its number, with what was recorded for it."""
        ...

    def orders_of(self, customer: Customer) -> tuple[Order, ...]:
        """The orders of a customer (for a guest: of that e-mail), newest first."""
        ...

    def product(self, product: str) -> Product | None:
        """A product of an order's line, to exchange within its kind."""
        ...
