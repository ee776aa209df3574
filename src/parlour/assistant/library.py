"""What the mind may read: the shop's goods, promises and answers; never persons or orders."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parlour.assistant.flows.read import our_flows
from parlour.assistant.flows.script import Flows
from parlour.assistant.learn.taught import Taught
from parlour.knowledge.answers import AnswerIndex
from parlour.shop.facts import Facts
from parlour.shop.goods import Product, Variant
from parlour.shop.search.port import Searcher


@dataclass(frozen=True, kw_only=True)
class Library:
    """One shop, as the assistant reads it."""

    searcher: Searcher
    products: Mapping[str, Product]
    facts: Facts = Facts()  # noqa: RUF009 - frozen
    answers: AnswerIndex = field(default_factory=lambda: AnswerIndex(()))
    flows: Flows = field(default_factory=our_flows)
    taught: Taught = Taught()  # noqa: RUF009 - frozen

    def variant(self, product: str, sku: str) -> Variant | None:
        """A variant of a product, or None when either is gone."""
        there = self.products.get(product)
        return next((one for one in there.variants if one.sku == sku), None) if there else None
