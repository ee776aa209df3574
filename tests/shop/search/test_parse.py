"""What is read out of the words that ada types."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parlour.shop.search import Query, parse


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I'm looking for black sneakers, size 42, under 60 €", ["sneakers"]),
        ("busco zapatillas negras talla 42 por menos de 60 euros", ["zapatillas"]),
        ("cerco scarpe nere taglia 42 fino a 60 €", ["scarpe"]),
        ("ищу чёрные кроссовки 42 размера до 60 евро", ["кроссовки"]),
    ],
)
def test_one_wish_is_read_alike_in_four_languages(text: str, left: list[str]) -> None:
    query = parse(text)

    assert [(wish.kind, wish.value) for wish in query.options] == [("colour", "black"), ("size", "42")]
    assert query.price is not None
    assert (query.price.high, query.price.currency) == (Decimal(60), "EUR")
    assert list(query.words) == left


@pytest.mark.parametrize("text", ["lamps in stock", "lámparas disponibles", "lampade disponibili", "лампы в наличии"])
def test_what_can_be_bought_now_is_asked_for_in_four_languages(text: str) -> None:
    query = parse(text)

    assert query.available
    assert len(query.words) == 1


@pytest.mark.parametrize(
    "text", ["cheapest lamp", "la lámpara más barata", "la lampada più economica", "самая дешёвая лампа"]
)
def test_the_lowest_price_is_asked_for_in_four_languages(text: str) -> None:
    assert parse(text).cheapest


@pytest.mark.parametrize(
    ("text", "value"),
    [("size XL", "xl"), ("talla l", "l"), ("размер М", "m"), ("taglia 38,5", "38.5"), ("size EU 44", "44")],
)
def test_sizes_are_read_in_letters_and_numbers(text: str, value: str) -> None:
    assert [wish.value for wish in parse(text).options] == [value]


def test_a_size_with_a_unit_is_an_amount_and_no_size() -> None:
    query = parse("umbrella size 6 ft")

    assert not query.options
    assert "6 ft" in query.words


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("rose gold phone", "rose gold"),
        ("móvil oro rosa", "rose gold"),
        ("тёмно-синяя куртка", "navy"),
        ("space gray laptop", "space grey"),
        ("camicie azzurre", "blue"),
    ],
)
def test_colours_of_several_words_and_in_any_form_are_known(text: str, colour: str) -> None:
    assert [wish.value for wish in parse(text).options] == [colour]


@pytest.mark.parametrize("text", ["phone, not black", "phone without black", "móvil no negro", "телефон не чёрный"])
def test_a_refused_colour_is_not_a_wanted_one(text: str) -> None:
    query = parse(text)

    assert [wish.value for wish in query.without] == ["black"]
    assert not query.options


def test_words_stay_as_they_were_typed() -> None:
    assert parse("dv7-1211ea 43,2cm Größe").words == ("dv7-1211ea", "43,2cm", "Größe")


def test_little_words_are_kept_when_there_are_no_others() -> None:
    assert parse("the who").words == ("the", "who")
    assert parse("something under 60").words == ()


def test_the_language_is_guessed_by_little_words_and_letters() -> None:
    assert parse("a gift for my wife").lang == "en"
    assert parse("ноутбук").lang == "ru"
    assert parse("una lampada per la mia scrivania").lang == "it"
    assert parse("laptop").lang is None
    assert parse("laptop", "it").lang == "it"


@given(st.text(max_size=700), st.sampled_from([None, "en", "es", "it", "ru", "de", "xx"]))
def test_no_text_is_too_strange(text: str, lang: str | None) -> None:
    query = parse(text, lang)

    assert isinstance(query, Query)
    assert query.text == text
    assert all(word.strip() for word in query.words)


_PIECES = [
    "black",
    "talla 42",
    "до 60",
    "between",
    "20",
    "€",
    "and",
    "not",
    "1 l",
    '17"',
    "più",
    "sin",
    ",",
    "x",
    "in stock",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_no_mixture_of_cues_is_too_strange(pieces: list[str]) -> None:
    query = parse(" ".join(pieces))

    if query.price and query.price.low is not None and query.price.high is not None:
        assert query.price.low <= query.price.high
