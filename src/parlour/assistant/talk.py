"""One talk in memory: runs the three steps as `ask` and the tests do, and tells what came of each turn."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import process_time

import msgspec

from parlour.assistant.act.plan import plan
from parlour.assistant.act.results import Act
from parlour.assistant.act.rights import Proof, Rights
from parlour.assistant.library import Library
from parlour.assistant.memory import Memory, Shown
from parlour.assistant.orders import Customer, Order, OrderBook
from parlour.assistant.reply import Card, Reply
from parlour.assistant.say.say import say
from parlour.assistant.think import think
from parlour.assistant.turn import Page, Said, Seat, Turn
from parlour.assistant.understand.reader import Understander
from parlour.shop.goods import Product

BEGIN = datetime(2026, 11, 23, 10, tzinfo=UTC)


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of one line that `ask` gives (evaluation.md)."""

    talk: str
    turn: int
    reply: str
    lang: str
    request: str
    stage: str
    seat: str
    products: list[dict[str, object]] = []
    actions: list[dict[str, object]] = []
    sources: list[str] = []
    ms: float = 0.0


@dataclass
class Talk:
    """A talk with one unknown shopper; orders keep what was recorded in this talk only."""

    name: str
    library: Library
    reader: Understander
    book: OrderBook
    now: datetime = BEGIN
    memory: Memory = field(default_factory=Memory)
    proof: Proof = field(default_factory=Proof)
    seat: Seat = "assistant"
    back_at: datetime | None = None
    can_mail: bool = True
    said: list[Said] = field(default_factory=list)
    recorded: dict[str, list[str]] = field(default_factory=dict)
    turns: int = 0

    def ask(
        self, text: str, *, lang: str | None = None, page: Page | None = None, people_online: bool = True
    ) -> Answered:
        """The answer to one message, as a line of `ask`."""
        begun = process_time()
        reply = self.answer(text, lang=lang, page=page, people_online=people_online)
        spent = (process_time() - begun) * 1000
        return Answered(
            talk=self.name,
            turn=self.turns,
            reply=reply.text,
            lang=reply.lang,
            request=reply.request,
            stage=reply.stage,
            seat=self.seat,
            products=[shown(card) for card in reply.cards],
            actions=[action(act) for act in reply.acts],
            sources=list(reply.sources),
            ms=round(spent, 2),
        )

    def answer(
        self, text: str, *, lang: str | None = None, page: Page | None = None, people_online: bool = True
    ) -> Reply:
        """The reply to one message; the talk goes on from it."""
        self.turns += 1
        self.said.append(Said(seq=len(self.said) + 1, who="shopper", text=text))
        turn = Turn(
            conversation=self.name, seq=len(self.said), said=tuple(self.said), now=self.now, memory=self.memory,
            lang=lang, page=page, seat=self.seat, people_online=people_online,
            back_at=self.back_at, can_mail=self.can_mail,
        )  # fmt: skip
        rights = Rights(
            facts=self.library.facts,
            now=self.now,
            proof=self.proof,
            people_online=people_online,
            flows=self.library.flows,
        )
        thought = think(turn, self.library, self.reader)
        results = plan(thought, rights, Remembering(self.book, self.recorded))
        reply = say(turn, thought, results, self.library)
        self._keep(reply, results.proof, hand_over=results.hand_over)
        return reply

    def _keep(self, reply: Reply, proof: Proof, *, hand_over: bool) -> None:
        self.memory, self.proof = reply.memory, proof
        self.seat = "queue" if hand_over else self.seat
        products = tuple(Shown(card.product, card.sku) for card in reply.cards)
        if reply.messages:
            self.said.append(Said(seq=len(self.said) + 1, who="assistant", text=reply.text, products=products))
        for act in reply.acts:
            if act.state != "asked" and act.order:
                self.recorded.setdefault(act.order, []).append(act.name)
        self.now += timedelta(minutes=1)


@dataclass(frozen=True)
class Remembering:
    """An order book with what was recorded in one talk."""

    book: OrderBook
    recorded: dict[str, list[str]]

    def by_email(self, email: str) -> Customer | None:
        """As the book."""
        return self.book.by_email(email)

    def by_name_and_code(self, first: str, last: str, code: str) -> Customer | None:
        """As the book."""
        return self.book.by_name_and_code(first, last, code)

    def product(self, product: str) -> Product | None:
        """As the book."""
        return self.book.product(product)

    def order(self, number: str) -> Order | None:
        """As the book, with what was recorded here."""
        order = self.book.order(number)
        return self._with(order) if order else None

    def orders_of(self, customer: Customer) -> tuple[Order, ...]:
        """As the book, with what was recorded here."""
        return tuple(self._with(order) for order in self.book.orders_of(customer))

    def _with(self, order: Order) -> Order:
        return msgspec.structs.replace(order, recorded=(*order.recorded, *self.recorded.get(order.id, ())))


def shown(card: Card) -> dict[str, object]:
    """A card as `ask` tells it."""
    price = {"amount": f"{card.price.amount:f}", "currency": card.price.currency}
    return {
        "id": card.product,
        "sku": card.sku,
        "title": card.title,
        "options": card.options,
        "price": price,
        "available": card.available,
    }


def action(act: Act) -> dict[str, object]:
    """An act as `ask` tells it: its name, state, and what else there is."""
    told: dict[str, object] = {"name": act.name, "order": act.order, "state": act.state}
    more = {"items": act.items, "new_items": act.new_items, "address": act.address, "payment": act.payment}
    return told | {key: list(value) if isinstance(value, tuple) else value for key, value in more.items() if value}
