"""A part of an answer: what one command or outcome adds to it."""

from dataclasses import dataclass, field

from parlour.assistant.memory import Asked
from parlour.assistant.reply import Card, Choice, Wish


@dataclass(frozen=True)
class Part:
    """Sentences with cards, choices, sources and wishes; `asked` is the question it ends with."""

    text: str = ""
    cards: tuple[Card, ...] = ()
    choices: tuple[Choice, ...] = ()
    sources: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = field(default=())
    asked: Asked = ""
