"""How messages of a past talk are understood, for learning: what the understander says, and how they are put."""

import re
from collections.abc import Iterable

import numpy as np

from parlour.assistant.learn.past import Heard
from parlour.assistant.learn.phrases import phrases
from parlour.assistant.library import Library
from parlour.assistant.understand.cues import our_cues
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.reader import Understander
from parlour.assistant.understand.text import plain

_CORRECTS = re.compile(rf"^[\s¡¿!,.]*(?:{phrases('corrects')})", re.IGNORECASE)


def hear(texts: Iterable[str], library: Library, reader: Understander) -> tuple[Heard, ...]:
    """One for each text, with what the shop has taught."""
    taught = library.taught.over(reader)
    return tuple(_heard(text, library.facts.languages, taught) for text in texts)


def _heard(text: str, languages: tuple[str, ...], reader: Understander) -> Heard:
    understood = reader.read(text, languages)
    cues = our_cues()
    asks = "?" in text or cues.begins("asks", text) or cues.begins("wonders", text)
    return Heard(
        lang=understood.lang,
        request=understood.request,
        request_confidence=understood.request_confidence,
        stage=understood.stage,
        stage_confidence=understood.stage_confidence,
        mood=understood.mood,
        asks=asks,
        meaning=our_encoder().read(text).astype(np.float16).tobytes() if text.strip() else b"",
        corrects=bool(_CORRECTS.match(text) or _CORRECTS.match(plain(text))),
    )
