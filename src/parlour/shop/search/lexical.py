"""Searches by words: an index that is built once, kept in one file and mapped by every process that searches."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Self

import msgspec
import numpy as np

from parlour.shop.goods import Product
from parlour.shop.search.archive import AnyArray, open_archive
from parlour.shop.search.build import VERSION, build_arrays
from parlour.shop.search.lexicon import Group, Lexicon
from parlour.shop.search.plan import Concept, plan, wished
from parlour.shop.search.reasons import Teller
from parlour.shop.search.scoring import Scores, score
from parlour.shop.search.shelves import Shelves
from parlour.shop.search.stems import DEFAULT_LANGUAGES
from parlour.shop.search.values import Hit, Query
from parlour.shop.search.vocabulary import Vocabulary

# Within the limits nothing says nearly as much of what was asked as outside: then the outside is shown, and said so.
_POOR = 0.6


class LexicalIndex:
    """The lexical Searcher of one shop; see both.py for how the other half joins."""

    def __init__(self, arrays: Mapping[str, AnyArray]) -> None:
        self._arrays = arrays
        self._shelves = Shelves(arrays)
        lexicon = Lexicon(msgspec.msgpack.decode(arrays["lexicon"].tobytes(), type=list[Group]))
        self.vocabulary = Vocabulary(
            msgspec.msgpack.decode(arrays["words"].tobytes(), type=list[str]),
            msgspec.msgpack.decode(arrays["forms"].tobytes(), type=dict[str, list[int]]),
            self._shelves.frequency(),
            lexicon,
            msgspec.msgpack.decode(arrays["languages"].tobytes(), type=tuple[str, ...]),
        )
        self._teller = Teller(self._shelves, self.vocabulary)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Maps a file that `write_index` made; IndexUnreadable when it has to be built again."""
        return cls(open_archive(path, VERSION))

    def search(self, query: Query, top: int = 10) -> list[Hit]:
        """The best products, at most `top`.

        Price, stock, category and refused options shut out. Only when nothing is left that comes near to what was
        asked, the best without price and stock limit are given, and each says in `missed` what it does not keep.
        """
        return self.search_for(query, self.concepts(query), top)

    def explain(self, query: Query, products: Iterable[str]) -> list[Hit]:
        """Hits for products found elsewhere, in their order, without those that a limit of the query shuts out."""
        return self.explain_for(query, self.concepts(query), products)

    @property
    def phrases(self) -> list[str]:
        """The words and pairs of words by which the goods are named, for a half that searches by meaning."""
        return msgspec.msgpack.decode(self._arrays["phrases"].tobytes(), type=list[str])

    def concepts(self, query: Query) -> tuple[Concept, ...]:
        """What the query asks for, as far as words tell."""
        return plan(query, self.vocabulary)

    def search_for(self, query: Query, concepts: tuple[Concept, ...], top: int) -> list[Hit]:
        """As `search`, for concepts that another half may have added to."""
        if not any(concept.alternatives for concept in concepts) and not _narrows(query):
            return []
        scores = self._score(query, concepts)
        if query.price or query.available:
            wider = msgspec.structs.replace(query, price=None, available=False)
            beyond = self._score(wider, concepts)
            if _best_said(scores) < _POOR * _best_said(beyond) or not scores.rank.any():
                scores = beyond
        return [self._hit(query, concepts, scores, number) for number in _top(scores, top)]

    def explain_for(self, query: Query, concepts: tuple[Concept, ...], products: Iterable[str]) -> list[Hit]:
        """As `explain`, for concepts that another half may have added to."""
        scores = self._score(query, concepts)
        fitting = self._shelves.best_of(scores.fit) >= 0
        numbers = (self._numbers.get(product) for product in products)
        known = [number for number in numbers if number is not None and fitting[number]]
        return [self._hit(query, concepts, scores, number) for number in known]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {self._shelves.product(number).id: number for number in range(self._shelves.products)}

    def _score(self, query: Query, concepts: tuple[Concept, ...]) -> Scores:
        refused = [wished(wish, self.vocabulary) for wish in query.without]
        return score(query, concepts, refused, self._shelves)

    def _hit(self, query: Query, concepts: tuple[Concept, ...], scores: Scores, product: int) -> Hit:
        variant = self._best_variant(query, scores, product)
        return self._teller.hit(query, concepts, product, variant, float(scores.rank[product]))

    def _best_variant(self, query: Query, scores: Scores, product: int) -> int:
        """The variant that answers most, is available, costs what is aimed at or else least, and comes first."""
        target = float(query.price.target) if query.price and query.price.target else 0.0

        def worth(variant: int) -> tuple[float, float]:
            return float(scores.fit[variant]), -abs(float(self._shelves.prices[variant]) - target)

        return max(self._shelves.variants_of(product), key=worth)


def build(
    products: Iterable[Product],
    synonyms: str = "",
    *,
    languages: tuple[str, ...] = DEFAULT_LANGUAGES,
    main_language: str | None = None,
) -> LexicalIndex:
    """An index in memory; `write_index` makes the same as a file."""
    return LexicalIndex(build_arrays(products, synonyms, languages=languages, main_language=main_language))


def _narrows(query: Query) -> bool:
    return bool(query.price or query.available or query.category or query.cheapest or query.without)


def _best_said(scores: Scores) -> float:
    return float(scores.said[scores.rank > 0].max(initial=0))


def _top(scores: Scores, count: int) -> list[int]:
    """The numbers of the best products; of equal ones the first built comes first."""
    if count <= 0:
        return []
    found = np.flatnonzero(scores.rank > 0)
    if len(found) > count:
        edge = np.partition(scores.rank[found], -count)[-count]
        found = found[scores.rank[found] >= edge]
    order = np.argsort(-scores.rank[found], kind="stable")[:count]
    return [int(number) for number in found[order]]
