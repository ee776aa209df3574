"""Cues: short turns of speech such as "yes", "the second" or "a person, please", found by patterns in all languages."""

import re
import tomllib
from functools import cache
from importlib import resources

from parlour.assistant.understand.text import plain

LEFT = 3
ORDINALS = ("first", "second", "third", "fourth")


class Cues:
    """Patterns by name."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        self._sources = {name: "|".join(patterns) for name, patterns in table.items()}
        self._patterns = {
            name: re.compile(rf"(?<![\w#])(?:{'|'.join(patterns)})(?!\w)") for name, patterns in table.items()
        }

    def read(self, text: str) -> frozenset[str]:
        """The names of the cues in a text."""
        written = plain(text)
        return frozenset(name for name, pattern in self._patterns.items() if pattern.search(written))

    def cut(self, name: str, text: str) -> str:
        """The text without a cue that it begins with; its other words stay as they are."""
        match = re.match(rf"[\s¡¿!,.]*(?:{self._sources[name]})(?!\w)[\s,.!-]*", text, re.IGNORECASE)
        return text[match.end() :] if match else text

    def begins(self, name: str, text: str) -> bool:
        """Whether a text begins with a cue."""
        return self._patterns[name].match(plain(text).lstrip("¡¿!?., ")) is not None


def without_greeting(text: str) -> str:
    """A message without the hello before and the thanks after it, where enough is left to be read alone."""
    rest = our_cues().cut("hello", our_cues().cut("hello", text.strip())).strip(" ,.!¡¿?-\n")
    return rest if len(rest.split()) >= LEFT else text


@cache
def our_cues() -> Cues:
    """The cues of the package."""
    file = resources.files("parlour.assistant") / "cues" / "phrases.toml"
    return Cues(tomllib.loads(file.read_text("utf-8")))
