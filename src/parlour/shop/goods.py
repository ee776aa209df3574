"""Goods: products, their variants, and how they are named in each language."""

import msgspec

from parlour.foundation.money import Money


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """A product in one language: `options` has words for option values, `attributes` facts; all may be missing."""

    title: str | None = None
    description: str | None = None
    options: dict[str, str] = {}
    attributes: dict[str, object] = {}


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be bought; `options` such as {"colour": "black", "size": "42"}."""

    sku: str
    options: dict[str, str] = {}
    price: Money
    compare_at: Money | None = None
    available: bool = True
    stock: int | None = None
    barcode: str | None = None
    image: str | None = None
    attributes: dict[str, object] = {}


class Rating(msgspec.Struct, frozen=True):
    """What reviewers gave on average (1 to 5) and how many they were."""

    average: float
    count: int


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """A product of a shop; `category` is a path with `/`; unknown fields of an import stand in `attributes`."""

    id: str
    title: str
    description: str = ""
    translations: dict[str, Wording] = {}
    brand: str | None = None
    category: str = ""
    tags: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    url: str | None = None
    attributes: dict[str, object] = {}
    rating: Rating | None = None
    variants: tuple[Variant, ...]

    @property
    def is_available(self) -> bool:
        """Whether any variant can be bought now."""
        return any(variant.available for variant in self.variants)

    @property
    def lowest_price(self) -> Money:
        """The price from which it can be had; of what can be bought now, if anything can."""
        buyable = [variant.price for variant in self.variants if variant.available]
        return min(buyable or [variant.price for variant in self.variants], key=lambda price: price.amount)

    def variant(self, sku: str) -> Variant | None:
        """The variant with this sku, None when the product has none such."""
        return next((variant for variant in self.variants if variant.sku == sku), None)
