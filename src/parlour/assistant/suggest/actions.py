"""Which action comes next: learned from all that agents did, with a chance for each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from parlour.assistant.suggest.describe import Describer, Meanings
from parlour.assistant.suggest.history import UNNAMED, Past, Spoken
from parlour.assistant.suggest.learning import NOT_ASKED, Lesson, SheetOf, learn, placed
from parlour.assistant.suggest.naming import Namer, learn_names
from parlour.assistant.suggest.network import Network, Places
from parlour.assistant.understand.features import Floats, Ints

MOST_ENTRIES = 48  # of a talk, the latest
TALKS_AT_ONCE = 64
NETWORKS = 3


class Reading(NamedTuple):
    """A moment as the model sees it: how like it each known moment is, and the chance of each action."""

    likeness: Floats
    chances: dict[str, float]


class Actions:
    """The actions that a history knows, and what tells which comes next.

    `places` has a row for each thing done, of length one, as the first network sees it; `which` is its action. What
    networks with different beginnings say is surer together than each alone.
    """

    def __init__(
        self,
        names: Sequence[str],
        networks: Sequence[Network],
        *,
        namer: Namer,
        describer: Describer,
        places: Floats,
        which: Ints,
    ) -> None:
        self.names, self.namer, self.describer, self.networks = list(names), namer, describer, tuple(networks)
        self.places, self.which = np.asarray(places, np.float32), which

    def read(self, entries: Sequence[Spoken], meanings: Meanings) -> Reading:
        """What comes next after these entries; what an agent did without a name is named by its words."""
        latest = self.namer.named(entries[-MOST_ENTRIES:])
        rows = np.arange(len(latest))
        sheet = self.describer.pages(latest, meanings).sheet(rows)
        at, now = Places(np.zeros_like(rows), rows), Places(np.zeros(1, np.int64), np.array([len(rows)]))
        hidden = [one.hidden(one.joined(one.read(sheet, at), now)) for one in self.networks]
        each = [network.chances(one)[0] for network, one in zip(self.networks, hidden, strict=True)]
        chances = dict(zip(self.names, np.mean(each, axis=0).tolist(), strict=True))
        return Reading(self.places @ _even(hidden[0])[0], chances)

    def read_all(self, history: Sequence[Past], meanings: Meanings) -> Floats:
        """The chances of each action before each entry of a history, all at once; as `read` for what stands there."""
        entries = [entry for past in history for entry in past.entries]
        pages = self.describer.pages(self.namer.named(entries), meanings)
        lessons = list(_lessons([len(past.entries) for past in history], np.zeros(len(entries), np.int64)))
        each = [
            np.concatenate([network.chances(hidden) for hidden in _hidden(network, lessons, pages.sheet)])
            for network in self.networks
        ]
        return np.asarray(np.mean(each, axis=0), np.float32)


def learn_actions(history: Sequence[Past], meanings: Meanings) -> Actions:
    """The actions of a history; what has none is not learned from, but has its place all the same."""
    entries = [entry for past in history for entry in past.entries]
    names, namer = sorted({entry.done for entry in entries if entry.is_done}), learn_names(history)
    describer = Describer.of(history, [name for name in names if name != UNNAMED])
    pages = describer.pages(namer.named(entries), meanings)
    at = {name: place for place, name in enumerate(names)}
    wanted = np.array([at[entry.done] if entry.is_done else NOT_ASKED for entry in entries], np.int64)
    lessons = list(_lessons([len(past.entries) for past in history], wanted))
    told = [_without(one, at.get(UNNAMED, NOT_ASKED)) for one in lessons]
    with threadpool_limits(limits=1, user_api="blas"):  # it is too little for many threads, they would only wait
        networks = [learn(told, pages.sheet, pages.width, len(names), seed) for seed in range(NETWORKS)]
    places = _even(np.concatenate(list(_hidden(networks[0], lessons, pages.sheet))))
    which = wanted[wanted != NOT_ASKED]
    return Actions(names, networks, namer=namer, describer=describer, places=places, which=which)


def best_of(reading: Reading, count: int) -> list[tuple[str, float]]:
    """The likeliest actions, best first."""
    named = [(name, chance) for name, chance in reading.chances.items() if name != UNNAMED]
    return sorted(named, key=lambda one: (-one[1], one[0]))[:count]


def _lessons(lengths: Sequence[int], wanted: Ints) -> Iterator[Lesson]:
    """Talks as a network reads them: of a long one no more at once than is read later, each action asked for once."""
    begin, half = 0, MOST_ENTRIES // 2
    for length in lengths:
        for start in range(0, max(length - half, min(length, 1)), half):
            rows = np.arange(begin + start, begin + min(start + MOST_ENTRIES, length))
            is_new = np.arange(len(rows)) >= (half if start else 0)
            yield Lesson(rows, np.where(is_new, wanted[rows], NOT_ASKED))
        begin += length


def _without(lesson: Lesson, unnamed: int) -> Lesson:
    return lesson._replace(wanted=np.where(lesson.wanted == unnamed, NOT_ASKED, lesson.wanted))


def _hidden(network: Network, lessons: Sequence[Lesson], sheet_of: SheetOf) -> Iterator[Floats]:
    """What a network makes of each thing done, in order."""
    for start in range(0, len(lessons), TALKS_AT_ONCE):
        rows, at, wanted = placed(lessons[start : start + TALKS_AT_ONCE])
        asked = np.flatnonzero(wanted != NOT_ASKED)
        trace = network.read(sheet_of(rows), at)
        yield network.hidden(network.joined(trace, Places(at.talk[asked], at.step[asked])))


def _even(places: Floats) -> Floats:
    """Places of length one, so that their product is their likeness."""
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    return np.asarray(places / np.maximum(lengths, 1e-6), np.float32)
