"""What the assistant answers: messages with cards and choices, what it keeps, and what it asks the caller to do."""

from typing import Literal

import msgspec

from parlour.assistant.act.results import Act
from parlour.assistant.memory import Memory
from parlour.conversation.labels import Mood, Request, Stage
from parlour.foundation.money import Money

MOST_CARDS = 6
MOST_CHARACTERS = 700


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A product to show: what it is, why it was chosen, what it costs; links and stock are filled in by the caller."""

    product: str
    sku: str
    title: str
    options: dict[str, str]
    price: Money
    available: bool
    reason: str = ""


class Choice(msgspec.Struct, frozen=True):
    """A button: what it says, and what is sent when it is pressed."""

    label: str
    text: str


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the assistant."""

    text: str
    cards: tuple[Card, ...] = ()
    choices: tuple[Choice, ...] = ()


class Brief(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person should know who takes over, as labels and names that the desk puts into its agent's words."""

    lang: str
    stage: Stage
    request: Request
    mood: Mood
    words: str
    doing: str = ""
    order: str = ""
    asked: str = ""
    statuses: dict[str, str] = {}
    is_order_unclear: bool = False
    shown: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class HandOver(msgspec.Struct, frozen=True, tag="hand_over"):
    """Call a person: why, and what they should know, in one line and in parts."""

    reason: str
    summary: str
    brief: Brief | None = None


class TakePromise(msgspec.Struct, frozen=True, tag="promise"):
    """Nobody is there: a promise to answer at this contact is wished for (None: it was asked for)."""

    contact: str | None


Wish = HandOver | TakePromise
Spoke = Literal["assistant"]


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one turn."""

    messages: tuple[Message, ...] = ()
    lang: str = "en"
    memory: Memory = Memory()
    wishes: tuple[Wish, ...] = ()
    acts: tuple[Act, ...] = ()
    sources: tuple[str, ...] = ()
    request: Request = Request.OUT_OF_SCOPE
    request_confidence: float = 0.0
    stage: Stage = Stage.NONE
    mood: Mood = Mood.CALM
    summary: str = ""

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(message.text for message in self.messages)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All that is shown."""
        return tuple(card for message in self.messages for card in message.cards)
