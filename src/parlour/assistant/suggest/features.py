"""What tells of a text what is meant by it, beside its meaning: its words, and its words in pairs."""

from collections import Counter

from parlour.assistant.understand.text import plain, tokens

MOST_CHARACTERS = 1000
BEGIN, END = "^", "$"


def phrases(text: str) -> set[str]:
    """The words and the pairs of neighbours of a text, its beginning and end included."""
    words = tokens(plain(text[:MOST_CHARACTERS]))
    pairs = zip([BEGIN, *words], [*words, END], strict=True)
    return {*words, *(f"{left} {right}" for left, right in pairs)}


def most_of(spread: Counter[str], most: int, least: int) -> list[str]:
    """The phrases that stand in most texts, in the same order each time."""
    often = sorted(spread.items(), key=lambda one: (-one[1], one[0]))
    return [phrase for phrase, times in often[:most] if times >= least]
