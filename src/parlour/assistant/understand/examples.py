"""Our own training examples: one folder a language, in each file a table a request, in it the stages."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

from parlour.assistant.understand.groups import UNTOLD

STAGES_ONLY = "stage"


class Example(msgspec.Struct, frozen=True):
    """A text with its language, request and stage; the request is empty where only the stage is told."""

    text: str
    lang: str
    request: str
    stage: str


def our_examples(folder: Traversable | None = None) -> list[Example]:
    """Every example of the package, language by language."""
    return [example for lang, file in example_files(folder) for example in _examples(lang, file)]


def example_files(folder: Traversable | None = None) -> Iterator[tuple[str, Traversable]]:
    """Each language with each of its files."""
    folder = folder or resources.files("parlour.assistant") / "examples"
    for lang in sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.name):
        for file in sorted(lang.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                yield lang.name, file


def _examples(lang: str, file: Traversable) -> Iterator[Example]:
    for request, stages in tomllib.loads(file.read_text("utf-8")).items():
        for stage, lines in stages.items():
            for line in lines.strip().splitlines():
                yield Example(line.strip(), lang, UNTOLD if request == STAGES_ONLY else request, stage)
