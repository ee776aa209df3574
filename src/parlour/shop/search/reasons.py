"""Says why a product was found, and what of the question it does not answer."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from parlour.foundation.money import Money
from parlour.shop.search import documents
from parlour.shop.search.build import VariantRecord
from parlour.shop.search.plan import Alternative, Concept
from parlour.shop.search.shelves import Shelves
from parlour.shop.search.values import (
    CategoryReason,
    Field,
    Hit,
    Missed,
    OptionReason,
    PriceLimit,
    PriceReason,
    Query,
    Reason,
    StockReason,
    WordReason,
)
from parlour.shop.search.vocabulary import Vocabulary

SURE = ("exact", "form")


class Teller(msgspec.Struct, frozen=True):
    """Makes hits of the numbers of products and variants."""

    shelves: Shelves
    vocabulary: Vocabulary

    def hit(self, query: Query, concepts: Sequence[Concept], product: int, variant: int, score: float) -> Hit:
        """A hit with its reasons in the order of the question: words, options, price, stock, category."""
        record = self.shelves.variant(variant)
        available = bool(self.shelves.available[variant])
        category = self.shelves.product(product).category
        told = [self._of_concept(concept, product, variant, record) for concept in concepts]
        told.append(_of_price(query.price, record))
        if query.available:
            told.append(StockReason() if available else Missed(what="stock", typed=""))
        if query.category:
            told.append(CategoryReason(category=category))
        return Hit(
            product=self.shelves.product(product).id,
            sku=record.sku,
            score=round(score, 4),
            available=available,
            reasons=tuple(one for one in told if one and not isinstance(one, Missed)),
            missed=tuple(one for one in told if isinstance(one, Missed)),
        )

    def _of_concept(
        self, concept: Concept, product: int, variant: int, record: VariantRecord
    ) -> Reason | Missed | None:
        way = next((way for way in concept.alternatives if self._offers(way, variant)), None)
        if way and (option := self._option(concept, way, record)):
            return option
        word = self._best_word(concept, product)
        wished = concept.wish
        if wished and any(documents.option_kind(name) == wished.kind for name in record.options):
            return Missed(what="option", typed=concept.typed)
        return word or Missed(what="option" if wished else "word", typed=concept.typed)

    def _best_word(self, concept: Concept, product: int) -> WordReason | None:
        """The best way in which a product has a word, with all fields that have it in this way or as surely."""
        found = [reason for way in concept.alternatives if (reason := self._word(concept, way, product))]
        if not found:
            return None
        sure = [one for one in found if one.how in SURE] or found[:1]
        fields = dict.fromkeys(field for one in (found[0], *sure) for field in one.fields)
        return msgspec.structs.replace(found[0], fields=tuple(fields))

    def _offers(self, way: Alternative, variant: int) -> bool:
        return all(any(self.shelves.has_option(number, variant) for number in part) for part in way.parts)

    def _option(self, concept: Concept, way: Alternative, record: VariantRecord) -> OptionReason | None:
        words = {self.vocabulary.words[number] for part in way.parts for number in part}
        for name, values in record.options.items():
            if words & documents.option_words(name, values, self.vocabulary.lexicon):
                return OptionReason(typed=concept.typed, name=name, value=values[0])
        return None

    def _word(self, concept: Concept, way: Alternative, product: int) -> WordReason | None:
        """The words of one way that the product has outside of its options, which differ from variant to variant."""
        numbers: list[int] = []
        bits = 0
        for part in way.parts:
            there = ((number, self.shelves.fields(number, product)) for number in part)
            outside = [(number, found & ~(1 << documents.OPTIONS)) for number, found in there]
            number, found = max(outside, key=lambda one: one[1] != 0)
            if not found:
                return None
            numbers.append(number)
            bits |= found
        text = " ".join(self.vocabulary.words[number] for number in numbers)
        return WordReason(typed=concept.typed, found=text, how=way.how, fields=_fields(bits))


def _of_price(limit: PriceLimit | None, record: VariantRecord) -> Reason | Missed | None:
    if limit is None:
        return None
    amount = Decimal(record.amount)
    too_low = limit.low is not None and amount < limit.low
    too_high = limit.high is not None and amount > limit.high
    if too_low or too_high:
        return Missed(what="price", typed=limit.typed)
    return PriceReason(limit=limit, price=Money(amount, record.currency))


def _fields(bits: int) -> tuple[Field, ...]:
    names = (name for number, name in enumerate(documents.FIELDS) if bits >> number & 1)
    return tuple(dict.fromkeys(names))
