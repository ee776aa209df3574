"""The exam: the same talks held before and after a change, turn by turn; worse or against a rule means refused."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol
from uuid import UUID

import msgspec

from parlour.assistant.evaluate import check
from parlour.assistant.learn.cases import ExamCase, ExamTurn, Of
from parlour.assistant.learn.private import without_person
from parlour.assistant.learn.rules import CALLED, OF_SAFETY, Held, broken_rules
from parlour.assistant.talk import Answered

MOST_SHOWN = 300
NEARER = 0.15  # of likeness to what was really said; less is no difference
CLOSE = 0.6
Verdict = Literal["same", "changed", "better", "worse", "broken", "unused"]
Likeness = Callable[[str, str], float]
Watch = Callable[[int, int], None]
ORDER: tuple[Verdict, ...] = ("broken", "worse", "unused", "better", "changed", "same")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as the exam shows it."""

    reply: str
    seat: str
    request: str
    products: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One turn before and after; `why` names the checks and rules that made the verdict."""

    of: Of
    talk: str
    turn: int
    text: str
    before: Told
    after: Told
    verdict: Verdict
    why: tuple[str, ...] = ()
    conversation: UUID | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an exam; `turns` are those that differ, the gravest first.

    `is_safe`: no rule that protects shoppers is broken.
    """

    passed: bool
    talks: int
    held: int
    counts: dict[str, int]
    golden_before: tuple[int, int] = (0, 0)
    golden_after: tuple[int, int] = (0, 0)
    turns: tuple[Difference, ...] = ()
    is_safe: bool = True


class OwnWord(msgspec.Struct, frozen=True, kw_only=True):
    """What the shop takes back or puts otherwise by its own hand: texts as they begin, and whether its facts."""

    texts: tuple[str, ...] = ()
    facts: bool = False

    def is_in(self, old: Answered, new: Answered) -> bool:
        """Whether an answer differs because the shop wants it so."""
        spoke = any(text in old.reply for text in self.texts)
        return spoke or (self.facts and "facts" in (*old.sources, *new.sources))


NOTHING_OWN = OwnWord()


class Holder(Protocol):
    """Holds one talk after the other; a new name begins a new talk."""

    def hold(self, talk: str, text: str, lang: str | None) -> Held:
        """The answer to the next message of a talk."""
        ...


def examine(
    cases: Sequence[ExamCase],
    before: Holder,
    after: Holder,
    likeness: Likeness,
    *,
    watch: Watch = lambda _done, _of: None,
    own: OwnWord = NOTHING_OWN,
) -> Result:
    """Hold every talk twice and compare; a change passes when no turn is worse and none breaks a rule."""
    differences: list[Difference] = []
    met = [0, 0]
    for number, case in enumerate(cases):
        for place, turn in enumerate(case.turns, 1):
            key = f"exam-{number}"
            old = before.hold(key, turn.text, turn.lang)
            new = after.hold(key, turn.text, turn.lang)
            if case.of == "golden":
                met = [met[0] + (not _missed(turn, old)), met[1] + (not _missed(turn, new))]
            verdict, why = verdict_of(turn, old, new, likeness, own)
            differences.append(
                Difference(
                    of=case.of,
                    talk=case.name,
                    turn=place,
                    text=without_person(turn.text),
                    before=_told(old.answer),
                    after=_told(new.answer),
                    verdict=verdict,
                    why=tuple(why),
                    conversation=case.conversation,
                )
            )
        watch(number + 1, len(cases))
    golden = sum(len(case.turns) for case in cases if case.of == "golden")
    return _result(len(cases), differences, ((met[0], golden), (met[1], golden)))


