"""How orders travel: what delivery costs by facts.toml, with whom, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from writing.basket import INSIDE_UNION, Line
from writing.catalogue import Record


@dataclass(frozen=True)
class Delivery:
    """`days` are working days, least and most; a thing that is collected has no carrier."""

    name: str
    cost: Decimal
    days: tuple[int, int]
    carriers: tuple[str, ...]


ITALY = Delivery("Parcel, Italy", Decimal("5.90"), (1, 3), ("BRT", "Poste Italiane"))
UNION = Delivery("Parcel, European Union", Decimal("9.90"), (3, 6), ("GLS", "DHL"))
BEYOND = Delivery("Parcel, Switzerland, United Kingdom, Norway, Serbia", Decimal("19.90"), (5, 10), ("DHL",))
LARGE = "Large goods (bicycles, large furniture)"
LARGE_ITALY = Delivery(f"{LARGE}, Italy", Decimal("39.00"), (4, 8), ("Adria Trasporti",))
LARGE_UNION = Delivery(f"{LARGE}, European Union", Decimal("79.00"), (7, 14), ("Adria Trasporti",))
COLLECTED = Delivery("Collect in Trieste", Decimal("0.00"), (0, 1), ())
FREE_FROM = {ITALY.name: Decimal(60), UNION.name: Decimal(120)}


def delivery_of(country: str, city: str, lines: Sequence[Line], luck: Random) -> Delivery:
    if city == "Trieste" and luck.random() < 0.4:
        return COLLECTED
    if any(line.is_large for line in lines):
        return LARGE_ITALY if country == "IT" else LARGE_UNION
    parcel = ITALY if country == "IT" else UNION if country in INSIDE_UNION else BEYOND
    is_free = sum(line.sum for line in lines) >= FREE_FROM.get(parcel.name, Decimal("Infinity"))
    return Delivery(parcel.name, Decimal("0.00"), parcel.days, parcel.carriers) if is_free else parcel


def shipments(
    created: datetime, lines: Sequence[Line], delivery: Delivery, luck: Random, *, now: datetime, is_delivered: bool
) -> list[Record]:
    """One parcel, or two when there are three lines or more and the rest had to wait a day."""
    if not delivery.carriers and not is_delivered:
        return []
    cut = len(lines) - 1 if len(lines) > 2 and luck.random() < 0.35 else len(lines)
    parts = [part for part in (lines[:cut], lines[cut:]) if part]
    return [
        _shipment(created, part, delivery, luck, wait=1 + later, now=now, is_delivered=is_delivered)
        for later, part in enumerate(parts)
    ]


def _shipment(
    created: datetime,
    lines: Sequence[Line],
    delivery: Delivery,
    luck: Random,
    *,
    wait: int,
    now: datetime,
    is_delivered: bool,
) -> Record:
    shipped = _not_after(_working_day(created, wait).replace(hour=14, minute=30, second=0), now)
    least, most = delivery.days
    arrived = _working_day(shipped, max(1, least + int(luck.random() * (most - least + 1))))
    carrier = delivery.carriers[int(luck.random() * len(delivery.carriers))] if delivery.carriers else None
    return {
        "tracking_numbers": [_tracking(carrier, luck)] if carrier else [],
        **({"carrier": carrier} if carrier else {}),
        "skus": [line.sku for line in lines],
        "shipped_at": _written(shipped),
        **({"delivered_at": _written(_at_the_door(min(arrived, now), luck))} if is_delivered else {}),
    }


def _tracking(carrier: str, luck: Random) -> str:
    initials = "".join(word[0] for word in carrier.split())
    return f"{initials if ' ' in carrier else carrier}{int(luck.random() * 10**10):010d}"


def _working_day(moment: datetime, days: int) -> datetime:
    """So many working days later; Saturdays and Sundays do not count."""
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() < 5
    return moment


def _not_after(moment: datetime, now: datetime) -> datetime:
    """The same hour, on the last working day that is over."""
    while moment > now or moment.weekday() > 4:
        moment -= timedelta(days=1)
    return moment


def _at_the_door(moment: datetime, luck: Random) -> datetime:
    return moment.replace(hour=8 + int(luck.random() * 9), minute=int(luck.random() * 60))


def _written(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
