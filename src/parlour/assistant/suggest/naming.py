"""Names what an agent did by the words of it, where nobody told: agents put the same thing in much the same way."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from parlour.assistant.suggest.features import most_of, phrases
from parlour.assistant.suggest.history import UNNAMED, Past, Spoken
from parlour.assistant.understand.features import Floats

MOST_PHRASES = 8000
LEAST = 2  # replies that a phrase must stand in
KNOWN = 0.5  # the share of a text's phrases that must be known; a text of other words stays unnamed
DOUBT = 2.0  # how many replies of all kinds every action begins with


class Namer:
    """The actions of a history and how likely each phrase is in the words of each: naive Bayes, logarithms."""

    def __init__(self, names: Sequence[str], known: Sequence[str], likely: Floats, often: Floats) -> None:
        self.names, self.known = list(names), list(known)
        self.likely, self.often = np.asarray(likely, np.float32), np.asarray(often, np.float32)
        self._at = {phrase: place for place, phrase in enumerate(self.known)}

    def name(self, text: str) -> str:
        """The likeliest action, UNNAMED where the words are too strange."""
        told = phrases(text)
        places = [self._at[one] for one in told if one in self._at]
        if not self.names or len(places) <= KNOWN * len(told):
            return UNNAMED
        return self.names[int((self.often + self.likely[places].sum(axis=0)).argmax())]

    def named(self, entries: Iterable[Spoken]) -> tuple[Spoken, ...]:
        """Entries in which every agent's has an action; what was told by others stays."""
        return tuple(self._one(entry) for entry in entries)

    def _one(self, entry: Spoken) -> Spoken:
        if entry.is_shopper or entry.action:
            return entry
        return msgspec.structs.replace(entry, action=self.name(entry.words))


def learn_names(history: Iterable[Past]) -> Namer:
    """From all that agents did, with words or without."""
    entries = [one for past in history for one in past.entries if not one.is_shopper]
    told = [(phrases(one.words), one.action) for one in entries if one.action]
    names = sorted({action for _, action in told})
    spread = Counter(phrase for found, _ in told for phrase in found)
    known = most_of(spread, MOST_PHRASES, LEAST)
    at, of = {phrase: place for place, phrase in enumerate(known)}, {name: place for place, name in enumerate(names)}
    counts, times = np.zeros((len(known), len(names)), np.float32), np.zeros(len(names), np.float32)
    for found, action in told:
        counts[[at[phrase] for phrase in found if phrase in at], of[action]] += 1
        times[of[action]] += 1
    usual = counts.sum(axis=1, keepdims=True) / max(len(told), 1)
    return Namer(names, known, np.log((counts + DOUBT * usual) / (times + DOUBT)), np.log(times / max(len(told), 1)))
