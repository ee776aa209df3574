"""Labels by the words of a text: softmax regression on its rare and common features, learned with AdaGrad."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from parlour.assistant.understand.features import Floats, Ints, Vocabulary, features
from parlour.assistant.understand.groups import Told

Bytes = npt.NDArray[np.int8]
Row = tuple[Ints, Floats]
Kept = Mapping[str, npt.NDArray[np.generic]]
ROUNDS = 8
RATE = 1.0
BATCH = 64
MANY = 2000  # texts; among more than these a feature must stand in two to be learned
STEPS_AT_LEAST = 150
STEPS = 127  # weights are kept in one byte each


class ByWords:
    """Scores of all labels; weights are whole numbers from -127 to 127 times the scale of their feature."""

    def __init__(self, vocabulary: Vocabulary, weights: Bytes, scales: Floats) -> None:
        self._vocabulary, self._weights, self._scales = vocabulary, weights, scales

    def scores(self, text: str) -> Floats:
        """A score for each column of the groups."""
        places, values = self._vocabulary.vector(features(text))
        return np.asarray((values * self._scales[places]) @ self._weights[places].astype(np.float32), np.float32)

    def kept(self) -> dict[str, npt.NDArray[np.generic]]:
        """Everything to make it again, as arrays."""
        names = np.frombuffer("\n".join(self._vocabulary.names).encode(), np.uint8)
        rarity = self._vocabulary.weights.astype(np.float16)
        return {"names": names, "rarity": rarity, "words": self._weights, "scales": self._scales.astype(np.float16)}

    @classmethod
    def again(cls, kept: Kept) -> "ByWords":
        """What was kept."""
        names = kept["names"].tobytes().decode().split("\n")
        vocabulary = Vocabulary(names, kept["rarity"].astype(np.float32))
        return cls(vocabulary, kept["words"].astype(np.int8), kept["scales"].astype(np.float32))


def learn_words(texts: Sequence[str], told: Told) -> ByWords:
    """Learns from texts and what each of them tells."""
    counted: list[Counter[str]] = [features(text) for text in texts]
    vocabulary = Vocabulary.of(counted, least=2 if len(texts) > MANY else 1)
    rows = vocabulary.vectors(counted)
    weights = np.zeros((len(vocabulary.names), told.groups.width), np.float32)
    spent = np.full((len(vocabulary.names), 1), 1e-8, np.float32)
    dice = np.random.default_rng(0)
    for _ in range(max(ROUNDS, STEPS_AT_LEAST * BATCH // len(rows))):
        order = dice.permutation([at for at, (places, _) in enumerate(rows) if len(places)])
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            _step(weights, spent, [rows[one] for one in some], told.some(some))
    scales = np.abs(weights).max(axis=1) / STEPS + np.float32(1e-8)
    return ByWords(vocabulary, np.rint(weights / scales[:, None]).astype(np.int8), scales)


def _step(weights: Floats, spent: Floats, rows: list[Row], told: Told) -> None:
    """One step of AdaGrad on a batch; only the rows of its features change."""
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])[:, None]
    lengths = np.array([len(places) for places, _ in rows])
    text = np.repeat(np.arange(len(rows)), lengths)
    scores = np.add.reduceat(weights[places] * values, np.cumsum(lengths) - lengths, axis=0)
    errors = told.errors(scores)
    order = np.argsort(places, kind="stable")
    touched, first = np.unique(places[order], return_index=True)
    slope = np.add.reduceat(errors[text[order]] * values[order], first, axis=0)
    spent[touched] += (slope * slope).sum(axis=1, keepdims=True)
    weights[touched] -= np.float32(RATE) * slope / np.sqrt(spent[touched])
