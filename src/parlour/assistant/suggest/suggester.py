"""From a history to suggestions: three likely actions, how sure the first is, three replies."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

import msgspec
import numpy as np

from parlour.assistant.suggest.actions import MOST_ENTRIES, Actions, best_of, learn_actions
from parlour.assistant.suggest.describe import SIZE, Halves, Meanings
from parlour.assistant.suggest.history import UNNAMED, Past, Spoken, to_answer
from parlour.assistant.suggest.replies import Replies, keep_replies, opened_replies
from parlour.assistant.understand.features import Floats
from parlour.assistant.understand.language import message_language

LANGUAGES = ("en", "es", "it", "ru")
BEST = 3
CONSIDERED = 5  # actions whose replies are looked through
AT_ONCE = 256  # texts whose meanings are found together
AT_HAND = 2000  # texts of late whose meanings are kept at hand


class Meaning(Protocol):
    """What turns texts into meanings."""

    def read(self, text: str) -> Floats:
        """A vector of length one."""
        ...

    def read_all(self, texts: Sequence[str]) -> Floats:
        """A vector for each text."""
        ...


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """What to do and to write next, best first; `confidence` is the chance of the first action.

    `does` has the action of each reply, "" where it was written without one.
    """

    actions: tuple[str, ...] = ()
    confidence: float = 0.0
    replies: tuple[str, ...] = ()
    does: tuple[str, ...] = ()


class Suggester:
    """What was learned from one history."""

    def __init__(self, actions: Actions | None, replies: Replies | None, meaning: Meaning) -> None:
        self.actions, self.replies, self._meaning = actions, replies, meaning
        self._known: dict[str, Halves] = {}

    def suggest(self, entries: Sequence[Spoken], lang: str | None = None, least: float = 0.0) -> Suggested:
        """What an agent would do after these entries; nothing where the history was empty.

        Replies that are worth less than `least` of the best one are left out.
        """
        if self.actions is None or self.replies is None:
            return Suggested()
        reading = self.actions.read(entries, self._meanings(entries[-MOST_ENTRIES:]))
        best = best_of(reading, CONSIDERED)
        spoken = lang or language_of(to_answer(entries))
        replies = self.replies.best(reading.likeness, best or list(reading.chances.items()), spoken, BEST, least)
        return Suggested(
            actions=tuple(name for name, _ in best[:BEST]),
            confidence=round(best[0][1], 4) if best else 0.0,
            replies=tuple(one.text for one in replies),
            does=tuple("" if one.action == UNNAMED else one.action for one in replies),
        )

    def _meanings(self, entries: Sequence[Spoken]) -> Meanings:
        """The meanings of a talk; those found before are at hand, for a talk is asked about again and again."""
        texts = texts_of(entries)
        new = [text for text in texts if text not in self._known]
        if len(self._known) + len(new) > AT_HAND:
            self._known, new = {}, texts
        self._known.update(zip(new, meanings_of(new, self._meaning), strict=True))
        return Meanings(texts, np.array([self._known[text] for text in texts], np.float16).reshape(-1, SIZE))


def learn_from(history: Sequence[Past], meaning: Meaning) -> Suggester:
    """Learns from past conversations; a few thousand take two or three minutes."""
    entries = [entry for past in history for entry in past.entries]
    done = [entry for entry in entries if entry.is_done]
    if not done:
        return Suggester(None, None, meaning)
    texts = texts_of(entries)
    actions = learn_actions(history, Meanings(texts, meanings_of(texts, meaning)))
    replies = opened_replies(history)
    langs = [language_of(text) if text else "" for text in replies]
    return Suggester(actions, keep_replies(replies, [one.done for one in done], langs), meaning)


def texts_of(entries: Iterable[Spoken]) -> list[str]:
    """What was said, each once."""
    return sorted({entry.words for entry in entries if entry.words})


def meanings_of(texts: Sequence[str], meaning: Meaning) -> Halves:
    """The meanings of texts, those of one length together, which is several times as fast."""
    found = np.zeros((len(texts), SIZE), np.float16)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for start in range(0, len(order), AT_ONCE):
        some = order[start : start + AT_ONCE]
        found[some] = meaning.read_all([texts[at] for at in some])
    return found


@lru_cache(50_000)
def language_of(text: str) -> str:
    """The language of a text among ours, "" where nothing tells it."""
    lang, sure = message_language(text, {}, LANGUAGES)
    return lang if sure else ""
