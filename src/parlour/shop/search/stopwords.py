"""Words that say nothing about the goods: little words, and what people say around a wish."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from parlour.shop.search.fold import fold


@cache
def stop_words(lang: str | None = None) -> frozenset[str]:
    """Folded stop words of this language and English; of all our languages when it is none of ours."""
    by_language = _read()
    if lang in by_language:
        return by_language[lang] | by_language["en"]
    return frozenset().union(*by_language.values())


def guess_language(words: Iterable[str]) -> str | None:
    """The language whose little words and letters these folded words bear; None when that is not plain."""
    counts: Counter[str] = Counter()
    for word in words:
        if "\u0400" <= word[:1] <= "\u04ff":
            return "ru"
        counts.update(lang for lang, stop in _read().items() if word in stop)
    best = counts.most_common(2)
    plain = best and (len(best) == 1 or best[0][1] > best[1][1])
    return best[0][0] if plain else None


@cache
def _read() -> dict[str, frozenset[str]]:
    text = files("parlour.shop.search").joinpath("stopwords.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            lang, words = line.split(":", 1)
            found.setdefault(lang, set()).update(fold(word) for word in words.split())
    return {lang: frozenset(words) for lang, words in found.items()}
