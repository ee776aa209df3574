"""The shop's answers: how they are read and found."""

import pytest

from parlour.knowledge.answers import AnswerIndex, parse_answers

ENGLISH = """# Answers

## How long does delivery take?
Two to four days in Italy.

It may take longer before Christmas.

## Do you wrap presents?
Yes, for 4 EUR.

## An empty question

## Can I get an invoice?
Yes, write your company's data at the checkout.
"""
ITALIAN = "## Quanto ci mette la consegna?\nDa due a quattro giorni in Italia.\n"


@pytest.fixture
def index():
    return AnswerIndex(parse_answers(ENGLISH) + parse_answers(ITALIAN, "it", "answers.it.md"))


def test_a_question_and_all_below_it_are_one_answer():
    answers = parse_answers(ENGLISH)

    assert [one.question for one in answers] == [
        "How long does delivery take?",
        "Do you wrap presents?",
        "Can I get an invoice?",
    ]
    assert answers[0].text.endswith("before Christmas.")


def test_windows_line_ends_and_no_questions_do_no_harm():
    assert parse_answers("## Why?\r\nBecause.\r\n")[0].text == "Because."
    assert parse_answers("just a text") == []


@pytest.mark.parametrize(
    ("asked", "lang", "found"),
    [
        ("can you wrap it as a present", "en", "Do you wrap presents?"),
        ("how long will the delivery take", "en", "How long does delivery take?"),
        ("quanto ci mette la consegna", "it", "Quanto ci mette la consegna?"),
        ("i need an invoice", "en", "Can I get an invoice?"),
    ],
)
def test_an_answer_is_found_by_what_the_question_is_about(index, asked, lang, found):
    assert index.find(asked, lang)[0].answer.question == found


def test_what_has_nothing_in_common_is_not_found(index):
    assert index.find("a poem about the moon", "en") == []
    assert AnswerIndex([]).find("anything", "en") == []


def test_scores_lie_between_nothing_and_one(index):
    for asked in ("invoice", "delivery", "wrap presents invoice delivery", "how long does delivery take?"):
        assert all(0 < one.score <= 1 for one in index.find(asked, "en"))


def test_a_topic_is_looked_up_by_any_of_its_words(index):
    found = index.about("how long delivery take, cuanto tarda entrega, quanto consegna mette", "it")

    assert found[0].answer.question == "Quanto ci mette la consegna?"
