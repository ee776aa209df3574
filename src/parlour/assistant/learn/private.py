"""Takes out of a text what tells who somebody is: names, addresses, numbers and payment become open fields.

What cannot be told for sure is taken out too: a lesson loses little by it, a person could lose much.
"""

import re
from collections.abc import Callable, Iterable

from parlour.assistant.learn.names import without_names
from parlour.assistant.understand.numbers import find_orders
from parlour.assistant.understand.text import EMAIL

FIELDS = ("name", "email", "phone", "order", "address", "payment", "number", "date", "link")
_FIELD = re.compile(rf"\{{(?:{'|'.join(FIELDS)})\}}")
_PHONE_DIGITS = range(7, 16)
_I = re.IGNORECASE

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']+", _I)
_SPELLED_EMAIL = re.compile(
    r"\b(?!(?:me|us|mi|at)\b)[\w.+-]{2,}(?:\s(?:dot|punto|точка)\s[\w.+-]+)*\s*(?:\(at\)|\[at\]|\s(?:at|arroba|chiocciola|собака)\s)\s*[\w-]+"
    r"(?:\s*(?:\.|\s(?:dot|punto|точка)\s)\s*[a-z]{2,})+\b",
    _I,
)
_CARD = re.compile(r"(?<![\d.,])(?:\d[ -]?){12,18}\d(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b")
_LAST_FOUR = re.compile(
    r"(?:[*•xX]{2,}[ -]?\d{4}\b"
    r"|(?<=ending in )\d{4}\b|(?<=ending with )\d{4}\b|(?<=terminada en )\d{4}\b|(?<=termina en )\d{4}\b"
    r"|(?<=finisce con )\d{4}\b|(?<=termina con )\d{4}\b|(?<=заканчивается на )\d{4}\b)",
    _I,
)
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2})(?!\d)")
_PHONE = re.compile(r"(?<![\w#.,])\+?\(?\d[\d ()\-./]{5,18}\d(?!\w)")
_NUMBER = re.compile(
    r"(?<![\w.,])(?=[\w-]*\d{4})[\w-]*\d{5,}[\w-]*(?![\w.,]\d)"
    r"(?!\s?(?:€|\$|£|₽|eur|usd|gbp|руб|mah|rpm|lm|lumen|люмен|wh|km|км|gb|mb|hz|k\b))(?<![€$£₽]\d)",
    _I,
)

_WORD = r"[^\W\d_][\w'’.-]*"
_ADDRESS = re.compile(
    rf"\b\d{{1,5}}[a-z]?,?\s+(?:{_WORD}\s+){{1,4}}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|court|ct|square|sq|terrace|crescent|close)\b\.?"
    r"(?:,?\s*(?:apt|apartment|flat|unit|suite|#)\.?\s?\w+)?"
    rf"|(?:(?<=\s)|^)(?:calle|c/|avenida|avda\.?|av\.|plaza|paseo|carrera|cra\.?|via|viale|piazza|piazzale|corso|vicolo)"
    rf"\s+(?:{_WORD}[ ,]+){{1,5}}?(?:n[º°.o]*\s*|numero\s+|número\s+)?\d{{1,5}}\b"
    r"(?:[ ,]+(?:piso|pta|puerta|int|interno|scala)\.?\s?\w+)?"
    rf"|(?:(?<=\s)|^)(?:ул\.?|улица|улице|улицу|проспект|пр-т|пр-кт|переулок|пер\.|бульвар|б-р|шоссе|набережная|наб\.)"
    rf"\s+(?:{_WORD}[ ,]+){{1,4}}?(?:д\.?|дом)?\s*\d{{1,4}}[а-я]?\b"
    r"(?:,?\s*(?:к|корп|корпус|стр|строение)\.?\s*\d+)?(?:,?\s*(?:кв|квартира)\.?\s*\d+)?",
    _I,
)
_PLACE_AFTER = re.compile(rf"(?<=\}})(?:[, ]+{_WORD}){{0,2}}[, ]+\d{{4,6}}\b(?:[, ]+[A-ZА-ЯЁ]{_WORD[8:]})?")
_POSTCODE = re.compile(r"\b(?:zip|postcode|postal code|código postal|cp|cap|индекс)\W{0,3}(?:is|es|è)?\s*\d{4,6}\b", _I)


def without_person(text: str, names: Iterable[str] = (), ours: Iterable[str] = ()) -> str:
    """The text with open fields such as `{name}` where something personal stood.

    `names` are names known to belong to somebody of the talk; `ours` are texts (the shop's own address, phone and
    e-mail) that may stand.
    """
    shops = _bare(" | ".join(ours))
    hidden = text
    for pattern, field in _PATTERNS:
        hidden = pattern.sub(_hiding(field, shops), hidden)
        if field == "email":
            hidden = _without_orders(hidden)
    hidden = _PLACE_AFTER.sub("", hidden)
    return without_names(hidden, names)


def fields_in(text: str) -> list[str]:
    """The open fields of a text."""
    return [match[0][1:-1] for match in _FIELD.finditer(text)]


def _hiding(field: str, shops: str) -> Callable[[re.Match[str]], str]:
    def hide(match: re.Match[str]) -> str:
        told = match[0].strip()
        if field == "phone" and sum(char.isdigit() for char in told) not in _PHONE_DIGITS:
            return match[0]
        if shops and _bare(told) in shops:
            return match[0]
        return "{" + field + "}"

    return hide


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum() or char in "@|")


def _without_orders(text: str) -> str:
    for order in sorted(set(find_orders(text)), key=len, reverse=True):
        spaced = r"\s?".join(re.escape(part) for part in re.split(r"(?<=#)", order) if part)
        text = re.sub(spaced, "{order}", text)
    return text


_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_LINK, "link"),
    (_SPELLED_EMAIL, "email"),
    (EMAIL, "email"),
    (_IBAN, "payment"),
    (_CARD, "payment"),
    (_LAST_FOUR, "payment"),
    (_ADDRESS, "address"),
    (_POSTCODE, "address"),
    (_DATE, "date"),
    (_PHONE, "phone"),
    (_NUMBER, "number"),
)
