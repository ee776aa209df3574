"""Word stems of the shop's languages, so that words are found in any form."""

from functools import cache, lru_cache
from threading import Lock
from typing import Protocol

import snowballstemmer

DEFAULT_LANGUAGES = ("en", "es", "it", "ru")

_NAMES = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
_CYRILLIC = ("ru",)
# The library's stemmers keep the word they work on in themselves: two threads must not be in one.
_ONE_AT_A_TIME = Lock()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        ...


def stems(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a folded word, one a language ("en:watch"); empty for numbers and codes.

    They name their language because Italian "tastiera" and English "taste" share a stem and nothing else.
    """
    if not word.isalpha() or len(word) < 3:
        return ()
    cyrillic = "\u0400" <= word[0] <= "\u04ff"
    fitting = (lang for lang in languages if lang in _NAMES and (lang in _CYRILLIC) == cyrillic)
    return tuple(f"{lang}:{_stem(word, lang)}" for lang in fitting)


@lru_cache(maxsize=50_000)
def _stem(word: str, lang: str) -> str:
    with _ONE_AT_A_TIME:
        return _stemmer(lang).stemWord(word)


@cache
def _stemmer(lang: str) -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer(_NAMES[lang])
    return stemmer
