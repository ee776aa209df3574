"""What somebody has put into their cart: stock numbers and how many, kept in a cookie of the shop's own."""

import re
from collections.abc import Iterable

import msgspec

MOST_OF_ONE = 20
MOST_LINES = 40
_SKU = re.compile(r"[A-Za-z0-9_.-]{1,60}")


class Line(msgspec.Struct, frozen=True):
    """So many pieces of one variant."""

    sku: str
    quantity: int


class Cart(msgspec.Struct, frozen=True):
    """The lines in the order in which they came."""

    lines: tuple[Line, ...] = ()

    @property
    def count(self) -> int:
        """How many pieces there are in all."""
        return sum(line.quantity for line in self.lines)

    def of(self, sku: str) -> int:
        """How many pieces of this variant there are."""
        return sum(line.quantity for line in self.lines if line.sku == sku)

    def with_more(self, sku: str, quantity: int) -> "Cart":
        """With so many pieces more."""
        return self.with_exactly(sku, self.of(sku) + quantity)

    def with_exactly(self, sku: str, quantity: int) -> "Cart":
        """With exactly so many pieces; none of it when that is 0."""
        quantity = max(0, min(quantity, MOST_OF_ONE))
        if sku not in {line.sku for line in self.lines}:
            return _checked([*self.lines, Line(sku, quantity)])
        return _checked(Line(sku, quantity) if line.sku == sku else line for line in self.lines)

    def only(self, known: Iterable[str]) -> "Cart":
        """Without what the shop does not have (any more)."""
        have = set(known)
        return Cart(tuple(line for line in self.lines if line.sku in have))

    def written(self) -> str:
        """As it stands in the cookie."""
        return "/".join(f"{line.sku}*{line.quantity}" for line in self.lines)


def read_cart(written: str) -> Cart:
    """The cart of a cookie; what is not readable in it is left out."""
    lines = []
    for part in written.split("/"):
        sku, _, quantity = part.partition("*")
        if _SKU.fullmatch(sku) and quantity.isdecimal() and len(quantity) < 4:
            lines.append(Line(sku, min(int(quantity), MOST_OF_ONE)))
    return _checked(lines)


def _checked(lines: Iterable[Line]) -> Cart:
    once = {line.sku: line for line in lines if line.quantity > 0}
    return Cart(tuple(once.values())[:MOST_LINES])
