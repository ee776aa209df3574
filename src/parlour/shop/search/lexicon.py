"""Words that mean the same: a small set of ours, and what a shop adds.

One group a line, members divided by commas, each one or more words in any language:

    sneakers, trainers, zapatillas, кроссовки     every member finds every other
    laptop, portátil => notebook                   what stands left finds what stands right, not the other way round
    colour: grey, gray, gris, grigio, серый        words of a colour, the first is its name; likewise `size:`
    loose: gift, regalo, подарок                   words that are passed over where no goods bear them
    accessory: case, cover, funda, чехол           what goes with goods and is not what their name alone asks for

`#` begins a comment.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import msgspec

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.stems import DEFAULT_LANGUAGES, stems
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.terms import chunks

KINDS: Final = ("colour", "size")
LOOSE: Final = "loose"
ACCESSORY: Final = "accessory"
ALL_KINDS: Final = (None, *KINDS, LOOSE)
_SHORT = 3


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A folded word with its stems."""

    text: str
    stems: tuple[str, ...] = ()

    def is_form_of(self, other: "Word") -> bool:
        """Whether this typed word is a form of another; short ones are of none (no "rame", copper, by "ram")."""
        same = self.text == other.text
        return same or (len(self.text) > _SHORT and not set(self.stems).isdisjoint(other.stems))


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """One member of a group."""

    text: str
    words: tuple[Word, ...]


class Group(msgspec.Struct, frozen=True, array_like=True):
    """Phrases of one meaning: what is typed (`keys`) and what it finds."""

    keys: tuple[Phrase, ...]
    finds: tuple[Phrase, ...]
    kind: str | None = None

    @property
    def name(self) -> str:
        """The first member: the canonical word of a colour or size."""
        return self.keys[0].text


class Match(msgspec.Struct, frozen=True):
    """A group that was found at a place of a text, over so many words."""

    group: Group
    length: int
    exact: bool


class Lexicon:
    """Groups, found by the words that begin their phrases."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = tuple(groups)
        self._starts: dict[str, list[tuple[Group, Phrase]]] = {}
        for group in self.groups:
            for phrase in group.keys:
                first = phrase.words[0]
                for key in {first.text, *first.stems}:
                    self._starts.setdefault(key, []).append((group, phrase))
        self.words = frozenset(word.text for g in self.groups for p in g.keys for word in p.words)

    def at(self, words: Sequence[Word], place: int, kinds: Sequence[str | None]) -> list[Match]:
        """The longest phrases of these kinds that begin at a place; exact ones shut out mere forms."""
        first = words[place]
        starts = [start for key in {first.text, *first.stems} for start in self._starts.get(key, ())]
        found = {
            (id(group), len(phrase.words)): Match(group, len(phrase.words), _same(words, place, phrase))
            for group, phrase in sorted(starts, key=lambda start: _same(words, place, start[1]))
            if group.kind in kinds and _fits(words, place, phrase)
        }
        longest = max((match.length for match in found.values()), default=0)
        best = [match for match in found.values() if match.length == longest]
        return [match for match in best if match.exact] or best

    def names_accessory(self, words: Sequence[Word]) -> bool:
        """Whether these words name something that goes with other goods."""
        return any(self.at(words, place, (ACCESSORY,)) for place in range(len(words)))

    def name_of(self, kind: str, text: str) -> str | None:
        """The canonical word of a colour or size however it is written; None when it is not known."""
        words = [word_of(word) for word in _plain_words(fold(clean(text)))]
        matches = self.at(words, 0, (kind,)) if words else []
        return matches[0].group.name if matches and matches[0].length == len(words) else None


def read_lexicon(*texts: str) -> Lexicon:
    """A lexicon of texts in the form above; lines that hold no group are passed over."""
    lines = (line.split("#", 1)[0].strip() for text in texts for line in text.splitlines())
    return Lexicon([group for line in lines if line and (group := _group(line))])


@cache
def builtin_text() -> str:
    """Our own groups, in the text form."""
    return files("parlour.shop.search").joinpath("lexicon.txt").read_text(encoding="utf-8")


@cache
def goods_text() -> str:
    """More names of goods, in the text form: what an index knows beyond our own groups."""
    return files("parlour.shop.search").joinpath("goods.txt").read_text(encoding="utf-8")


@cache
def builtin_lexicon() -> Lexicon:
    """Our own groups of colours and sizes, all that a text is parsed with."""
    lines = (line for line in builtin_text().splitlines() if line.startswith(KINDS))
    return read_lexicon("\n".join(lines))


@lru_cache(maxsize=50_000)
def word_of(text: str, languages: tuple[str, ...] = DEFAULT_LANGUAGES) -> Word:
    """A folded word with its stems in these languages."""
    return Word(text, stems(text, languages))


def _group(line: str) -> Group | None:
    kind, colon, rest = line.partition(":")
    known = kind.strip() if colon and kind.strip() in (*ALL_KINDS, ACCESSORY) else None
    left, arrow, right = (rest if known else line).partition("=>")
    keys = _phrases(left.split(","))
    finds = keys + _phrases(right.split(",")) if arrow else keys
    return Group(keys, finds, known) if keys and len(finds) > (0 if known else 1) else None


def _phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    phrases = (_phrase(text) for text in texts)
    return tuple(phrase for phrase in phrases if phrase)


def _phrase(text: str) -> Phrase | None:
    """The phrase without little words, which a query has lost too; None when that leaves too little ("con cable")."""
    folded = fold(clean(text)).strip()
    pieces = chunks(folded)
    telling = [piece for piece in pieces if piece.whole not in stop_words()]
    if not telling or len(telling) == 1 < len(pieces):
        return None
    words = (part for piece in telling for part in (piece.parts or (piece.whole,)))
    return Phrase(folded, tuple(word_of(word) for word in words))


def _plain_words(folded: str) -> list[str]:
    return [part for chunk in chunks(folded) for part in (chunk.parts or (chunk.whole,))]


def _fits(words: Sequence[Word], place: int, phrase: Phrase) -> bool:
    there = words[place : place + len(phrase.words)]
    return len(there) == len(phrase.words) and all(
        typed.is_form_of(word) for typed, word in zip(there, phrase.words, strict=True)
    )


def _same(words: Sequence[Word], place: int, phrase: Phrase) -> bool:
    there = words[place : place + len(phrase.words)]
    return [word.text for word in there] == [word.text for word in phrase.words]
