"""The assistant's texts: in four languages, asking for the same values everywhere."""

import json
import re
from pathlib import Path

import pytest

from parlour.assistant.say.voice import our_words
from parlour.foundation.words import SPOKEN

FOLDER = Path(__file__).parents[2] / "src" / "parlour" / "assistant"
TEXTS = json.loads((FOLDER / "words" / "en.json").read_text("utf-8"))


def test_no_language_lacks_a_text():
    assert our_words().missing() == set()


@pytest.mark.parametrize("lang", SPOKEN)
def test_no_text_is_empty(lang):
    texts = json.loads((FOLDER / "words" / f"{lang}.json").read_text("utf-8"))

    assert [key for key, text in texts.items() if not all([text] if isinstance(text, str) else text)] == []


def test_no_language_asks_for_a_value_that_english_does_not_get():
    english = {key: set.union(*our_words().names(key, "en")) for key in TEXTS}

    for lang in SPOKEN:
        for key, known in english.items():
            assert set.union(*our_words().names(key, lang)) <= known, (lang, key)


def test_every_text_that_the_code_names_is_there():
    code = "\n".join(file.read_text("utf-8") for file in FOLDER.rglob("*.py"))
    named = set(re.findall(r'\bsay\("([a-z_]+\.[a-z_.]+|left|reminder)"', code))

    assert named - TEXTS.keys() == set()
    assert len(named) > 40
