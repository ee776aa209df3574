"""More or less of something than what is on view."""

import pytest


@pytest.mark.parametrize(
    ("wish", "less", "told"),
    [
        ("i need a rucksack", "anything lighter?", "260 g"),
        ("busco una mochila", "tenéis algo un poco más ligero", "260 g"),
        ("mi serve uno zaino", "c'è qualcosa di più leggero?", "260 g"),
        ("ищу рюкзак", "что-нибудь полегче есть?", "260 г"),
        ("i need a rucksack", "do you have something bigger", "45 l"),
        ("i need a rucksack", "which of them is the lightest?", "260 g"),
        ("busco una mochila", "cuál de ellas es la más ligera", "260 g"),
        ("mi serve uno zaino", "qual è il più leggero", "260 g"),
        ("ищу рюкзак", "какой из них легче?", "260 г"),
    ],
)
def test_more_or_less_is_measured_by_the_data_and_the_most_so_comes_first(ada, wish, less, told):
    ada.answer(wish)

    reply = ada.answer(less)

    assert told in reply.text.split(". ")[0]


def test_what_is_spoken_of_is_what_it_is_compared_with(ada):
    ada.answer("how heavy is the Sacca mini backpack?")

    reply = ada.answer("something lighter")

    assert "260 g" in reply.text
    assert "430 g" not in reply.text


@pytest.mark.parametrize("less", ["something softer", "qualcosa di più morbido", "algo más suave", "помягче есть?"])
def test_what_the_data_does_not_tell_is_not_guessed_and_no_other_goods_are_shown(ada, less):
    ada.answer("show me desk lamps")

    reply = ada.answer(less)

    assert reply.cards == ()
    assert "?" in reply.text


def test_less_money_is_no_measure_of_the_goods(ada):
    ada.answer("show me desk lamps")

    assert "€" in ada.answer("something cheaper").text
