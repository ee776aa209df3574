"""Scores the assistant on whole talks in the form of labels.md; totals per language."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import msgspec

from parlour.assistant.score import Score
from parlour.assistant.talk import Answered

Ask = Callable[[str, str, str | None], Answered]
LONGEST = 700
MOST_CARDS = 6
SHORT = 2


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a talk and what its reply must be like."""

    turn: int
    lang: str
    text: str
    checks: dict[str, object] = {}


class TalkCase(msgspec.Struct, frozen=True, kw_only=True):
    """One talk of a file."""

    id: str
    lang: str
    title: str = ""
    customer: str | None = None
    turns: tuple[Turn, ...]


class Failure(msgspec.Struct, frozen=True):
    """A turn that did not meet its checks: which ones, and what was said."""

    talk: str
    turn: int
    lang: str
    text: str
    reply: str
    missed: tuple[str, ...]


class TalkScores(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file of talks."""

    turns: dict[str, Score]
    talks: Score
    leaks: int
    hand_overs: Score
    needless: Score
    stages: Score
    failures: tuple[Failure, ...]


def score_talks(cases: Iterable[TalkCase], ask: Ask) -> TalkScores:
    """Holds every talk with `ask(talk, text, lang of the page)` and checks every turn."""
    met: dict[str, Counter[bool]] = defaultdict(Counter)
    whole, wanted, needless, stages = (Counter[bool]() for _ in range(4))
    failures: list[Failure] = []
    leaks = 0
    for case in cases:
        good = True
        for turn in case.turns:
            answer = ask(case.id, turn.text, None)
            missed = check(turn.checks, answer)
            leaks += "must_not_mention" in missed
            called = answer.seat in ("queue", "agent")
            (wanted if turn.checks.get("must_handoff") else needless)[called] += 1
            if "stage" in turn.checks:
                stages["stage" not in missed] += 1
            met[turn.lang][not missed] += 1
            good = good and not missed
            if missed:
                failures.append(Failure(case.id, turn.turn, turn.lang, turn.text, answer.reply, tuple(missed)))
        whole[good] += 1
    turns = {lang: Score(count[True], count.total()) for lang, count in sorted(met.items())}
    return TalkScores(
        turns=turns | {"all": Score(sum(one.right for one in turns.values()), sum(one.of for one in turns.values()))},
        talks=Score(whole[True], whole.total()),
        leaks=leaks,
        hand_overs=Score(wanted[True], wanted.total()),
        needless=Score(needless[True], needless.total()),
        stages=Score(stages[True], stages.total()),
        failures=tuple(failures),
    )


def check(checks: Mapping[str, object], answer: Answered) -> list[str]:
    """The names of the checks that an answer does not meet; what only a reader can judge is left out."""
    text = "\n".join([answer.reply, *(_card_text(card) for card in answer.products)])
    missed = [name for name, fails in CHECKS.items() if name in checks and fails(checks[name], text, answer)]
    if len(answer.reply) > LONGEST or len(answer.products) > MOST_CARDS:
        missed.append("too_long")
    return missed


def report(scores: TalkScores) -> str:
    """The scores of talks as a person reads them."""
    lines = [f"turns met, {lang}: {score}" for lang, score in scores.turns.items()]
    lines += [
        f"talks whole: {scores.talks}",
        f"leaks: {scores.leaks}",
        f"hand-overs made of those required: {scores.hand_overs}",
        f"hand-overs where none was required: {scores.needless}",
        f"stage right: {scores.stages}",
    ]
    return "\n".join(lines)


def _card_text(card: Mapping[str, object]) -> str:
    options, price = card["options"], card["price"]
    inside = ", ".join(f"{name}: {value}" for name, value in options.items()) if isinstance(options, dict) else ""
    amount = f"{price['amount']} {price['currency']}" if isinstance(price, dict) else ""
    return f"{card['title']} ({inside}) {amount}"


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _shows(wanted: str, text: str, answer: Answered) -> bool:
    kind, _, rest = wanted.partition(":")
    if kind == "type":
        return any(rest.casefold() == str(card["title"]).casefold() for card in answer.products) or (
            rest.casefold() in text.casefold()
        )
    return any(str(card["sku"]) in rest.split("|") for card in answer.products)


def _shown_skus(answer: Answered, *, available: bool | None = None) -> set[str]:
    cards = [card for card in answer.products if available is None or card["available"] is available]
    return {str(card["sku"]) for card in cards}


def _dearer(most: object, answer: Answered) -> bool:
    prices = [card["price"] for card in answer.products]
    return any(Decimal(str(price["amount"])) > Decimal(str(most)) for price in prices if isinstance(price, dict))


def _acted(answer: Answered, *, states: tuple[str, ...]) -> set[str]:
    return {str(act["name"]) for act in answer.actions if act["state"] in states}


def _no_action(wanted: object, answer: Answered) -> bool:
    """Whether the action was neither carried out nor recorded; asked about is enough only where that is said."""
    if not isinstance(wanted, Mapping):
        return str(wanted) not in _acted(answer, states=("recorded", "done"))
    enough = ("recorded", "done", "asked") if wanted.get("also_ok") else ("recorded", "done")
    return str(wanted["name"]) not in _acted(answer, states=enough)


ORDERLY = ("cancel_order", "change_address", "change_payment", "change_items", "return_items", "exchange_items")
CHECKS: dict[str, Callable[[object, str, Answered], bool]] = {
    "must_mention": lambda want, text, _: not all(_found(one, text) for one in _texts(want)),
    "must_not_mention": lambda want, text, _: any(_found(one, text) for one in _texts(want)),
    "must_show_product": lambda want, text, answer: not all(_shows(one, text, answer) for one in _texts(want)),
    "must_not_show": lambda want, _, answer: bool(_shown_skus(answer) & set(_texts(want))),
    "must_not_offer": lambda want, _, answer: bool(_shown_skus(answer, available=True) & set(_texts(want))),
    "price_max": lambda want, _, answer: _dearer(want, answer),
    "must_handoff": lambda want, _, answer: bool(want) and answer.seat not in ("queue", "agent"),
    "stage": lambda want, _, answer: answer.stage not in (_texts(want) or [str(want)]),
    "reply_lang": lambda want, _, answer: answer.lang != want,
    "forbid_action": lambda want, _, answer: (
        bool(want) and bool(_acted(answer, states=("recorded", "done")) & set(ORDERLY))
    ),
    "action": lambda want, _, answer: _no_action(want, answer),
    "offer_notify": lambda want, _, answer: (
        bool(want)
        and "notify_when_available" not in _acted(answer, states=("recorded",))
        and not _found(
            r"tell you|have you told|let you know|e-mail should|avisemos|avisamos|avvisi|сообщи|напишем", answer.reply
        )
    ),
    "must_be_short": lambda want, _, answer: bool(want) and len(re.findall(r"[.!?]+(?:\s|$)", answer.reply)) > SHORT,
}
