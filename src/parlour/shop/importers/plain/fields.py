"""Turns raw objects into values; each mistake becomes a reason that names the field and says what to write."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

import msgspec
from babel.core import get_global

from parlour.shop.records import OrderStatus

T = TypeVar("T", bound=msgspec.Struct)
LONGEST_ID = 200
_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,4})?")
_AT = re.compile(r" - at `\$\.?(.*)`$", re.DOTALL)
_WRONG_TYPE = re.compile(r"Expected `(.+?)`, got `(.+?)`")
_WORDS = {
    "str": 'a text in quotes, such as "abc"',
    "int": "a whole number without quotes",
    "float": "a number without quotes",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "an object in braces",
    "object | null": "an object in braces",
    "str | null": 'a text in quotes, such as "abc"',
    "int | null": "a whole number without quotes",
    "datetime": "a time such as 2026-11-21T09:30:00+01:00",
    "datetime | null": "a time such as 2026-11-21T09:30:00+01:00",
}


class Bad(Exception):
    """Why a line cannot be taken, and what to write instead."""


def shaped(raw: Mapping[str, object], kind: type[T], at: str = "") -> T:
    """The value of a raw object; raises `Bad`."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise Bad(_reason(str(error), at)) from None


def known(raw: object, kind: type[msgspec.Struct], at: str) -> dict[str, object]:
    """The fields of a kind, without those that are null; unknown ones are put with the attributes."""
    if not isinstance(raw, dict):
        raise Bad(f"`{at}` must be {_WORDS['object']}")
    fields = {key: value for key, value in raw.items() if value is not None}
    unknown = fields.keys() - kind.__struct_fields__
    if unknown:
        attributes = fields.get("attributes", {})
        if not isinstance(attributes, dict):
            raise Bad(f"`{within(at, 'attributes')}` must be {_WORDS['object']}")
        fields["attributes"] = attributes | {key: fields.pop(key) for key in raw if key in unknown}
    return fields


def many(raw: object, at: str) -> list[object]:
    """A list, or nothing when it is null or missing."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise Bad(f"`{at}` must be {_WORDS['array']}")
    return raw


def money(raw: object, at: str) -> dict[str, object]:
    """A checked {amount, currency}: the amount a decimal string, the currency by ISO 4217."""
    if not isinstance(raw, dict):
        raise Bad(f'`{at}` must be written as {{"amount": "89.00", "currency": "EUR"}}')
    amount, currency = raw.get("amount"), raw.get("currency")
    if not isinstance(amount, str) or not _AMOUNT.fullmatch(amount):
        raise Bad(f'`{within(at, "amount")}` must be digits in quotes with a point before cents, such as "89.00"')
    if not isinstance(currency, str) or currency not in _currencies():
        raise Bad(f'`{within(at, "currency")}` must be a currency of ISO 4217 in capitals, such as "EUR"')
    return {"amount": amount, "currency": currency}


def texts(raw: object, at: str) -> dict[str, str]:
    """Names and words, such as options; numbers are taken as they are written."""
    if not isinstance(raw, dict):
        raise Bad(f"`{at}` must be {_WORDS['object']}")
    for key, value in raw.items():
        if not isinstance(value, str | int | float):
            raise Bad(f"`{within(at, key)}` must be {_WORDS['str']}")
    return {key: value if isinstance(value, str) else str(value) for key, value in raw.items() if value != ""}


def check_id(value: str, at: str) -> None:
    """An id must be there, short, and without signs that cannot be seen; raises `Bad`."""
    if not value.strip():
        raise Bad(f"`{at}` is empty: write one that stays the same from import to import")
    if len(value) > LONGEST_ID:
        raise Bad(f"`{at}` is longer than {LONGEST_ID} characters: shorten it")
    if not value.isprintable():
        raise Bad(f"`{at}` has a character that cannot be seen: remove it")


def check_text(value: str, at: str, longest: int) -> None:
    """A text that must be there and may not be longer; raises `Bad`."""
    if not value.strip():
        raise Bad(f"`{at}` is empty: write a text")
    if len(value) > longest:
        raise Bad(f"`{at}` is longer than {longest} characters: shorten it")


def check_email(value: str | None, at: str) -> None:
    """An address by e-mail, when there is one; raises `Bad`."""
    if value is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+", value.strip()):
        raise Bad(f"`{at}` is no e-mail address: write one such as ada@example.com, or leave it out")


def within(at: str, field: str) -> str:
    """The path of a field in the object at `at`."""
    return f"{at}.{field}" if at else field


def _reason(message: str, at: str) -> str:
    where = _AT.search(message)
    inner = where[1] if where else ""
    path = f"{at}{inner}" if inner.startswith("[") else within(at, inner) if inner else at
    told = message[: where.start()] if where else message
    if missing := re.search(r"missing required field `(.+)`", told):
        return f"`{within(path, missing[1])}` is missing: add it"
    if wrong := _WRONG_TYPE.search(told):
        return f"`{path}` must be {_WORDS.get(wrong[1], wrong[1])}"
    if "enum" in told and path == "status":
        return f"`status` must be one of {', '.join(OrderStatus)}"
    if "datetime" in told or "RFC3339" in told:
        return f"`{path}` must be a time with its zone, such as 2026-11-21T09:30:00+01:00"
    return f"`{path}`: {told}; write what the format says"


@cache
def _currencies() -> frozenset[str]:
    return frozenset(get_global("all_currencies"))
