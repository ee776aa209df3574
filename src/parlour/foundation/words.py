"""Texts that people read, from `words/<lang>.json` files: plurals, choices and variants in every language."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from babel import Locale

Value = str | int
Pattern = tuple["str | Slot", ...]

SPOKEN = ("en", "es", "it", "ru")
FALLBACK = "en"


class Slot:
    """A place in a text: a plain `{name}`, or a choice between branches by number or by word."""

    def __init__(self, name: str, kind: str = "", branches: dict[str, Pattern] | None = None) -> None:
        self.name, self.kind, self.branches = name, kind, branches or {}


class Words:
    """The texts of one room in all its languages; a key missing in a language is said in English."""

    def __init__(self, texts: Mapping[str, Mapping[str, str | list[str]]]) -> None:
        self._texts = {lang: {key: _variants(text) for key, text in keys.items()} for lang, keys in texts.items()}

    @classmethod
    def load(cls, folder: Path | Traversable) -> "Words":
        """The words of a folder that holds one `<lang>.json` a language."""
        files = [file for file in folder.iterdir() if file.name.endswith(".json")]
        return cls({file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in files})

    def say(self, key: str, lang: str, values: Mapping[str, Value] | None = None, *, seed: str = "") -> str:
        """The text of `key`; `seed` (conversation and seq) chooses among variants: a repeat is the same."""
        spoken = self._spoken(key, lang)
        variants = self._texts[spoken][key]
        chosen = variants[pick(f"{seed}:{key}", len(variants))]
        return "".join(_filled(chosen, values or {}, spoken, None))

    def every(self, key: str, lang: str) -> list[str]:
        """All variants of a text that asks for no names."""
        spoken = self._spoken(key, lang)
        return ["".join(_filled(variant, {}, spoken, None)) for variant in self._texts[spoken][key]]

    def _spoken(self, key: str, lang: str) -> str:
        for code in (lang, lang.partition("-")[0], FALLBACK):
            if key in self._texts.get(code, {}):
                return code
        raise KeyError(f"no text {key!r} in {FALLBACK}.json; add it there and in the other languages")

    def has(self, key: str) -> bool:
        """Whether there is such a text in the language everything falls back to."""
        return key in self._texts[FALLBACK]

    def missing(self) -> set[tuple[str, str]]:
        """Language and key of every text that one of the spoken languages has and another has not."""
        every = {key for lang in SPOKEN for key in self._texts.get(lang, {})}
        return {(lang, key) for lang in SPOKEN for key in every - self._texts.get(lang, {}).keys()}

    def names(self, key: str, lang: str) -> list[set[str]]:
        """The names that each variant of a text asks for."""
        return [set(_names(variant)) for variant in self._texts[lang][key]]


def pick(seed: str, count: int) -> int:
    """A number below `count`, the same for the same seed (FNV-1a, 32 bits: TypeScript finds it too)."""
    mixed = 0x811C9DC5
    for byte in seed.encode():
        mixed = ((mixed ^ byte) * 0x01000193) & 0xFFFFFFFF
    return mixed % count


def parse(text: str) -> Pattern:
    """A text as pieces and slots; ValueError tells where braces do not fit."""
    pattern, end = _parse(text, 0, nested=False)
    if end != len(text):
        raise ValueError(f"a closing brace too many at {end} in {text!r}")
    return pattern


def _variants(text: str | list[str]) -> tuple[Pattern, ...]:
    return tuple(parse(variant) for variant in ([text] if isinstance(text, str) else text))


def _parse(text: str, at: int, *, nested: bool) -> tuple[Pattern, int]:
    pieces: list[str | Slot] = []
    plain = ""
    while at < len(text) and text[at] != "}":
        if text[at] == "{":
            slot, at = _parse_slot(text, at + 1)
            pieces += [plain, slot]
            plain = ""
        elif text[at] == "#" and nested:
            pieces += [plain, Slot("#")]
            plain, at = "", at + 1
        else:
            plain, at = plain + text[at], at + 1
    return (*pieces, plain), at


def _parse_slot(text: str, at: int) -> tuple[Slot, int]:
    end = min((where for where in (text.find(",", at), text.find("}", at)) if where >= 0), default=-1)
    if end < 0:
        raise ValueError(f"a brace is open at {at} in {text!r}")
    name = text[at:end].strip()
    if text[end] == "}":
        return Slot(name), end + 1
    kind_end = text.find(",", end + 1)
    kind = text[end + 1 : kind_end].strip()
    if kind not in ("plural", "select"):
        raise ValueError(f"{kind!r} in {text!r}: only plural and select are known")
    branches, at = _parse_branches(text, kind_end + 1)
    if "other" not in branches:
        raise ValueError(f"{name!r} in {text!r} has no branch `other`")
    return Slot(name, kind, branches), at


def _parse_branches(text: str, at: int) -> tuple[dict[str, Pattern], int]:
    branches: dict[str, Pattern] = {}
    while at < len(text) and text[at:].lstrip()[:1] != "}":
        opening = text.index("{", at)
        branch, end = _parse(text, opening + 1, nested=True)
        if end >= len(text):
            raise ValueError(f"a brace is open at {opening} in {text!r}")
        branches[text[at:opening].strip()] = branch
        at = end + 1
    return branches, text.index("}", at) + 1


def _filled(pattern: Pattern, values: Mapping[str, Value], lang: str, number: Value | None) -> Iterator[str]:
    for piece in pattern:
        if isinstance(piece, str):
            yield piece
        elif piece.name == "#":
            yield "#" if number is None else str(number)
        elif not piece.kind:
            yield str(values[piece.name])
        else:
            value = values[piece.name]
            inner = value if piece.kind == "plural" else number
            yield from _filled(_branch(piece, value, lang), values, lang, inner)


def _branch(slot: Slot, value: Value, lang: str) -> Pattern:
    if slot.kind == "select":
        return slot.branches.get(str(value), slot.branches["other"])
    exact = slot.branches.get(f"={value}")
    return exact or slot.branches.get(_plural(lang)(int(value)), slot.branches["other"])


@cache
def _plural(lang: str) -> Callable[[int], str]:
    return Locale.parse(lang.replace("-", "_")).plural_form


def _names(pattern: Pattern) -> Iterator[str]:
    for piece in pattern:
        if isinstance(piece, Slot) and piece.name != "#":
            yield piece.name
            for branch in piece.branches.values():
                yield from _names(branch)
