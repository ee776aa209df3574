"""The port behind which searching stands, so that halves of different kinds can be joined."""

from collections.abc import Iterable
from typing import Protocol

from parlour.shop.search.values import Hit, Query


class Searcher(Protocol):
    """Finds products, best first: LexicalIndex by words, BothHalves by words and by meaning (docs/decisions/0008)."""

    def search(self, query: Query, top: int = 10) -> list[Hit]:
        """At most `top` products."""
        ...

    def explain(self, query: Query, products: Iterable[str]) -> list[Hit]:
        """Hits for products found elsewhere, in their order, without those that the query's limits shut out."""
        ...
