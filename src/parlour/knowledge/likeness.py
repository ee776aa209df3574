"""Whether two questions ask the same: by words and letters, or by meaning; opposites never do."""

from functools import lru_cache

import msgspec
import numpy as np
from rapidfuzz import fuzz

from parlour.knowledge.answers import telling_terms
from parlour.knowledge.opposites import contrary, opposed

SAME_LETTERS = 88
SAME_TERMS = 0.7
LEAST_LIKE = 0.5  # of meanings, measured on questions in four languages
LEAST_ANSWER = 0.55
BOTH = 1.25  # question and answer together
BOTH_ABROAD = 1.18  # in two languages; other questions came to 1.10 at most
SAME_ANSWER = 0.75
SURE_ALONE = 0.92
SURE_ABROAD = 0.8
SHARED = 2  # terms; one alone ("delivery?") says too little to be the same


def alike(one: str, other: str) -> bool:
    """Whether one answer would do for both, by their words."""
    if opposed(one, other):
        return False
    if fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= SAME_LETTERS:
        return True
    terms, others = _terms(one), _terms(other)
    shared = len(terms & others)
    if not shared:
        return False
    return shared / len(terms | others) >= SAME_TERMS and (shared >= SHARED or len(terms | others) == 1)


class Sense(msgspec.Struct, frozen=True):
    """A question and its answer, with their meanings: numbers of 16 bits, empty where nobody has read them."""

    lang: str
    said: str
    means: str
    meanings: tuple[bytes, bytes] = (b"", b"")


def same_sense(one: Sense, other: Sense) -> bool:
    """Whether two questions mean the same, in one language or in two.

    A question alone says little: other goods and other wishes are nearly as like. So the answers must agree too, or
    the questions be very like.
    """
    asked = _likeness(one.meanings[0], other.meanings[0])
    if asked < LEAST_LIKE or opposed(one.said, other.said):
        return False
    if not (one.means and other.means):
        return asked >= (SURE_ALONE if one.lang == other.lang else SURE_ABROAD)
    answered = _likeness(one.meanings[1], other.meanings[1])
    both = BOTH if one.lang == other.lang else BOTH_ABROAD
    return answered >= LEAST_ANSWER and asked + answered >= both and not contrary(one.means, other.means)


def same_answer(one: Sense, other: Sense) -> bool:
    """Whether two answers to the same question say the same."""
    like = _likeness(one.meanings[1], other.meanings[1]) >= SAME_ANSWER
    return like and not contrary(one.means, other.means)


def _likeness(one: bytes, other: bytes) -> float:
    if not one or len(one) != len(other):
        return 0.0
    return float(
        np.frombuffer(one, np.float16).astype(np.float32) @ np.frombuffer(other, np.float16).astype(np.float32)
    )


@lru_cache(maxsize=4096)  # a new question is held against all that are open
def _terms(text: str) -> frozenset[str]:
    return frozenset(telling_terms(text))
