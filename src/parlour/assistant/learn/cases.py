"""The talks of an exam: golden ones with their checks, past ones as they were, questions of the change itself."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from uuid import UUID

import msgspec

from parlour.assistant.evaluate import TalkCase, Turn
from parlour.assistant.learn.past import Line, PastTalk, turns_of
from parlour.assistant.learn.substance import substance_of
from parlour.knowledge.answers import telling_terms
from parlour.knowledge.lessons import Change

Of = Literal["golden", "past", "change"]


class ExamTurn(msgspec.Struct, frozen=True, kw_only=True):
    """A turn to be held: `really` is what the house said to it once, `wants` what a lesson says to it."""

    text: str
    lang: str | None = None
    checks: dict[str, object] = {}
    really: str = ""
    wants: str = ""


class ExamCase(msgspec.Struct, frozen=True, kw_only=True):
    """One talk of an exam."""

    of: Of
    name: str
    turns: tuple[ExamTurn, ...]
    conversation: UUID | None = None


def golden_case(talk: TalkCase, conversation: UUID | None = None) -> ExamCase:
    """A talk in the form of the evaluation files."""
    turns = tuple(ExamTurn(text=turn.text, lang=turn.lang, checks=turn.checks) for turn in talk.turns)
    return ExamCase(of="golden", name=talk.title or talk.id, turns=turns, conversation=conversation)


def past_case(talk: PastTalk, name: str) -> ExamCase | None:
    """A talk that ended well, as it was; None when nothing in it can be held again."""
    turns = [ExamTurn(text=asked, really=substance_of(said) or said) for asked, said, _ in _exchanges(talk)]
    if not turns:
        return None
    return ExamCase(of="past", name=name, turns=tuple(turns), conversation=talk.conversation)


def golden_of(talk: PastTalk, name: str, lang: str) -> TalkCase | None:
    """The golden talk that a conversation makes: what the assistant said in it is right and is held to.

    It ends where a person took over: what people say is not the assistant's to repeat.
    """
    turns = []
    for number, (asked, _, reply) in enumerate(_exchanges(talk), 1):
        if any(line.who != "assistant" for line in reply) or not reply:
            break
        turns.append(Turn(turn=number, lang=lang, text=asked, checks=_checks(reply, lang)))
    return TalkCase(id=name, lang=lang, title=name, turns=tuple(turns)) if turns else None


def cases_of_change(changes: Iterable[Change], wordings: Sequence[tuple[int, str]]) -> Iterator[ExamCase]:
    """Every new answer or request of one's own is asked for in its own words and in those of its sources.

    `wordings` are pairs of a candidate and what a shopper said.
    """
    put = [change.lesson for change in changes if not change.removes]
    texts = {one.said: one.means for one in put if one.kind == "request"}
    for lesson in put:
        wanted = lesson.means if lesson.kind == "answer" else texts.get(lesson.means, "")
        if lesson.kind not in ("answer", "example") or not wanted:
            continue
        asked = dict.fromkeys([lesson.said, *(said for of, said in wordings if of == lesson.candidate)])
        for text in list(asked)[:5]:
            turn = ExamTurn(text=text, lang=lesson.lang or None, wants=wanted)
            yield ExamCase(of="change", name=lesson.said, turns=(turn,))


def nearest_cases(cases: Sequence[ExamCase], changes: Iterable[Change], most: int) -> list[ExamCase]:
    """The past talks that speak of what a change is about, then the newest; in their order."""
    words = {term for change in changes for text in _texts_of(change) for term in telling_terms(text)}
    near = sorted(range(len(cases)), key=lambda at: not any(words & telling_terms(one.text) for one in cases[at].turns))
    return [cases[at] for at in sorted(near[:most])]


def _texts_of(change: Change) -> tuple[str, ...]:
    return (change.lesson.said, change.lesson.means, change.instead_of or "")


def _exchanges(talk: PastTalk) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    """What the shopper said in a turn, and what the house said to it."""
    turns = turns_of(talk)
    for place, turn in enumerate(turns):
        if turn[0].who != "shopper":
            continue
        reply = turns[place + 1] if place + 1 < len(turns) else ()
        yield "\n".join(line.text for line in turn), " ".join(line.text for line in reply), reply


def _checks(reply: Sequence[Line], lang: str) -> dict[str, object]:
    """What the reply to a golden turn must keep: its language, its goods, its sources."""
    products = [product for line in reply for product in line.products]
    sources = [one for line in reply for one in line.sources]
    checks: dict[str, object] = {"reply_lang": lang, "must_handoff": any(line.calls for line in reply)}
    if products:
        checks["products"] = products
    if sources:
        checks["sources"] = sources
    return checks
