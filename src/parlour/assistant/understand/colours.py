"""The colour that a message asks for, with its shade: "verde botella", "light grey", "тёмно-синий"."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from parlour.assistant.understand.rejected import Found, the_wanted
from parlour.assistant.understand.text import EMAIL
from parlour.shop.search.fold import clean, fold

_BEFORE_COLOUR = re.compile(
    r"(?<!\w)(?:in|en|colou?r|colore|tono|цвет\w*|в цвете|the)\s+(?:(?:a|un|una|the|el|il|la)\s+)?$"
)
_OTHER_THINGS = re.compile(
    r"(?<!\w)(?:black friday|pantalla en (?:blanco|negro)|schermo (?:bianco|nero)|(?:white|black|blank) screen|"
    r"(?:greyed|grayed) out|carta blanca|red cross|green tea|te verde|vino (?:tinto|blanco|rosso|bianco|rosado)|"
    r"pulsante grigio|in bianco|en blanco|бел\w+ экран|ч[её]рн\w+ пятниц\w+|зел[её]н\w+ ча[йяею])(?!\w)"
)


class Colours:
    """The words for colours of all our languages."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        plain, ambiguous, shades = (_words(table, kind) for kind in ("plain", "ambiguous", "shade"))
        shade = f"(?:{_either(shades)})"
        self._sure = re.compile(
            rf"(?<![\w-])(?:{shade}[\s-]+)*(?:{_either(plain)})(?:[\s-]+(?:{_either(shades | ambiguous)}))*(?![\w-])"
        )
        self._maybe = re.compile(rf"(?<![\w-])(?:{shade}[\s-]+)?(?:{_either(ambiguous)})(?![\w-])")

    def find(self, text: str) -> str | None:
        """The wanted colour as written."""
        shown = clean(EMAIL.sub(lambda match: " " * len(match[0]), text))
        folded = fold(shown)
        folded = _OTHER_THINGS.sub(lambda match: " " * len(match[0]), folded)
        return the_wanted(shown, sorted(self._places(folded, shown)))

    def begin(self, folded: str) -> bool:
        """Whether a folded text begins with a colour."""
        return self._sure.match(folded.lstrip()) is not None

    def _places(self, folded: str, shown: str) -> Iterator[Found]:
        for match in self._sure.finditer(folded):
            yield match.start(), shown[match.start() : match.end()]
        for match in self._maybe.finditer(folded):
            if _BEFORE_COLOUR.search(folded[: match.start()]):
                yield match.start(), shown[match.start() : match.end()]


def _words(table: dict[str, dict[str, list[str]]], kind: str) -> set[str]:
    return {fold(clean(word)) for lists in table.values() for word in lists.get(kind, [])}


def _either(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def our_colours() -> Colours:
    """The colours of the package."""
    file = resources.files("parlour.assistant") / "cues" / "colours.toml"
    return Colours(tomllib.loads(file.read_text("utf-8")))
