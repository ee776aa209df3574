"""What people type, made fit to be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parlour.foundation.errors import Unacceptable
from parlour.people.text import clean_email, clean_name, email_or_none, language_or_none, without_controls


@pytest.mark.parametrize("typed", ["deniz@shop.example", " Deniz@Shop.Example ", "DENIZ@SHOP.EXAMPLE\n"])
def test_an_address_of_mail_is_the_same_however_it_is_typed(typed):
    assert clean_email(typed) == "deniz@shop.example"


@pytest.mark.parametrize(
    "typed", ["", "deniz", "@", "a@b@c", "a b@c", "a@b,c@d", "<a@b>", "a@b\x00", "a" * 250 + "@b.example", "a@\u202eb"]
)
def test_what_is_no_address_is_refused(typed):
    assert email_or_none(typed) is None
    with pytest.raises(Unacceptable):
        clean_email(typed)


def test_a_name_keeps_every_script_and_loses_what_cannot_be_seen():
    assert clean_name("  Ада \x00 Лавлейс\n") == "Ада Лавлейс"
    assert clean_name("عايدة") == "عايدة"
    assert clean_name("Deniz \u202etxt") == "Deniz txt"


@pytest.mark.parametrize("typed", ["", " \n", "\x00", "n" * 101])
def test_an_empty_or_endless_name_is_refused(typed):
    with pytest.raises(Unacceptable):
        clean_name(typed)


@given(st.text(st.characters(codec=None), max_size=30))
def test_a_cleaned_text_stays_as_it_is_and_can_be_stored(text):
    once = without_controls(text)

    assert without_controls(once) == once
    assert "\x00" not in once
    assert once.encode("utf-8").decode() == once


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW"])
def test_a_language_is_a_tag(tag):
    assert language_or_none(tag) == tag


@pytest.mark.parametrize("tag", [None, "", "english please", "e", "en_US", "../en", "en-\x00"])
def test_anything_else_is_no_language(tag):
    assert language_or_none(tag) is None
