"""Turns a product into the texts of its fields and the words of each variant's options."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from parlour.shop.goods import Product, Variant
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Lexicon
from parlour.shop.search.terms import chunks, indexed_words
from parlour.shop.search.values import Field

FIELDS: Final[tuple[Field, ...]] = (
    "title",
    "brand",
    "category",
    "tags",
    "options",
    "attributes",
    "description",
    "code",
    "title",
    "description",
)
"""Name of each field by number; the last two are the titles and descriptions of translations."""
TITLE, BRAND, CATEGORY, TAGS, OPTIONS, ATTRIBUTES, DESCRIPTION, CODE, TITLES, DESCRIPTIONS = range(10)

_LONGEST_ATTRIBUTE = 300
_YES = frozenset(("yes", "true", "si", "да", "y"))
_NO = frozenset(("no", "false", "none", "нет", "not", "n/a"))
# "non-polarized" and "not resistant" are found under the whole only.
_DENIES = re.compile(r"(?:non?|not|without|sin|senza|не|без)[\s-]")
_WORD = re.compile(r"\w+")
_COLOUR_NAMES = ("colour", "color", "colore", "farbe", "цвет", "couleur")
_SIZE_NAMES = ("size", "talla", "taglia", "misura", "размер", "tamano", "taille", "grosse")
# A screen's size is an amount, asked for as one.
_NO_SIZE_NAMES = ("screen", "display")


def field_texts(product: Product) -> Iterator[tuple[int, str, str | None]]:
    """Number of the field, text, and its language where it is known."""
    yield TITLE, product.title, None
    yield BRAND, product.brand or "", None
    yield CATEGORY, product.category.replace("/", " / "), None
    yield TAGS, " ; ".join(product.tags), None
    yield DESCRIPTION, product.description, None
    yield ATTRIBUTES, _attributes(product.attributes), None
    yield CODE, " ; ".join(_codes(product)), None
    for lang, wording in product.translations.items():
        yield TITLES, wording.title or "", lang
        yield DESCRIPTIONS, wording.description or "", lang
        yield ATTRIBUTES, _attributes(wording.attributes), lang


def said(product: Product, value: str) -> tuple[str, ...]:
    """An option's value, and the words for it in the product's other languages."""
    words = (wording.options.get(value) for wording in product.translations.values())
    return tuple(dict.fromkeys([value, *(word for word in words if word)]))


def option_words(name: str, values: tuple[str, ...], lexicon: Lexicon) -> set[str]:
    """The words by which an option is asked for; `values` as `said` gives them.

    Besides plain words: `colour=black` for the value as a whole, `colour~grey` for a part of it ("space grey").
    """
    folded = fold(clean(values[0])).strip()
    if folded in _YES:
        return set(indexed_words(name))
    if folded in _NO:
        return set()
    words = {word for text in values if not _DENIES.match(fold(clean(text))) for word in indexed_words(text)}
    words |= {"".join(_WORD.findall(fold(clean(text)))) for text in values}
    if kind := option_kind(name):
        words |= _kind_words(kind, values, lexicon)
    return words


def option_name_words(product: Product) -> list[str]:
    """The words of the option names ("switch type"), each once."""
    names = {name for variant in product.variants for name in variant.options}
    return [word for name in sorted(names) for word in indexed_words(name)]


def codes(variant: Variant) -> list[str]:
    """The numbers by which a variant is known."""
    return [variant.sku, *([variant.barcode] if variant.barcode and variant.barcode != variant.sku else [])]


def option_kind(name: str) -> str | None:
    """ "colour" or "size" when an option's name says so ("frame color", "shoe size")."""
    folded = fold(clean(name))
    if any(word in folded for word in _COLOUR_NAMES):
        return "colour"
    if any(word in folded for word in _SIZE_NAMES) and not any(word in folded for word in _NO_SIZE_NAMES):
        return "size"
    return None


def _kind_words(kind: str, values: tuple[str, ...], lexicon: Lexicon) -> set[str]:
    words: set[str] = set()
    for text in values:
        whole = lexicon.name_of(kind, text) or " ".join(chunk.whole for chunk in chunks(fold(clean(text))))
        words.add(f"{kind}={whole}")
        parts = (lexicon.name_of(kind, part) for part in indexed_words(text))
        words.update(f"{kind}~{part}" for part in parts if part and part != whole)
    return words


def _attributes(attributes: Mapping[str, object]) -> str:
    """Values that are words, and the names of what is true; bare numbers would only be noise."""
    return " ; ".join(text for name, value in attributes.items() for text in _attribute(name, value))


def _attribute(name: str, value: object) -> Iterator[str]:
    if value is True:
        yield name
    elif isinstance(value, str):
        folded = fold(clean(value)).strip()
        yield name if folded in _YES else "" if folded in _NO else value[:_LONGEST_ATTRIBUTE]
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _attribute(name, one)


def _codes(product: Product) -> Iterator[str]:
    yield product.id
    for variant in product.variants:
        yield from codes(variant)
