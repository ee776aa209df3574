"""Colours and sizes that were asked for and that goods do not come in at all, with those that there are."""

import re
from collections.abc import Iterable

from parlour.assistant.goods.values import Absent
from parlour.assistant.goods.wishes import colour_of, option_values
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product
from parlour.shop.search.values import OptionWish, Query

_SIZED = re.compile(r"size|talla|tama|taglia|misura|размер")
_SPAN = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_SIZE = re.compile(r"\d{1,2}(?:[.,]5)?|x{0,4}[sml]|\d{1,2}\s*[-–]\s*\d{1,2}")


def absent(query: Query, products: Iterable[Product]) -> tuple[Absent, ...]:
    """What of the wishes none of these products comes in; options that they do not have at all are left alone."""
    goods = list(products)
    wishes = list(query.options) or [
        OptionWish(kind="size", value=word, typed=word) for word in query.words if word.isdigit() and len(word) == 2
    ]
    found = []
    for wish in wishes:
        values = _values(wish, goods)
        if values and not any(_is(wish, value) for value in values):
            found.append(Absent(kind=wish.kind, typed=wish.typed, value=wish.value, values=values))
    return tuple(found)


def _values(wish: OptionWish, goods: list[Product]) -> tuple[str, ...]:
    """The values that such goods come in; sizes only where they are numbers or letters as the wish is."""
    options = [(name, value) for one in goods for name, values in option_values(one).items() for value in values]
    if wish.kind == "colour":
        coloured = {name for name, value in options if colour_of(value)}
        return tuple(dict.fromkeys(value for name, value in options if name in coloured))
    if not _SIZE.fullmatch(plain(wish.value)):
        return ()
    sizes = dict.fromkeys(value for name, value in options if _SIZED.search(plain(name)))
    if not all(_SIZE.fullmatch(plain(value)) for value in sizes):
        return ()
    return tuple(sorted(sizes, key=_rank))


def _is(wish: OptionWish, value: str) -> bool:
    if wish.kind == "colour":
        return colour_of(value) == wish.value or mentions(value, wish.value)
    span = _SPAN.fullmatch(plain(value))
    if span and wish.value.isdigit():
        return int(span[1]) <= int(wish.value) <= int(span[2])
    return plain(value) == plain(wish.value)


def mentions(value: str, word: str) -> bool:
    """Whether a value of several words holds one ("navy and white")."""
    return word in plain(value).split()


def _rank(value: str) -> tuple[int, float, str]:
    number = re.match(r"\d+(?:[.,]\d+)?", value)
    letters = {"xxs": 0, "xs": 1, "s": 2, "m": 3, "l": 4, "xl": 5, "xxl": 6, "xxxl": 7}
    if number:
        return 0, float(number[0].replace(",", ".")), value
    return 1, letters.get(plain(value), 8), value
