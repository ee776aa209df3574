"""The judges of a shop's own requests: the words of a text, and its meaning in each encoder that knows the language."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from parlour.assistant.understand.by_meaning import ByMeaning, learn_meaning
from parlour.assistant.understand.by_words import ByWords, learn_words
from parlour.assistant.understand.features import Floats, Ints
from parlour.assistant.understand.groups import Told
from parlour.assistant.understand.model import ENOUGH

Kept = Mapping[str, npt.NDArray[np.generic]]


class Reads(Protocol):
    """An encoder: the meaning of a text as a vector of length one."""

    def read(self, text: str) -> Floats: ...

    def read_all(self, texts: Sequence[str]) -> Floats: ...


class WordJudge:
    """Scores by words, less trusted where there are few examples."""

    def __init__(self, by_words: ByWords, trust: float) -> None:
        self._by_words, self._trust = by_words, np.float32(trust)

    @classmethod
    def learn(cls, sentences: Sequence[str], told: Told) -> "WordJudge":
        return cls(learn_words(sentences, told), min(1.0, len(sentences) / (ENOUGH * told.groups.width)))

    def scores(self, text: str) -> Floats:
        return np.asarray(self._trust * self._by_words.scores(text), np.float32)

    def kept(self) -> dict[str, npt.NDArray[np.generic]]:
        return {"trust": np.array(self._trust), **self._by_words.kept()}

    @classmethod
    def again(cls, kept: Kept) -> "WordJudge":
        return cls(ByWords.again(kept), float(kept["trust"]))


class MeaningJudge:
    """Scores by the meaning in one encoder, and how like the examples of a label a text is."""

    def __init__(self, encoder: Reads, weight: float, by_meaning: ByMeaning, examples: Floats) -> None:
        self.weight = np.float32(weight)
        self._encoder, self._by_meaning, self._examples = encoder, by_meaning, examples

    @classmethod
    def learn(cls, encoder: Reads, weight: float, sentences: Sequence[str], told: Told) -> "MeaningJudge":
        examples = encoder.read_all(sentences)
        return cls(encoder, weight, learn_meaning(examples, told), examples)

    def scores(self, text: str) -> Floats:
        return np.asarray(self.weight * self._by_meaning.scores(self._encoder.read(text)), np.float32)

    def likeness(self, text: str, rows: Ints) -> float:
        """To the nearest of these examples."""
        return float((self._examples[rows] @ self._encoder.read(text)).max())

    def kept(self, name: str) -> dict[str, npt.NDArray[np.generic]]:
        arrays = {**self._by_meaning.kept(), "examples": self._examples.astype(np.float16)}
        return {f"{name}.{key}": array for key, array in arrays.items()}

    @classmethod
    def again(cls, encoder: Reads, weight: float, kept: Kept, name: str) -> "MeaningJudge":
        own = {key.removeprefix(f"{name}."): array for key, array in kept.items() if key.startswith(f"{name}.")}
        return cls(encoder, weight, ByMeaning.again(own), own["examples"].astype(np.float32))
