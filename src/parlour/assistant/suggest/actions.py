"""Which action comes next: learned from all that agents did, with a chance for each."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from parlour.assistant.suggest.describe import Describer, MeaningOf, Row
from parlour.assistant.suggest.features import features
from parlour.assistant.suggest.history import UNNAMED, Done, Moment
from parlour.assistant.suggest.network import Network, learn
from parlour.assistant.understand.features import Floats

AT_ONCE = 1024


class Reading(NamedTuple):
    """A moment as the model sees it: its place among others, and the chance of each action."""

    place: Floats
    chances: dict[str, float]


class Actions:
    """The actions that a history knows, and what tells which comes next."""

    def __init__(self, names: Sequence[str], describer: Describer, network: Network) -> None:
        self.names, self.describer, self.network = list(names), describer, network

    def read(self, moment: Moment, meaning_of: MeaningOf) -> Reading:
        """What comes next at a moment."""
        place = self.network.hidden(self.describer.sheet([self.describer.now(moment, meaning_of)]))
        chances = self.network.chances(place)[0]
        return Reading(_even(place)[0], dict(zip(self.names, chances.tolist(), strict=True)))


def learn_actions(done: Sequence[Done], meaning_of: MeaningOf) -> tuple[Actions, Floats]:
    """The actions of a history, and the place of each moment; entries without an action are learned from too.

    With fewer than two actions there is nothing to tell apart; the places are told by the meanings all the same.
    """
    told = [features(one.at) for one in done]
    describer = Describer.of(told)
    rows = [describer.row(one.at, name, meaning_of) for one, name in zip(done, told, strict=True)]
    names = sorted({one.action for one in done})
    at = {name: place for place, name in enumerate(names)}
    learned_from = np.array([place for place, one in enumerate(done) if one.action != UNNAMED], np.int64)
    if not len(learned_from):
        learned_from = np.arange(len(done))
    wanted = np.array([at[done[place].action] for place in learned_from], np.int64)
    network = learn(
        lambda some: describer.sheet([rows[place] for place in learned_from[some]]), wanted, describer.width, len(names)
    )
    return Actions(names, describer, network), _places(network, describer, rows)


def _places(network: Network, describer: Describer, rows: Sequence[Row]) -> Floats:
    parts = [network.hidden(describer.sheet(rows[at : at + AT_ONCE])) for at in range(0, len(rows), AT_ONCE)]
    return _even(np.concatenate(parts))


def _even(places: Floats) -> Floats:
    """Places of length one, so that their product is their likeness."""
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    return np.asarray(places / np.maximum(lengths, 1e-6), np.float32)


def best_of(reading: Reading, count: int) -> list[tuple[str, float]]:
    """The likeliest actions, best first."""
    named = [(name, chance) for name, chance in reading.chances.items() if name != UNNAMED]
    return sorted(named, key=lambda one: (-one[1], one[0]))[:count]
