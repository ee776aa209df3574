"""Moments as rows of numbers: features by how rare they are, each field as loud as the others, then meanings."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from parlour.assistant.suggest.features import features, field_of
from parlour.assistant.suggest.history import Moment
from parlour.assistant.understand.features import Floats, Ints

MOST_FEATURES = 6000
LEAST = 3  # moments that a feature must stand in
FEW = 3000  # moments below which every feature counts that stands in two
SIZE = 512  # of a meaning
LOUDNESS = np.float32(3.0)
Halves = npt.NDArray[np.float16]
MeaningOf = Callable[[str], Floats]


class Row(NamedTuple):
    """One moment: places and values of its features, and its meanings side by side."""

    places: Ints
    values: Floats
    meanings: Halves


class Describer:
    """Turns moments into rows; which features it knows was learned from the history."""

    def __init__(self, names: Sequence[str], rarity: Floats) -> None:
        self.names, self.rarity = list(names), rarity
        self._at = {name: at for at, name in enumerate(self.names)}
        fields = sorted({field_of(name) for name in self.names})
        self._field = np.array([fields.index(field_of(name)) for name in self.names], np.int64)
        self._fields = len(fields)

    @classmethod
    def of(cls, moments: Sequence[set[str]]) -> "Describer":
        """What the features of all moments have in common."""
        spread = Counter(name for one in moments for name in one)
        least = LEAST if len(moments) > FEW else 2
        names = [name for name, times in spread.most_common(MOST_FEATURES) if times >= least]
        rarity = [1 + math.log(len(moments) / spread[name]) for name in names]
        return cls(names, np.array(rarity, np.float32))

    @property
    def width(self) -> int:
        """How many numbers a row has."""
        return len(self.names) + len(_PARTS) * SIZE

    def row(self, moment: Moment, told: Iterable[str], meaning_of: MeaningOf) -> Row:
        """A moment with its features as a row."""
        places = np.array([self._at[name] for name in told if name in self._at], np.int64)
        values = self.rarity[places]
        loud = np.bincount(self._field[places], weights=values * values, minlength=self._fields)
        values = (values / np.sqrt(loud[self._field[places]])).astype(np.float32)
        parts = [_mean([meaning_of(text) for text in texts_of(moment)]) for texts_of in _PARTS]
        return Row(places, values, np.concatenate(parts).astype(np.float16))

    def now(self, moment: Moment, meaning_of: MeaningOf) -> Row:
        """The row of a moment that is not from the history."""
        return self.row(moment, features(moment), meaning_of)

    def sheet(self, rows: Sequence[Row]) -> Floats:
        """Rows as they are reckoned with, one beside the other."""
        sheet = np.zeros((len(rows), self.width), np.float32)
        for at, row in enumerate(rows):
            sheet[at, row.places] = row.values
            sheet[at, len(self.names) :] = row.meanings
        sheet[:, len(self.names) :] *= LOUDNESS
        return sheet


def texts_meant(moments: Iterable[Moment]) -> list[str]:
    """Every text whose meaning is asked for, once."""
    return sorted({text for one in moments for texts_of in _PARTS for text in texts_of(one)})


def looked_up(texts: Sequence[str], meanings: Halves) -> MeaningOf:
    """The meanings of known texts by text."""
    at: Mapping[str, int] = {text: place for place, text in enumerate(texts)}
    return lambda text: meanings[at[text]].astype(np.float32)


def _mean(vectors: list[Floats]) -> Floats:
    return np.mean(vectors, axis=0, dtype=np.float32) if vectors else np.zeros(SIZE, np.float32)


def _fresh(moment: Moment) -> list[str]:
    return [text for text in moment.fresh if text]


def _last_reply(moment: Moment) -> list[str]:
    return list(moment.replies[-1:])


def _earlier(moment: Moment) -> list[str]:
    return [text for text in moment.earlier if text]


_PARTS: tuple[Callable[[Moment], list[str]], ...] = (_fresh, _last_reply, _earlier)
