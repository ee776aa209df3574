"""Guesses in which language a shop's goods are described, so that their words get the stems of that language."""

from functools import cache
from typing import Protocol

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from parlour.shop.goods import Product

_ENOUGH = 20_000
_LEAST = 200
_SLICES = 4


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


class Sample:
    """The beginning of what the goods are described with."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._length = 0

    def add(self, product: Product) -> None:
        """Takes in titles, descriptions and option values until there is enough."""
        if self._length < _ENOUGH:
            options = (value for variant in product.variants[:3] for value in variant.options.values())
            text = " ".join([product.title, product.description[:200], *options])
            self._texts.append(text)
            self._length += len(text)

    def language(self, languages: tuple[str, ...]) -> str | None:
        """The language among these in which every quarter of the sample is written; None when they differ."""
        text = "\n".join(self._texts)
        if len(text) < _LEAST:
            return None
        size = len(text) // _SLICES
        found = {_likeliest(text[at * size : (at + 1) * size], languages) for at in range(_SLICES)}
        return found.pop() if len(found) == 1 else None


def _likeliest(text: str, languages: tuple[str, ...]) -> str | None:
    return next((lang for lang, _ in _identifier().rank(text) if lang in languages), None)


@cache
def _identifier() -> _Identifier:
    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    return identifier