def _result(talks: int, turns: Sequence[Difference], golden: tuple[tuple[int, int], tuple[int, int]]) -> Result:
    counts: dict[str, int] = {verdict: sum(one.verdict == verdict for one in turns) for verdict in ORDER}
    shown = sorted((one for one in turns if one.verdict != "same"), key=lambda one: ORDER.index(one.verdict))
    return Result(
        passed=not (counts["worse"] or counts["broken"]),
        talks=talks,
        held=len(turns),
        counts=counts,
        golden_before=golden[0],
        golden_after=golden[1],
        turns=tuple(shown[:MOST_SHOWN]),
        is_safe=not any(OF_SAFETY & set(one.why) for one in turns if one.verdict == "broken"),
    )


def verdict_of(turn: ExamTurn, old: Held, new: Held, likeness: Likeness, own: OwnWord) -> tuple[Verdict, list[str]]:
    """Rules first, then the checks of a golden turn, then what was really said, then what the change wants."""
    if broken := broken_rules(old.answer, new, facts_differ=own.facts):
        return "broken", broken
    missed, missed_before = _missed(turn, new), _missed(turn, old)
    if lost := [name for name in missed if name not in missed_before]:
        return "worse", lost
    if len(missed) < len(missed_before):
        return "better", [name for name in missed_before if name not in missed]
    if turn.wants:
        used = turn.wants.strip()[:60] in new.answer.reply
        return _used(used=used, was_used=turn.wants.strip()[:60] in old.answer.reply)
    return _without_checks(turn, old.answer, new.answer, likeness, own)


def _without_checks(
    turn: ExamTurn, old: Answered, new: Answered, likeness: Likeness, own: OwnWord
) -> tuple[Verdict, list[str]]:
    if _said(old) == _said(new):
        return "same", []
    if own.is_in(old, new):
        return "changed", ["own_word"]
    return _by_what_was_said(turn, old, new, likeness)


def _used(*, used: bool, was_used: bool) -> tuple[Verdict, list[str]]:
    if used:
        return ("same", []) if was_used else ("better", ["answered"])
    return "unused", ["not_found"]


def _by_what_was_said(turn: ExamTurn, old: Answered, new: Answered, likeness: Likeness) -> tuple[Verdict, list[str]]:
    """A past turn: what the house really said to it decides, else whether there is an answer at all."""
    lost = _knows(old) and not _knows(new)
    if turn.really:
        was, now = likeness(old.reply, turn.really), likeness(new.reply, turn.really)
        if now >= was + NEARER:
            return "better", ["nearer"]
        if was >= CLOSE and now <= was - NEARER:
            return "worse", ["farther"]
    if lost:
        return "worse", ["answers_less"]
    if new.seat in CALLED and old.seat not in CALLED:
        return "worse", ["hand_over"]
    if _knows(new) and not _knows(old):
        return "better", ["answered"]
    return "changed", []


def _missed(turn: ExamTurn, held: Held) -> list[str]:
    """The checks of a turn that an answer does not meet, with those that only golden talks of the desk have."""
    if not turn.checks:
        return []
    answer = held.answer
    missed = check({key: value for key, value in turn.checks.items() if key not in ("products", "sources")}, answer)
    shown = {str(card["id"]) for card in answer.products}
    if not set(_texts(turn.checks.get("products"))) <= shown:
        missed.append("products")
    if not set(_texts(turn.checks.get("sources"))) <= set(answer.sources):
        missed.append("sources")
    if turn.checks.get("must_handoff") is False and "reply_lang" in turn.checks and answer.seat in CALLED:
        missed.append("needless_hand_over")
    return missed


def _knows(answer: Answered) -> bool:
    return bool(answer.sources or answer.products or answer.actions)


def _said(answer: Answered) -> tuple[object, ...]:
    return (answer.reply, answer.seat, [card["sku"] for card in answer.products], answer.actions)


def _told(answer: Answered) -> Told:
    return Told(
        reply=without_person(answer.reply),
        seat=answer.seat,
        request=answer.request,
        products=tuple(str(card["title"]) for card in answer.products),
        sources=tuple(answer.sources),
    )


def _texts(value: object) -> Iterable[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []
