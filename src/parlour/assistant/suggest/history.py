"""Past conversations as they are learned from, and what waits for an answer in a talk."""

from collections.abc import Sequence

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

    @property
    def is_done(self) -> bool:
        """Whether an agent did something by it."""
        return not self.is_shopper and bool(self.action or self.words)

    @property
    def done(self) -> str:
        """What an agent did by it."""
        return self.action or UNNAMED


class Past(msgspec.Struct, frozen=True):
    """One past conversation; `names` are those of its people."""

    talk: str | int
    entries: tuple[Spoken, ...] = ()
    names: tuple[str, ...] = ()


def to_answer(entries: Sequence[Spoken]) -> str:
    """What the shopper said since the house last spoke; else the last that they said."""
    fresh: list[str] = []
    for entry in reversed(entries):
        if entry.is_shopper:
            fresh.append(entry.words)
        elif fresh:
            break
    return "\n".join(reversed(fresh))
