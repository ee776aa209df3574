"""Words, amounts and codes, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.terms import indexed_words


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("1000ml", "1 l", "1000ml"),
        ("1000 ml", "1 литр", "1000ml"),
        ("1,5 litros", "1.5L", "1500ml"),
        ("43.2cm", "432 mm", "432mm"),
        ('17"', "17 pulgadas", "17in"),
        ("15-inch", "15 дюймов", "15in"),
        ("10,000 mAh", "10000mAh", "10000mah"),
        ("1 TB", "1000GB", "1000gb"),
    ],
)
def test_amounts_are_one_word_however_they_are_written(one: str, other: str, word: str) -> None:
    assert word in indexed_words(one)
    assert word in indexed_words(other)


def test_codes_are_found_whole_and_by_their_parts() -> None:
    assert indexed_words("dv7-1211ea") == ["dv71211ea", "dv7", "1211ea"]


def test_articles_before_an_apostrophe_fall_away() -> None:
    assert indexed_words("l'orologio dell'uomo, men's") == ["orologio", "uomo", "men"]


def test_signs_of_trade_and_markup_do_not_glue_words_together() -> None:
    assert indexed_words("Core™2<br />Duo") == ["core", "2", "duo"]


@given(st.text(max_size=300))
def test_folding_keeps_the_length_and_changes_nothing_twice(text: str) -> None:
    shown = clean(text)

    assert len(fold(shown)) == len(shown)
    assert fold(fold(shown)) == fold(shown)


@given(st.text(max_size=300))
def test_any_text_can_be_cut_into_words(text: str) -> None:
    assert all(word and len(word) <= 40 for word in indexed_words(text))
