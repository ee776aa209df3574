"""From a history to suggestions: three likely actions, how sure the first is, three replies."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import msgspec
import numpy as np

from parlour.assistant.suggest.actions import Actions, best_of, learn_actions
from parlour.assistant.suggest.describe import SIZE, Halves, looked_up, texts_meant
from parlour.assistant.suggest.history import UNNAMED, Past, Spoken, done_in, moment_of
from parlour.assistant.suggest.replies import Replies, keep_replies, opened_replies
from parlour.assistant.understand.features import Floats
from parlour.assistant.understand.language import message_language

LANGUAGES = ("en", "es", "it", "ru")
BEST = 3
CONSIDERED = 5  # actions whose replies are looked through
AT_ONCE = 256  # texts whose meanings are found together


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

    def suggest(self, entries: Sequence[Spoken], lang: str | None = None, least: float = 0.0) -> Suggested:
        """What an agent would do after these entries; nothing where the history was empty.

        Replies that are worth less than `least` of the best one are left out.
        """
        if self.actions is None or self.replies is None:
            return Suggested()
        moment = moment_of(entries)
        reading = self.actions.read(moment, self._meaning.read)
        best = best_of(reading, CONSIDERED)
        spoken = lang or language_of(moment.text or " ".join(moment.earlier[-2:]))
        replies = self.replies.best(reading.likeness, best or list(reading.chances.items()), spoken, BEST, least)
        return Suggested(
            actions=tuple(name for name, _ in best[:BEST]),
            confidence=round(best[0][1], 4) if best else 0.0,
            replies=tuple(one.text for one in replies),
            does=tuple("" if one.action == UNNAMED else one.action for one in replies),
        )


def learn_from(history: Sequence[Past], meaning: Meaning) -> Suggester:
    """Learns from past conversations; a few thousand take a minute or two."""
    done = list(done_in(history))
    if not done:
        return Suggester(None, None, meaning)
    texts = texts_meant(one.at for one in done)
    actions = learn_actions(done, looked_up(texts, meanings_of(texts, meaning)))
    replies = opened_replies(history)
    langs = [language_of(text) if text else "" for text in replies]
    return Suggester(actions, keep_replies(replies, [one.action for one in done], langs), meaning)


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
