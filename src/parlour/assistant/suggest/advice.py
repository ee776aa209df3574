"""What an agent is offered beside a talk: replies, the next action, goods, a doubt and what met it, the stage."""

from typing import Any, Literal

import msgspec

from parlour.assistant.suggest.coach import Hint
from parlour.assistant.suggest.suggester import Suggested
from parlour.conversation.labels import Mood, Stage

Source = Literal["goods", "facts", "answer", "flow", "talk", "objection", "history"]


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """What the mind sees in a talk besides its thought: the stage and the words that show it, a doubt, what fits."""

    stage: Stage = Stage.NONE
    words: str = ""
    doubt: str = ""
    doubt_seq: int | None = None
    answers: tuple[tuple[str, str], ...] = ()  # texts and where they stand
    past: Suggested = Suggested()


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """A reply to choose: its words, where they come from, and cards to go with them."""

    text: str
    source: Source
    lang: str
    action: str = ""
    cards: list[dict[str, Any]] = []  # as docs/protocol.md tells them


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """The next action: one of our steps, a flow of the shop's own, or as agents did it in past talks."""

    action: str
    by: Literal["rules", "flow", "talks"] = "rules"
    order: str | None = None
    confidence: float | None = None


class Doubt(msgspec.Struct, frozen=True):
    """An objection in the shopper's words, and what met such a one before."""

    words: str
    seq: int | None
    met_by: tuple[str, ...]


class Standing(msgspec.Struct, frozen=True):
    """The stage, and the shopper's words that show it."""

    stage: Stage
    words: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The talk in a few facts."""

    begun: str
    lang: str
    mood: Mood = Mood.CALM
    wants: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    order: str | None = None
    acted: tuple[str, ...] = ()


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, as of the entry `head`."""

    head: int
    replies: list[Offered] = []
    next: Next | None = None
    product: dict[str, Any] | None = None  # a card
    doubt: Doubt | None = None
    stage: Standing | None = None
    summary: Summary | None = None
    coach: tuple[Hint, ...] = ()
