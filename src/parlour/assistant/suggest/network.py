"""A network that reads a talk entry by entry, keeps in mind what it read, and tells what comes next; numpy alone.

One layer looks at each entry, a gated recurrent unit (Cho et al., 2014) carries the talk on, and a layer over both
tells how it goes on.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from parlour.assistant.understand.features import Floats, Ints

SEEN, STATE, HIDDEN = 192, 192, 192
SEEN_LEFT_OUT, HIDDEN_LEFT_OUT = 0.4, 0.5  # of a layer in each step of learning, so that none of it is relied on


class Places(NamedTuple):
    """Where each row of a sheet stands: in which talk, and as which of its entries."""

    talk: Ints
    step: Ints

    @property
    def talks(self) -> int:
        return int(self.talk.max(initial=0)) + 1

    @property
    def steps(self) -> int:
        return int(self.step.max(initial=-1)) + 1


class Trace(NamedTuple):
    """What a network made of some talks: of each entry, and by steps and talks its state and how it came to it."""

    sheet: Floats
    at: Places
    seen: Floats
    states: Floats  # before each step, and after the last
    before: Floats  # what was seen last before each step
    kept: Floats
    asked: Floats
    remembered: Floats
    news: Floats


class Network:
    """Chances of each action from rows that stand for the entries of a talk."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = {name: np.asarray(values, np.float32) for name, values in weights.items()}

    def read(self, sheet: Floats, at: Places, dice: np.random.Generator | None = None) -> Trace:
        """Read talks; with dice some of what is seen is left out, as learning wants it."""
        weights, steps, talks = self.weights, at.steps, at.talks
        seen = _left_out(_positive(sheet @ weights["seen"] + weights["seen_base"]), SEEN_LEFT_OUT, dice)
        inward = np.zeros((steps, talks, 3 * STATE), np.float32)
        inward[at.step, at.talk] = seen @ weights["inward"] + weights["inward_base"]
        before = np.zeros((steps + 1, talks, SEEN), np.float32)
        before[at.step + 1, at.talk] = seen
        states = np.zeros((steps + 1, talks, STATE), np.float32)
        kept, asked, remembered, news = (np.zeros((steps, talks, STATE), np.float32) for _ in range(4))
        for step in range(steps):
            again = states[step] @ weights["again"] + weights["again_base"]
            both = _share(inward[step, :, : 2 * STATE] + again[:, : 2 * STATE])
            kept[step], asked[step] = both[:, :STATE], both[:, STATE:]
            remembered[step] = again[:, 2 * STATE :]
            news[step] = np.tanh(inward[step, :, 2 * STATE :] + asked[step] * remembered[step])
            states[step + 1] = news[step] + kept[step] * (states[step] - news[step])
        return Trace(sheet, at, seen, states, before, kept, asked, remembered, news)

    def joined(self, trace: Trace, at: Places) -> Floats:
        """State and last entry side by side, as they were before these steps."""
        return np.concatenate([trace.states[at.step, at.talk], trace.before[at.step, at.talk]], axis=1)

    def hidden(self, joined: Floats, dice: np.random.Generator | None = None) -> Floats:
        """What the last layer makes of each: alike for moments that go on alike."""
        return _left_out(_positive(joined @ self.weights["over"] + self.weights["over_base"]), HIDDEN_LEFT_OUT, dice)

    def chances(self, hidden: Floats) -> Floats:
        """The probability of each action, a row a moment."""
        scores = hidden @ self.weights["outward"] + self.weights["outward_base"]
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def beginning(dice: np.random.Generator, width: int, actions: int) -> Network:
    """A network that knows nothing yet."""

    def drawn(rows: int, columns: int, spread: float) -> Floats:
        return (dice.standard_normal((rows, columns)) * spread).astype(np.float32)

    weights = {
        "seen": drawn(width, SEEN, 0.05),
        "inward": drawn(SEEN, 3 * STATE, SEEN**-0.5),
        "again": drawn(STATE, 3 * STATE, STATE**-0.5),
        "over": drawn(STATE + SEEN, HIDDEN, (STATE + SEEN) ** -0.5),
        "outward": drawn(HIDDEN, actions, 0.05),
    }
    bases = {f"{name}_base": np.zeros(values.shape[1], np.float32) for name, values in weights.items()}
    bases["inward_base"][:STATE] = 1  # it begins by remembering
    return Network(weights | bases)


def _positive(values: Floats) -> Floats:
    return np.maximum(values, np.float32(0))


def _share(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-values)), np.float32)


def _left_out(values: Floats, share: float, dice: np.random.Generator | None) -> Floats:
    if dice is None:
        return values
    left = dice.random(values.shape, dtype=np.float32) >= share
    return np.asarray(values * left / np.float32(1 - share), np.float32)
