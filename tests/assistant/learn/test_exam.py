"""What an exam refuses: worse answers and broken rules; and what it lets pass."""

from decimal import Decimal
from typing import Any

import pytest

from parlour.assistant.learn.cases import ExamCase, ExamTurn
from parlour.assistant.learn.exam import Result, examine
from parlour.assistant.learn.rules import Held, amounts_in
from parlour.assistant.talk import Answered


def held(
    reply: str, *, prices: tuple[str, ...] = (), said: tuple[str, ...] = (), proven: bool = False, **more: Any
) -> Held:
    answer = {"talk": "t", "turn": 1, "lang": "en", "request": "product_question", "stage": "none", "seat": "assistant"}
    amounts = frozenset(Decimal(one).normalize() for one in prices)
    return Held(answer=Answered(**(answer | more), reply=reply), prices=amounts, said=said, is_proven=proven)


class Says:
    """Says the same thing to everything."""

    def __init__(self, held: Held) -> None:
        self._held = held

    def hold(self, talk: str, text: str, lang: str | None) -> Held:
        return self._held


def exam(before: Held, after: Held, **turn: Any) -> Result:
    of = turn.pop("of", "past")
    case = ExamCase(of=of, name="a talk", turns=(ExamTurn(text="do you wrap presents?", **turn),))
    return examine([case], Says(before), Says(after), lambda one, other: float(one == other))


KNOWN = held("Yes, in brown paper.", sources=["answers.md"])
UNKNOWN = held("That I don't know.")


def test_an_answer_where_there_was_none_is_better() -> None:
    result = exam(UNKNOWN, KNOWN)

    assert (result.passed, result.turns[0].verdict, result.turns[0].why) == (True, "better", ("answered",))


def test_the_same_answer_is_no_difference() -> None:
    result = exam(KNOWN, KNOWN)

    assert (result.passed, result.turns, result.counts["same"]) == (True, (), 1)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (KNOWN, UNKNOWN, "answers_less"),
        (KNOWN, held("I call a colleague.", sources=["answers.md"], seat="queue"), "hand_over"),
    ],
)
def test_a_past_talk_that_is_answered_less_refuses_the_change(before: Held, after: Held, why: str) -> None:
    result = exam(before, after)

    assert not result.passed
    assert (result.turns[0].verdict, result.turns[0].why) == ("worse", (why,))


def test_what_was_really_said_decides_between_two_answers() -> None:
    other = held("We ship on Mondays.", sources=["desk"])

    kept = exam(KNOWN, other, really="Yes, in brown paper.")
    won = exam(other, KNOWN, really="Yes, in brown paper.")

    assert [one.passed for one in (kept, won)] == [False, True]
    assert [one.turns[0].why for one in (kept, won)] == [("farther",), ("nearer",)]


@pytest.mark.parametrize(
    ("after", "rule"),
    [
        (held("Write to jo.miller@mail.example.", sources=["desk"]), "leak"),
        (held("Order #4471203 is on its way.", sources=["desk"]), "leak"),
        (held("Yes, for 4.50 EUR.", sources=["desk"]), "invented_price"),
        (held("Sí, en papel.", sources=["desk"], lang="es"), "language"),
        (held("Yes. " * 160, sources=["desk"]), "too_long"),
        (
            held("Done.", sources=["desk"], actions=[{"name": "cancel_order", "order": "1", "state": "recorded"}]),
            "forbidden_act",
        ),
    ],
)
def test_a_broken_rule_refuses_the_change_whatever_it_improves(after: Held, rule: str) -> None:
    result = exam(UNKNOWN, after, wants=after.answer.reply)

    assert not result.passed
    assert (result.turns[0].verdict, result.turns[0].why) == ("broken", (rule,))


def test_a_price_of_the_shop_or_of_the_shoppers_own_words_is_not_invented() -> None:
    text = "Yes, for 4.50 EUR."

    assert exam(UNKNOWN, held(text, sources=["desk"], prices=("4.50",))).passed
    assert exam(UNKNOWN, held(text, sources=["desk"], said=("is it 4,50?",))).passed


def test_a_person_who_was_asked_for_must_still_be_called() -> None:
    called = held("I call a colleague.", request="human_agent", seat="queue")
    told = held("Yes, in brown paper.", request="human_agent", sources=["desk"])

    result = exam(called, told)

    assert result.turns[0].why == ("hand_over_missed",)


def test_a_golden_turn_that_loses_a_check_is_worse_and_counted() -> None:
    result = exam(KNOWN, UNKNOWN, of="golden", checks={"must_mention": ["brown paper"]})

    assert (result.passed, result.turns[0].why) == (False, ("must_mention",))
    assert (result.golden_before, result.golden_after) == ((1, 1), (0, 1))


def test_what_was_wrong_before_is_not_the_changes_fault() -> None:
    result = exam(UNKNOWN, UNKNOWN, of="golden", checks={"must_mention": ["brown paper"]})

    assert result.passed


def test_an_answer_that_its_own_question_does_not_find_is_told() -> None:
    result = exam(UNKNOWN, UNKNOWN, of="change", wants="Yes, in brown paper.")

    assert (result.passed, result.turns[0].verdict) == (True, "unused")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It costs €1,299.00.", ["1299"]),
        ("cuesta 1.299,00 € con envío de 4,90 €", ["1299", "4.9"]),
        ("стоит 1 299 руб", ["1299"]),
        ("weighs 2.4 kg, 30 days", []),
    ],
)
def test_amounts_of_money_are_read_as_people_write_them(text: str, amounts: list[str]) -> None:
    assert amounts_in(text) == {Decimal(one).normalize() for one in amounts}
