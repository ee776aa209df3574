"""Features of a message: its words, pairs of words and runs of letters, weighed by how rare they are."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.text import plain, tokens

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
LETTERS = range(2, 6)
MOST_CHARACTERS = 1000
_STRESS = {"c:": 3.0, "w:": 1.5, "p:": 1.5}  # one concept says more than one run of letters


def features(text: str) -> Counter[str]:
    """How often each feature stands in a text."""
    words = tokens(plain(text[:MOST_CHARACTERS]))
    return Counter(_features(words))


def _features(words: list[str]) -> Iterator[str]:
    yield f"n:{min(len(words) // 4, 5)}"
    concepts = sorted(our_concepts().read(words))
    for concept in concepts:
        yield f"c:{concept}"
    for one, other in combinations(concepts, 2):
        yield f"c:{one} {other}"
    for left, right in zip(["^", *words], [*words, "$"], strict=True):
        yield f"p:{left} {right}"
    for word in words:
        yield f"w:{word}"
        if not word.startswith("_"):
            yield from _runs(f" {word} ")


def _runs(word: str) -> Iterator[str]:
    for length in LETTERS:
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


class Vocabulary:
    """Which features are known and how much each weighs."""

    def __init__(self, names: list[str], weights: Floats) -> None:
        self.names, self.weights = names, weights
        self._at = {name: at for at, name in enumerate(names)}
        self._stress = np.array([_STRESS.get(name[:2], 1.0) for name in names], np.float32)

    @classmethod
    def of(cls, counted: list[Counter[str]], least: int = 2) -> "Vocabulary":
        """The features that stand in at least so many texts, weighed by inverse document frequency."""
        spread = Counter(name for counts in counted for name in counts)
        names = sorted(name for name, texts in spread.items() if texts >= least)
        weights = [1 + math.log((1 + len(counted)) / (1 + spread[name])) for name in names]
        return cls(names, np.array(weights, np.float32))

    def vector(self, counts: Counter[str]) -> tuple[Ints, Floats]:
        """The places and values of the features of one text; their length is one."""
        known = [(self._at[name], times) for name, times in counts.items() if name in self._at]
        places = np.array([place for place, _ in known], np.int64)
        times = np.array([1 + math.log(times) for _, times in known], np.float32)
        values = times * self.weights[places] * self._stress[places]
        length = float(np.sqrt((values * values).sum())) or 1.0
        return places, (values / np.float32(length)).astype(np.float32)

    def vectors(self, counted: Iterable[Counter[str]]) -> list[tuple[Ints, Floats]]:
        """The vectors of many texts."""
        return [self.vector(counts) for counts in counted]
