"""What was taught word for word is known in other forms, and not taken for what only looks like it."""

import pytest

from parlour.assistant.learn.taught import Taught, nearest
from parlour.knowledge.lessons import Lesson


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
