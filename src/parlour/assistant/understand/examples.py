"""Our own training examples, one folder a language, and the model trained from them and kept."""

import hashlib
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from parlour.assistant.understand.model import RIDGE, SHARPNESS, Model, train

STAGES_ONLY = "stage"
UNTOLD = ""
_FORM = 1  # raised when features or the kept form change


class Example(msgspec.Struct, frozen=True):
    """A text with its language, request and stage; the request is empty where only the stage is told."""

    text: str
    lang: str
    request: str
    stage: str


def our_examples(folder: Traversable | None = None) -> list[Example]:
    """Every example of the package, language by language."""
    folder = folder or resources.files("parlour.assistant") / "examples"
    return [example for lang, file in _files(folder) for example in _examples(lang, file)]


def trained(examples: list[Example], keep: Path | None = None) -> Model:
    """The model for these examples; with a folder to keep it in, it is trained once and then loaded."""
    file = keep / f"understanding-{_mark(examples)}.npz" if keep else None
    if file and file.exists():
        return Model.load(file)
    model = train(
        [example.text for example in examples],
        {
            "request": [example.request for example in examples],
            "stage": [example.stage for example in examples],
            "lang": [example.lang for example in examples],
        },
    )
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        model.save(file)
    return model


def _files(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Each language with its files: a folder of its own, or one file with its name."""
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from ((one.name, file) for file in sorted(one.iterdir(), key=lambda file: file.name))
        elif one.name.endswith(".toml"):
            yield one.name.removesuffix(".toml"), one


def _examples(lang: str, file: Traversable) -> Iterator[Example]:
    for request, stages in tomllib.loads(file.read_text("utf-8")).items():
        for stage, lines in stages.items():
            for line in lines.strip().splitlines():
                yield Example(line.strip(), lang, UNTOLD if request == STAGES_ONLY else request, stage)


def _mark(examples: list[Example]) -> str:
    mark = hashlib.sha256(f"{_FORM} {RIDGE} {SHARPNESS}".encode())
    mark.update(msgspec.msgpack.encode(examples))
    return mark.hexdigest()[:16]
