"""Searching in bulk: one JSON object a line in, one a line out, in the same order."""

from collections.abc import Iterable, Iterator
from time import thread_time

import msgspec

from parlour.shop.search import Searcher, parse

LONGEST = 10_000


class _Asked(msgspec.Struct):
    query: str
    id: object = None
    lang: str | None = None


class Answered(msgspec.Struct, frozen=True):
    """One line out; `is_error` when the line in was bad."""

    line: bytes
    is_error: bool


def search_lines(searcher: Searcher, lines: Iterable[bytes], top: int) -> Iterator[Answered]:
    """Answer each line that is not blank; a bad one is told what to do and the next ones go on."""
    for line in lines:
        if line.strip():
            yield _answer(searcher, line, top)


def _answer(searcher: Searcher, line: bytes, top: int) -> Answered:
    try:
        asked = msgspec.json.decode(line.decode("utf-8"), type=_Asked)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError) as error:
        told = f'{error}. Write one object a line, such as {{"id": "1", "query": "black shoes"}}, in UTF-8.'
        return _error(_id_of(line), told)
    if len(asked.query) > LONGEST:
        return _error(asked.id, f"The query is longer than {LONGEST:,} characters. Shorten it.")
    began = thread_time()
    hits = searcher.search(parse(asked.query, asked.lang), top)
    taken = (thread_time() - began) * 1000
    found = {"id": asked.id, "products": [hit.product for hit in hits], "skus": [hit.sku for hit in hits]}
    return Answered(msgspec.json.encode(found | {"ms": round(taken, 3)}), is_error=False)


def _error(line_id: object, told: str) -> Answered:
    return Answered(msgspec.json.encode({"id": line_id, "error": told}), is_error=True)


def _id_of(line: bytes) -> object:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return value.get("id") if isinstance(value, dict) else None
