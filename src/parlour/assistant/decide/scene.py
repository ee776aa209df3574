"""All that a decision looks at."""

import re
from dataclasses import dataclass
from functools import cached_property

from parlour.assistant.library import Library
from parlour.assistant.memory import Asked, Evidence, Goods, Memory
from parlour.assistant.thought import Command
from parlour.assistant.turn import Turn
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.cues import our_cues
from parlour.assistant.understand.reader import count_words
from parlour.assistant.understand.text import plain, tokens
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request

SURE = 0.45
UNSURE = 0.2
PLAIN_YES = 4
_BUT = re.compile(r"(?<!\w)(?:but|instead|actually|pero|mejor|ma|invece|но|лучше)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Scene:
    """One turn, what was understood of it, and what may be read."""

    turn: Turn
    understood: Understood
    lang: str
    library: Library

    @property
    def memory(self) -> Memory:
        """What is kept of the talk."""
        return self.turn.memory

    @property
    def text(self) -> str:
        """What the shopper wrote."""
        return self.understood.text

    @property
    def cues(self) -> frozenset[str]:
        """Short turns of speech in it."""
        return self.understood.cues

    @property
    def words(self) -> int:
        """How many words it has."""
        return count_words(self.text)

    @cached_property
    def concepts(self) -> set[str]:
        """The concepts that its words carry."""
        return our_concepts().read(tokens(plain(self.text)))

    def begins(self, cue: str) -> bool:
        """Whether it begins with a cue."""
        return our_cues().begins(cue, self.text)

    @property
    def has_but(self) -> bool:
        """Whether it turns to something else: "but", "rather"."""
        return _BUT.search(self.text) is not None

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return "?" in self.text or self.begins("asks")

    def agrees(self, *about: Request) -> bool:
        """Whether it says yes and nothing else of weight; the requests it may be `about` do not count as else."""
        if not self.begins("yes") or self.begins("if_so") or _BUT.search(self.text):
            return False
        else_wanted = self.understood.slots.product or self.understood.request_confidence >= SURE
        return self.words <= PLAIN_YES or not else_wanted or self.understood.request in about

    @property
    def declines(self) -> bool:
        """Whether it says no, shortly."""
        return (self.begins("no") or self.begins("forget")) and self.words <= PLAIN_YES

    def is_surely(self, *requests: Request) -> bool:
        """Whether one of these is asked for, with confidence."""
        return self.understood.request in requests and self.understood.request_confidence >= SURE

    @property
    def has_evidence(self) -> bool:
        """Whether something in it could prove who the shopper is."""
        given = self.understood.evidence
        return bool(given.emails or given.orders or (given.codes and not self.understood.query.price))


@dataclass(frozen=True)
class Decided:
    """Commands, and what changes in memory with them."""

    commands: tuple[Command, ...]
    goods: Goods | None = None
    asked: Asked = ""
    failed: bool = False
    several: bool = False
    evidence: Evidence = Evidence()  # noqa: RUF009 - frozen
