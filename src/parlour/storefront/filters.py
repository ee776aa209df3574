"""Narrowing down a shelf: what was chosen, what can be chosen, and the goods that remain in the order wanted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import msgspec

from parlour.shop.goods import Product, Variant
from parlour.storefront.goods import COLOUR, best_variant, is_reduced

SIZE = "size"
SORTS = ("shop", "cheap", "dear", "rated")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody narrows down to; empty means everything."""

    colours: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    most: Decimal | None = None
    available: bool = False
    sale: bool = False
    sort: str = SORTS[0]

    @property
    def is_narrow(self) -> bool:
        """Whether anything was chosen besides the order."""
        return bool(self.colours or self.sizes or self.most is not None or self.available or self.sale)


class Found(msgspec.Struct, frozen=True):
    """A product that fits, and its variant that does."""

    product: Product
    sku: str


def read_choice(query: Mapping[str, Sequence[str]]) -> Choice:
    """The choice of an address' query; what is not understood counts as not chosen."""
    sort = (query.get("sort") or [""])[-1]
    return Choice(
        colours=tuple(query.get(COLOUR, ()))[:40],
        sizes=tuple(query.get(SIZE, ()))[:40],
        most=_amount((query.get("most") or [""])[-1]),
        available="available" in query,
        sale="sale" in query,
        sort=sort if sort in SORTS else SORTS[0],
    )


def narrowed(products: Iterable[Product], choice: Choice) -> list[Found]:
    """The products with a variant that fits all that was chosen, in the order chosen."""
    found = [Found(product, one.sku) for product in products if (one := _fitting(product, choice)) is not None]
    key = _ORDERS.get(choice.sort)
    return sorted(found, key=key) if key else found


def values_of(products: Iterable[Product], option: str) -> list[str]:
    """All values of an option on a shelf: colours by how many have them, sizes from small to large."""
    counts: dict[str, int] = {}
    for product in products:
        for value in dict.fromkeys(v.options[option] for v in product.variants if option in v.options):
            counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: -counts[value]) if option == COLOUR else sorted(counts, key=_size_rank)


def _fitting(product: Product, choice: Choice) -> Variant | None:
    fitting = [one for one in product.variants if _fits(one, choice)]
    best = best_variant(product)
    if best in fitting:
        return best
    return next((one for one in fitting if one.available), None) or (fitting[0] if fitting else None)


def _fits(one: Variant, choice: Choice) -> bool:
    return (
        (not choice.colours or one.options.get(COLOUR) in choice.colours)
        and (not choice.sizes or one.options.get(SIZE) in choice.sizes)
        and (choice.most is None or one.price.amount <= choice.most)
        and (not choice.available or one.available)
        and (not choice.sale or is_reduced(one))
    )


def _price(found: Found) -> Decimal:
    return found.product.lowest_price.amount


def _rating(found: Found) -> float:
    return -(found.product.rating.average if found.product.rating else 0)


_ORDERS: dict[str, Callable[[Found], Decimal | float]] = {
    "cheap": _price,
    "dear": lambda found: -_price(found),
    "rated": _rating,
}
_LETTERS = ("XXS", "XS", "S", "S/M", "M", "L", "L/XL", "XL", "XXL")


def _size_rank(size: str) -> tuple[int, float, str]:
    if size in _LETTERS:
        return 0, _LETTERS.index(size), size
    number = "".join(char if char.isdigit() or char == "." else " " for char in size).split()
    return 1, float(number[0]) if number else 0, size


def _amount(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value >= 0 else None
