"""Words that mean the same: the text form, and our own set."""

import pytest

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Word, builtin_text, goods_text, read_lexicon, word_of


def words(text: str) -> list[Word]:
    return [word_of(word) for word in fold(clean(text)).split()]


def test_a_group_is_found_by_each_of_its_members_in_any_form() -> None:
    lexicon = read_lexicon("buggy, pushchair, cochecito, коляска")

    for typed in ("buggies", "pushchairs", "cochecitos", "коляску"):
        assert [match.group.name for match in lexicon.at(words(typed), 0, (None,))] == ["buggy"]


def test_an_arrow_leads_only_one_way() -> None:
    lexicon = read_lexicon("laptop => notebook")

    assert lexicon.at(words("laptop"), 0, (None,))
    assert not lexicon.at(words("notebook"), 0, (None,))


def test_the_longest_phrase_is_found() -> None:
    lexicon = read_lexicon("watch, reloj\nsmart watch, smartwatch")

    assert [match.group.name for match in lexicon.at(words("smart watch"), 0, (None,))] == ["smart watch"]


def test_a_colour_is_known_by_its_first_word() -> None:
    lexicon = read_lexicon("colour: teal, verde azulado")

    assert lexicon.name_of("colour", "Verde azulado") == "teal"
    assert lexicon.name_of("colour", "verde") is None


def test_comments_and_lines_without_a_group_are_passed_over() -> None:
    assert not read_lexicon("# a comment\n\nalone\n,,\n => \ncolour:\n").groups


def test_a_phrase_that_little_words_would_leave_misleading_is_dropped() -> None:
    lexicon = read_lexicon("wired, con cable")

    assert not lexicon.groups


@pytest.mark.parametrize("text", [builtin_text(), goods_text()], ids=["lexicon", "goods"])
def test_every_line_of_our_own_sets_is_a_group(text: str) -> None:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]

    assert len(read_lexicon(text).groups) == len(lines)
