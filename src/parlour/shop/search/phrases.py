"""The words and pairs of words by which a shop names its goods: what the meaning of a query is compared with."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from parlour.shop.goods import Product
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.stopwords import stop_words

MOST: Final = 12_000
_MOST_KEPT = 150_000  # while counting; what stands in one product alone is let go first
_FEW_PRODUCTS = 1_000
_SHORTEST, _LONGEST = 3, 20
_PIECE = re.compile(r"[^\W\d_]+|[^\s'’\w-]|\d+")


class Phrases:
    """Counts in how many products each word and pair of words stands."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._brands: set[str] = set()
        self._products = 0

    def add(self, product: Product) -> None:
        """Takes in what names the product: titles in all languages, category, tags, options; brands are no goods."""
        self._products += 1
        self._brands.update(fold(word) for word in _PIECE.findall(clean(product.brand or "")))
        self._counts.update({phrase for text in _naming(product) for phrase in _phrases(text)})
        if len(self._counts) > _MOST_KEPT:
            self._counts = Counter({phrase: count for phrase, count in self._counts.items() if count > 1})

    def chosen(self) -> list[str]:
        """The commonest, at most 12,000; in a large shop one product alone makes a word, but no pair of words."""
        least = 1 if self._products < _FEW_PRODUCTS else 2
        found = (
            (-count, phrase)
            for phrase, count in self._counts.items()
            if (count >= least or " " not in phrase) and self._brands.isdisjoint(fold(phrase).split())
        )
        return [phrase for _, phrase in sorted(found)[:MOST]]


def _naming(product: Product) -> Iterator[str]:
    yield product.title
    yield product.category.replace("/", " / ")
    yield " ; ".join(product.tags)
    for wording in product.translations.values():
        yield wording.title or ""
        yield " ; ".join(wording.options.values())
    yield " ; ".join({value for variant in product.variants for value in variant.options.values()})


def _phrases(text: str) -> Iterator[str]:
    """The telling words of a text and the pairs of neighbours among them, as written but for their capitals."""
    words = [piece.lower() if piece[0].isalpha() and _tells(piece) else "" for piece in _PIECE.findall(clean(text))]
    yield from (word for word in words if word)
    yield from (f"{first} {second}" for first, second in pairwise(words) if first and second)


@lru_cache(maxsize=50_000)
def _tells(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and fold(word) not in stop_words()
