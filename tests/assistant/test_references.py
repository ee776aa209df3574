"""What "the cheapest", "a bigger one" or "it" means, and what of goods and orders must not be mixed up."""

from decimal import Decimal

import pytest

from assistant.linden import MUG
from assistant.linden import talk as new_talk
from parlour.assistant.goods.extremes import extreme, ranked
from parlour.assistant.goods.wishes import find_wishes
from parlour.shop.search.parse import parse

THERE = [variant for variant in MUG.variants if variant.available]


def talk(*messages):
    ada = new_talk()
    for message in messages:
        ada.ask(message)
    return ada


@pytest.mark.parametrize("text", ["the biggest one", "la mas grande", "quella piu grande", "самую большую"])
def test_the_most_of_an_option_is_meant_in_every_language(text):
    assert extreme(text, MUG, THERE) == {"capacity": ("400 ml",)}


def test_bigger_is_measured_by_what_is_spoken_of():
    assert extreme("a bigger one", MUG, THERE, {"capacity": "250 ml"}) == {"capacity": ("400 ml",)}
    assert extreme("a bigger one", MUG, THERE, {"capacity": "400 ml"}) == {}


def test_values_are_ranked_by_number_or_by_word():
    assert ranked({"10 hours", "4 hours"}) == ["4 hours", "10 hours"]
    assert ranked({"large", "small", "medium"}) == ["small", "medium", "large"]
    assert ranked({"cotton", "wool"}) == []


def test_two_measures_are_compared_where_one_bears_the_unit():
    wishes = find_wishes("the 250 or the 400 ml mug?", parse("the 250 or the 400 ml mug?"), MUG, every=True)

    assert set(wishes["capacity"]) == {"250 ml", "400 ml"}


@pytest.mark.parametrize(
    "text",
    [
        "cant go over 15",
        "no quiero gastar mas de 15",
        "non voglio spendere oltre i 15",
        "не хочу тратить больше 15",
        "15 max",
    ],
)
def test_a_limit_is_heard_however_it_is_said(text):
    price = parse(text).price

    assert price is not None
    assert price.high == Decimal(15)


@pytest.mark.parametrize("text", ["the large one please", "y en negro?", "e da 400 ml?", "а зелёная есть?"])
def test_a_few_words_about_goods_on_view_begin_nothing_about_an_order(text):
    ada = talk("show me mugs")

    answered = ada.ask(text)

    assert ada.memory.flow is None
    assert "e-mail" not in answered.reply


def test_the_reason_for_calling_off_is_no_change_of_mind():
    ada = talk("cancel order #A1001", "ada@example.com")

    ada.ask("because I don't need it any more")
    answered = ada.ask("yes")

    assert [act["state"] for act in answered.actions] == ["recorded"]


def test_a_thank_you_in_the_middle_of_an_order_is_not_answered_with_the_same_question():
    answered = talk("where is my order").ask("ok thanks, bye")

    assert "e-mail" not in answered.reply
