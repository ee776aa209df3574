"""The understanding of a message: the trained model, cues and slots behind one port."""

from pathlib import Path
from typing import Protocol

from parlour.assistant.understand.cues import our_cues, without_greeting
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.language import message_language
from parlour.assistant.understand.model import Model
from parlour.assistant.understand.slots import find_evidence, find_slots
from parlour.assistant.understand.text import plain, tokens
from parlour.assistant.understand.training import our_model
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Mood, Request, Stage
from parlour.shop.search.parse import parse

OTHERS = 5
SHOUTING = 0.7


class Understander(Protocol):
    """Reads one message; a trained model of another kind can stand behind this."""

    def read(self, text: str, languages: tuple[str, ...], lang: str | None = None) -> Understood:
        """What a message means; `lang` is given where it is known."""
        ...


class TrainedReader:
    """The understander that needs nothing but this package."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @classmethod
    def ready(cls, keep: Path) -> "TrainedReader":
        """A reader with our model, which is kept in this folder where the package has none."""
        return cls(our_model(keep, our_encoder()))

    def read(self, text: str, languages: tuple[str, ...], lang: str | None = None) -> Understood:
        """What a message means."""
        chances = self._model.read(text, without_greeting(text))
        spoken, sure = message_language(text, chances["lang"], languages)
        cues = our_cues().read(text)
        query = parse(text, lang or spoken)
        requests = sorted(chances["request"].items(), key=lambda pair: -pair[1])[:OTHERS]
        stage, stage_chance = max(chances["stage"].items(), key=lambda pair: pair[1])
        return Understood(
            text=text,
            lang=lang or spoken,
            lang_confidence=1.0 if lang else sure,
            request=Request(requests[0][0]),
            request_confidence=requests[0][1],
            others=tuple((Request(name), chance) for name, chance in requests),
            stage=Stage(stage),
            stage_confidence=stage_chance,
            mood=mood(text, cues, dict(requests)),
            slots=find_slots(text, query, Request(requests[0][0])),
            evidence=find_evidence(text),
            cues=cues,
            query=query,
        )


def mood(text: str, cues: frozenset[str], chances: dict[str, float]) -> Mood:
    """How a message sounds: angry words, or a complaint that is shouted."""
    if "anger" in cues or (chances.get(Request.COMPLAINT, 0) > 0.3 and _shouts(text)):
        return Mood.ANGER
    if "worry" in cues:
        return Mood.WORRY
    return Mood.THANKS if "gratitude" in cues else Mood.CALM


def count_words(text: str) -> int:
    """How many words a text has, without addresses and numbers."""
    return sum(1 for token in tokens(plain(text)) if token[0].isalpha())


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    loud = len(letters) > 12 and sum(char.isupper() for char in letters) / len(letters) > SHOUTING
    return loud or text.count("!") >= 2
