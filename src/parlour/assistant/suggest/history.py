"""Past conversations as they are learned from, and what stood before each thing that an agent did."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

UNNAMED = "-"  # an agent's entry whose action nobody told


class Spoken(msgspec.Struct, frozen=True):
    """One entry of a talk; what an agent did has an `action` and may be without words."""

    who: str
    text: str | None = ""
    action: str | None = None

    @property
    def words(self) -> str:
        """The text, empty where there is none."""
        return (self.text or "").strip()

    @property
    def is_shopper(self) -> bool:
        return self.who == "shopper"


class Past(msgspec.Struct, frozen=True):
    """One past conversation; `names` are those of its people."""

    talk: str | int
    entries: tuple[Spoken, ...] = ()
    names: tuple[str, ...] = ()


class Moment(NamedTuple):
    """Where a talk stands: what the shopper said since the house last spoke, and what was said and done before."""

    fresh: tuple[str, ...]
    earlier: tuple[str, ...]
    replies: tuple[str, ...]
    actions: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is to be answered."""
        return "\n".join(self.fresh)


class Done(NamedTuple):
    """What an agent did at a moment, and what they wrote."""

    at: Moment
    action: str
    reply: str


def moment_of(entries: Sequence[Spoken]) -> Moment:
    """The moment after these entries."""
    last = next((at for at in range(len(entries), 0, -1) if not entries[at - 1].is_shopper), 0)
    return Moment(
        fresh=tuple(one.words for one in entries[last:]),
        earlier=tuple(one.words for one in entries[:last] if one.is_shopper),
        replies=tuple(one.words for one in entries[:last] if not one.is_shopper and one.words),
        actions=tuple(one.action or UNNAMED for one in entries[:last] if not one.is_shopper),
    )


def done_in(history: Iterable[Past]) -> Iterator[Done]:
    """All that agents did; what has no action has only words to learn from."""
    for past in history:
        for at, one in enumerate(past.entries):
            if not one.is_shopper and (one.action or one.words):
                yield Done(moment_of(past.entries[:at]), one.action or UNNAMED, one.words)
