"""Holding talks for an exam: in memory, with the shop's own goods and orders, touching nothing."""

import re
from decimal import Decimal

import msgspec

from parlour.assistant.learn.reading import texts_of_shop
from parlour.assistant.learn.rules import Held, amounts_in
from parlour.assistant.library import Library
from parlour.assistant.orders import OrderBook
from parlour.assistant.talk import Talk
from parlour.assistant.understand.reader import Understander

_AMOUNT = re.compile(r'"amount":"?(\d+(?:\.\d+)?)')


class TalkHolder:
    """Holds talks with one library; `prices` are the amounts that the shop names, `own` its own texts."""

    def __init__(
        self,
        library: Library,
        reader: Understander,
        book: OrderBook,
        prices: frozenset[Decimal],
        own: tuple[str, ...] = (),
    ) -> None:
        self._library, self._reader, self._book = library, reader, book
        self._ours = (*texts_of_shop(library.facts), *own)
        self._prices = prices
        self._talk: Talk | None = None

    def hold(self, talk: str, text: str, lang: str | None) -> Held:
        """The answer to the next message of a talk; a name that is not the last one's begins a new talk."""
        if self._talk is None or self._talk.name != talk:
            self._talk = Talk(talk, self._library, self._reader, self._book)
        answer = self._talk.ask(text, lang=lang)
        products = [source.removeprefix("product:") for source in answer.sources if source.startswith("product:")]
        products += [shown.product for shown in self._talk.memory.goods.shown]
        return Held(
            answer=answer,
            ours=self._ours,
            said=tuple(said.text for said in self._talk.said if said.who == "shopper"),
            prices=self._prices | self._of_goods(products),
            is_proven=self._talk.proof.customer is not None,
        )

    def _of_goods(self, products: list[str]) -> frozenset[Decimal]:
        found = [self._library.products[one] for one in dict.fromkeys(products) if one in self._library.products]
        return frozenset(variant.price.amount.normalize() for one in found for variant in one.variants if variant.price)


def prices_named(library: Library, answers: tuple[str, ...]) -> frozenset[Decimal]:
    """The amounts that facts and answers name, which are the shop's own word."""
    facts = msgspec.json.encode(library.facts).decode()
    amounts = {Decimal(one).normalize() for one in _AMOUNT.findall(facts)}
    return frozenset(amounts) | frozenset(amount for text in answers for amount in amounts_in(text))
