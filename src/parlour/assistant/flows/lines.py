"""On which line of a flow's file something stands, so that an error can point there."""

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*\[\[?\s*([\w.\-\"]+)\s*\]?\]")
_KEY = re.compile(r"\s*([\w\-]+)\s*=")
_TEXT = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*', re.DOTALL)


def line_of(text: str, section: str, number: int | None = None) -> int:
    """The line of a table, a key, or (counted from 0) of one member of a list of tables; 1 where it is not found."""
    places = list(_items(text, section)) if number is not None else []
    if number is not None and number < len(places):
        return places[number]
    for at, line in enumerate(text.splitlines(), 1):
        found = _HEADER.match(line) or _KEY.match(line)
        if found and found[1].replace('"', "") == section:
            return at
    return line_of(text, section.rpartition(".")[0]) if "." in section else 1


def _items(text: str, section: str) -> Iterator[int]:
    """The lines on which the members of a list begin: `[[section]]`, or `{` within `section = [ ... ]`."""
    bare = _TEXT.sub(lambda found: "".join(char if char == "\n" else " " for char in found[0]), text)
    inside = depth = 0
    for at, line in enumerate(bare.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if not inside and header and header[1] == section and line.strip().startswith("[["):
            yield at
        if not inside and key and key[1] == section:
            inside, line = 1, line[key.end() :]  # noqa: PLW2901 - what follows the sign is the list
        for char in line if inside else "":
            if char == "{" and depth == 1:
                yield at
            depth += (char in "[{") - (char in "]}")
            if depth == 0 and char == "]":
                inside = 0
