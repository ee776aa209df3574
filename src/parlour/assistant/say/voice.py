"""The assistant's voice in one turn: its texts, and money, days and lists in the shopper's language."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from parlour.assistant.goods.wishes import attribute_in, colour_of
from parlour.assistant.library import Library
from parlour.assistant.understand.text import plain
from parlour.foundation.money import Money
from parlour.foundation.words import Value, Words
from parlour.shop.goods import Product, Variant


@cache
def our_words() -> Words:
    """The texts of the assistant."""
    return Words.load(resources.files("parlour.assistant") / "words")


@dataclass(frozen=True)
class Voice:
    """Says things in one language; `seed` chooses among variants; `can_mail` when mails may be promised.

    `is_brief` is set where several things are to be said at once.
    """

    lang: str
    seed: str
    library: Library
    can_mail: bool = True
    is_brief: bool = False

    def say(self, key: str, **values: Value) -> str:
        """A text of ours."""
        return our_words().say(key, self.lang, values, seed=self.seed)

    def variants(self, *keys: str) -> list[str]:
        """All ways in which these texts of ours are said."""
        return [text for key in keys for text in our_words().every(key, self.lang)]

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return our_words().has(key)

    def money(self, money: Money) -> str:
        """An amount as it is written in this language."""
        return format_currency(money.amount, money.currency, locale=self.locale)

    def amount(self, amount: Decimal, currency: str) -> str:
        """A sum that the shopper named; whole ones without cents."""
        written = format_currency(amount, currency, locale=self.locale)
        return re.sub(r"[.,]00(?!\d)", "", written) if amount == amount.to_integral_value() else written

    def number(self, value: float) -> str:
        """A number as it is written in this language."""
        return format_decimal(value, locale=self.locale)

    def description(self, product: Product) -> str:
        """What the shop says of a product in this language, else in its own."""
        wording = product.translations.get(self.lang)
        return (wording.description if wording else None) or product.description

    def moment(self, at: datetime) -> str:
        """A day and time in the shop's time zone."""
        zone = ZoneInfo(self.library.facts.time_zone)
        return format_datetime(at.astimezone(zone), "EEEE, d MMMM, HH:mm", locale=self.locale)

    def days(self) -> tuple[str, ...]:
        """The names of the weekdays from Monday, short."""
        names = self.locale.days["format"]["abbreviated"]
        return tuple(names[day] for day in range(7))

    def both(self, things: list[str]) -> str:
        """Things joined by "and"."""
        return format_list(things, "standard", self.locale) if things else ""

    def either(self, things: list[str]) -> str:
        """Things joined by "or"."""
        return format_list(things, "or", self.locale) if things else ""

    def title(self, product: Product) -> str:
        """A product's name in this language, where the shop has it."""
        wording = product.translations.get(self.lang)
        return (wording.title if wording else None) or product.title

    def option(self, product: Product | None, value: str) -> str:
        """An option's value: the shop's word for it, else ours for colours and yes or no, else as it stands."""
        wording = product.translations.get(self.lang) if product else None
        if wording and value in wording.options:
            return wording.options[value]
        for key in (f"term.{colour_of(value)}", f"term.{plain(value)}"):
            if self.has(key.replace(" ", "_")):
                return self.say(key.replace(" ", "_"))
        return value

    def option_name(self, product: Product | None, name: str) -> str:
        """An option's or attribute's name in this language, where it is known."""
        wording = product.translations.get(self.lang) if product else None
        if wording and name in wording.options:
            return wording.options[name]
        if product and (told := attribute_in(product, name, self.lang)):
            return told[0]
        key = f"name.{plain(name).replace(' ', '_')}"
        return self.say(key) if self.has(key) else name

    def options(self, product: Product | None, options: dict[str, str]) -> str:
        """All options of a variant in one line."""
        parts = []
        for name, value in options.items():
            if plain(value) in ("yes", "no", "none"):
                parts.append(f"{self.option_name(product, name)}: {self.option(product, value)}")
            else:
                parts.append(self.option(product, value))
        return ", ".join(parts)

    def named(self, product: Product, variant: Variant | None) -> str:
        """A product with the options of one of its variants."""
        inside = self.options(product, variant.options) if variant else ""
        return f"{self.title(product)} ({inside})" if inside else self.title(product)

    @property
    def locale(self) -> Locale:
        """How numbers and days are written."""
        try:
            return Locale.parse(self.lang.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return Locale("en")
