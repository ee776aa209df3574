"""Takes out of a reply what belonged to the old talk: who it was, and every number, price, date and time.

A price or a date in a suggestion comes from the catalogue, the orders or the facts of today, never from history; until
then there is an open field. What must not be said from history at all (that something is in stock) is told here too.
"""

import re
import tomllib
from collections.abc import Container, Iterable
from functools import cache
from importlib import resources
from itertools import chain

from babel import Locale

from parlour.assistant.learn.private import without_person
from parlour.assistant.suggest.history import Spoken

LANGUAGES = ("en", "es", "it", "ru")
_I = re.IGNORECASE
_FIELD = re.compile(r"\{(\w+)\}")
_CURRENCY = (
    r"(?:[$€£₽¥]|\b(?:eur|usd|gbp|rub|chf|euros?|dollars?|pounds?|credits?|rou?bles?|rublos?|rubli|dólares|dollari"
    r"|руб\w*|евро|доллар\w*)\b)"
)
_AMOUNT = r"\d+(?:[.,\s]\d{3})*(?:[.,]\d+)?"
_PRICE = re.compile(rf"{_CURRENCY}\s?{_AMOUNT}|{_AMOUNT}\s?{_CURRENCY}", _I)
_SHARE = re.compile(rf"{_AMOUNT}\s?(?:%|percent\b|por ciento\b|per cento\b|процент\w*)", _I)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:\s?(?:[ap]m\b|[ap]\.m\.))?|\b\d{1,2}\s?(?:[ap]m\b|[ap]\.m\.|o'clock\b|h\b)", _I
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th|º|°)?"
_MONTHS_OF_WORDS = re.compile(rf"\b{_ORDINAL}\s+(?:of\s+)?(?:May|March)\b|\b(?:May|March)\s+{_ORDINAL}\b")
_WHOLE_DATE = re.compile(
    rf"(?:\b(?:the\s+)?{_ORDINAL}\s+(?:de\s+|of\s+)?)?\{{date\}}(?:,?\s+(?:(?:de|di|of|the|del)\s+)?(?:{_ORDINAL}\b(?!\s?[:.]\d)|\{{date\}}))*"
)
_AT_ITS_TIME = ((_SHARE, "percent"), (_TIME, "time"))
_CUT_SHORT = re.compile(r"(\{address\})(?=\s+[A-ZÀ-ÖØ-ÞА-ЯЁ¡¿])")
_NUMBER = re.compile(rf"(?<![\w{{]){_AMOUNT}(?![\w}}])|\b\w*\d\w*\b")
_QUOTED = re.compile(r"(?<!\w)['\"“”«»‘’](?=\S)[^\"“”«»]{1,60}?(?<=\S)['\"“”«»‘’](?!\w)")
_CAPITAL = re.compile(r"(?<![\w{'’])(?!I['’])[A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]+")
_WORD = re.compile(r"[^\W\d_]+")
_REPEATED = re.compile(r"(\{\w+\})(?:[\s,.:;@/-]*\1)+")
_SENTENCE = re.compile(r"(?:^|[.!?…:\n])[\s¿¡«\"(—–-]*$")


def opened(
    reply: str, before: Iterable[Spoken] = (), names: Iterable[str] = (), usual: Container[str] | None = None
) -> str:
    """A reply of the past with open fields; `before` is what the talk had said up to it, `names` are of its people.

    `usual` are words that agents write in many talks; where they are told, another name within a sentence is an open
    field too.
    """
    text = without_person(_PRICE.sub("{price}", reply), names)
    text = _CUT_SHORT.sub(r"\1.", text)
    for pattern, field in _AT_ITS_TIME:
        text = pattern.sub(f"{{{field}}}", text)
    for pattern in (_MONTHS_OF_WORDS, _dates(), _WHOLE_DATE):
        text = pattern.sub("{date}", text)
    text = _without_echoes(text, _told(before), usual)
    text = _outside_fields(text, _NUMBER, "{number}")
    return " ".join(_REPEATED.sub(r"\1", text).split())


def told_in(text: str) -> set[str]:
    """Its small words, and the words with a capital within its sentences: names of people, places and things."""
    names = {one[0] for one in _CAPITAL.finditer(text) if _SENTENCE.search(text[: one.start()]) is None}
    return names | {word for word in _WORD.findall(text) if word.islower()}


def claims_stock(reply: str) -> bool:
    """Whether a reply says that something is to be had or gone, which only the catalogue may say."""
    return _stock().search(reply) is not None


def is_worth(reply: str) -> bool:
    """Whether words are left between the open fields."""
    return sum(char.isalpha() for char in _FIELD.sub("", reply)) >= 3


def _told(before: Iterable[Spoken]) -> frozenset[str]:
    """Words with a capital that shoppers wrote: names of people, places and things of that talk."""
    words = chain.from_iterable(_CAPITAL.findall(one.words) for one in before if one.is_shopper)
    return frozenset(word for word in words if len(word) > 2 and word.casefold() not in _common())


def _without_echoes(text: str, told: frozenset[str], usual: Container[str] | None) -> str:
    """What the shopper had told and the agent repeated belongs to that talk, and so does what stands in quotes."""

    def hidden(match: re.Match[str]) -> str:
        word, begins = match[0], _SENTENCE.search(text[: match.start()]) is not None
        is_word = word.casefold() in _common() or (usual is not None and word.casefold() in usual)
        is_echo = word in told and not (begins and is_word)
        is_strange = usual is not None and not begins and word not in usual and word.casefold() not in _common()
        return "{name}" if is_echo or is_strange else word

    return _QUOTED.sub("{name}", _CAPITAL.sub(hidden, text))


def _outside_fields(text: str, pattern: re.Pattern[str], field: str) -> str:
    parts = re.split(r"(\{\w+\})", text)
    return "".join(part if part.startswith("{") else pattern.sub(field, part) for part in parts)


@cache
def _dates() -> re.Pattern[str]:
    """Names of days and months in our languages, and the words for days near by."""
    months_of_words = {"may", "march"}
    wide = [
        table["format"]["wide"].values() for lang in LANGUAGES for table in (Locale(lang).days, Locale(lang).months)
    ]
    names = [re.escape(name) for name in chain.from_iterable(wide) if name.casefold() not in months_of_words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted([*names, *_lists()['near']], key=len, reverse=True))})(?!\w)", _I)


@cache
def _stock() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_lists()['stock'])})(?!\w)", _I)


@cache
def _common() -> frozenset[str]:
    return frozenset(_lists()["common"])


@cache
def _lists() -> dict[str, list[str]]:
    text = (resources.files("parlour.assistant") / "suggest" / "claims.toml").read_text("utf-8")
    return tomllib.loads(text)
