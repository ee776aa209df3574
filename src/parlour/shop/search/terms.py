"""Cuts a text into chunks and each chunk into the words under which it is found."""

import re
from collections.abc import Iterator

import msgspec

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.units import QUANTITY, plain_number, quantity

_LONGEST = 40
_MOST_PARTS = 5
_CHUNK = re.compile(r"[^\W_]+(?:[-.&+_'][^\W_]+)*")
_PARTS = re.compile(r"[^\W_]+")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_TAG = re.compile(r"<[^<>]{0,200}>|&[a-z]{2,8};|\\n")
# Italian and other articles before an apostrophe; what follows it in English ("men's") is dropped too.
_ELIDED = frozenset(("l", "d", "un", "dell", "all", "nell", "sull", "dall", "quell", "c", "m", "s", "t"))


class Chunk(msgspec.Struct, frozen=True):
    """A piece of text without spaces, or an amount with its unit.

    `whole` is the word for all of it, `parts` the words in it (none when `whole` cannot be divided), `plain` the bare
    number of an amount; `start` and `end` say where it stands in the cleaned text.
    """

    whole: str
    parts: tuple[str, ...]
    start: int
    end: int
    plain: str = ""


def chunks(text: str) -> list[Chunk]:
    """The chunks of a cleaned and folded text, in order."""
    found: list[Chunk] = []
    at = 0
    for match in QUANTITY.finditer(text):
        found.extend(_words(text, at, match.start()))
        whole, plain = quantity(match["number"], match["unit"])
        found.append(Chunk(whole, (), match.start(), match.end(), plain))
        at = match.end()
    found.extend(_words(text, at, len(text)))
    return found


def indexed_words(text: str) -> list[str]:
    """All words under which a text of a product is found, repeated as often as they occur."""
    words: list[str] = []
    for chunk in chunks(fold(clean(_TAG.sub(" ", text)))):
        words.append(chunk.whole)
        words.extend(chunk.parts)
        if chunk.plain:
            words.append(chunk.plain)
    return [word for word in words if len(word) <= _LONGEST]


def _words(text: str, start: int, end: int) -> Iterator[Chunk]:
    for match in _CHUNK.finditer(text, start, end):
        parts = list(_PARTS.finditer(match[0]))
        if len(parts) > _MOST_PARTS:
            yield from (Chunk(p[0], (), match.start() + p.start(), match.start() + p.end()) for p in parts)
        else:
            yield _chunk(match[0], match.start())


def _chunk(written: str, start: int) -> Chunk:
    end = start + len(written)
    if _DECIMAL.fullmatch(written):
        return Chunk(plain_number(written), (), start, end)
    parts = _PARTS.findall(written)
    if "'" in written:
        parts = [part for part in parts if part not in _ELIDED] or parts
    return Chunk("".join(parts), tuple(parts) if len(parts) > 1 else (), start, end)
