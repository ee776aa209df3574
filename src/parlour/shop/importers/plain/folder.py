"""A folder in the plain format, read file by file and line by line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from parlour.shop.goods import Product
from parlour.shop.importers.plain.buyers import customer_of, order_of, review_of
from parlour.shop.importers.plain.facts import facts_of
from parlour.shop.importers.plain.fields import Bad
from parlour.shop.importers.plain.goods import product_of
from parlour.shop.importers.plain.lines import NUL, lines_of, object_of
from parlour.shop.records import (
    AnswersFile,
    BadLine,
    Customer,
    FlowFile,
    Found,
    IgnoredFile,
    Order,
    Record,
    RequestsFile,
)

Parse = Callable[[dict[str, object]], Record]
LINES: dict[str, Parse] = {
    "products.jsonl": product_of,
    "customers.jsonl": customer_of,
    "orders.jsonl": order_of,
    "reviews.jsonl": review_of,
}
FACTS = "facts.toml"
REQUESTS = "requests.csv"
FLOWS = "flows"  # a folder with a file for each flow of the shop's own
_ANSWERS = re.compile(r"answers(?:\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.md")
_ID = re.compile(rb'"id"\s*:\s*"((?:[^"\\]|\\.)*)"')


class PlainImporter:
    """Reads facts first, then goods, then who bought them; what it has seen it remembers by hashes only."""

    def recognises(self, folder: Path) -> bool:
        """Whether any file of the format is there."""
        return any(_is_known(file.name) for file in folder.iterdir())

    def size(self, folder: Path) -> int:
        """How many lines the record files have."""
        return sum(_count_lines(folder / name) for name in LINES if (folder / name).is_file())

    def read(self, folder: Path) -> Iterator[Found]:
        """All that the folder holds; see `Importer.read`."""
        if (folder / FACTS).is_file():
            yield from facts_of(folder / FACTS)
        for name, parse in LINES.items():
            if (folder / name).is_file():
                yield from _records(folder / name, parse)
        for file in sorted(folder.iterdir()):
            if found := _ANSWERS.fullmatch(file.name):
                yield _answers(file, found[1])
            elif file.name == REQUESTS:
                yield _requests(file)
            elif file.name == FLOWS and file.is_dir():
                yield from _flows(file)
            elif not _is_known(file.name):
                yield IgnoredFile(file.name)


def _is_known(name: str) -> bool:
    return name in LINES or name in (FACTS, REQUESTS) or _ANSWERS.fullmatch(name) is not None


def _records(file: Path, parse: Parse) -> Iterator[Found]:
    seen: set[int] = set()
    for number, line in lines_of(file):
        try:
            record = parse(object_of(line))
            _check_first(record, seen)
        except Bad as bad:
            product = _id_in(line) if parse is product_of else None
            yield BadLine(file.name, number, str(bad), product)
        else:
            yield record


def _check_first(record: Record, seen: set[int]) -> None:
    """An id or sku may stand in a file once; only hashes are remembered, so that half a million fit."""
    marks: dict[int, str] = {}
    if isinstance(record, Product | Customer | Order):
        marks[hash(("id", record.id))] = (
            f"`id` {record.id!r} stands in an earlier line too: give each a line of its own"
        )
    for variant in record.variants if isinstance(record, Product) else ():
        mark = hash(("sku", variant.sku))
        reason = f"`sku` {variant.sku!r} is used twice: give each variant a sku of its own"
        if mark in marks:
            raise Bad(reason)
        marks[mark] = reason
    for mark, reason in marks.items():
        if mark in seen:
            raise Bad(reason)
    seen.update(marks)


def _id_in(line: bytes) -> str | None:
    """The id of a line that could not be taken, if it can be made out: the record is there, though bad."""
    found = _ID.search(line)
    try:
        return str(msgspec.json.decode(b'"' + found[1] + b'"')) if found else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _answers(file: Path, lang: str | None) -> Found:
    text = _text(file, file.name)
    return text if isinstance(text, BadLine) else AnswersFile(lang, text)


def _requests(file: Path) -> Found:
    text = _text(file, file.name)
    return text if isinstance(text, BadLine) else RequestsFile(text)


def _flows(folder: Path) -> Iterator[Found]:
    for file in sorted(folder.iterdir()):
        name = f"{FLOWS}/{file.name}"
        if file.suffix != ".toml":
            yield IgnoredFile(name)
            continue
        text = _text(file, name)
        yield text if isinstance(text, BadLine) else FlowFile(file.stem, text)


def _text(file: Path, name: str) -> str | BadLine:
    """The text of a whole file; a bad line where it is none."""
    raw = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    if (nul := raw.find(b"\0")) >= 0:
        return BadLine(name, raw.count(b"\n", 0, nul) + 1, NUL)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return BadLine(name, line, "the line is not UTF-8: save the file as UTF-8")


def _count_lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))
