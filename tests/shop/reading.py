"""Reading a folder in tests."""

from pathlib import Path

from parlour.shop.importers.port import importer_for
from parlour.shop.records import BadLine, Found


def read(folder: Path) -> list[Found]:
    return list(importer_for(folder).read(folder))


def bad_lines(folder: Path) -> list[tuple[str, int, str]]:
    return [(bad.file, bad.line, bad.reason) for bad in read(folder) if isinstance(bad, BadLine)]
