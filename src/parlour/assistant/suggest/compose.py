"""Puts advice together from what was thought, seen and learned; a pure function, the catalogue's rows come in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from parlour.assistant.reply import Card, Message, Reply
from parlour.assistant.serve.situation import Situation
from parlour.assistant.suggest.advice import Advice, Doubt, Glance, Next, Offered, Source, Standing, Summary
from parlour.assistant.suggest.coach import coach
from parlour.assistant.suggest.next_step import ORDERLY, STEPS, action_of, order_of
from parlour.assistant.thought import (
    Advise,
    CallPerson,
    Command,
    Compare,
    Confirm,
    DontKnow,
    Guide,
    Leave,
    Prove,
    Pursue,
    Reassure,
    Record,
    ShowGoods,
    TellAnswer,
    TellProduct,
    TellShop,
    Thought,
)
from parlour.conversation.labels import Mood, Request, Stage
from parlour.knowledge.answers import AnswerIndex
from parlour.shop.cards import card_of
from parlour.shop.goods import Product

BEST = 3
SAME = 85  # out of 100: two replies so alike that one is enough
QUOTED = 140
LABELS = frozenset(request.value for request in Request)
EMPTY = ("ask_clarify", "find_out")  # better than silence, and than nothing else
GUESSED = 0.35  # below this confidence a request is a guess
LEARNED_SURE = 0.5  # from here on what agents did before is told as the next action
SOURCES: tuple[tuple[tuple[type[Command], ...], Source], ...] = (
    ((ShowGoods, TellProduct, Compare, Advise, Reassure), "goods"),
    ((Pursue, Prove, Confirm, Leave, Record), "flow"),
    ((TellShop, Guide), "facts"),
    ((TellAnswer,), "answer"),
)
SILENT = (DontKnow, CallPerson)  # words of an assistant that knows no further; an agent is the one who does


class Worded(NamedTuple):
    """A thought and how it would be said."""

    thought: Thought
    reply: Reply


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that advice is made of; the first thought is the likeliest, `trust` how often each source was taken."""

    situation: Situation
    thoughts: tuple[Worded, ...]
    glance: Glance
    products: Mapping[str, Product]
    met: AnswerIndex
    trust: Mapping[str, float]

    @property
    def thought(self) -> Thought | None:
        """What the assistant would do."""
        return self.thoughts[0].thought if self.thoughts else None

    @property
    def reply(self) -> Reply | None:
        """What it would say."""
        return self.thoughts[0].reply if self.thoughts else None

    @property
    def lang(self) -> str:
        """The language in which the shopper is answered."""
        turn = self.situation.turn
        return (self.thought and self.thought.lang) or turn.memory.lang or turn.lang or "en"


def compose(of: Material) -> Advice:
    """The advice."""
    doubt = _doubt(of)
    return Advice(
        head=of.situation.head,
        replies=_replies(of, doubt),
        next=_next(of),
        product=next(_cards(of), None),
        doubt=doubt,
        stage=Standing(of.glance.stage, of.glance.words) if of.glance.stage is not Stage.NONE else None,
        summary=_summary(of),
        coach=coach(of.situation.turn.said),
    )


def _replies(of: Material, doubt: Doubt | None) -> list[Offered]:
    """The best of all sources, those first that were taken more often; no two that say the same, guesses last."""
    guessed = of.thought is not None and of.thought.understood.request_confidence < GUESSED
    offered = sorted(
        _offered(of, doubt),
        key=lambda one: (one.action in EMPTY, guessed and one.source == "flow", -of.trust.get(one.source, 0.5)),
    )
    first = [one for one in offered if one.source not in ("history", "answer") and one.action not in EMPTY]
    first = [] if guessed else first[:1]
    chosen: list[Offered] = []
    for one in (*first, *offered):
        if all(fuzz.token_set_ratio(one.text, other.text) < SAME for other in chosen):
            chosen.append(one)
    return chosen[:BEST]


