"""Words for what shops sell, in four languages: finds which thing a message is about."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import product

from parlour.assistant.understand.plurals import forms, key_of
from parlour.assistant.understand.rejected import Found, the_wanted
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.terms import Chunk, chunks

MOST_WORDS = 4
_DOING_BEFORE = re.compile(r"(?<!\w)(?:to|i|you|u|we|they|can|could|will|would|please|pls|or|do|dont|don't)\s+$")
_DOING_AFTER = re.compile(r"\s+(?:me|us|him|her|them|it)(?!\w)")


class Wares:
    """The names of things of one language, in all their forms."""

    def __init__(self, lines: list[str], lang: str) -> None:
        self._lang = lang
        self._names = {form for line in lines for name in line.split(",") if name.strip() for form in self._forms(name)}

    def find(self, text: str) -> str | None:
        """The thing that is wanted or spoken of first, as written."""
        shown = clean(text)
        folded = fold(shown)
        pieces = chunks(folded)
        found: list[Found] = []
        place = 0
        while place < len(pieces):
            length = self._longest(pieces, place)
            begin, end = pieces[place].start, pieces[place + max(length, 1) - 1].end
            if length and not (length == 1 and _is_doing(folded, begin, end)):
                found.append((begin, shown[begin:end]))
            place += length or 1
        return the_wanted(shown, found, first=True)

    def _longest(self, pieces: list[Chunk], place: int) -> int:
        keys = [key_of(piece.whole, self._lang) for piece in pieces[place : place + MOST_WORDS]]
        return next((length for length in range(len(keys), 0, -1) if tuple(keys[:length]) in self._names), 0)

    def _forms(self, name: str) -> Iterator[tuple[str, ...]]:
        words = [piece.whole for piece in chunks(fold(clean(name)))]
        yield from product(*(forms(word, self._lang) for word in words[:MOST_WORDS]))


def _is_doing(text: str, begin: int, end: int) -> bool:
    """Whether an English word that can be a thing is something to do here: "ring me", "to bin"."""
    return bool(_DOING_BEFORE.search(text[:begin]) or _DOING_AFTER.match(text, end))


@cache
def wares_of(lang: str) -> Wares:
    """The wares of a language; of English where we have none of that language."""
    folder = resources.files("parlour.assistant") / "cues" / "goods"
    file = folder / f"{lang}.txt"
    return Wares((file if file.is_file() else folder / "en.txt").read_text("utf-8").splitlines(), lang)
