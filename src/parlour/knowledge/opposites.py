"""What sets two sentences apart however alike they are: with and without, numbers, days, names; in four languages."""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import fuzz

from parlour.shop.search.fold import clean, fold

SAME_NAME = 50  # of letters, across languages and alphabets: Norway, Norvegia, Норвегия
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NAME = re.compile(r"(?<![.!?¡¿\n])(?<=\s)[^\W\d_a-zа-яё][^\W\d_]{2,}")
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh sch _ y _ e yu ya".replace("_", "").split(" "),
            strict=True,
        )
    )
)


def opposed(one: str, other: str) -> bool:
    """Whether two sentences, of whatever languages, must not be taken for the same."""
    return _marks(one).denials != _marks(other).denials or contrary(one, other)


def contrary(one: str, other: str) -> bool:
    """Whether two answers say different things: a yes and a no, other numbers, days, names.

    "Free of charge" and "without cost" are the same, so that a denial further on says nothing here.
    """
    mine, theirs = _marks(one), _marks(other)
    if mine.refuses != theirs.refuses or mine.numbers != theirs.numbers:
        return True
    if any(mine.axes[name] != theirs.axes[name] for name in mine.axes.keys() & theirs.axes.keys()):
        return True
    return bool(mine.names and theirs.names) and not _same_names(mine.names, theirs.names)


class _Marks:
    """What a sentence is known apart by."""

    def __init__(self, text: str) -> None:
        plain = fold(clean(text)).casefold()
        words, book = re.findall(r"\w+", plain), _book()
        self.refuses = bool(words) and bool(book.denial.match(words[0]))
        self.denials = len(book.denial.findall(plain)) % 2
        numbers = {f"{float(one.replace(',', '.')):g}" for one in _NUMBER.findall(plain)}
        self.numbers = frozenset(numbers | {book.numbers[word] for word in words if word in book.numbers})
        found = {name: _sides(plain, sides) for name, sides in book.axes.items()}
        self.axes = {name: sides for name, sides in found.items() if sides}
        self.names = frozenset(one.casefold() for one in _NAME.findall(text))


class _Book:
    """The file of opposites, ready to be searched."""

    def __init__(self) -> None:
        told = tomllib.loads((resources.files("parlour.knowledge") / "opposites.toml").read_text("utf-8"))
        self.denial = _pattern(told["denial"][0])
        self.axes = {name: tuple(_pattern(side) for side in sides) for name, sides in told["axes"].items()}
        self.numbers = {word: number for number, words in told["numbers"].items() for word in words}


@cache
def _book() -> _Book:
    return _Book()


@lru_cache(maxsize=4096)  # a new candidate is held against all that are open
def _marks(text: str) -> _Marks:
    return _Marks(text)


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(fold(word) for word in words)})")


def _sides(text: str, sides: tuple[re.Pattern[str], ...]) -> frozenset[int]:
    return frozenset(place for place, side in enumerate(sides) if side.search(text))


def _same_names(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each name of the sentence with fewer of them is one of the other's."""
    few, many = sorted((names, others), key=len)
    return all(any(fuzz.ratio(_latin(one), _latin(two)) >= SAME_NAME for two in many) for one in few)


def _latin(name: str) -> str:
    return fold(name).casefold().translate(_LATIN)
