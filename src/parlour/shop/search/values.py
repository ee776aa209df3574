"""What is asked of a search and what comes back: frozen values that the assistant and the desk can put into words."""

from decimal import Decimal
from typing import Literal

import msgspec

from parlour.foundation.money import Money

How = Literal["exact", "form", "compound", "synonym", "spelling", "meaning"]
Field = Literal["title", "brand", "category", "tags", "options", "attributes", "description", "code"]


class PriceLimit(msgspec.Struct, frozen=True, kw_only=True):
    """Lowest and highest price, both included; `target` is set for "around 60"; `typed` is the shopper's own phrase.

    `currency` is the one that was named, if any. Amounts are compared as they stand: no rate is known here.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    target: Decimal | None = None
    currency: str | None = None
    typed: str = ""


class OptionWish(msgspec.Struct, frozen=True, kw_only=True):
    """An option that was asked for: `kind` is "colour" or "size", `value` its canonical word ("black", "42")."""

    kind: str
    value: str
    typed: str


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """One search; `parse` makes it from a text, and the assistant may make it from what it has understood.

    `words` are what remains when price, options and availability were taken out; `without` are options that must not
    be; `category` is a path that the products must stand under; `cheapest` asks for the lowest prices first.
    """

    text: str = ""
    lang: str | None = None
    words: tuple[str, ...] = ()
    options: tuple[OptionWish, ...] = ()
    without: tuple[OptionWish, ...] = ()
    price: PriceLimit | None = None
    available: bool = False
    cheapest: bool = False
    category: str | None = None


class WordReason(msgspec.Struct, frozen=True, kw_only=True, tag="word"):
    """A word of the shopper's was found: as what, how, and in which fields."""

    typed: str
    found: str
    how: How
    fields: tuple[Field, ...]


class OptionReason(msgspec.Struct, frozen=True, kw_only=True, tag="option"):
    """The variant has an option that was asked for; name and value as the shop writes them."""

    typed: str
    name: str
    value: str


class PriceReason(msgspec.Struct, frozen=True, kw_only=True, tag="price"):
    """The variant's price keeps the limit."""

    limit: PriceLimit
    price: Money


class StockReason(msgspec.Struct, frozen=True, kw_only=True, tag="stock"):
    """The variant can be bought now, which was asked for."""


class CategoryReason(msgspec.Struct, frozen=True, kw_only=True, tag="category"):
    """The product stands under the category that was asked for."""

    category: str


Reason = WordReason | OptionReason | PriceReason | StockReason | CategoryReason


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was asked for and that this hit does not give; to be said, not hidden."""

    what: Literal["word", "option", "price", "stock"]
    typed: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A product that was found, its variant that fits best, why, and what is not as asked."""

    product: str
    sku: str
    score: float
    available: bool
    reasons: tuple[Reason, ...] = ()
    missed: tuple[Missed, ...] = ()
