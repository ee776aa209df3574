"""The turns of speech by which a talk is read for its lessons, from phrases.toml."""

import tomllib
from functools import cache
from importlib import resources


def phrases(name: str) -> str:
    """The patterns of one name, as the inside of a group."""
    return "|".join(_read()[name])


def alone() -> list[str]:
    """Words that are a whole sentence."""
    return _read()["alone"]


@cache
def _read() -> dict[str, list[str]]:
    file = resources.files("parlour.assistant") / "learn" / "phrases.toml"
    return tomllib.loads(file.read_text("utf-8"))
