"""Reads a text into sentences, their clauses, and what each clause says: its meanings, their sign and their time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parlour.assistant.language_model.vocabulary import Vocabulary, folded
from parlour.shop.search.fold import clean

KEY = re.compile(r"\{[^{}\s]+\}")
_SENTENCE = re.compile(r"(?<=[.!?…])[\s)»”\"]+|\n+")
_CLAUSE = re.compile(r"[,;:—–()«»“”\"·…]| - ")
_TOKEN = re.compile(r"\{[^{}\s]+\}|[^\W_]+(?:['_][^\W_]+)*")


@dataclass(frozen=True)
class Point:
    """One thing that a clause says: a meaning or a key; `is_denied` with "not", `time` of an act."""

    name: str
    is_denied: bool = False
    time: str = ""


@dataclass(frozen=True)
class Clause:
    """What a clause says; `words` are the words as written that are neither safe nor a key."""

    points: frozenset[Point]
    words: dict[str, Point]
    is_denied: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Its meanings and keys."""
        return frozenset(point.name for point in self.points)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text; a question lends its words to questions only."""

    text: str
    clauses: tuple[Clause, ...]
    is_question: bool

    @property
    def points(self) -> frozenset[Point]:
        """What all its clauses say."""
        return frozenset(point for clause in self.clauses for point in clause.points)

    @property
    def names(self) -> frozenset[str]:
        """Its meanings and keys."""
        return frozenset(point.name for point in self.points)


def sentences(text: str, known: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences of a text with keys in it."""
    parts = (part.strip(" ·-–—") for part in _SENTENCE.split(text))
    return tuple(_sentence(part, known) for part in parts if part)


def _sentence(text: str, known: Vocabulary) -> Sentence:
    clauses = tuple(_clause(part, known) for part in _clauses(text, known))
    return Sentence(text, tuple(clause for clause in clauses if clause.points or clause.is_denied), "?" in text)


def _clauses(text: str, known: Vocabulary) -> Iterator[str]:
    for part in _CLAUSE.split(_one_worded(text, known)):
        begun = 0
        for joint in known.joints.finditer(folded(part)):
            yield part[begun : joint.start()]
            begun = joint.start()
        yield part[begun:]


def _one_worded(text: str, known: Vocabulary) -> str:
    """The text with short forms written out and each known phrase as one word, in lower case."""
    lower = clean(text).lower()
    for short, long in known.short.items():
        lower = re.sub(short, long, lower)
    plain = folded(lower)
    if len(plain) != len(lower):  # a letter without a plain form of its own: the folded text is the one to read
        lower = plain
    for match in known.phrases.finditer(plain):
        lower = lower[: match.start()] + match[0].replace(" ", "_") + lower[match.end() :]
    return lower


def _clause(text: str, known: Vocabulary) -> Clause:
    tokens = _TOKEN.findall(text)
    is_denied = sum(folded(token) in known.negations for token in tokens) > 0
    words: dict[str, Point] = {}
    for token in tokens:
        plain = folded(token)
        if token.startswith("{"):
            words[token] = Point(token, is_denied)
        elif plain not in known.negations and not known.is_safe(plain):
            meaning = known.meaning(plain)
            time = known.time(token) if meaning.name in known.acts else ""
            words[token] = Point(meaning.name, is_denied != meaning.is_opposite, time)
    return Clause(frozenset(words.values()), words, is_denied)
