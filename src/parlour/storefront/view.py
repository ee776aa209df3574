"""What every page is made from: the shop, its goods, the guest, and words, money and dates in their language."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from parlour.foundation.money import Money
from parlour.foundation.words import Value, Words
from parlour.shop.cards import money_text
from parlour.shop.facts import Facts
from parlour.shop.shops import Shop
from parlour.storefront.assets import Assets
from parlour.storefront.goods import Goods, Shelf
from parlour.storefront.guest import Guest

WORDS = Words.load(Path(__file__).parent / "words")


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One request's page in the making; `path` is its own address, `chat` the line that embeds the chat."""

    shop: Shop
    facts: Facts
    goods: Goods
    shelves: tuple[Shelf, ...]
    assets: Assets
    guest: Guest
    now: datetime
    path: str = "/"
    chat: str = ""
    identity: str = ""

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.guest.lang

    @property
    def name(self) -> str:
        """The shop's name."""
        return self.shop.shown_name

    @property
    def currency(self) -> str:
        """What the shop counts in."""
        return self.facts.currency or "EUR"

    def say(self, key: str, values: Mapping[str, Value] | None = None, **more: Value) -> str:
        """A text of the page."""
        return WORDS.say(key, self.lang, {**(values or {}), **more})

    def money(self, money: Money) -> str:
        """An amount as people here write it."""
        return money_text(money, self.lang)

    def number(self, number: float) -> str:
        """A number with one decimal at most."""
        return format_decimal(round(number, 1), locale=self.lang)

    def percent(self, share: float) -> str:
        """A share of one."""
        return format_percent(share, locale=self.lang)

    def day(self, moment: datetime | date) -> str:
        """A day, such as 21 November 2026."""
        here = moment.astimezone(ZoneInfo(self.facts.time_zone)).date() if isinstance(moment, datetime) else moment
        return format_date(here, "long", locale="en_GB" if self.lang == "en" else self.lang)

    def country(self, code: str) -> str:
        """A country's name."""
        return str(Locale.parse(self.lang).territories.get(code, code))

    def shelf(self, path: str) -> tuple[Shelf, Shelf | None] | None:
        """The category of a path, and the one below it if the path names one."""
        slug, _, below = path.partition("/")
        top = next((one for one in self.shelves if one.slug == slug), None)
        if top is None:
            return None
        if not below:
            return top, None
        under = next((one for one in top.subcategories if one.slug == below), None)
        return (top, under) if under else None
