"""Labels by the meaning of a text: a network of one hidden layer beside a straight line, learned with Adam."""

from collections.abc import Mapping

import msgspec
import numpy as np
import numpy.typing as npt

from parlour.assistant.understand.features import Floats
from parlour.assistant.understand.groups import Told

HIDDEN = 256
ROUNDS = 15
STEPS_AT_LEAST = 1000
RATE = 2e-3
DECAY = 1e-3
LEFT_OUT = 0.5  # of the hidden layer in each step, so that none of it is relied on
BATCH = 128
LOUDNESS = np.float32(4.0)  # vectors of length one are too quiet to learn from quickly
FIRST, SECOND = 0.9, 0.999  # Adam's two memories
NAMES = ("inward", "threshold", "outward", "base", "straight")


class ByMeaning:
    """Scores of all labels from the vector of a meaning."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def scores(self, meaning: Floats) -> Floats:
        """A score for each column of the groups."""
        weights, heard = self._weights, meaning * LOUDNESS
        hidden = np.maximum(heard @ weights["inward"] + weights["threshold"], 0)
        return np.asarray(hidden @ weights["outward"] + heard @ weights["straight"] + weights["base"], np.float32)

    def kept(self) -> dict[str, npt.NDArray[np.generic]]:
        """Everything to make it again, as arrays."""
        return {name: self._weights[name].astype(np.float16) for name in NAMES}

    @classmethod
    def again(cls, kept: Mapping[str, npt.NDArray[np.generic]]) -> "ByMeaning":
        """What was kept."""
        return cls({name: kept[name].astype(np.float32) for name in NAMES})


def learn_meaning(meanings: Floats, told: Told) -> ByMeaning:
    """Learns from meanings and what each of them tells."""
    dice = np.random.default_rng(0)
    steps = -(-len(meanings) // BATCH)
    rounds = max(ROUNDS, -(-STEPS_AT_LEAST // steps))
    adam = _Adam(_beginning(dice, meanings.shape[1], told.groups.width), rounds * steps)
    for _ in range(rounds):
        order = dice.permutation(len(meanings))
        for start in range(0, len(meanings), BATCH):
            some = order[start : start + BATCH]
            left = (dice.random((len(some), HIDDEN)) >= LEFT_OUT).astype(np.float32) / np.float32(1 - LEFT_OUT)
            adam.step(_slopes(adam.weights, meanings[some] * LOUDNESS, left, told.some(some)))
    return ByMeaning(adam.weights)


def _beginning(dice: np.random.Generator, size: int, width: int) -> dict[str, Floats]:
    inward = dice.normal(0, np.sqrt(2 / size), (size, HIDDEN)).astype(np.float32)
    outward = dice.normal(0, np.sqrt(1 / HIDDEN), (HIDDEN, width)).astype(np.float32)
    empty = {"threshold": HIDDEN, "base": width, "straight": (size, width)}
    return {"inward": inward, "outward": outward} | {name: np.zeros(at, np.float32) for name, at in empty.items()}


def _slopes(weights: Mapping[str, Floats], heard: Floats, left: Floats, told: Told) -> dict[str, Floats]:
    """How the error of a batch changes with each weight."""
    before = heard @ weights["inward"] + weights["threshold"]
    hidden = np.maximum(before, 0) * left
    scores = hidden @ weights["outward"] + heard @ weights["straight"] + weights["base"]
    errors = told.errors(scores) / np.float32(len(heard))
    back = (errors @ weights["outward"].T) * left * (before > 0)
    return {
        "inward": heard.T @ back,
        "threshold": back.sum(axis=0),
        "outward": hidden.T @ errors,
        "base": errors.sum(axis=0),
        "straight": heard.T @ errors,
    }


class _Adam(msgspec.Struct):
    """Weights that are moved in ever smaller steps (Adam, with the decay of weights apart from it)."""

    weights: dict[str, Floats]
    steps: int
    done: int = 0
    mean: dict[str, Floats] = {}
    square: dict[str, Floats] = {}

    def step(self, slopes: Mapping[str, Floats]) -> None:
        """Move every weight once."""
        rate = RATE * (1 - self.done / self.steps)
        self.done += 1
        for name, slope in slopes.items():
            mean = self.mean[name] = FIRST * self.mean.get(name, np.zeros_like(slope)) + (1 - FIRST) * slope
            square = self.square[name] = (
                SECOND * self.square.get(name, np.zeros_like(slope)) + (1 - SECOND) * slope * slope
            )
            move = mean / (1 - FIRST**self.done) / (np.sqrt(square / (1 - SECOND**self.done)) + 1e-8)
            decay = DECAY * self.weights[name] if self.weights[name].ndim == 2 else 0
            self.weights[name] -= np.asarray(rate * (move + decay), np.float32)
