"""Reads a flow's file; what is wrong in it is told with its line, and what to do."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

from parlour.assistant.flows.lines import line_of
from parlour.assistant.flows.script import KINDS, Begin, Flows, OwnSlot, Script, Step
from parlour.conversation.labels import Stage
from parlour.shop.facts import Texts

T = TypeVar("T", bound=msgspec.Struct)
MOST_CHARACTERS = 20_000
TOP = {"about", "stage", "begins", "steps", "aside", "leaves", "slots", "texts", "off"}
LISTS = ("request", "says", "words", "hints", "unless", "when")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_AT = re.compile(r"line (\d+)")
_PATH = re.compile(r" - at `[^`]*`")


class Problem(msgspec.Struct, frozen=True):
    """Something wrong in a flow's file: where, and what to do."""

    flow: str
    line: int
    reason: str

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.flow}.toml"


def read_script(name: str, text: str, *, own: bool = False) -> tuple[Script | None, list[Problem]]:
    """A flow, and what is wrong with the form of its file (what it means is looked at by `check`)."""
    if not NAME.fullmatch(name):
        return None, [Problem(name, 1, "name the file in small letters, digits and _, such as call_me.toml")]
    if len(text) > MOST_CHARACTERS:
        return None, [Problem(name, 1, f"the file has more than {MOST_CHARACTERS} characters: a flow fits a glance")]
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        return None, [Problem(name, int(found[1]) if found else 1, f"this is not TOML ({error}): see the guide's form")]
    reading = _Reading(name, text)
    script = reading.script(table, own=own)
    return script, reading.problems


@cache
def our_flows() -> Flows:
    """The flows of the package; they are without a fault, tests see to that."""
    files = [one for one in resources.files("parlour.assistant.flows").iterdir() if one.name.endswith(".toml")]
    scripts = [read_script(one.name.removesuffix(".toml"), one.read_text("utf-8"))[0] for one in files]
    return {one.name: one for one in sorted((one for one in scripts if one), key=lambda one: one.name)}


class _Reading:
    """One file as it is read."""

    def __init__(self, name: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._name, self._text = name, text

    def script(self, table: Mapping[str, object], *, own: bool) -> Script:
        for key in sorted(set(table) - TOP):
            self._add(line_of(self._text, key), f"`{key}` is not known here: use {_listed(sorted(TOP))}")
        return Script(
            name=self._name,
            about=self._word(table, "about"),
            begins=tuple(self._each(table, "begins", Begin)),
            steps=tuple(self._steps(table)),
            stage=self._stage(table),
            aside=self._names(table, "aside", ("questions",)),
            leaves=self._names(table, "leaves", ("forget", "person")),
            slots={key: one for key, value in self._table(table, "slots") if (one := self._slot(key, value))},
            texts={
                key: said for key, value in self._table(table, "texts") if (said := self._texts("texts", key, value))
            },
            off=table.get("off") is True,
            own=own,
        )

    def _steps(self, table: Mapping[str, object]) -> Iterator[Step]:
        for number, step in enumerate(self._each(table, "steps", Step)):
            if not step.kind:
                reason = f"a step says one thing: one of {_listed(KINDS)}"
                self._add(line_of(self._text, "steps", number), reason)
            else:
                yield step

    def _each(self, table: Mapping[str, object], key: str, kind: type[T]) -> Iterator[T]:
        rows = table.get(key, [])
        if not isinstance(rows, list):
            self._add(line_of(self._text, key), f"`{key}` is a list: {key} = [ {{ ... }}, ]")
            return
        for number, row in enumerate(rows):
            try:
                yield msgspec.convert(_lists(row, kind), kind)
            except msgspec.ValidationError as error:
                self._add(line_of(self._text, key, number), f"{_PATH.sub('', str(error))}; {_may(kind)}")

    def _stage(self, table: Mapping[str, object]) -> Stage | None:
        word = self._word(table, "stage")
        if not word or word in tuple(Stage):
            return Stage(word) if word else None
        self._add(line_of(self._text, "stage"), f"`{word}` is no stage: use {_listed(tuple(Stage))}")
        return None

    def _word(self, table: Mapping[str, object], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self._add(line_of(self._text, key), f'`{key}` is a text: {key} = "..."')
        return value if isinstance(value, str) else ""

    def _names(self, table: Mapping[str, object], key: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        value = table.get(key, list(usual))
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            self._add(line_of(self._text, key), f'`{key}` is a list of words: {key} = ["{usual[0]}"]')
            return usual
        return tuple(names)

    def _table(self, table: Mapping[str, object], key: str) -> Iterator[tuple[str, object]]:
        value = table.get(key, {})
        if isinstance(value, dict):
            yield from value.items()
        else:
            self._add(line_of(self._text, key), f"`{key}` is a table: [{key}.name]")

    def _slot(self, key: str, value: object) -> OwnSlot | None:
        row = dict(value) if isinstance(value, dict) else {}
        texts = self._texts("slots", key, row.pop("ask", None))
        try:
            return msgspec.convert({"ask": {"by_language": texts.by_language}, **row}, OwnSlot) if texts else None
        except msgspec.ValidationError as error:
            self._add(
                line_of(self._text, f"slots.{key}"),
                f"{_PATH.sub('', str(error))}; kind is text, number, email or phone",
            )
            return None

    def _texts(self, section: str, key: str, value: object) -> Texts | None:
        texts = {"": value} if isinstance(value, str) else value
        if isinstance(texts, dict) and texts and all(isinstance(one, str) and one.strip() for one in texts.values()):
            return Texts(texts)
        where = "ask" if section == "slots" else key
        form = f'`{section}.{key}` needs a text, by language: {where} = {{ en = "...", es = "..." }}'
        self._add(line_of(self._text, f"{section}.{key}"), form)
        return None

    def _add(self, line: int, reason: str) -> None:
        self.problems.append(Problem(self._name, line, reason))


def _lists(row: object, kind: type[msgspec.Struct]) -> object:
    """A row in which one word stands for a list of one, and which has nothing unknown."""
    if not isinstance(row, dict):
        return row
    unknown = sorted(set(row) - set(kind.__struct_fields__))
    if unknown:
        raise msgspec.ValidationError(f"`{unknown[0]}` is not known here")
    return {key: [value] if key in LISTS and isinstance(value, str) else value for key, value in row.items()}


def _may(kind: type[msgspec.Struct]) -> str:
    return f"write {_listed(kind.__struct_fields__)}"


def _listed(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
