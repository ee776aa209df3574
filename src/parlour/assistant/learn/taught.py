"""What a shop has taught, at work: its examples set right what is understood, its requests have their own answers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from parlour.assistant.understand.reader import Understander
from parlour.assistant.understand.text import plain
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request
from parlour.knowledge.answers import telling_terms
from parlour.knowledge.lessons import Lesson, Lessons

SAME_LETTERS = 0.93  # a typing error or two
LIKE = 0.75
MOST_TERMS = 0.75  # of the telling words of both
SURE = 0.95
LONGEST = 300  # characters; a longer message is more than one taught sentence
_DENIAL = re.compile(r"(?<!\w)(?:no|not|never|without|non?|sin|nunca|senza|mai|не|нет|без|\w+n't)(?!\w)")
LABELS = frozenset(request.value for request in Request)


class Told(msgspec.Struct, frozen=True):
    """What the shop says to a sentence that it was taught, and where that stands."""

    text: str
    source: str


@dataclass(frozen=True)
class Taught:
    """The examples and own requests of one shop."""

    examples: tuple[Lesson, ...] = ()
    requests: tuple[Lesson, ...] = ()
    answers: tuple[Lesson, ...] = ()

    @classmethod
    def of(cls, lessons: Lessons) -> "Taught":
        """What of these lessons is at work in understanding."""
        return cls(lessons.of("example"), lessons.of("request"), lessons.of("answer"))

    def over(self, reader: Understander) -> Understander:
        """The reader with these examples over it; the same one where there are none."""
        labelled = tuple(one for one in self.examples if one.means in LABELS)
        return TaughtReader(reader, labelled) if labelled else reader

    def told(self, text: str, lang: str) -> Told | None:
        """What to say to a text that is a question with an answer, or a request of the shop's own."""
        return self._answer(text, lang) or self._own_request(text, lang)

    def _answer(self, text: str, lang: str) -> Told | None:
        found = nearest(text, (one for one in self.answers if one.lang == lang))
        return Told(found.means, found.source) if found else None

    def _own_request(self, text: str, lang: str) -> Told | None:
        """In this language, or in the one that there is."""
        names = {one.said for one in self.requests}
        found = nearest(text, (one for one in self.examples if one.means in names)) if names else None
        if found is None:
            return None
        answers = [one for one in self.requests if one.said == found.means]
        told = next((one for one in answers if one.lang == lang), answers[0])
        return Told(told.means, f"request:{told.said}")


class TaughtReader:
    """Reads as the reader below, but what it reads as taught is the request that was taught."""

    def __init__(self, reader: Understander, examples: tuple[Lesson, ...]) -> None:
        self._reader, self._examples = reader, examples

    def read(self, text: str, languages: tuple[str, ...], lang: str | None = None) -> Understood:
        """What a message means."""
        understood = self._reader.read(text, languages, lang)
        taught = nearest(text, self._examples)
        if taught is None or taught.means == understood.request:
            return understood
        request = Request(taught.means)
        others = ((request, SURE), *(pair for pair in understood.others if pair[0] is not request))
        return msgspec.structs.replace(understood, request=request, request_confidence=SURE, others=others)


def nearest(text: str, taught: Iterable[Lesson]) -> Lesson | None:
    """The taught sentence that a text is, in other letters or forms of words; None when none is.

    Near is not enough: "with a cable" and "without a cable", to rent and to buy, are one word apart.
    """
    if len(text) > LONGEST:
        return None
    found = [(likeness, -place, one) for place, one in enumerate(taught) if (likeness := likeness_of(text, one.said))]
    return max(found, key=lambda one: one[:2])[2] if found else None


def likeness_of(text: str, taught: str) -> float:
    """How surely two sentences are the same, 0.0 when they are not."""
    if _denials(text) != _denials(taught):
        return 0.0
    letters = float(fuzz.token_sort_ratio(plain(text), plain(taught))) / 100
    if letters >= SAME_LETTERS:
        return letters
    terms, known = _terms(text), _terms(taught)
    shared = len(terms & known) / (len(terms | known) or 1)
    if shared == 1.0 and len(known) > 1:
        return max(letters, LIKE)
    return letters if shared >= MOST_TERMS and letters >= LIKE else 0.0


@lru_cache(maxsize=8192)
def _terms(text: str) -> frozenset[str]:
    return frozenset(telling_terms(text))


def _denials(text: str) -> int:
    return len(_DENIAL.findall(plain(text)))
