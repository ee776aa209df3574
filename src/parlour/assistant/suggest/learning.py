"""Teaches a network which action follows on what: slopes back through the talk, Adam, a few rounds over all talks."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from parlour.assistant.suggest.network import HIDDEN_LEFT_OUT, SEEN_LEFT_OUT, STATE, Network, Places, Trace, beginning
from parlour.assistant.understand.features import Floats, Ints

ROUNDS = 14
LEAST_STEPS = 600  # for a small history; it is gone through more often
MOST_ROUNDS = 60
TALKS = 32  # in a step
FEW_TALKS = 8  # where there are few
UNLIKE = 6.0  # entries by which talks of one step may differ in length, more or less
RATE = 3e-3
LAST_RATE = 0.05  # the share of it that is left at the end
FIRST, SECOND = 0.9, 0.98  # Adam's two memories
NOT_ASKED = -1
STEEPEST = 1.0  # a slope as a whole, so that no strange talk undoes what was learned


class Lesson(NamedTuple):
    """One talk: its rows in a sheet, and which action each of them was, or NOT_ASKED."""

    rows: Ints
    wanted: Ints


SheetOf = Callable[[Ints], Floats]


def learn(lessons: Sequence[Lesson], sheet_of: SheetOf, width: int, actions: int, seed: int = 0) -> Network:
    """A network that has gone through all lessons several times."""
    dice = np.random.default_rng(seed)
    network = beginning(dice, width, actions)
    lengths = np.array([len(one.rows) for one in lessons])
    at_once = TALKS if len(lessons) > TALKS * 20 else FEW_TALKS
    each = -(-len(lessons) // at_once)
    rounds = min(MOST_ROUNDS, max(ROUNDS, -(-LEAST_STEPS // each)))
    adam = _Adam(network.weights, rounds * each)
    for _ in range(rounds):
        order = np.argsort(lengths + dice.random(len(lengths)) * UNLIKE)
        for step in dice.permutation(each):
            some = [lessons[one] for one in order[step * at_once : (step + 1) * at_once]]
            adam.step(_slopes(network, some, sheet_of, dice))
    return network


def placed(lessons: Sequence[Lesson]) -> tuple[Ints, Places, Ints]:
    """The rows of talks that are read at once, where each stands, and what is wanted before each."""
    rows = np.concatenate([one.rows for one in lessons])
    talk = np.repeat(np.arange(len(lessons)), [len(one.rows) for one in lessons])
    step = np.concatenate([np.arange(len(one.rows)) for one in lessons])
    return rows, Places(talk, step), np.concatenate([one.wanted for one in lessons])


def _slopes(network: Network, lessons: Sequence[Lesson], sheet_of: SheetOf, dice: np.random.Generator) -> "Slopes":
    """How the error changes with each weight."""
    rows, at, wanted = placed(lessons)
    asked = np.flatnonzero(wanted != NOT_ASKED)
    if not len(asked):
        return {}
    trace = network.read(sheet_of(rows), at, dice)
    told = Places(at.talk[asked], at.step[asked])
    joined = network.joined(trace, told)
    hidden = network.hidden(joined, dice)
    errors = network.chances(hidden)
    errors[np.arange(len(asked)), wanted[asked]] -= 1
    errors /= np.float32(len(asked))
    weights = network.weights
    over = _through(errors @ weights["outward"].T, hidden, HIDDEN_LEFT_OUT)
    back = over @ weights["over"].T
    slopes = _of("outward", hidden, errors) | _of("over", joined, over)
    return slopes | _back_through_talks(network, trace, told, back)


Slopes = dict[str, Floats]


def _back_through_talks(network: Network, trace: Trace, told: Places, back: Floats) -> Slopes:
    """From the last entries to the first: what each state and each entry had to do with the errors."""
    states, before = np.zeros_like(trace.states), np.zeros_like(trace.before)
    states[told.step, told.talk], before[told.step, told.talk] = back[:, :STATE], back[:, STATE:]
    inward = np.zeros((*trace.kept.shape[:2], 3 * STATE), np.float32)
    again = np.zeros_like(inward)
    recurrent = np.ascontiguousarray(network.weights["again"].T)
    for step in range(len(inward) - 1, -1, -1):
        slope, kept, asked, news = states[step + 1], trace.kept[step], trace.asked[step], trace.news[step]
        of_kept = slope * (trace.states[step] - news) * kept * (1 - kept)
        of_news = slope * (1 - kept) * (1 - news * news)
        of_asked = of_news * trace.remembered[step] * asked * (1 - asked)
        inward[step] = np.concatenate([of_kept, of_asked, of_news], axis=1)
        again[step] = np.concatenate([of_kept, of_asked, of_news * asked], axis=1)
        states[step] += slope * kept + again[step] @ recurrent
    at, width = trace.at, 3 * STATE
    of_inward = inward[at.step, at.talk]
    seen = of_inward @ network.weights["inward"].T + before[at.step + 1, at.talk]
    return (
        _of("again", trace.states[:-1].reshape(-1, STATE), again.reshape(-1, width))
        | _of("inward", trace.seen, of_inward)
        | _of("seen", trace.sheet, _through(seen, trace.seen, SEEN_LEFT_OUT))
    )


def _of(name: str, given: Floats, slope: Floats) -> Slopes:
    return {name: given.T @ slope, f"{name}_base": slope.sum(axis=0)}


def _through(slope: Floats, layer: Floats, left_out: float) -> Floats:
    """Back through a layer that passes on what is positive and was not left out."""
    return np.asarray(slope * (layer > 0) / np.float32(1 - left_out), np.float32)


class _Adam(msgspec.Struct):
    """Weights that are moved in ever smaller steps."""

    weights: dict[str, Floats]
    steps: int
    done: int = 0
    mean: dict[str, Floats] = {}
    square: dict[str, Floats] = {}

    def step(self, slopes: Mapping[str, Floats]) -> None:
        """Move every weight once, in place."""
        self.done += 1
        steep = sum(float(np.vdot(slope, slope)) for slope in slopes.values()) ** 0.5
        gentle = np.float32(min(1.0, STEEPEST / max(steep, 1e-9)))
        rate = np.float32(RATE * (1 - (1 - LAST_RATE) * self.done / self.steps) / (1 - FIRST**self.done))
        even = np.float32(1 - SECOND**self.done)
        for name, whole in slopes.items():
            slope = whole * gentle
            mean = self.mean.setdefault(name, np.zeros_like(slope))
            square = self.square.setdefault(name, np.zeros_like(slope))
            mean *= np.float32(FIRST)
            mean += np.float32(1 - FIRST) * slope
            square *= np.float32(SECOND)
            square += np.float32(1 - SECOND) * slope * slope
            self.weights[name] -= rate * mean / (np.sqrt(square / even) + np.float32(1e-8))
