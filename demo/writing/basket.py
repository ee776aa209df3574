"""What lies in a basket: lines from real variants at their prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from writing.catalogue import CURRENCY, Record

INSIDE_UNION = {
    "IT", "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
}  # fmt: skip
HOW_MANY = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4)


@dataclass(frozen=True)
class Line:
    product: str
    sku: str
    title: str
    options: Mapping[str, str]
    quantity: int
    price: Decimal
    is_large: bool

    @property
    def sum(self) -> Decimal:
        return self.price * self.quantity

    def record(self) -> Record:
        return {
            "product": self.product,
            "sku": self.sku,
            "title": self.title,
            "options": dict(self.options),
            "quantity": self.quantity,
            "price": {"amount": f"{self.price:.2f}", "currency": CURRENCY},
        }


def choose_lines(
    products: Sequence[Mapping[str, Any]], country: str, luck: Random, *, only_available: bool
) -> list[Line]:
    """One to four lines of different products; a companion of the first is likely; large goods stay in the Union."""
    able = [product for product in products if country in INSIDE_UNION or not _is_large(product)]
    by_id = {str(product["id"]): product for product in able}
    chosen: dict[str, Line] = {}
    wanted = HOW_MANY[int(luck.random() * len(HOW_MANY))]
    for _ in range(wanted):
        companions = [by_id[key] for line in chosen for key in by_id[line]["goes_with"] if key in by_id]
        pool = companions if companions and luck.random() < 0.6 else able
        product = pool[int(luck.random() * len(pool))]
        variants = [v for v in product["variants"] if v["available"] or not only_available]
        if product["id"] not in chosen and variants:
            chosen[product["id"]] = _line(product, variants[int(luck.random() * len(variants))], luck)
    return list(chosen.values()) or choose_lines(products, country, luck, only_available=only_available)


def _line(product: Mapping[str, Any], variant: Mapping[str, Any], luck: Random) -> Line:
    price = Decimal(variant["price"]["amount"])
    most = 4 if price < 12 else 2 if price < 40 else 1
    return Line(
        product=product["id"],
        sku=variant["sku"],
        title=product["title"],
        options=variant["options"],
        quantity=1 + int(luck.random() ** 2 * most),
        price=price,
        is_large=_is_large(product),
    )


def _is_large(product: Mapping[str, Any]) -> bool:
    return "large goods" in product["tags"]
