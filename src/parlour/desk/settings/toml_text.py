"""Writes facts as the text of a facts.toml, so that people can edit them as they know them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def to_toml(content: Mapping[str, Any]) -> str:
    """Text that tomllib reads as the same content; members without a value are left out."""
    said = {key: value for key, value in content.items() if value is not None}
    tables = {key: value for key, value in said.items() if isinstance(value, Mapping)}
    lists = {key: value for key, value in said.items() if _is_tables(value)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in said.items() if key not in tables | lists]
    for key, value in tables.items():
        lines += ["", f"[{_key(key)}]", *_pairs(value)]
    for key, rows in lists.items():
        for row in rows:
            lines += ["", f"[[{_key(key)}]]", *_pairs(row)]
    return "\n".join(lines).strip() + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{_key(key)} = {_value(value)}" for key, value in table.items() if value is not None)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:  # whatever JSON holds
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pairs(value)) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value if one is not None) + "]"
    return _text(value) if isinstance(value, str) else msgspec.json.encode(value).decode()


def _text(value: str) -> str:
    """A basic string: JSON's, but for the one control character that JSON lets stand."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
