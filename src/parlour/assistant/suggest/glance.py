"""The mind's part of advice: reads the shopper's sentences again, looks up answers and what agents did before."""

import re
from collections.abc import Iterator
from pathlib import Path

from parlour.assistant.library import Library
from parlour.assistant.suggest.advice import Glance
from parlour.assistant.suggest.history import Spoken
from parlour.assistant.suggest.kept import kept_in, shop_file
from parlour.assistant.suggest.suggester import Meaning, Suggested, Suggester
from parlour.assistant.turn import Said, Turn
from parlour.assistant.understand.reader import Understander
from parlour.conversation.labels import Stage
from parlour.foundation.ids import ShopId

MOST_SHOPS = 8  # at hand; each takes some 20 MB where many talks taught it
MOST_SENTENCES = 4
MOST_ANSWERS = 3
FITS = 0.35  # of an answer, from 0 to 1
SURE = 0.5
NEAR = 0.3  # of the best reply; what is farther only fills the place
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


class PastTalks:
    """What was learned from each shop's past talks, read again when it was learned anew."""

    def __init__(self, folder: Path, meaning: Meaning) -> None:
        self._folder, self._meaning = folder, meaning
        self._kept: dict[ShopId, tuple[int, Suggester | None]] = {}

    def suggest(self, shop: ShopId, turn: Turn) -> Suggested:
        """What agents did and wrote at such a moment; nothing where nothing was learned yet."""
        suggester = self._of(shop)
        entries = [Spoken(one.who, one.text) for one in turn.said]
        return suggester.suggest(entries, least=NEAR) if suggester else Suggested()

    def _of(self, shop: ShopId) -> Suggester | None:
        file = shop_file(self._folder, shop)
        written = file.stat().st_mtime_ns if file.is_file() else 0
        have = self._kept.pop(shop, None)
        if have is None or have[0] != written:
            have = written, kept_in(file, self._meaning)
        self._kept[shop] = have
        if len(self._kept) > MOST_SHOPS:
            del self._kept[next(iter(self._kept))]
        return have[1]


def glance(turn: Turn, library: Library, reader: Understander, past: Suggested) -> Glance:
    """What is seen in a talk; the stage is where the shopper stands now, its words the last that show it."""
    languages, seen = library.facts.languages, []
    lang = turn.memory.lang or reader.read(turn.text, languages).lang
    for said, sentence in _sentences(turn):
        understood = reader.read(sentence, languages, lang)
        seen.append((said, sentence, understood.stage, understood.stage_confidence))
    telling = [one for one in seen if one[2] is not Stage.NONE]
    now = max(telling, key=lambda one: (one[0].seq == telling[-1][0].seq, one[3]), default=None)
    doubt = next((one for one in reversed(seen) if one[2] is Stage.OBJECTION and one[3] >= SURE), None)
    found = library.answers.find(turn.text, lang, MOST_ANSWERS) if turn.text else []
    return Glance(
        stage=now[2] if now else Stage.NONE,
        words=now[1] if now else "",
        doubt=doubt[1] if doubt else "",
        doubt_seq=doubt[0].seq if doubt else None,
        answers=tuple((one.answer.text, one.answer.source) for one in found if one.score >= FITS),
        past=past,
    )


def _sentences(turn: Turn) -> list[tuple[Said, str]]:
    """The last things that the shopper said, in order."""

    def backwards() -> Iterator[tuple[Said, str]]:
        for said in reversed(turn.said):
            if said.who == "shopper":
                parts = [part.strip() for part in _SENTENCES.split(said.text) if part.strip()]
                yield from ((said, part) for part in reversed(parts))

    return [one for one, _ in zip(backwards(), range(MOST_SENTENCES), strict=False)][::-1]
