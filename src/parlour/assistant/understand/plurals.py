"""Forms of a noun as they stand in messages: singular and plural by the rules of each language, cases by the stem."""

import re
from collections.abc import Callable, Iterator

from parlour.shop.search.stems import stems

STEMMED = ("ru",)  # six cases: a stem is surer than rules


def key_of(word: str, lang: str) -> str:
    """Under what a word of a message is looked up: itself, or its stem where nouns have cases."""
    return (stems(word, (lang,)) or (word,))[0] if lang in STEMMED else word


def forms(word: str, lang: str) -> set[str]:
    """The keys of a folded noun in all its forms; verbs that look alike are not among them."""
    rule = _RULES.get(lang)
    return {key_of(word, lang), *(rule(word) if rule else ())}


def _english(word: str) -> Iterator[str]:
    if re.search(r"[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", word):
        yield f"{word}es"
    else:
        yield f"{word}s"


def _spanish(word: str) -> Iterator[str]:
    if word.endswith("z"):
        yield f"{word[:-1]}ces"
    yield f"{word}s" if word[-1:] in "aeiou" else f"{word}es"


def _italian(word: str) -> Iterator[str]:
    if word.endswith(("ca", "ga")):
        yield f"{word[:-1]}he"
    elif word.endswith(("co", "go")):
        yield from (f"{word[:-1]}hi", f"{word[:-1]}i")
    elif word.endswith(("cia", "gia")):
        yield from (f"{word[:-2]}e", f"{word[:-1]}e")
    elif word.endswith("io"):
        yield word[:-1]
    elif word.endswith("a"):
        yield from (f"{word[:-1]}e", f"{word[:-1]}i")
    elif word.endswith(("o", "e")):
        yield f"{word[:-1]}i"


_RULES: dict[str, Callable[[str], Iterator[str]]] = {"en": _english, "es": _spanish, "it": _italian}
