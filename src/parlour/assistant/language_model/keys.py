"""Puts keys in the place of facts: the model words around `{price:1}`, our code fills in what stands there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec
from babel import Locale

from parlour.assistant.language_model.vocabulary import vocabulary_of
from parlour.assistant.understand.text import EMAIL

_LINK = r"https?://\S+|www\.\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|shop|store|example|io|eu|es|it|ru|uk|de|co)\b(?:/\S*)?"
_PHONE = r"\+\d[\d\s().-]{6,}\d"
_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
_SIGN = r"[€$£₽¥₴₸]|\b(?:EUR|USD|GBP|RUB|CHF|PLN|MXN|ARS|CLP|COP)\b|руб\.?|р\."
_MONEY = rf"(?:US|MX|AR)?(?:{_SIGN})[\s\u00a0]?{_NUMBER}|{_NUMBER}[\s\u00a0]?(?:{_SIGN})"
_TO = r"\s?(?:-|–|—|to|a|al|до|and|y|e|и)\s?"
_CODE = r"(?<!\w)#?(?:\w+-){0,3}\w*\d[\w./:×x-]*\w|#?\d+"
KEY = re.compile(r"\{([a-z]+):(\d+)\}")
WORDS = ("may", "mar")  # months that are words of their own; without them their day is a number
MOST = 3000  # characters: the patterns look back and forth
PRIVATE = frozenset({"order", "email", "phone", "name", "address", "contact", "code"})


class Keyed(msgspec.Struct, frozen=True):
    """A text with keys in the place of its facts, and what each key stands for."""

    text: str
    values: Mapping[str, str]

    def shown(self) -> dict[str, str]:
        """The keys as a model may see them: of what belongs to a person only that it is there."""
        return {key: f"({_kind(key)})" if _kind(key) in PRIVATE else value for key, value in self.values.items()}


def keyed(text: str, names: Mapping[str, Sequence[str]], lang: str) -> Keyed | None:
    """The text with its facts behind keys; `names` are known ones by kind ("product": titles).

    None for a text with braces, and for a long one.

    Every sum, date, time, number, code, address of mail or net and name becomes a key of its own, in reading order.
    """
    if "{" in text or "}" in text or len(text) > MOST:
        return None
    values: dict[str, str] = {}
    counts: dict[str, int] = {}

    def put(match: re.Match[str]) -> str:
        kind = match.lastgroup or "number"
        kind = kind.rstrip("_")
        counts[kind] = counts.get(kind, 0) + 1
        key = f"{{{kind}:{counts[kind]}}}"
        values[key] = match[0]
        return key

    return Keyed(_pattern(names, lang).sub(put, text), values)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what its keys stand for."""
    return KEY.sub(lambda match: values.get(match[0], match[0]), text)


def _kind(key: str) -> str:
    return key.strip("{}").partition(":")[0]


def _pattern(names: Mapping[str, Sequence[str]], lang: str) -> re.Pattern[str]:
    known = vocabulary_of(lang)
    unit = rf"(?:[\s\u00a0-](?:{known.units.pattern})\b)*" if known else ""
    parts = [f"(?P<link>{_LINK})", rf"(?P<email>(?<![\w.+-]){EMAIL.pattern})"]
    parts += [f"(?P<{kind}>{_any_name(found)})" for kind, found in names.items() if any(found)]
    parts += [
        f"(?P<phone>{_PHONE})",
        f"(?P<price>{_MONEY})",
        f"(?P<date>{_dates(lang)})",
        r"(?P<time>\b\d{1,2}:\d{2}\b)",
        rf"(?P<number>{_NUMBER}\s?%|(?<![\w#.-]){_NUMBER}(?:{_TO}{_NUMBER})?(?![\w]){unit})",
        f"(?P<code>{_CODE})",
    ]
    return re.compile("|".join(parts), re.IGNORECASE)


def _any_name(found: Sequence[str]) -> str:
    longest = sorted({name for name in found if name.strip()}, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"


@cache
def _dates(lang: str) -> str:
    """Days and months by name, with the numbers that belong to them."""
    names = sorted(set(_day_names(lang)) | set(_month_names(lang)), key=len, reverse=True)
    name = rf"\b(?:{'|'.join(map(re.escape, names))})\b\.?"
    month = rf"\b(?:{'|'.join(map(re.escape, sorted(set(_month_names(lang)), key=len, reverse=True)))})\b\.?"
    hour = r"(?:,?\s(?:at\s|a las\s|alle\s|в\s)?\d{1,2}:\d{2})?"
    year = r"(?:\s(?:de\s)?\d{4}(?:\sг\.)?)?"
    day = rf"\d{{1,2}}\s(?:de\s)?{month}|{month}\s\d{{1,2}}(?!\d)"
    return rf"\b\d{{4}}-\d{{2}}-\d{{2}}\b|(?:{name},?\s)?(?:{day}){year}{hour}|{name}{hour}"


def _day_names(lang: str) -> Iterator[str]:
    for form in Locale.parse(lang).days["format"].values():
        yield from (name for name in form.values() if len(name) > 2)


def _month_names(lang: str) -> Iterator[str]:
    for context in Locale.parse(lang).months.values():
        for form in context.values():
            yield from (name for name in form.values() if len(name) > 2 and name.lower() not in WORDS)
