"""What was understood of a message."""

import msgspec

from parlour.assistant.memory import Evidence
from parlour.conversation.labels import Mood, Request, Stage
from parlour.shop.search.values import Query


class Slots(msgspec.Struct, frozen=True, kw_only=True):
    """Things named in a message, as written; `budget` is an amount with its currency, such as "60 EUR"."""

    order: str | None = None
    email: str | None = None
    phone: str | None = None
    product: str | None = None
    colour: str | None = None
    size: str | None = None
    budget: str | None = None
    quantity: int | None = None


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """One message: labels with confidence from 0 to 1, things named, cues, and the search that it would make."""

    text: str
    lang: str
    lang_confidence: float = 1.0
    request: Request = Request.OUT_OF_SCOPE
    request_confidence: float = 0.0
    others: tuple[tuple[Request, float], ...] = ()
    stage: Stage = Stage.NONE
    stage_confidence: float = 0.0
    mood: Mood = Mood.CALM
    slots: Slots = Slots()
    evidence: Evidence = Evidence()
    cues: frozenset[str] = frozenset()
    query: Query = Query()

    def chance(self, request: Request) -> float:
        """How likely this request is."""
        return dict(self.others).get(request, 0.0)
