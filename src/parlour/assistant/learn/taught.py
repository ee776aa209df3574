"""What a shop has taught, at work: its examples set right what is understood, its requests have their own answers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.own import OwnExample, OwnRequests, learn_own
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
OURS_SURE = 0.45
OWN_SURE = 0.8  # by meaning, though it looks like one of our requests too
OWN_LIKELY = 0.6
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
    own: OwnRequests | None = None

    @classmethod
    def of(cls, lessons: Lessons, keep: Path | None = None) -> "Taught":
        """What of these lessons is at work in understanding.

        With requests of the shop's own it learns from their examples, in seconds and once: `keep` is the folder where
        that is kept.
        """
        examples, requests = lessons.of("example"), lessons.of("request")
        names = {one.said for one in requests}
        own = None
        if any(one.means in names for one in examples):
            own = learn_own(our_encoder(), [OwnExample(one.said, one.means) for one in examples], keep)
        return cls(examples, requests, lessons.of("answer"), own)

    def over(self, reader: Understander) -> Understander:
        """The reader with these examples over it; the same one where there are none."""
        labelled = tuple(one for one in self.examples if one.means in LABELS)
        return TaughtReader(reader, labelled) if labelled else reader

    def told(self, text: str, lang: str, ours: float = 1.0) -> Told | None:
        """What to say to a text that is a question with an answer, or a request of the shop's own.

        `ours` is how sure it is that the text is one of the requests that everybody has.
        """
        return self._answer(text, lang) or self._own_request(text, lang, ours)

    def _answer(self, text: str, lang: str) -> Told | None:
        found = nearest(text, (one for one in self.answers if one.lang == lang))
        return Told(found.means, found.source) if found else None

    def _own_request(self, text: str, lang: str, ours: float) -> Told | None:
        """In this language, or in the one that there is."""
        name = self._own_name(text, ours) if self.requests else None
        answers = [one for one in self.requests if one.said == name]
        if not answers:
            return None
        told = next((one for one in answers if one.lang == lang), answers[0])
        return Told(told.means, f"request:{told.said}")

    def _own_name(self, text: str, ours: float) -> str | None:
        """The request that it is: word for word, else by meaning where that is surer than what everybody has."""
        found = nearest(text, self.examples)
        if found is not None or self.own is None or len(text) > LONGEST:
            return found.means if found else None
        name, sure = self.own.best(text)
        return name if sure >= (OWN_SURE if ours >= OURS_SURE else OWN_LIKELY) else None


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
