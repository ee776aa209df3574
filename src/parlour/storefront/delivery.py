"""What it costs to bring a cart to a country, and how long it takes, by what the shop promises."""

from collections.abc import Sequence

import msgspec

from parlour.foundation.money import Money
from parlour.shop.facts import Delivery
from parlour.shop.goods import Product, Variant
from parlour.storefront.cart import Line
from parlour.storefront.goods import is_large, option_line, picture_of, title_of, total
from parlour.storefront.view import View

BY_VAN = ("large", "bici")  # how facts.toml tells what is for large goods: by its English name


class Row(msgspec.Struct, frozen=True):
    """A line of the cart with what it is."""

    product: Product
    variant: Variant
    quantity: int

    @property
    def sum(self) -> Money:
        """The price of all pieces."""
        return self.variant.price.times(self.quantity)

    def title(self, lang: str) -> str:
        """What it is called."""
        return title_of(self.product, lang)

    def options(self, lang: str) -> str:
        """Colour, size and the like."""
        return option_line(self.product, self.variant, lang)

    @property
    def picture(self) -> str:
        """The path of its picture."""
        return picture_of(self.product, self.variant)


class Way(msgspec.Struct, frozen=True):
    """A way of delivery for this cart: `number` is its place among the shop's ways, `cost` what it is here."""

    number: int
    name: str
    english: str
    cost: Money
    days: tuple[int, int] | None
    is_collection: bool


def rows_of(view: View, lines: Sequence[Line] | None = None) -> list[Row]:
    """The cart's lines, of what the shop has."""
    wanted = view.guest.cart.lines if lines is None else lines
    return [Row(*view.goods.variants[line.sku], line.quantity) for line in wanted if line.sku in view.goods.variants]


def goods_total(view: View, rows: Sequence[Row]) -> Money:
    """What the goods cost."""
    return total([row.sum for row in rows], view.currency)


def ways_to(view: View, country: str, rows: Sequence[Row]) -> list[Way]:
    """How these goods can come to a country; none when the shop does not bring them there."""
    goods, by_van = goods_total(view, rows), any(is_large(row.product) for row in rows)
    return [
        _way(view, number, one, goods)
        for number, one in enumerate(view.facts.delivery)
        if country in one.to and (_is_collection(one) or _is_by_van(one) == by_van)
    ]


def countries(view: View) -> list[str]:
    """Where the shop delivers, by the names in the page's language."""
    codes = {code for one in view.facts.delivery for code in one.to}
    return sorted(codes, key=view.country)


def _way(view: View, number: int, one: Delivery, goods: Money) -> Way:
    cost = one.cost or Money.of(0, view.currency)
    if one.free_from and goods.amount >= one.free_from.amount:
        cost = Money.of(0, cost.currency)
    return Way(number, one.name.read(view.lang), one.name.read("en"), cost, one.days, _is_collection(one))


def _is_collection(one: Delivery) -> bool:
    return one.days is not None and one.days[0] == 0


def _is_by_van(one: Delivery) -> bool:
    return any(word in one.name.read("en").lower() for word in BY_VAN)
