"""facts.toml: what is good is kept as it stands, each bad value is told with its line and left out."""

import re
import tomllib
from pathlib import Path

from parlour.shop.facts_toml import parse_facts
from parlour.shop.importers.plain.lines import NUL, has_nul
from parlour.shop.records import BadLine, FactsFile, Found

_LINE = re.compile(r"at line (\d+)")


def facts_of(file: Path) -> list[Found]:
    """The facts of a file and its bad values; only a bad line when it cannot be read at all."""
    raw = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
        content = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return [BadLine(file.name, line, "the line is not UTF-8: save the file as UTF-8")]
    except tomllib.TOMLDecodeError as error:
        at = _LINE.search(str(error))
        line = int(at[1]) if at else text.rstrip().count("\n") + 1  # "at end of document" has no number
        return [BadLine(file.name, line, f"not TOML ({error}): mend the line")]
    if has_nul(content):
        return [BadLine(file.name, 1, NUL)]
    problems = parse_facts(content).problems
    told: list[Found] = [
        BadLine(file.name, line_of(text, problem.key), f"`{problem.key}`: {problem.reason}") for problem in problems
    ]
    return [FactsFile(content), *told]


def line_of(text: str, key: str) -> int:
    """About where a key such as `orders.pending.may` or `delivery[1].cost` stands; 1 when it is not found."""
    *tables, last = re.sub(r"\[\d+\]", "", key).split(".")
    nth = re.findall(r"\[(\d+)\]", key)
    lines = text.split("\n")
    start = 0
    if tables:
        heads = [at for at, line in enumerate(lines) if re.match(rf"\s*\[+\s*{re.escape('.'.join(tables))}\s*\]", line)]
        start = heads[min(int(nth[0]) if nth else 0, len(heads) - 1)] if heads else 0
    for at in range(start, len(lines)):
        if re.match(rf"\s*(\[+.*)?\"?{re.escape(last)}\"?\s*[=\]]", lines[at]):
            return at + 1
    return start + 1
