"""The language of a message and of a talk: a talk changes its language only on clear evidence."""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from parlour.assistant.understand.text import EMAIL, ORDER

CLEAR_WORDS = 5
SURE = 0.75
LEANING = 0.5
SELDOM = 0.1
IN_CYRILLIC = ("ru",)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]", re.IGNORECASE)


_WISHED = {
    "en": re.compile(r"(?i)(?<!\w)(?:in english|en ingl[eé]s|in inglese|(?:по-?|на )английск\w+)(?!\w)"),
    "es": re.compile(r"(?i)(?<!\w)(?:in spanish|en espa[nñ]ol|en castellano|in spagnolo|(?:по-?|на )испанск\w+)(?!\w)"),
    "it": re.compile(r"(?i)(?<!\w)(?:in italian[o]?|en italiano|(?:по-?|на )итальянск\w+)(?!\w)"),
    "ru": re.compile(r"(?i)(?<!\w)(?:in russian|en ruso|in russo|(?:по-?|на )русск\w+)(?!\w)"),
}


def message_language(text: str, by_examples: dict[str, float], languages: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest of these languages and how sure that is.

    Our examples tell their languages apart as well as the general model does (0.995 of single messages against 0.989);
    that one costs 75 MB and is asked only by shops with languages that our examples do not have.
    """
    words = EMAIL.sub(" ", ORDER.sub(" ", text)).strip()
    if not any(char.isalpha() for char in words):
        return languages[0], 0.0
    if set(languages) <= set(by_examples):
        if not (_LATIN.search(words) or _CYRILLIC.search(words)):  # none of these languages is written so
            return languages[0], 0.0
        joint = {lang: by_examples[lang] * _written(words, lang) for lang in languages}
    else:
        general = _general(words, languages)
        joint = {lang: general.get(lang, 0.01) * max(by_examples.get(lang, 0.05), 0.02) for lang in languages}
    best = max(languages, key=joint.__getitem__)
    return best, joint[best] / (sum(joint.values()) or 1.0)


def talk_language(known: str | None, doubt: str | None, lang: str, sure: float, words: int) -> tuple[str, str | None]:
    """The talk's language after a message, and the other language that one more message would confirm."""
    if known is None or known == lang:
        return lang, None
    if sure < LEANING or words == 0:
        return known, doubt
    if (words >= CLEAR_WORDS and sure >= SURE) or doubt == lang:
        return lang, None
    return known, lang


def _written(text: str, lang: str) -> float:
    """How well the letters fit a language; Russian is seldom typed in Latin ones, the others never in Cyrillic."""
    cyrillic, others = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if lang in IN_CYRILLIC:
        return 1.0 if cyrillic else SELDOM
    return 1.0 if others >= cyrillic else SELDOM


def _general(text: str, languages: tuple[str, ...]) -> dict[str, float]:
    return {lang: float(chance) for lang, chance in _identifier(languages).rank(text)}


@lru_cache(maxsize=2)
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = [lang for lang in languages if lang in set(identifier.labels)]
    identifier.set_languages(known or None)
    return identifier


def wished_language(text: str, languages: tuple[str, ...]) -> str | None:
    """The language in which somebody asks to be answered, if the shop speaks it."""
    found = (lang for lang, pattern in _WISHED.items() if lang in languages and pattern.search(text))
    return next(found, None)
