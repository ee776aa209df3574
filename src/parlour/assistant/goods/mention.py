"""Whether a text mentions an option, an attribute or a title, in whatever language or form."""

import re
from functools import cache, lru_cache

from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Lexicon, Word, builtin_text, read_lexicon, word_of
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.terms import chunks

_ONE = re.compile(r"(?<![\d.,] )(?<![\d.,])(?<!\w)(?:lit(?:re|er|ro)|литр)(?!\w)", re.IGNORECASE)
_MEASURE = re.compile(r"\d[^\W\d]|[^\W\d]\d")
_KINDS = (None, "colour", "size")


class Mention:
    """The words of a text and the groups of the lexicon that its phrases belong to."""

    def __init__(self, text: str) -> None:
        pieces = chunks(fold(clean(_ONE.sub("1 l", text))))
        self.words = [word_of(part) for piece in pieces for part in (piece.parts or (piece.whole,))]
        self.compounds = {piece.whole for piece in pieces if len(piece.parts) > 1}
        self.forms = {form for word in self.words for form in (word.text, *word.stems)} | self.compounds
        matches = [match for place in range(len(self.words)) for match in lexicon().at(self.words, place, _KINDS)]
        self.groups = {match.group.name for match in matches}
        self.whole = {match.group.name for match in matches if match.length == len(self.words)}

    def has(self, other: "Mention") -> bool:
        """Whether this text says what the other one is: its whole meaning, or every telling word of it."""
        if other.whole & self.groups or other.compounds & self.forms:
            return True
        telling = [word for word in other.words if word.text not in stop_words()] or other.words
        return bool(telling) and all(self._has_word(word) for word in telling)

    def has_measure(self, other: "Mention") -> bool:
        """Whether this text has every measure of the other one ("1tb" for "1TB SSD"), if it has any."""
        measures = [word.text for word in other.words if _MEASURE.search(word.text)]
        return bool(measures) and all(measure in self.forms for measure in measures)

    def shares(self, other: "Mention") -> bool:
        """Whether any telling word or meaning of the other stands in this text."""
        telling = [word for word in other.words if word.text not in stop_words()]
        return any(self._has_word(word) for word in telling) or bool(other.groups & self.groups)

    def _has_word(self, word: Word) -> bool:
        return word.text in self.forms or not self.forms.isdisjoint(word.stems)


@lru_cache(maxsize=20_000)
def mention(text: str) -> Mention:
    """The mention of a text of the shop, kept because it is asked for again and again."""
    return Mention(text)


@cache
def lexicon() -> Lexicon:
    """All groups of the house."""
    return read_lexicon(builtin_text())
