"""What a shop tells us besides its goods: customers, orders, reviews, facts and answers."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

import msgspec

from parlour.foundation.money import Money
from parlour.shop.goods import Product

Zoned = Annotated[datetime, msgspec.Meta(tz=True)]


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody lives or a parcel goes; `country` by ISO 3166."""

    lines: tuple[str, ...] = ()
    city: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    attributes: dict[str, object] = {}


class PaymentMethod(msgspec.Struct, frozen=True, kw_only=True):
    """A means of payment that the customer has with the shop; `balance` is what is left on a gift card."""

    id: str
    kind: str | None = None
    brand: str | None = None
    last_four: str | None = None
    balance: str | None = None
    attributes: dict[str, object] = {}


class Customer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with an account at the shop."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    address: Address | None = None
    payment_methods: tuple[PaymentMethod, ...] = ()
    tags: tuple[str, ...] = ()
    consents: object = None
    attributes: dict[str, object] = {}


class OrderStatus(StrEnum):
    """How far an order is; `processed` is handled or under way."""

    PENDING = "pending"
    PROCESSED = "processed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class OrderLine(msgspec.Struct, frozen=True, kw_only=True):
    """So many pieces of one variant, at the price of one piece when it was ordered."""

    product: str | None = None
    sku: str
    title: str = ""
    options: dict[str, str] = {}
    quantity: Annotated[int, msgspec.Meta(ge=1)]
    price: Money
    attributes: dict[str, object] = {}


class Shipment(msgspec.Struct, frozen=True, kw_only=True):
    """One parcel or delivery."""

    tracking_numbers: tuple[str, ...] = ()
    carrier: str | None = None
    skus: tuple[str, ...] = ()
    shipped_at: Zoned | None = None
    delivered_at: Zoned | None = None
    attributes: dict[str, object] = {}


class OrderPayment(msgspec.Struct, frozen=True, kw_only=True):
    """Money that was paid or given back."""

    kind: Literal["payment", "refund"]
    money: Money
    method: str | None = None
    attributes: dict[str, object] = {}


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """An order; `id` is its number as the shopper writes it; a guest's has an `email` and no `customer`."""

    id: str
    customer: str | None = None
    email: str | None = None
    status: OrderStatus
    created_at: Zoned | None = None
    address: Address | None = None
    lines: tuple[OrderLine, ...]
    shipments: tuple[Shipment, ...] = ()
    payments: tuple[OrderPayment, ...] = ()
    attributes: dict[str, object] = {}

    @property
    def tracking(self) -> tuple[str, ...]:
        """The numbers of all its parcels."""
        return tuple(number for shipment in self.shipments for number in shipment.tracking_numbers)

    @property
    def carrier(self) -> str | None:
        """Who brings it, when all parcels are with one."""
        carriers = {shipment.carrier for shipment in self.shipments if shipment.carrier}
        return carriers.pop() if len(carriers) == 1 else None

    @property
    def refunded(self) -> Money | None:
        """What was given back so far; None when nothing was, or in several currencies."""
        back = [payment.money for payment in self.payments if payment.kind == "refund"]
        if not back or len({money.currency for money in back}) > 1:
            return None
        return Money(sum((money.amount for money in back), Decimal(0)), back[0].currency)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer says of a product."""

    product: str
    rating: Annotated[int, msgspec.Meta(ge=1, le=5)]
    title: str = ""
    text: str = ""
    author: str | None = None
    language: str | None = None
    created_at: Zoned | None = None
    verified: bool = False
    attributes: dict[str, object] = {}


class FactsFile(msgspec.Struct, frozen=True):
    """The content of facts.toml as it stands; `parse_facts` leaves out what of it is bad."""

    content: Mapping[str, object]


class AnswersFile(msgspec.Struct, frozen=True):
    """Questions and answers as Markdown, in one language, or in the shop's first when `lang` is None."""

    lang: str | None
    text: str


class FlowFile(msgspec.Struct, frozen=True):
    """A flow of the shop's own, as its file tells it; `name` is that of the file without its ending."""

    name: str
    text: str


class RequestsFile(msgspec.Struct, frozen=True):
    """Requests of the shop's own as CSV: `sentence`, `label`, and where there is one the `answer` to the label."""

    text: str


Record = Product | Customer | Order | Review | FactsFile | AnswersFile | FlowFile | RequestsFile


class BadLine(msgspec.Struct, frozen=True):
    """A line that could not be taken; `reason` says what to do, `product` whose it is, where it can be made out."""

    file: str
    line: int
    reason: str
    product: str | None = None


class IgnoredFile(msgspec.Struct, frozen=True):
    """A file that the format does not know."""

    file: str


Found = Record | BadLine | IgnoredFile
