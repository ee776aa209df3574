"""Countries that a message names, in any of the house's languages and in any case of theirs."""

from functools import cache

from babel import Locale

from parlour.assistant.understand.text import plain
from parlour.foundation.words import SPOKEN

ENDING = 2  # letters of an inflected name that may differ ("Словения", "в Словению")
LEAST = 5


def countries_in(text: str) -> tuple[str, ...]:
    """The codes of the countries that a text names, in order."""
    words = plain(text).split()
    found = [_names().get(word.strip(".,?!")) or _inflected(word.strip(".,?!")) for word in words]
    return tuple(dict.fromkeys(code for code in found if code))


def _inflected(word: str) -> str | None:
    """Cyrillic names change their ends."""
    if len(word) < LEAST or not "\u0400" <= word[0] <= "\u04ff":
        return None
    stem = word[:-1]
    fitting = [code for name, code in _names().items() if name.startswith(stem) and len(name) - len(stem) <= ENDING]
    return fitting[0] if len(set(fitting)) == 1 else None


@cache
def _names() -> dict[str, str]:
    return {
        plain(name): code
        for lang in SPOKEN
        for code, name in Locale(lang).territories.items()
        if len(code) == 2 and code.isalpha() and " " not in name
    }
