"""Both halves of the search: by words, and by meaning where words are at their end."""

from collections.abc import Iterable

from parlour.shop.search.guesses import with_guesses
from parlour.shop.search.lexical import LexicalIndex
from parlour.shop.search.meanings import Meanings
from parlour.shop.search.plan import Concept
from parlour.shop.search.values import Hit, Query


class BothHalves:
    """The Searcher of a shop whose phrases are known by their meaning.

    The meaning speaks only for words that neither goods nor synonyms know, as further words to look for. Options,
    prices, stock and reasons are thus kept by the same rules, and a query whose words are all known costs nothing more.
    """

    def __init__(self, words: LexicalIndex, meanings: Meanings) -> None:
        self._words, self._meanings = words, meanings

    def search(self, query: Query, top: int = 10) -> list[Hit]:
        """The best products, at most `top`, as LexicalIndex.search says."""
        return self._words.search_for(query, self._concepts(query), top)

    def explain(self, query: Query, products: Iterable[str]) -> list[Hit]:
        """Hits for products found elsewhere, in their order, without those that a limit of the query shuts out."""
        return self._words.explain_for(query, self._concepts(query), products)

    def _concepts(self, query: Query) -> tuple[Concept, ...]:
        return with_guesses(query, self._words.concepts(query), self._meanings, self._words.vocabulary)
