"""Tells goods from what goes with them: a "laptop case" is no laptop, nor is a "case for laptops"."""

from collections.abc import Iterator, Sequence

from parlour.shop.search.lexicon import Lexicon, word_of

# So many words may stand between: "laptop power cord", "case for a slim laptop".
_NEAR = 2
_FOR = frozenset(("for", "para", "per", "de", "da", "di", "для", "к"))


def served_word(word: str) -> str:
    """The word under which goods are found that are only for what `word` names."""
    return f"{word}>"


def served_words(title: Sequence[str], lexicon: Lexicon) -> set[str]:
    """The words of a title that only say for what the goods are."""
    words = [word_of(word) for word in title]
    places = [place for place in range(len(title)) if lexicon.names_accessory(words[place : place + 1])]
    return {served_word(title[other]) for place in places for other in _served(title, place)}


def _served(title: Sequence[str], place: int) -> Iterator[int]:
    for before in range(place - 1, max(place - 2 - _NEAR, -1), -1):
        if not title[before].isalpha():
            break
        yield before
    if title[place + 1 : place + 2] and title[place + 1] in _FOR:
        yield from range(place + 2, min(place + 3 + _NEAR, len(title)))
