"""Warms the assistant up: one talk that nobody hears, so that the first shopper does not wait for what is read once."""

from datetime import UTC, datetime

from parlour.assistant.act.results import Results
from parlour.assistant.library import Library
from parlour.assistant.say.say import say
from parlour.assistant.think import think
from parlour.assistant.turn import Said, Turn
from parlour.assistant.understand.reader import Understander

SPOKEN = (
    "Good morning!",
    "A gift in blue, size 42, below 30 euros, and when does it come to Spain?",
    "¿Qué bolsos rojos hay?",
    "Quanto costa la consegna in Francia?",
    "Нужна тёплая шапка, есть в наличии?",
)


def warm(reader: Understander, library: Library) -> None:
    """Thinks and words a few messages in all languages; nothing is kept of them."""
    for number, text in enumerate(SPOKEN):
        said = (Said(seq=1, who="shopper", text=text),)
        turn = Turn(conversation=f"warm-{number}", seq=1, said=said, now=datetime(2026, 1, 1, tzinfo=UTC))
        say(turn, think(turn, library, reader), Results(), library)
