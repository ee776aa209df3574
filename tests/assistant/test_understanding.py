"""Understanding: enough examples of every kind, labels that exist, slots as written, languages."""

import re
from collections import Counter
from pathlib import Path

import pytest

from assistant.linden import reader
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.examples import our_examples
from parlour.assistant.understand.groups import UNTOLD
from parlour.assistant.understand.language import message_language, talk_language
from parlour.assistant.understand.model import Model, train
from parlour.assistant.understand.training import SHIPPED, file_name
from parlour.conversation.labels import Mood, Request, Stage

LANGUAGES = ("en", "es", "it", "ru")


def read(text):
    return reader().read(text, LANGUAGES)


def test_every_request_has_at_least_60_examples_in_every_language():
    counts = Counter((one.lang, one.request) for one in our_examples() if one.request != UNTOLD)

    assert {pair for pair in counts if counts[pair] < 60} == set()
    assert set(counts) == {(lang, request) for lang in LANGUAGES for request in Request}


def test_every_stage_has_at_least_70_examples_in_every_language():
    counts = Counter((one.lang, one.stage) for one in our_examples())

    assert set(counts) == {(lang, stage) for lang in LANGUAGES for stage in Stage if stage is not Stage.ATTENTION}
    assert min(counts.values()) >= 70


def test_no_example_stands_twice_under_different_requests():
    labels: dict[tuple[str, str], set[str]] = {}
    for one in our_examples():
        if one.request != UNTOLD:
            labels.setdefault((one.lang, one.text), set()).add(one.request)

    assert {text: found for text, found in labels.items() if len(found) > 1} == {}


def test_a_kept_model_reads_as_the_trained_one(tmp_path):
    few = [one for one in our_examples() if one.lang == "en"][::12]
    told = {"request": [one.request for one in few], "lang": [one.lang for one in few]}
    trained = train(our_encoder(), [one.text for one in few], told)

    trained.save(tmp_path / "model.npz")
    kept = Model.load(tmp_path / "model.npz", our_encoder())

    before, after = trained.read("where is my parcel"), kept.read("where is my parcel")
    assert before["request"] == pytest.approx(after["request"], abs=0.01)
    assert sum(after["request"].values()) == pytest.approx(1, abs=1e-3)


def test_a_small_model_tells_what_was_not_among_its_examples():
    told = {"request": ["track", "track", "track", "pay", "pay", "pay"], "lang": ["en"] * 6}
    texts = [
        "where is my parcel",
        "has it shipped yet",
        "track my order",
        "do you take visa",
        "can I pay by card",
        "cash?",
    ]

    model = train(our_encoder(), texts, told)

    assert model.read("my package has not come")["request"]["track"] > 0.5
    assert model.read("se puede pagar con tarjeta")["request"]["pay"] > 0.5


def test_the_model_of_the_package_is_made_from_these_examples():
    built = {file.name for file in Path(str(SHIPPED)).glob("*.npz")}

    assert built <= {file_name()}, "The examples or the code that learns from them changed: run `make setup`."


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
        ("scarponi taglia 42", {"size": "42"}),
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


@pytest.mark.parametrize(
    "text", ["مرحبا، أبحث عن حقيبة ظهر", "我想买一个背包", "אני מחפש תיק גב", "σακίδιο πλάτης παρακαλώ"]
)
def test_letters_that_none_of_our_languages_has_tell_no_language(text):
    chances = {"en": 0.1, "es": 0.6, "it": 0.2, "ru": 0.1}

    assert message_language(text, chances, ("en", "es", "it", "ru")) == ("en", 0.0)


def test_a_talk_keeps_its_language_until_two_messages_or_one_long_one_say_otherwise():
    assert talk_language("en", None, "it", 0.99, 2) == ("en", "it")
    assert talk_language("en", "it", "it", 0.99, 2) == ("it", None)
    assert talk_language("en", None, "it", 0.99, 6) == ("it", None)
    assert talk_language("en", "it", "en", 0.9, 2) == ("en", None)


def test_anger_is_heard():
    assert read("you are useless, this is unacceptable").mood is Mood.ANGER
    assert read("thanks, that helps").mood is Mood.THANKS
    assert read("is it steel or glass").mood is Mood.CALM


@pytest.mark.parametrize(
    "text", ["", " ", "👍🏽", "a" * 8000, "где " * 2000, "4" * 8000, "@" * 8000, "\x00\u202e", "{}[]();;"]
)
def test_odd_messages_are_read_too(text):
    understood = read(text)

    assert understood.lang in LANGUAGES
    assert 0 <= understood.request_confidence <= 1
    assert understood.slots.email is None


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
