"""What was taught word for word is known in other forms, and not taken for what only looks like it."""

from pathlib import Path

import pytest

from parlour.assistant.learn.taught import Taught, nearest
from parlour.knowledge.lessons import Lesson, Lessons


def lesson(said: str, means: str = "x", kind: str = "example", lang: str = "en") -> Lesson:
    return Lesson(kind=kind, lang=lang, said=said, means=means)


SAME = [
    ("Do you engrave rings?", "do you engrave rings"),
    ("Do you engrave rings?", "Hello, do you engrave ring?"),
    ("¿Grabáis los anillos?", "grabais los anillos"),
    ("Can I rent a bike for the weekend?", "can i rent a bkie for the weekend"),
    ("Можно взять велосипед напрокат?", "можно взять велосипеды на прокат"),
]
OTHER = [
    ("Do you sell your lamps without the cable?", "do you sell your lamps with the cable"),
    ("Can I rent a bike for the weekend?", "can I buy a bike for the weekend"),
    ("Do you wrap presents?", "do you sell presents"),
    ("Posso ritirare l'ordine in negozio?", "posso annullare l'ordine in negozio?"),
    ("Is the leather vegan?", "is the leather not vegan"),
]


@pytest.mark.parametrize(("taught", "text"), SAME)
def test_the_same_in_other_letters_is_known(taught: str, text: str) -> None:
    assert nearest(text, [lesson(taught)]) is not None


@pytest.mark.parametrize(("taught", "text"), OTHER)
def test_what_is_one_word_apart_is_another_question(taught: str, text: str) -> None:
    assert nearest(text, [lesson(taught)]) is None


def test_a_request_of_the_shops_own_is_answered_in_the_language_asked() -> None:
    taught = Taught(
        examples=(lesson("do you rent bikes", "rental"), lesson("noleggiate bici", "rental", lang="it")),
        requests=(
            lesson("rental", "Yes, by the day.", "request"),
            lesson("rental", "Sì, a giornata.", "request", "it"),
        ),
    )

    told = [taught.told("Do you rent bikes?", "en"), taught.told("noleggiate bici?", "it")]

    assert [one.text for one in told if one] == ["Yes, by the day.", "Sì, a giornata."]
    assert taught.told("do you repair bikes", "en") is None


RENTAL = (
    "do you rent bikes",
    "can I hire a bicycle for a day",
    "bike rental prices",
    "I would like to borrow a bike this weekend",
)
FITTING = ("can you measure me for a bike", "bike fitting appointment", "which frame fits my height, can you measure")


def shop_with_own_requests(keep: Path) -> Taught:
    lessons = [lesson(said, "rental") for said in RENTAL] + [lesson(said, "fitting") for said in FITTING]
    answers = [lesson("rental", "Yes, by the day.", "request"), lesson("fitting", "Come by on Fridays.", "request")]
    return Taught.of(Lessons((*lessons, *answers)), keep)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("hi, is it possible to rent a bicycle for two days?", "Yes, by the day."),
        ("noleggiate biciclette?", "Yes, by the day."),
        ("can I make an appointment for a bike fitting", "Come by on Fridays."),
        ("where is my order", None),
        ("do you have red curtains", None),
        ("thanks, bye", None),
    ],
)
def test_a_request_of_the_shops_own_is_known_by_its_meaning(text: str, answer: str | None, tmp_path: Path) -> None:
    told = shop_with_own_requests(tmp_path).told(text, "en", 0.4)

    assert (told.text if told else None) == answer
