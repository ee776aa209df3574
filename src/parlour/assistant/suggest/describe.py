"""The entries of talks as rows of numbers: who speaks, a shopper's words, what was done, and the meaning."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from parlour.assistant.suggest.features import most_of, phrases
from parlour.assistant.suggest.history import Past, Spoken
from parlour.assistant.understand.features import Floats, Ints

MOST_PHRASES = 800
LEAST = 2  # texts that a phrase must stand in
SIZE = 512  # of a meaning
LOUDNESS = np.float32(3.0)
Halves = npt.NDArray[np.float16]


class Meanings:
    """The meanings of known texts; what has no words means nothing."""

    def __init__(self, texts: Sequence[str], meanings: Halves) -> None:
        self.values = np.concatenate([np.zeros((1, SIZE), np.float16), meanings.astype(np.float16)])
        self._at: Mapping[str, int] = {text: place for place, text in enumerate(texts, 1)}

    def places(self, entries: Sequence[Spoken]) -> Ints:
        """Where in `values` the meaning of each entry stands."""
        return np.array([self._at[one.words] if one.words else 0 for one in entries], np.int64)


class Pages:
    """Entries one after the other, made into sheets of numbers when they are asked for."""

    def __init__(self, told: Sequence[Mapping[int, float]], width: int, meant: Ints, meanings: Meanings) -> None:
        self.width = width + SIZE
        self._begins = np.concatenate([[0], np.cumsum([len(one) for one in told])]).astype(np.int64)
        self._columns = np.array([column for one in told for column in one], np.int64)
        self._values = np.array([value for one in told for value in one.values()], np.float32)
        self._meant, self._meanings = meant, meanings

    def sheet(self, some: Ints) -> Floats:
        """The rows of these entries."""
        sheet = np.zeros((len(some), self.width), np.float32)
        lengths = self._begins[some + 1] - self._begins[some]
        ends = np.cumsum(lengths)
        within = np.arange(lengths.sum()) + np.repeat(self._begins[some] - ends + lengths, lengths)
        sheet[np.repeat(np.arange(len(some)), lengths), self._columns[within]] = self._values[within]
        sheet[:, self.width - SIZE :] = self._meanings.values[self._meant[some]]
        sheet[:, self.width - SIZE :] *= LOUDNESS
        return sheet


class Describer:
    """Turns entries into rows; which phrases and actions it knows was learned from the history."""

    def __init__(self, known: Sequence[str], actions: Sequence[str]) -> None:
        self.known, self.actions = list(known), list(actions)
        self._phrase = {name: place for place, name in enumerate(known)}
        self._action = {name: len(known) + 2 + place for place, name in enumerate(actions)}
        self._width = len(known) + 2 + len(actions) + 1  # the last is what has no action that is known

    @classmethod
    def of(cls, history: Iterable[Past], actions: Sequence[str]) -> "Describer":
        """What shoppers say often, and these actions."""
        spread = Counter(one for past in history for entry in past.entries for one in _told(entry))
        return cls(most_of(spread, MOST_PHRASES, LEAST), actions)

    def pages(self, entries: Sequence[Spoken], meanings: Meanings) -> Pages:
        """Entries as they are reckoned with."""
        told = [self._row(one) for one in entries]
        return Pages(told, self._width, meanings.places(entries), meanings)

    def _row(self, entry: Spoken) -> dict[int, float]:
        house = len(self.known) + 1
        if not entry.is_shopper:
            return {house: 1.0, self._action.get(entry.action or "", self._width - 1): 1.0}
        found = [self._phrase[one] for one in _told(entry) if one in self._phrase]
        return {house - 1: 1.0} | dict.fromkeys(found, max(len(found), 1) ** -0.5)


def _told(entry: Spoken) -> set[str]:
    return phrases(entry.words) if entry.is_shopper else set()
