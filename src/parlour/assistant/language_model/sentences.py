"""Reads a text into sentences, their clauses, and what each clause says: its meanings, their sign and their time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parlour.assistant.language_model.vocabulary import Vocabulary, folded
from parlour.shop.search.fold import clean

KEY = re.compile(r"\{[^{}\s]+\}")
_SENTENCE = re.compile(r"(?<=[.!?…])[\s)»”\"]+|\n+|;\s*")
_CLAUSE = re.compile(r"[,;:—–«»“”\"·…]| - ")
_INNER = re.compile(r"\{(\w+):(\d+)\}")  # a key as a word without the sign that parts clauses
_TOKEN = re.compile(r"\{[^{}\s]+\}|[^\W_]+(?:['_][^\W_]+)*")


@dataclass(frozen=True)
class Point:
    """One thing that a clause says: a meaning or a key; `is_denied` with "not", `time` of a word in a statement."""

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

    @property
    def meanings(self) -> frozenset[Point]:
        """What it says besides keys."""
        return frozenset(point for point in self.points if not is_key(point.name))

    def turned(self) -> "Clause":
        """The same denied: "waterproof, no"."""
        points = frozenset(point if is_key(point.name) else replace(point, is_denied=True) for point in self.points)
        return Clause(points, self.words, True)


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


def is_key(name: str) -> bool:
    """Whether the name of a point is a key."""
    return name.startswith("{")


def key_word(key: str) -> str:
    """A key as points name it."""
    return _INNER.sub(r"{\1_\2}", key)


def _sentence(text: str, known: Vocabulary) -> Sentence:
    is_question = "?" in text
    clauses: list[Clause] = []
    for part in _clauses(text, known):
        clause = _clause(part, known, has_time=not is_question)
        if clause.is_denied and not clause.points and clauses and clauses[-1].meanings and _is_bare(part):
            clauses[-1] = clauses[-1].turned()
        elif clause.points or clause.is_denied:
            clauses.append(clause)
    return Sentence(text, tuple(clauses), is_question)


def _is_bare(part: str) -> bool:
    return len(_TOKEN.findall(part)) == 1


def _clauses(text: str, known: Vocabulary) -> Iterator[str]:
    for part in _CLAUSE.split(_one_worded(text, known)):
        begun = 0
        for joint in known.joints.finditer(part):
            yield part[begun : joint.start()]
            begun = joint.start()
        yield part[begun:]


def _one_worded(text: str, known: Vocabulary) -> str:
    """The text with short forms written out and each known phrase as one word, in lower case."""
    lower = _INNER.sub(r"{\1_\2}", clean(text).lower())
    for short, long in known.short.items():
        lower = re.sub(short, long, lower)
    plain = folded(lower)
    if len(plain) != len(lower):  # a letter without a plain form of its own: the folded text is the one to read
        lower = plain
    for match in known.phrases.finditer(plain):
        lower = lower[: match.start()] + match[0].replace(" ", "_") + lower[match.end() :]
    return lower


def _clause(text: str, known: Vocabulary, *, has_time: bool) -> Clause:
    tokens = _TOKEN.findall(text)
    is_denied = any(folded(token) in known.negations for token in tokens)
    words: dict[str, Point] = {}
    for token in tokens:
        plain = folded(token)
        if is_key(token):
            words[token] = Point(token)
        elif plain not in known.negations and not known.is_safe(plain):
            meaning = known.meaning(plain)
            time = known.time(token) if has_time and known.has_time(meaning) else ""
            denied = is_denied != meaning.is_opposite and meaning.name not in known.unsigned
            words[token] = Point(meaning.name, denied, time)
    return Clause(frozenset(words.values()), words, is_denied)
