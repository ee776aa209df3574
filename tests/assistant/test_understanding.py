"""Understanding: enough examples of every kind, labels that exist, slots as written, languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.linden import reader
from parlour.assistant.understand.examples import UNTOLD, our_examples, trained
from parlour.assistant.understand.language import talk_language
from parlour.conversation.labels import Mood, Request, Stage

LANGUAGES = ("en", "es", "it", "ru")


def read(text):
    return reader().read(text, LANGUAGES)


def test_every_request_has_at_least_25_examples_in_every_language():
    counts = Counter((one.lang, one.request) for one in our_examples() if one.request != UNTOLD)

    assert {pair for pair in counts if counts[pair] < 25} == set()
    assert set(counts) == {(lang, request) for lang in LANGUAGES for request in Request}


def test_every_stage_has_at_least_20_examples_in_every_language():
    counts = Counter((one.lang, one.stage) for one in our_examples())

    assert set(counts) == {(lang, stage) for lang in LANGUAGES for stage in Stage if stage is not Stage.ATTENTION}
    assert min(counts.values()) >= 14


def test_no_example_stands_twice_under_different_requests():
    labels: dict[tuple[str, str], set[str]] = {}
    for one in our_examples():
        if one.request != UNTOLD:
            labels.setdefault((one.lang, one.text), set()).add(one.request)

    assert {text: found for text, found in labels.items() if len(found) > 1} == {}


def test_a_kept_model_reads_as_the_trained_one(tmp_path):
    few = [one for one in our_examples() if one.lang == "en"][::6]
    model = trained(few, tmp_path)

    loaded = trained(few, tmp_path)

    assert list(tmp_path.glob("understanding-*.npz"))
    before, after = model.read("where is my parcel"), loaded.read("where is my parcel")
    assert max(before["request"], key=before["request"].__getitem__) == max(
        after["request"], key=after["request"].__getitem__
    )
    assert before["request"] == pytest.approx(after["request"], abs=1e-4)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("where is #W123456?", {"order": "#W123456"}),
        ("order number 778899 please", {"order": "778899"}),
        ("write to Ada.L@example.com", {"email": "Ada.L@example.com"}),
        ("call me on +44 20 7946 0018", {"phone": "+44 20 7946 0018"}),
        (
            "quiero un hervidor rojo por menos de 60 euros",
            {"colour": "rojo", "budget": "60 EUR", "product": "hervidor"},
        ),
        ("scarponi taglia 42", {"size": "taglia 42"}),
        ("нужны 3 шт", {"quantity": 3}),
    ],
)
def test_slots_are_taken_as_written(text, slots):
    found = read(text).slots

    assert {name: getattr(found, name) for name in slots} == slots


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("where are you", "en"),
        ("quiero unas botas", "es"),
        ("vorrei una sedia", "it"),
        ("сколько стоит", "ru"),
        ("gracias", "es"),
        ("grazie", "it"),
    ],
)
def test_the_language_of_short_messages_is_found(text, lang):
    assert read(text).lang == lang


def test_a_talk_keeps_its_language_until_two_messages_or_one_long_one_say_otherwise():
    assert talk_language("en", None, "it", 0.99, 2) == ("en", "it")
    assert talk_language("en", "it", "it", 0.99, 2) == ("it", None)
    assert talk_language("en", None, "it", 0.99, 6) == ("it", None)
    assert talk_language("en", "it", "en", 0.9, 2) == ("en", None)


def test_anger_is_heard():
    assert read("you are useless, this is unacceptable").mood is Mood.ANGER
    assert read("thanks, that helps").mood is Mood.THANKS
    assert read("is it steel or glass").mood is Mood.CALM


SOURCES = Path(__file__).parents[2] / "src" / "parlour" / "assistant"
TALKS = Path(__file__).parents[1] / "talks"


def test_no_sentence_of_a_test_talk_stands_in_the_code_or_in_the_examples():
    written = _folded("\n".join(file.read_text("utf-8") for file in SOURCES.rglob("*") if file.suffix in TEXTS))
    examples = {_folded(one.text) for one in our_examples()}
    texts = {
        _folded(text)
        for file in TALKS.glob("*.jsonl")
        for text in re.findall(r'"text": "(.*?)(?<!\\)"', file.read_text("utf-8"))
    }

    long_ones = {text for text in texts if len(text.split()) >= 4}

    assert long_ones
    assert {text for text in long_ones if f" {text} " in f" {written} "} == set()
    assert texts & examples <= {text for text in texts if len(text.split()) <= 3}


TEXTS = (".py", ".toml", ".json")


def _folded(text):
    return " ".join(re.findall(r"\w+", text.casefold()))
