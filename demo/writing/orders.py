"""The records of orders.jsonl: two hundred orders, the same every time, seen from one fixed morning."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from writing.basket import Line, choose_lines
from writing.catalogue import CURRENCY, Record, money
from writing.parcels import Delivery, delivery_of, shipments

NOW = datetime(2026, 11, 15, 20, 0, tzinfo=UTC)
COUNT = 200
FIRST_NUMBER = 10301
FIRST_PROCESSED, FIRST_PENDING = 152, 182
ADAS_PLACES = (41, 96, 141, 171, 197)  # the first customer has an order in every state
CANCELLED_TOO = (141, 168, 185)
GUESTS = (
    "w.harker",
    "pia.lang",
    "sor.blanca",
    "n.pirogov",
    "old.sailor",
    "m.bianchi",
    "teresa.g",
    "kolya.t",
    "bruno.p",
)


@dataclass(frozen=True)
class Buyer:
    """Who ordered: a customer by id, or a guest by mail."""

    who: Mapping[str, str]
    address: Mapping[str, Any]  # as in customers.jsonl
    means: str


def order_records(products: Sequence[Record], customers: Sequence[Mapping[str, Any]]) -> Iterator[Record]:
    """`customers` are records of customers.jsonl; the oldest order comes first."""
    for place in range(COUNT):
        number = f"LL-{FIRST_NUMBER + place}"
        # Random seeded with a text gives the same numbers on every machine and version from 3.2 on.
        luck = Random(f"linden {number}")
        yield _order(number, place, _buyer(place, customers, luck), products, luck)


def _order(number: str, place: int, buyer: Buyer, products: Sequence[Record], luck: Random) -> Record:
    status = _status(place)
    created = _created(place, luck)
    country = str(buyer.address["country"])
    lines = choose_lines(products, country, luck, only_available=status == "pending")
    delivery = delivery_of(country, str(buyer.address["city"]), lines, luck)
    total = sum((line.sum for line in lines), Decimal(0)) + delivery.cost
    is_shipped = place in ADAS_PLACES or luck.random() > 0.3
    payments, returned = _payments(status, buyer.means, total, lines, luck)
    return {
        "id": number,
        **buyer.who,
        "status": status,
        "created_at": _written(created),
        "address": dict(buyer.address),
        "lines": [line.record() for line in lines],
        "delivery": {"name": delivery.name, "cost": money(f"{delivery.cost:.2f}")},
        "total": money(f"{total:.2f}"),
        "shipments": _shipments(status, created, lines, delivery, luck, is_shipped=is_shipped),
        "payments": payments,
        **({"returned": returned} if returned else {}),
    }


def _status(place: int) -> str:
    if place in CANCELLED_TOO or (place < FIRST_PROCESSED and place % 13 == 5 and place not in ADAS_PLACES):
        return "cancelled"
    if place < FIRST_PROCESSED:
        return "delivered"
    return "processed" if place < FIRST_PENDING else "pending"


def _created(place: int, luck: Random) -> datetime:
    """The delivered lie within nine months, those under way within a week, the new ones within two days."""
    if place < FIRST_PROCESSED:
        days = 16 + 250 * ((FIRST_PROCESSED - 1 - place) / FIRST_PROCESSED) ** 1.3
    elif place < FIRST_PENDING:
        days = 2.2 + 3.4 * (FIRST_PENDING - 1 - place) / (FIRST_PENDING - FIRST_PROCESSED)
    else:
        days = 0.05 + 1.9 * (COUNT - 1 - place) / (COUNT - FIRST_PENDING)
    moment = NOW - timedelta(days=days)
    return _by_day(moment).replace(second=int(60 * luck.random()), microsecond=0)


def _by_day(moment: datetime) -> datetime:
    """The day's 24 hours pressed into 5 to 19 o'clock, so that the order of moments stays and nobody buys at night."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(hours=5) + (moment - midnight) * 14 / 24


def _buyer(place: int, customers: Sequence[Mapping[str, Any]], luck: Random) -> Buyer:
    at = 0 if place in ADAS_PLACES else 1 + (place * 37 + 11) % (len(customers) - 1)
    customer = customers[at]
    means = customer["payment_methods"][0]
    if place % 12 == 7 and place not in ADAS_PLACES:
        return Buyer({"email": f"{GUESTS[place % len(GUESTS)]}@example.com"}, customer["address"], "PayPal")
    return Buyer({"customer": customer["id"]}, customer["address"], _named(means, luck))


def _named(means: Mapping[str, str], luck: Random) -> str:
    if means["kind"] == "card":
        return f"{means['brand']} ending {means['last_four']}"
    names = {"paypal": "PayPal", "bank_transfer": "bank transfer"}
    return names.get(means["kind"], "Apple Pay" if luck.random() < 0.5 else "Google Pay")


def _payments(
    status: str, means: str, total: Decimal, lines: Sequence[Line], luck: Random
) -> tuple[list[Record], list[str]]:
    """What was paid and given back, and the stock numbers that came back; a new order by bank transfer is unpaid."""
    if status == "pending" and means == "bank transfer":
        return [], []
    paid = [_payment("payment", total, means)]
    if status == "cancelled":
        return [*paid, _payment("refund", total, means)], []
    if status == "delivered" and luck.random() < 0.11:
        back = lines[-1]
        to = "gift card" if luck.random() < 0.3 else means
        return [*paid, _payment("refund", back.sum, to)], [back.sku]
    return paid, []


def _payment(kind: str, amount: Decimal, means: str) -> Record:
    return {"kind": kind, "amount": f"{amount:.2f}", "currency": CURRENCY, "method": means}


def _shipments(
    status: str, created: datetime, lines: Sequence[Line], delivery: Delivery, luck: Random, *, is_shipped: bool
) -> list[Record]:
    is_packing = status == "processed" and not is_shipped
    if status in {"pending", "cancelled"} or is_packing:
        return []
    return shipments(created, lines, delivery, luck, now=NOW, is_delivered=status == "delivered")


def _written(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
