"""Which action comes next: learned from all that agents did, with a chance for each."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from parlour.assistant.suggest.describe import Describer, MeaningOf, Row
from parlour.assistant.suggest.features import features
from parlour.assistant.suggest.history import UNNAMED, Done, Moment
from parlour.assistant.suggest.network import Network, learn
from parlour.assistant.understand.features import Floats, Ints

AT_ONCE = 1024
NETWORKS = 3
OF_NEAREST = 0.4  # how much the nearest moments have to say beside the network
NEAREST = 40
SHARPNESS = 12.0


class Reading(NamedTuple):
    """A moment as the model sees it: how like it each known moment is, and the chance of each action."""

    likeness: Floats
    chances: dict[str, float]


class Actions:
    """The actions that a history knows, and what tells which comes next.

    `places` has a row for each thing done, of length one, as the first network sees it; `which` is its action. What
    networks with different beginnings say and what the nearest moments led to are surer together than each alone.
    """

    def __init__(
        self, names: Sequence[str], describer: Describer, networks: Sequence[Network], places: Floats, which: Ints
    ) -> None:
        self.names, self.describer, self.networks = list(names), describer, tuple(networks)
        self.places, self.which = np.asarray(places, np.float32), which
        named = np.array([name != UNNAMED for name in self.names], bool)
        self._named = np.flatnonzero(named[which])

    def read(self, moment: Moment, meaning_of: MeaningOf) -> Reading:
        """What comes next at a moment."""
        sheet = self.describer.sheet([self.describer.now(moment, meaning_of)])
        hidden = [network.hidden(sheet) for network in self.networks]
        each = [network.chances(one)[0] for network, one in zip(self.networks, hidden, strict=True)]
        place, chances = _even(hidden[0])[0], np.mean(each, axis=0)
        likeness = self.places @ place
        if len(self._named):
            chances = (1 - OF_NEAREST) * chances + OF_NEAREST * self._of_nearest(likeness[self._named])
        return Reading(likeness, dict(zip(self.names, chances.tolist(), strict=True)))

    def _of_nearest(self, likeness: Floats) -> Floats:
        count = min(NEAREST, len(likeness))
        nearest = np.argpartition(-likeness, count - 1)[:count]
        shares = np.exp(SHARPNESS * (likeness[nearest] - 1))
        led_to = self.which[self._named[nearest]]
        return np.bincount(led_to, weights=shares / shares.sum(), minlength=len(self.names)).astype(np.float32)


def learn_actions(done: Sequence[Done], meaning_of: MeaningOf) -> Actions:
    """The actions of a history; what has none is not learned from, but has its place all the same.

    With fewer than two actions there is nothing to tell apart; the places are told by features and meanings.
    """
    told = [features(one.at) for one in done]
    describer = Describer.of(told)
    rows = [describer.row(one.at, name, meaning_of) for one, name in zip(done, told, strict=True)]
    names = sorted({one.action for one in done})
    at = {name: place for place, name in enumerate(names)}
    which = np.array([at[one.action] for one in done], np.int64)
    named = np.flatnonzero(np.array([one.action != UNNAMED for one in done], bool))
    learned_from = named if len(named) else np.arange(len(done))

    def sheet_of(some: Ints) -> Floats:
        return describer.sheet([rows[place] for place in learned_from[some]])

    wanted = which[learned_from]
    networks = [learn(sheet_of, wanted, describer.width, len(names), seed) for seed in range(NETWORKS)]
    return Actions(names, describer, networks, _places(networks[0], describer, rows), which)


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
