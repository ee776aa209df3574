"""The port of an importer, and how the one that fits a folder is found."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol

from parlour.shop import importers
from parlour.shop.records import Found


class NotReadable(Exception):
    """The folder cannot be imported at all; the message says what to do."""


class Importer(Protocol):
    """One format. A package `importers/<format>/` offers one as `importer`."""

    def recognises(self, folder: Path) -> bool:
        """Whether the folder holds at least one file of this format."""
        ...

    def read(self, folder: Path) -> Iterator[Found]:
        """Records, bad lines and unknown files, one after another and in bounded memory; facts come first."""
        ...

    def size(self, folder: Path) -> int:
        """About how many lines `read` will go through, to show progress by; 0 when nobody knows."""
        ...


def importer_for(folder: Path) -> Importer:
    """The importer whose files the folder holds; raises `NotReadable`."""
    if not folder.is_dir():
        raise NotReadable(f"{folder} is no folder. Name the folder that holds products.jsonl.")
    for importer in _importers():
        if importer.recognises(folder):
            return importer
    raise NotReadable(f"{folder} holds no file to import. Put products.jsonl there, or name another folder.")


def _importers() -> Iterator[Importer]:
    for found in iter_modules(importers.__path__):
        if found.ispkg:
            importer: Importer = import_module(f"{importers.__name__}.{found.name}").importer
            yield importer
