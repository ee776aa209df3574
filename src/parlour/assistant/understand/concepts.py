"""Concepts: words that mean the same in all languages, so that an example teaches four languages at once."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from parlour.assistant.understand.text import plain


class Concepts:
    """Which concepts the words of a text carry."""

    def __init__(self, table: dict[str, dict[str, str]]) -> None:
        self._words: dict[str, set[str]] = {}
        self._starts: dict[str, set[str]] = {}
        self._phrases: list[tuple[re.Pattern[str], str]] = []
        for concept, languages in table.items():
            for pattern in " ".join(languages.values()).split():
                self._add(concept, plain(pattern))

    def _add(self, concept: str, pattern: str) -> None:
        if "_" in pattern:
            phrase = re.escape(pattern).replace("_", " ").replace(r"\*", r"\w*")
            self._phrases.append((re.compile(rf"(?<!\w){phrase}(?!\w)"), concept))
        elif pattern.endswith("*"):
            self._starts.setdefault(pattern[:-1], set()).add(concept)
        else:
            self._words.setdefault(pattern, set()).add(concept)

    def read(self, words: list[str]) -> set[str]:
        """The concepts in the words of a plain text."""
        found = {concept for word in words for concept in self._of(word)}
        text = " ".join(words)
        return found | {concept for phrase, concept in self._phrases if phrase.search(text)}

    def _of(self, word: str) -> Iterator[str]:
        yield from self._words.get(word, ())
        for length in range(2, len(word) + 1):
            yield from self._starts.get(word[:length], ())


@cache
def our_concepts() -> Concepts:
    """The concepts of the package."""
    file = resources.files("parlour.assistant") / "cues" / "concepts.toml"
    return Concepts(tomllib.loads(file.read_text("utf-8")))
