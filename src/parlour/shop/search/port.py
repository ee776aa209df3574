"""The port behind which searching stands, so that halves of different kinds can be joined."""

from collections.abc import Iterable
from typing import Protocol

from parlour.shop.search.values import Hit, Query


class Searcher(Protocol):
    """Finds products, best first.

    A semantic half joins here: another Searcher that holds both halves takes `search` of the lexical one and its own
    nearest products, and merges the two lists by rank (for example reciprocal rank fusion, as scores of different
    kinds do not add up). For products that only the semantic half has found it asks `explain`, which keeps price,
    options and stock to the same rules and gives variant and reasons; a product that breaks a limit is left out.
    """

    def search(self, query: Query, top: int = 10) -> list[Hit]:
        """At most `top` products."""
        ...

    def explain(self, query: Query, products: Iterable[str]) -> list[Hit]:
        """Hits for products found elsewhere, in their order, without those that the query's limits shut out."""
        ...
