"""All goods of the shop in memory, and how they read in the language of the page; the demo shop is small enough."""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant

COLOUR = "colour"
LARGE = "large goods"


class Shelf(msgspec.Struct, frozen=True):
    """A category, or one below it; `picture` only at the top."""

    slug: str
    names: dict[str, str]
    picture: str = ""
    subcategories: tuple["Shelf", ...] = ()

    def name(self, lang: str) -> str:
        """Its name in a language."""
        return self.names.get(lang) or self.names.get("en", self.slug)


class Goods:
    """One version of the catalogue."""

    def __init__(self, version: int, products: list[Product]) -> None:
        self.version = version
        self.products = {product.id: product for product in products}

    @cached_property
    def variants(self) -> dict[str, tuple[Product, Variant]]:
        """Product and variant by stock number."""
        return {variant.sku: (product, variant) for product in self.products.values() for variant in product.variants}

    def under(self, path: str) -> list[Product]:
        """The products of a category and of all below it."""
        below = f"{path}/"
        return [one for one in self.products.values() if one.category == path or one.category.startswith(below)]

    def beside(self, product: Product) -> list[Product]:
        """What goes with it as the shop says; filled up with others of its shelf."""
        named = product.attributes.get("goes_with")
        wanted = [str(one) for one in named] if isinstance(named, list) else []
        found = [self.products[one] for one in wanted if one in self.products]
        others = [one for one in self.under(product.category) if one.id != product.id and one not in found]
        return [*found, *others][:4]


class Facet(msgspec.Struct, frozen=True):
    """A value that can be filtered by, and how many goods have it."""

    name: str
    value: str
    count: int


def read_shelves(folder: Path) -> tuple[Shelf, ...]:
    """The categories of the shop's folder; none when it has no such file."""
    file = folder / "categories.json"
    return msgspec.convert(json.loads(file.read_text("utf-8")), tuple[Shelf, ...]) if file.is_file() else ()


def title_of(product: Product, lang: str) -> str:
    """The title in a language."""
    said = product.translations.get(lang)
    return (said and said.title) or product.title


def description_of(product: Product, lang: str) -> str:
    """The description in a language."""
    said = product.translations.get(lang)
    return (said and said.description) or product.description


def facts_of(product: Product, lang: str) -> Iterator[tuple[str, str]]:
    """Names and values of its facts in a language; names begin with a capital."""
    said = product.translations.get(lang)
    facts = (said and said.attributes) or product.attributes
    for name, value in facts.items():
        if isinstance(value, str | int | float):
            yield name[:1].upper() + name[1:], str(value)


def option_word(product: Product, word: str, lang: str) -> str:
    """The name or the value of an option in a language."""
    said = product.translations.get(lang)
    return said.options.get(word, word) if said else word


def option_line(product: Product, variant: Variant, lang: str) -> str:
    """The options of a variant in one line, such as "navy, 42"."""
    return ", ".join(option_word(product, value, lang) for value in variant.options.values())


def options_of(product: Product) -> dict[str, tuple[str, ...]]:
    """Each option with its values, in the order in which the shop has them."""
    names = dict.fromkeys(name for variant in product.variants for name in variant.options)
    return {
        name: tuple(dict.fromkeys(v.options[name] for v in product.variants if name in v.options)) for name in names
    }


def is_large(product: Product) -> bool:
    """Whether it comes by van."""
    return LARGE in product.tags


def best_variant(product: Product) -> Variant:
    """What is shown first: the first that can be bought, else the first."""
    return next((variant for variant in product.variants if variant.available), product.variants[0])


def sale_of(product: Product) -> Variant | None:
    """A variant on sale that can be bought, None when there is none."""
    return next((one for one in product.variants if one.available and is_reduced(one)), None)


def is_reduced(variant: Variant) -> bool:
    """Whether it cost more before."""
    before = variant.compare_at
    return before is not None and before.amount > variant.price.amount


def has_one_price(product: Product) -> bool:
    """Whether all that can be bought costs the same."""
    prices = {one.price for one in product.variants if one.available} or {one.price for one in product.variants}
    return len(prices) == 1


def picture_of(product: Product, variant: Variant | None = None) -> str:
    """The path of the picture, empty when there is none."""
    return (variant and variant.image) or next(iter(product.images), "")


def total(parts: list[Money], currency: str) -> Money:
    """All of it together."""
    return sum(parts, Money.of(0, currency))
