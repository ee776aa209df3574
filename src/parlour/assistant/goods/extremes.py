"""The most or the least of an option that a text asks for: "the biggest", "which lasts longest", "a size smaller"."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec

from parlour.assistant.goods.tell import every_fact
from parlour.assistant.goods.values import ProductFact
from parlour.assistant.understand.text import plain
from parlour.shop.goods import Product, Variant

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_RANKS = ("xxs", "xs", "s", "small", "m", "medium", "l", "large", "xl", "xxl", "xxxl")
_GRADES = ("low", "medium", "high")
_HEIGHTS = ("standard", "high-back")
_KITS = ("basic", "professional")
_PORTABLE = ("portable", "medium", "large")
_MEASURED = re.compile(r"(\d+(?:[.,]\d+)?)\s?([a-z]*)")
_UNITS = {"kg": 1000.0, "lb": 453.6, "lbs": 453.6, "oz": 28.35, "l": 1000.0, "cl": 10.0, "cm": 10.0, "m": 1000.0}


class Measure(NamedTuple):
    """A property of a product and its amount in grams, millilitres, millimetres or as it stands."""

    fact: ProductFact
    amount: float


class Way(msgspec.Struct, frozen=True):
    """Words for more and for less, and the options that they can be about."""

    most: tuple[str, ...]
    least: tuple[str, ...]
    options: tuple[str, ...]


def extreme(
    text: str, product: Product, among: list[Variant], than: Mapping[str, str] | None = None
) -> dict[str, tuple[str, ...]]:
    """The option and its value that is most or least among these variants; beyond `than` where that is given."""
    written = plain(text)
    for way, pattern, most in _patterns():
        if not pattern.search(written):
            continue
        for name in way.options:
            values = ranked({variant.options[name] for variant in among if name in variant.options})
            if len(values) > 1 and (value := _chosen(values, (than or {}).get(name), most=most)):
                return {name: (value,)}
    return {}


def way_asked(text: str) -> tuple[tuple[str, ...], bool] | None:
    """What a text wants more or less of: the names that a shop may have for it, and whether more of it."""
    written = plain(text)
    found = next(((way, most) for way, pattern, most in _patterns() if pattern.search(written)), None)
    return (found[0].options, found[1]) if found else None


def measure(product: Product, names: tuple[str, ...]) -> Measure | None:
    """The first of these properties that the product's data tells as an amount."""
    facts = {plain(fact.name): fact for fact in every_fact(product) if not fact.is_option}
    for name in names:
        fact = facts.get(name)
        found = _MEASURED.search(fact.values[0][0].casefold()) if fact else None
        if fact and found:
            return Measure(fact, float(found[1].replace(",", ".")) * _UNITS.get(found[2], 1.0))
    return None


def ranked(values: set[str]) -> list[str]:
    """Values from the least to the most; none where they have no order."""
    for order in (_RANKS, _GRADES, _HEIGHTS, _KITS, _PORTABLE):
        if all(plain(value) in order for value in values):
            return sorted(values, key=lambda value: order.index(plain(value)))
    numbers = {value: _NUMBER.search(value) for value in values}
    if not all(numbers.values()):
        return []
    return sorted(values, key=_amount)


def _amount(value: str) -> float:
    found = _NUMBER.search(value)
    amount = float(found[0].replace(",", ".")) if found else 0.0
    return amount * 1000 if re.search(r"\d\s?(?:tb|l(?:iters?)?)(?!\w)", value.casefold()) else amount


def _chosen(values: list[str], than: str | None, *, most: bool) -> str | None:
    """The value at the end, or the next one beyond what it is compared with."""
    if than is None or than not in values:
        return values[-1 if most else 0]
    place = values.index(than) + (1 if most else -1)
    return values[place] if 0 <= place < len(values) else None


@cache
def _patterns() -> tuple[tuple[Way, re.Pattern[str], bool], ...]:
    file = resources.files("parlour.assistant") / "cues" / "extremes.toml"
    ways = msgspec.convert(tomllib.loads(file.read_text("utf-8"))["way"], list[Way])
    return tuple(
        (way, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"), most)
        for way in ways
        for words, most in ((way.most, True), (way.least, False))
        if words
    )
