"""A reply of the past keeps its words and loses what was true on its day, or of its shopper."""

import pytest

from parlour.assistant.suggest.fields import claims_stock, opened
from parlour.assistant.suggest.history import Spoken

OPENED = [
    ("It costs 49.90 EUR.", "It costs {price}."),
    ("That is €49, or $55.", "That is {price}, or {price}."),
    ("Cuesta 1.299,00 € en total.", "Cuesta {price} en total."),
    ("Стоит 990 руб.", "Стоит {price}."),
    ("You get 20% off.", "You get {percent} off."),
    ("We deliver on Friday at 3:30 pm.", "We deliver on {date} at {time}."),
    ("Llega el martes 5 de mayo.", "Llega el {date}."),
    ("Arriva domani.", "Arriva {date}."),
    ("Привезём в пятницу.", "Привезём в {date}."),
    ("There are 3 of them on floor 2.", "There are {number} of them on floor {number}."),
    ("Your code is AB12X.", "Your code is {number}."),
    ("I have booked 'The Old Mill' for you.", "I have booked {name} for you."),
    ("You can return it, of course.", "You can return it, of course."),
    ("We don't make it in blue, I'm afraid.", "We don't make it in blue, I'm afraid."),
    ("The other one at £149.00 is close to it.", "The other one at {price} is close to it."),
    ("We sent it to 7 Birch Lane. It comes soon.", "We sent it to {address}. It comes soon."),
]


@pytest.mark.parametrize(("reply", "left"), OPENED)
def test_what_was_true_on_its_day_becomes_an_open_field(reply: str, left: str) -> None:
    assert opened(reply) == left


def test_what_the_shopper_had_told_is_not_told_to_the_next_one() -> None:
    before = [Spoken("shopper", "I am in Trondheim, my dog is called Wuschel")]

    text = opened("We send it to Trondheim, and a bone for Wuschel.", before)

    assert "Trondheim" not in text
    assert "Wuschel" not in text
    assert text.startswith("We send it to {name}")


def test_a_name_that_few_talks_know_is_not_told_to_the_next_shopper() -> None:
    text = opened("Hedda in Harstad pays by Lindenpay. ¿Le parece bien a Usted?", usual={"Lindenpay"})

    assert text.endswith("in {name} pays by Lindenpay. ¿Le parece bien a Usted?")


def test_a_word_that_agents_write_small_too_is_nobodys_name() -> None:
    before = [Spoken("shopper", "Right. I am Wuschel")]

    assert opened("Right, and your e-mail? Wuschel, was it?", before, usual={"right"}) == (
        "Right, and your e-mail? {name}, was it?"
    )


def test_words_that_only_begin_a_sentence_stay() -> None:
    before = [Spoken("shopper", "Thanks. Can you help?")]

    assert opened("Thanks to you. Can I do more?", before) == "Thanks to you. Can I do more?"


@pytest.mark.parametrize(
    "reply",
    [
        "Yes, it is in stock.",
        "It is sold out, sorry.",
        "Está agotado.",
        "Sí, tenemos existencias.",
        "È esaurito.",
        "È disponibile.",
        "Есть в наличии.",
        "Они закончились.",
    ],
)
def test_words_about_stock_are_known(reply: str) -> None:
    assert claims_stock(reply)


@pytest.mark.parametrize(
    "reply", ["It is made of steel.", "Lo miro ahora.", "Un attimo, per favore.", "Сейчас посмотрю."]
)
def test_other_words_are_no_claim(reply: str) -> None:
    assert not claims_stock(reply)
