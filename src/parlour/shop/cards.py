"""A product as a card: what the widget and the desk show, every text ready in the reader's language."""

from typing import Any
from urllib.parse import urljoin

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency

from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant


def card_of(product: Product, variant: Variant, lang: str, *, site: str = "", reason: str = "") -> dict[str, Any]:
    """`Card` of docs/protocol.md, worded in the reader's language; relative addresses stand on the shop's `site`."""
    said = product.translations.get(lang)
    words = said.options if said else {}
    card: dict[str, Any] = {
        "id": product.id,
        "sku": variant.sku,
        "title": (said and said.title) or product.title,
        "options": {words.get(name, name): words.get(value, value) for name, value in variant.options.items()},
        "price": {"amount": f"{variant.price.amount:f}", "currency": variant.price.currency},
        "price_text": money_text(variant.price, lang),
        "available": variant.available,
    }
    image = variant.image or next(iter(product.images), None)
    more = {
        "compare_at_text": money_text(variant.compare_at, lang) if variant.compare_at else None,
        "image": _address(image, site),
        "url": _address(product.url, site),
        "reason": reason or None,
    }
    return card | {key: value for key, value in more.items() if value}


def _address(address: str | None, site: str) -> str | None:
    return urljoin(f"{site.rstrip('/')}/", address) if address else None


def money_text(money: Money, lang: str) -> str:
    """An amount as people of this language write it."""
    return format_currency(money.amount, money.currency, locale=_locale(lang))


def _locale(lang: str) -> Locale:
    """How this language writes sums; as English does where nobody knows the language."""
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
