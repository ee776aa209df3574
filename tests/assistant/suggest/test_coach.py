"""The coach tells deniz what her answer overlooks, and says nothing where nothing is."""

import pytest

from parlour.assistant.memory import Shown
from parlour.assistant.suggest.coach import Hint, coach
from parlour.assistant.turn import Said


def talk(*said: tuple[str, str]) -> list[Said]:
    return [Said(seq=number, who=who, text=text) for number, (who, text) in enumerate(said, 1)]


def kinds(*said: tuple[str, str], draft: str = "", options: int = 0) -> list[str]:
    return [one.kind for one in coach(talk(*said), draft, options)]


ASKED = ("shopper", "I need a lamp")


@pytest.mark.parametrize(
    "draft",
    [
        "I will get back to you.",
        "Look at these 3. I will get back to you about the rest.",
        "We'll let you know about the parcel",
        "Te escribo con la respuesta.",
        "Lo consulto con el almacén.",
        "Le faremo sapere.",
        "Ti richiamo io.",
        "Уточню и напишу вам.",
        "Мы вам перезвоним.",
    ],
)
def test_a_promise_without_a_time_is_named(draft: str) -> None:
    assert kinds(ASKED, draft=draft) == ["no_time"]


@pytest.mark.parametrize(
    "draft",
    [
        "I will get back to you by 17:00.",
        "We'll let you know tomorrow.",
        "Te escribo hoy mismo.",
        "Le faremo sapere entro un'ora.",
        "Уточню и напишу вам до вечера.",
        "This lamp is made of brass.",
        "Shall we call you?",
        "I will check that. You hear from me by noon.",
    ],
)
def test_a_promise_with_its_time_and_no_promise_are_left_in_peace(draft: str) -> None:
    assert kinds(ASKED, draft=draft) == []


def test_three_questions_at_once_are_too_many() -> None:
    assert kinds(ASKED, draft="For which room? In what colour? And how much may it cost?") == ["questions"]
    assert kinds(ASKED, draft="For which room? In what colour?") == []


def test_the_third_answer_in_a_row_that_only_asks_is_too_many() -> None:
    said = (ASKED, ("agent", "For which room is it?"), ("shopper", "the study"), ("agent", "In what colour then?"))

    assert kinds(*said, ("shopper", "black"), draft="And how tall may it be?") == ["questions"]
    assert kinds(*said, ("shopper", "black"), draft="The arc lamp comes in black. And how tall may it be?") == []


def test_a_question_beside_the_answered_one_is_not_forgotten() -> None:
    two = ("shopper", "Does the arc lamp come with a bulb? And what does delivery to Norway cost?")

    found = coach(talk(two), "Yes, the bulb comes with the lamp.")

    assert [one.kind for one in found] == ["unanswered"]
    assert "Norway" in found[0].words


def test_one_question_that_is_answered_in_other_words_is_no_matter() -> None:
    assert kinds(("shopper", "how long will that take?"), draft="Three days as a rule.") == []


def test_more_goods_than_anybody_can_weigh_are_too_many() -> None:
    assert kinds(ASKED, draft="Here are some lamps.", options=6) == ["options"]
    assert kinds(ASKED, draft="Here are some lamps.", options=4) == []
    assert kinds(ASKED, draft="We have:\n- arc\n- bow\n- cup\n- dot\n- elm") == ["options"]


def test_without_a_draft_the_last_answer_is_looked_at_and_its_place_told() -> None:
    shown = tuple(Shown(str(number)) for number in range(6))
    said = [*talk(ASKED), Said(seq=2, who="agent", text="Have a look at these.", products=shown)]

    assert coach(said) == (Hint("options", "Have a look at these.", 2),)


def test_while_the_shopper_waits_there_is_nothing_to_say() -> None:
    assert kinds(ASKED, ("agent", "I will get back to you."), ("shopper", "ok")) == []
    assert coach([]) == ()
