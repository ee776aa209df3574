"""The turns of speech by which a talk is read for its lessons, from phrases.toml."""

import tomllib
from functools import cache
from importlib import resources


@cache
def phrases(name: str) -> str:
    """The patterns of one name, as the inside of a group."""
    file = resources.files("parlour.assistant") / "learn" / "phrases.toml"
    return "|".join(tomllib.loads(file.read_text("utf-8"))[name])
