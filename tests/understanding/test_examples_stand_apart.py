"""The training examples stand apart from every evaluation file: no sentence of one is in the other, nor a near copy."""

import json
import re
from collections import defaultdict
from pathlib import Path

from rapidfuzz import fuzz, process

from parlour.assistant.understand.examples import our_examples

TESTS = Path(__file__).parents[1]
LONG = 4  # words; shorter ones ("where is my order") are anybody's
NEAR = 92  # of 100


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def texts_of(value: object) -> list[str]:
    """Every `text` in a value, however deep."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for one in value.values() for text in texts_of(one)]
    return [text for one in value for text in texts_of(one)] if isinstance(value, list) else []


def evaluated() -> set[str]:
    files = [*TESTS.glob("understanding/*.jsonl"), *TESTS.glob("talks/*.jsonl")]
    return {
        folded(text)
        for file in files
        for line in file.read_text("utf-8").splitlines()
        for text in texts_of(json.loads(line))
    }


def test_no_evaluated_sentence_nor_a_near_copy_stands_among_the_examples() -> None:
    examples: dict[int, list[str]] = defaultdict(list)
    for one in our_examples():
        text = folded(one.text)
        examples[len(text) // 10].append(text)
    asked = [text for text in evaluated() if len(text.split()) >= LONG]

    copies = {
        text: near[0]
        for text in asked
        if (near := process.extractOne(text, _of_like_length(examples, text), scorer=fuzz.ratio, score_cutoff=NEAR))
    }

    assert len(asked) > 800
    assert copies == {}, "Take these examples away: they are evaluated."


def _of_like_length(examples: dict[int, list[str]], text: str) -> list[str]:
    return [one for near in (-1, 0, 1) for one in examples[len(text) // 10 + near]]
