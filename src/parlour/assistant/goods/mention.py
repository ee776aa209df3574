"""Whether a text mentions an option, an attribute or a title, in whatever language or form."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from parlour.assistant.understand.text import plain
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Lexicon, Match, Word, builtin_text, read_lexicon, word_of
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.terms import chunks

_ONE = re.compile(r"(?<![\d.,] )(?<![\d.,])(?<!\w)(?:lit(?:re|er|ro)|литр)(?!\w)", re.IGNORECASE)
_SPELT = (
    (
        r"litr(?:o|e) (?:y|e) (?:medi[oa]|mezzo)|lit(?:re|er) and a half|литра? на полтора|полтора литра|"
        r"полуторалитров\w+",
        "1.5 l",
    ),
    (r"(?:medio|mezzo) litro|half a lit(?:re|er)|пол-?литр\w*|поллитр\w*", "0.5 l"),
    (r"(?:dos|due|two|два|двух) (litros|litri|lit(?:re|er)s|литра|литров)|литра на два|двухлитров\w+", "2 l"),
    (r"(?:un|one|a) (?:litro|lit(?:re|er))|литров(?:ый|ая|ую|ое)", "1 l"),
    (r"(?:dos|due|two|2|два|двух) (?:maletas|valigie|suitcases|bags|чемодан\w*)", "2 piece"),
    (r"(?:tres|tre|three|3|три|трех) (?:maletas|valigie|suitcases|bags|чемодан\w*)", "3 piece"),
    (r"(?:cuatro|quattro|four|4|четыре|четырех) (?:maletas|valigie|suitcases|bags|чемодан\w*)", "4 piece"),
)
_SPELT_OUT = tuple((re.compile(rf"(?<!\w)(?:{said})(?!\w)"), amount) for said, amount in _SPELT)
_MEASURE = re.compile(r"\d[^\W\d]|[^\W\d]\d")
_KINDS = (None, "colour", "size")


class Mention:
    """The words of a text and the groups of the lexicon that its phrases belong to."""

    def __init__(self, text: str) -> None:
        pieces = chunks(_ONE.sub("1 l", _in_figures(fold(clean(text)))))
        self.words = [word_of(part) for piece in pieces for part in (piece.parts or (piece.whole,))]
        self.compounds = {piece.whole for piece in pieces if len(piece.parts) > 1}
        self.forms = {form for word in self.words for form in (word.text, *word.stems)} | self.compounds
        matches = _matches(self.words)
        telling = [word for word in self.words if word.text not in stop_words()]
        self.groups = {match.group.name for match in (*matches, *_matches(telling))}
        self.inner = {match.group.name for word in telling for match in _matches([word])}
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


def _in_figures(text: str) -> str:
    """A folded text with amounts that are written out in figures."""
    for said, amount in _SPELT_OUT:
        text = said.sub(amount, text)
    return text


def _matches(words: list[Word]) -> list[Match]:
    return [match for place in range(len(words)) for match in lexicon().at(words, place, _KINDS)]


@lru_cache(maxsize=20_000)
def mention(text: str) -> Mention:
    """The mention of a text of the shop, kept because it is asked for again and again."""
    return Mention(text)


@cache
def lexicon() -> Lexicon:
    """All groups of the house."""
    return read_lexicon(builtin_text())


def is_near(said: Mention, name: str) -> bool:
    """Whether a text asks for a property by one of the words that shoppers use for it."""
    return any(said.has(mention(word)) for word in near_words(name))


def near_words(name: str) -> list[str]:
    """The words by which shoppers ask for a property that a shop calls so."""
    return _near().get(plain(name), [])


@cache
def _near() -> dict[str, list[str]]:
    file = resources.files("parlour.assistant") / "cues" / "properties.toml"
    return tomllib.loads(file.read_text("utf-8"))
