"""The language of a message and of a talk: a talk changes its language only on clear evidence."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from parlour.assistant.understand.text import EMAIL, ORDER

CLEAR_WORDS = 5
SURE = 0.75
LEANING = 0.5


def message_language(text: str, by_examples: dict[str, float], languages: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest of these languages and how sure that is: our examples and the general model together."""
    words = EMAIL.sub(" ", ORDER.sub(" ", text)).strip()
    if not any(char.isalpha() for char in words):
        return languages[0], 0.0
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


def _general(text: str, languages: tuple[str, ...]) -> dict[str, float]:
    return {lang: float(chance) for lang, chance in _identifier(languages).rank(text)}


@cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = [lang for lang in languages if lang in set(identifier.labels)]
    identifier.set_languages(known or None)
    return identifier