def _offered(of: Material, doubt: Doubt | None) -> Iterator[Offered]:
    for thought, reply in of.thoughts:
        yield from _said(of, thought, reply)
    if doubt is not None:
        for text in doubt.met_by:
            yield Offered(text=text, source="objection", lang=of.lang, action="meet_doubt")
    for text, _ in of.glance.answers:
        yield Offered(text=text, source="answer", lang=of.lang, action="answer")
    past = of.glance.past
    for text, action in zip_longest(past.replies, past.does, fillvalue=""):
        yield Offered(text=text, source="history", lang=of.lang, action=action)


def _said(of: Material, thought: Thought, reply: Reply) -> Iterator[Offered]:
    """A thought's own words, with its cards."""
    if any(isinstance(one, SILENT) for one in thought.commands):
        return
    source, action = _source(thought.commands), action_of(thought.commands, reply)
    for message in reply.messages:
        if message.text.strip():
            cards = _shown(of, message)
            yield Offered(text=message.text, source=source, lang=reply.lang, action=action, cards=cards)


def _source(commands: tuple[Command, ...]) -> Source:
    flow = next((one.flow.doing for one in commands if isinstance(one, Pursue | Confirm)), None)
    if flow is not None and flow not in ORDERLY:
        return "facts"
    for kinds, source in SOURCES:
        if any(isinstance(one, kinds) for one in commands):
            return source
    return "talk"


def _shown(of: Material, message: Message) -> list[dict[str, Any]]:
    cards = [_card(of, card) for card in message.cards]
    return [card for card in cards if card]


def _card(of: Material, card: Card) -> dict[str, Any] | None:
    product = of.products.get(card.product)
    variant = product.variant(card.sku) if product else None
    site = of.situation.facts.site or ""
    return card_of(product, variant, of.lang, site=site, reason=card.reason) if product and variant else None


def _cards(of: Material) -> Iterator[dict[str, Any]]:
    """What could be shown: what the reply shows, else what the talk is about."""
    for card in of.reply.cards if of.reply else ():
        if told := _card(of, card):
            yield told
    goods = of.situation.turn.memory.goods
    for shown in (goods.focus, *goods.shown):
        product = of.products.get(shown.product) if shown else None
        variant = (product.variant(shown.sku) or next(iter(product.variants), None)) if product and shown else None
        if product and variant:
            yield card_of(product, variant, of.lang, site=of.situation.facts.site or "")


def _next(of: Material) -> Next | None:
    """What the rules lead to; where they lead nowhere, what agents did at such a moment."""
    past = of.glance.past
    named = action_of(of.thought.commands, of.reply) if of.thought else ""
    told = past.actions[0] if past.actions else ""
    if (
        told
        and told not in LABELS
        and past.confidence >= LEARNED_SURE
        and named in ("", "find_out", "ask_need", "ask_clarify")
    ):
        return Next(action=told, by="talks", confidence=past.confidence)
    if not named:
        return None
    return Next(action=named, by="rules" if named in STEPS else "flow", order=order_of(of.thought, of.reply))


def _doubt(of: Material) -> Doubt | None:
    glance = of.glance
    if not glance.doubt:
        return None
    found = of.met.find(glance.doubt, of.lang, 2)
    return Doubt(glance.doubt, glance.doubt_seq, tuple(one.answer.text for one in found))


def _summary(of: Material) -> Summary | None:
    turn, thought = of.situation.turn, of.thought
    said = [one.text for one in turn.said if one.who == "shopper"]
    if not said:
        return None
    is_sure = thought is not None and thought.understood.request_confidence >= GUESSED
    wants = (*turn.memory.requests, *((thought.understood.request.value,) if thought and is_sure else ()))
    titles = [of.products[one.product].title for one in turn.memory.goods.shown if one.product in of.products]
    return Summary(
        begun=" ".join(said[0].split())[:QUOTED],
        lang=of.lang,
        wants=tuple(dict.fromkeys(one for one in wants if one not in _ASIDE))[-3:],
        shown=tuple(dict.fromkeys(titles))[:4],
        order=turn.memory.order,
        acted=tuple(one for one in turn.memory.acted if one in STEPS),
        mood=thought.understood.mood if thought else Mood.CALM,
    )


_ASIDE = ("greeting", "thanks_bye", "out_of_scope", "human_agent")
