"""A talk as it is learned from: who said what, how each message of the shopper is understood, and how it went on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal
from uuid import UUID

import msgspec

from parlour.conversation.entries import Entry, Who
from parlour.conversation.labels import Mood, Request, Stage

Speaker = Literal["shopper", "assistant", "agent"]
SPEAKERS: tuple[Speaker, ...] = ("shopper", "assistant", "agent")


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """How one message is understood, as far as learning wants to know; confidences from 0 to 1.

    `meaning` are numbers of 16 bits, by which it is held against others.
    """

    lang: str = "en"
    request: Request = Request.OUT_OF_SCOPE
    request_confidence: float = 0.0
    stage: Stage = Stage.NONE
    stage_confidence: float = 0.0
    mood: Mood = Mood.CALM
    asks: bool = False
    corrects: bool = False
    meaning: bytes = b""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One message. `answered`: the assistant had something to go by; `action`: what an agent did.

    `calls`: after it a person was called.
    """

    seq: int
    who: Speaker
    text: str
    at: int = 0
    answered: bool = False
    calls: bool = False
    action: str | None = None
    sources: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    request: str | None = None


class PastTalk(msgspec.Struct, frozen=True, kw_only=True):
    """One talk: of ours, then it has a `conversation`, or from another desk."""

    lines: tuple[Line, ...]
    conversation: UUID | None = None
    past_talk: int | None = None
    stars: int | None = None
    is_closed: bool = False
    names: tuple[str, ...] = ()

    @property
    def said_by_shopper(self) -> tuple[str, ...]:
        """The shopper's messages in order."""
        return tuple(line.text for line in self.lines if line.who == "shopper")


class HistoryEntry(msgspec.Struct, frozen=True):
    """One entry of a talk from another desk."""

    who: str
    text: str = ""
    action: str | None = None


class HistoryTalk(msgspec.Struct, frozen=True):
    """One line of a file of past conversations (docs/guide/learning.md)."""

    talk: str
    entries: tuple[HistoryEntry, ...] = ()


def talk_of_log(of: UUID, entries: Sequence[Entry], names: Iterable[str] = ()) -> PastTalk:
    """A conversation of ours as it reads now: corrected messages corrected, removed ones gone."""
    changed: dict[int, Entry] = {}
    for entry in entries:
        if entry.kind in ("correction", "removal") and isinstance(entry.body.get("of"), int):
            changed[entry.body["of"]] = entry
    lines = [
        _line(entry, changed.get(entry.seq), _calls(entries[place + 1 :]))
        for place, entry in enumerate(entries)
        if entry.kind == "message"
    ]
    events = [entry.body for entry in entries if entry.kind == "event"]
    stars = [body["stars"] for body in events if body.get("event") == "rated" and isinstance(body.get("stars"), int)]
    seats = [body.get("to") for body in events if body.get("event") == "seat_moved"]
    agents = {entry.name for entry in entries if entry.who == Who.AGENT and entry.name}
    return PastTalk(
        lines=tuple(line for line in lines if line is not None),
        conversation=of,
        stars=stars[-1] if stars else None,
        is_closed=bool(seats) and seats[-1] == "closed",
        names=tuple({*names, *agents} - {""}),
    )


def talk_of_history(told: HistoryTalk) -> PastTalk:
    """A talk from another desk; who is neither shopper nor agent is passed over."""
    lines = [
        Line(seq=number, who="shopper" if one.who == "shopper" else "agent", text=one.text.strip(), action=one.action)
        for number, one in enumerate(told.entries, 1)
        if one.who in SPEAKERS and (one.text.strip() or one.action)
    ]
    return PastTalk(lines=tuple(lines), is_closed=True)


def turns_of(talk: PastTalk) -> list[tuple[Line, ...]]:
    """Neighbouring messages of one side are one turn."""
    turns: list[list[Line]] = []
    for line in talk.lines:
        if turns and (turns[-1][-1].who == "shopper") == (line.who == "shopper"):
            turns[-1].append(line)
        else:
            turns.append([line])
    return [tuple(turn) for turn in turns]


def _calls(following: Sequence[Entry]) -> bool:
    """Whether a person is called before anybody speaks again."""
    for entry in following:
        if entry.kind == "message":
            return False
        if entry.body.get("event") == "seat_moved" and entry.body.get("to") == "queue":
            return True
    return False


def _line(entry: Entry, change: Entry | None, calls: bool) -> Line | None:
    text = entry.text or ""
    if change is not None:
        if change.kind == "removal":
            return None
        text = change.text or ""
    who = next((one for one in SPEAKERS if one == entry.who), None)
    inner: Mapping[str, Any] = entry.body.get("inner") or {}  # as the assistant wrote it down
    products = tuple(str(one.get("id")) for one in entry.body.get("products") or () if isinstance(one, dict))
    if who is None or not (text or products):
        return None
    sources = tuple(str(one) for one in inner.get("sources") or ())
    return Line(
        seq=entry.seq,
        who=who,
        text=text,
        at=entry.at,
        answered=bool(sources or products),
        calls=calls,
        sources=sources,
        products=products,
        request=inner.get("request"),
    )
