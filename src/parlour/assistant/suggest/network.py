"""A network of one hidden layer that learns which action follows on a row; Adam, softmax, nothing but numpy."""

from collections.abc import Callable, Mapping

import msgspec
import numpy as np

from parlour.assistant.understand.features import Floats, Ints

HIDDEN = 192
ROUNDS = 8
LEAST_STEPS = 600  # for a small history; it is gone through more often
MOST_ROUNDS = 40
RATE = 3e-3
LAST_RATE = 0.05  # the share of it that is left at the end
LEFT_OUT = 0.5  # of the hidden layer in each step, so that none of it is relied on
BATCH = 256
SMALL_BATCH = 64
FIRST, SECOND = 0.9, 0.98  # Adam's two memories
SPREAD = 0.05
SheetOf = Callable[[Ints], Floats]


class Network:
    """Chances of each action from rows."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = {name: np.asarray(values, np.float32) for name, values in weights.items()}

    def hidden(self, sheet: Floats) -> Floats:
        """What the hidden layer makes of each row: alike for moments that go on alike."""
        return np.asarray(np.maximum(sheet @ self.weights["inward"] + self.weights["threshold"], 0), np.float32)

    def chances(self, hidden: Floats) -> Floats:
        """The probability of each action, a row a moment."""
        return _softmax(hidden @ self.weights["outward"] + self.weights["base"])


def learn(sheet_of: SheetOf, wanted: Ints, width: int, actions: int, seed: int = 0) -> Network:
    """A network from rows, given by their numbers, and the action of each."""
    dice = np.random.default_rng(seed)
    count = len(wanted)
    batch = BATCH if count > BATCH * 40 else SMALL_BATCH
    rounds = min(MOST_ROUNDS, max(ROUNDS, -(-LEAST_STEPS * batch // max(count, 1))))
    adam = _Adam(_beginning(dice, width, actions), rounds * -(-count // batch))
    for _ in range(rounds):
        order = dice.permutation(count)
        for start in range(0, count, batch):
            some = order[start : start + batch]
            kept = (dice.random((len(some), HIDDEN)) >= LEFT_OUT).astype(np.float32) / np.float32(1 - LEFT_OUT)
            adam.step(_slopes(adam.weights, sheet_of(some), kept, wanted[some]))
    return Network(adam.weights)


def _beginning(dice: np.random.Generator, width: int, actions: int) -> dict[str, Floats]:
    return {
        "inward": (dice.standard_normal((width, HIDDEN)) * SPREAD).astype(np.float32),
        "threshold": np.zeros(HIDDEN, np.float32),
        "outward": (dice.standard_normal((HIDDEN, actions)) * SPREAD).astype(np.float32),
        "base": np.zeros(actions, np.float32),
    }


def _slopes(weights: Mapping[str, Floats], sheet: Floats, kept: Floats, wanted: Ints) -> dict[str, Floats]:
    """How the error of a batch changes with each weight."""
    before = sheet @ weights["inward"] + weights["threshold"]
    hidden = np.maximum(before, 0) * kept
    errors = _softmax(hidden @ weights["outward"] + weights["base"])
    errors[np.arange(len(wanted)), wanted] -= 1
    errors /= np.float32(len(wanted))
    back = (errors @ weights["outward"].T) * kept * (before > 0)
    return {
        "inward": sheet.T @ back,
        "threshold": back.sum(axis=0),
        "outward": hidden.T @ errors,
        "base": errors.sum(axis=0),
    }


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


class _Adam(msgspec.Struct):
    """Weights that are moved in ever smaller steps."""

    weights: dict[str, Floats]
    steps: int
    done: int = 0
    mean: dict[str, Floats] = {}
    square: dict[str, Floats] = {}

    def step(self, slopes: Mapping[str, Floats]) -> None:
        """Move every weight once; in place, for most of the time goes into these."""
        self.done += 1
        rate = np.float32(RATE * (1 - (1 - LAST_RATE) * self.done / self.steps) / (1 - FIRST**self.done))
        even = np.float32(1 - SECOND**self.done)
        for name, slope in slopes.items():
            mean = self.mean.setdefault(name, np.zeros_like(slope))
            square = self.square.setdefault(name, np.zeros_like(slope))
            mean *= np.float32(FIRST)
            mean += np.float32(1 - FIRST) * slope
            square *= np.float32(SECOND)
            square += np.float32(1 - SECOND) * slope * slope
            self.weights[name] -= rate * mean / (np.sqrt(square / even) + np.float32(1e-8))
