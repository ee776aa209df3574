"""Texts in four languages: the reader, on cases that the TypeScript reader is tested with too."""

import json
from pathlib import Path

import pytest

from parlour.foundation.words import SPOKEN, Words, parse, pick

SHARED = json.loads((Path(__file__).parent / "words_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: f"{case['lang']} {case['says']}")
def test_a_text_is_said_as_the_shared_cases_tell(case):
    words = Words(SHARED["texts"])

    said = words.say(case["key"], case["lang"], case["values"], seed=case.get("seed", ""))

    assert said == case["says"]


def test_a_repeat_of_the_same_moment_chooses_the_same_variant():
    words = Words({"en": {"bye": ["a", "b", "c"]}})

    first = [words.say("bye", "en", seed=f"ada:{seq}") for seq in range(50)]

    assert first == [words.say("bye", "en", seed=f"ada:{seq}") for seq in range(50)]
    assert set(first) == {"a", "b", "c"}


def test_a_key_that_one_language_lacks_is_reported():
    words = Words({"en": {"yes": "yes"}, "es": {"yes": "sí"}, "it": {}, "ru": {"yes": "да", "no": "нет"}})

    assert words.missing() == {("it", "yes"), ("en", "no"), ("es", "no"), ("it", "no")}


def test_an_unknown_key_says_what_to_do():
    with pytest.raises(KeyError, match="add it there"):
        Words({"en": {}}).say("nowhere", "ru")


@pytest.mark.parametrize(
    "broken", ["{name", "{n, plural, one {x}}", "{n, number, other {x}}", "a } b", "{n, plural, other {x}"]
)
def test_a_broken_text_is_refused_when_it_is_read(broken):
    with pytest.raises(ValueError, match=r"brace|branch|known|substring"):
        parse(broken)


def test_a_choice_lies_within_its_variants():
    assert {pick(f"ada:{seq}", 3) for seq in range(100)} == {0, 1, 2}


def test_files_of_a_folder_are_read_by_language(tmp_path):
    for lang in SPOKEN:
        (tmp_path / f"{lang}.json").write_text(json.dumps({"me": lang}), "utf-8")

    words = Words.load(tmp_path)

    assert [words.say("me", lang) for lang in SPOKEN] == list(SPOKEN)
