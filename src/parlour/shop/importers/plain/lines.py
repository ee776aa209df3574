"""Reads JSON Lines one at a time; what is no object in UTF-8 is told with its line."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from parlour.shop.importers.plain.fields import Bad

LONGEST = 4_000_000  # bytes; a longer line is no record but a broken file, and would fill the memory
_ENDLESS = f"the line is longer than {LONGEST:,} bytes: put each record on a line of its own"
NUL = "the character U+0000 is in a text: remove it"
_BOM = b"\xef\xbb\xbf"


def lines_of(file: Path) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line that is not blank; of one that is too long only the beginning."""
    with file.open("rb") as stream:
        number = 0
        while line := stream.readline(LONGEST + 1):
            number += 1
            rest = line
            while len(rest) > LONGEST and not rest.endswith(b"\n"):
                rest = stream.readline(LONGEST + 1)
            line = line.removeprefix(_BOM) if number == 1 else line
            if line.strip():
                yield number, line


def object_of(line: bytes) -> dict[str, object]:
    """The JSON object of a line; raises `Bad`."""
    if len(line) > LONGEST:
        raise Bad(_ENDLESS)
    try:
        value = msgspec.json.decode(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Bad(f"byte {error.start + 1} is not UTF-8: save the file as UTF-8") from None
    except msgspec.DecodeError as error:
        raise Bad(f"not JSON ({error}): write one whole JSON object a line") from None
    except RecursionError:
        raise Bad("the object is nested too deeply: write fewer levels") from None
    if not isinstance(value, dict):
        raise Bad("not a JSON object: write one object in braces a line")
    if b"\\u0000" in line and has_nul(value):
        raise Bad(NUL)
    return value


def has_nul(value: object) -> bool:
    """Whether a text in the value holds the character U+0000, which PostgreSQL cannot keep."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(has_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(has_nul(part) for part in value)
