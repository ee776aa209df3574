"""What to write: replies of the past that were given in the situations nearest to this one, with open fields."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from parlour.assistant.suggest.fields import claims_stock, is_worth, opened, told_in
from parlour.assistant.suggest.history import Past
from parlour.assistant.understand.features import Floats, Ints

MOST_KEPT = 20_000  # situations, the latest of the history
NEAREST = 24
SHARPNESS = 14.0
LIKELY = 0.5  # how much the chance of an action says beside nearness; the first stays first, no far one comes next
MANY_TALKS, MANY_OF_ALL = 3, 0.01  # in which a name is written that may be suggested to others
SAME = 88  # out of 100: two replies so alike that one is enough
ANY_LANGUAGE = 0.05  # what a reply in another language than the shopper's counts


class Given(NamedTuple):
    """A reply of the past, opened; the same words with the same action are one."""

    text: str
    action: str
    lang: str


class Replies:
    """Replies by the moments at which they were given: `rows` are their places among all moments."""

    def __init__(self, given: Sequence[Given], rows: Ints, which: Ints) -> None:
        self.given, self.rows, self.which = list(given), rows, which
        actions = np.array([self.given[one].action for one in which], np.str_)
        self._by_action: dict[str, Ints] = {action: np.flatnonzero(actions == action) for action in set(actions)}

    def best(
        self,
        likeness: Floats,
        actions: Sequence[tuple[str, float]],
        lang: str,
        count: int,
        least: float = 0.0,
    ) -> list[Given]:
        """The replies that fit, best first: of likely actions, given at moments like this one, in this language.

        What is worth less than `least` of the best one is left out.
        """
        scores: defaultdict[Given, float] = defaultdict(float)
        for action, chance in actions:
            for given, share in self._near(likeness, action):
                scores[given] += chance**LIKELY * share * (1.0 if given.lang in (lang, "") else ANY_LANGUAGE)
        chosen: list[Given] = []
        floor = least * max(scores.values(), default=0.0)
        for given in sorted(scores, key=lambda one: (-scores[one], one.text)):
            if scores[given] >= floor and all(
                fuzz.ratio(given.text.casefold(), one.text.casefold()) < SAME for one in chosen
            ):
                chosen.append(given)
            if len(chosen) == count:
                break
        return chosen

    def _near(self, likeness: Floats, action: str) -> Iterator[tuple[Given, float]]:
        """Replies of one action with how near to this moment each was given."""
        rows = self._by_action.get(action)
        if rows is None:
            return
        near = likeness[self.rows[rows]]
        nearest = np.argsort(-near)[:NEAREST]
        shares = np.exp(SHARPNESS * (near[nearest] - 1))
        for row, share in zip(rows[nearest], shares, strict=True):
            yield self.given[self.which[row]], float(share) / NEAREST


def opened_replies(history: Sequence[Past]) -> list[str]:
    """The opened reply of each thing done in a history, in order; empty where nothing is worth suggesting."""
    usual, texts = _usual_words(history), []
    for past in history:
        for at, one in enumerate(past.entries):
            if one.is_done:
                text = opened(one.words, past.entries[:at], past.names, usual) if one.words else ""
                texts.append(text if is_worth(text) and not claims_stock(text) else "")
    return texts


def _usual_words(history: Sequence[Past]) -> set[str]:
    """What agents write in many talks: words, and names of the shop itself, of its goods, of whom it works with."""
    wrote = [{word for one in past.entries if one.is_done for word in told_in(one.words)} for past in history]
    spread = Counter(word for words in wrote for word in words)
    return {word for word, talks in spread.items() if talks >= max(MANY_TALKS, len(history) * MANY_OF_ALL)}


def keep_replies(texts: Sequence[str], actions: Sequence[str], langs: Sequence[str]) -> Replies:
    """Replies, one for each moment and empty where there was none; what was said often is kept once."""
    worth = [at for at, text in enumerate(texts) if text][-MOST_KEPT:]
    found: dict[Given, int] = {}
    which = [found.setdefault(Given(texts[at], actions[at], langs[at]), len(found)) for at in worth]
    return Replies(list(found), np.array(worth, np.int64), np.array(which, np.int64))
