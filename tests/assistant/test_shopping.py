"""What a good shop assistant says about who is there, about vague wishes, and to several requests at once."""

from datetime import UTC, datetime

import pytest

from assistant.linden import reader, talk
from parlour.assistant.goods.occasions import occasions_in
from parlour.assistant.say.reasons import in_their_words
from parlour.assistant.understand.parts import parts_of
from parlour.assistant.warm import warm

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


def test_first_words_never_claim_people_when_nobody_is_there():
    for text in ("hello", "do you have a kettle?"):
        ada = talk()
        ada.back_at = MONDAY

        reply = ada.answer(text, people_online=False)

        assert "people are here" not in reply.text
        assert "Monday, 23 November" in reply.text


def test_a_call_for_a_person_with_nobody_there_tells_once_and_takes_a_contact():
    reply = talk().answer("I want to talk to a human please", people_online=False)

    assert reply.text.count("Nobody") == 1
    assert "e-mail" in reply.text


def test_without_mail_no_address_is_asked_for_and_the_answer_stands_in_the_chat():
    ada = talk()
    ada.can_mail = False

    reply = ada.answer("I want to talk to a human please", people_online=False)

    assert "mail" not in reply.text
    assert "in this chat" in reply.text


def test_without_mail_the_return_of_goods_is_told_in_the_chat():
    ada = talk()
    ada.can_mail = False

    offered = ada.answer("do you have the green mug in 400 ml?")
    taken = ada.answer("yes please")

    assert "in this chat" in offered.text
    assert "mail" not in offered.text + taken.text
    assert [(act.name, act.contact) for act in taken.acts] == [("notify_when_available", None)]


def test_a_search_shows_different_products_with_reasons_of_their_own(ada):
    reply = ada.answer("a desk lamp for reading, under 150 please")

    products = [card.product for card in reply.cards]
    reasons = [card.reason for card in reply.cards]
    assert 2 <= len(products) == len(set(products)) <= 4
    assert "for reading" in reasons[0]
    assert len(set(reasons)) == len(reasons)
    assert sum("lowest price" in reason for reason in reasons) <= 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("have you got the chelsea boots in size 51?", "size 51"),
        ("avete delle calze viola?", "viola"),
    ],
)
def test_a_size_or_colour_that_does_not_exist_is_said(ada, text, said):
    reply = ada.answer(text)

    assert said in reply.text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cerco un regalo per un ciclista", ("cycling/",)),
        ("una silla para leer", ("furniture/chairs",)),
        ("qualcosa per il mio gatto", ("home-and-pets/",)),
        ("подарок для племянника 6 лет", ("home-and-pets/toys", "cycling/", "move/", "shoes/", "garden/", "bags/")),
    ],
)
def test_a_vague_wish_finds_goods_of_the_right_kind(ada, text, parts):
    reply = ada.answer(text)

    categories = [ada.library.products[card.product].category for card in reply.cards]
    assert categories
    assert all(category.startswith(parts) for category in categories)


def test_a_wish_and_a_question_in_one_message_are_both_answered_in_order(ada):
    reply = ada.answer("show me rain jackets please, and how much is shipping to Italy?")

    assert any("jacket" in card.title for card in reply.cards)
    assert "5.90" in reply.text
    assert len(reply.text) <= 700


def test_thanks_before_a_question_are_taken_and_the_question_is_answered(ada):
    ada.answer("hi")

    reply = ada.answer("спасибо! а как можно оплатить?")

    assert "PayPal" in reply.text
    assert reply.lang == "ru"


def test_parts_are_made_only_where_something_new_is_asked():
    assert parts_of("a red and blue mug") == ("a red and blue mug",)
    assert len(parts_of("thanks! do you ship to Spain?")) == 2
    assert len(parts_of("busco una taza y cuánto cuesta el envío")) == 2


def test_a_wish_is_said_back_from_the_other_side():
    assert in_their_words("something for my balcony", "balcony") == "for your balcony"
    assert in_their_words("balcony things", "balcony") == ""


def test_occasions_are_known_in_four_languages():
    for text in ("for a cyclist", "para un ciclista", "per un ciclista", "велосипедисту"):
        assert "cycling" in occasions_in(text)


def test_warming_up_needs_no_shop_of_a_certain_kind(demo):
    warm(reader(), demo[0])
    warm(reader(), talk().library)
