"""Words as they are kept and looked for: folded, and named by their shop so that no search looks into another's."""

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 500
WORD_LENGTH = 40
LEAST_BEGUN = 2  # a single letter begins too much
MOST_BEGUN = 40  # words that one beginning stands for, the shortest first


def words_of(text: str) -> list[str]:
    """The words of a text without case and accents, each once."""
    return list(dict.fromkeys(word[:WORD_LENGTH] for word in _WORD.findall(_plain(text.casefold()))))[:MOST_WORDS]


def _plain(text: str) -> str:
    if text.isascii():  # nothing to take off, and half of all messages
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def terms_of(shop: int, text: str) -> list[str]:
    """What is kept of a text."""
    return [f"{shop}_{word}" for word in words_of(text)]


def fts5_query(groups: Sequence[Sequence[str]]) -> str:
    """All groups, any term of each, as SQLite's FTS5 asks for them."""
    return " AND ".join("(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in groups)


def ts_query(groups: Sequence[Sequence[str]]) -> str:
    """The same as PostgreSQL asks for them."""
    return " & ".join("(" + " | ".join(f"'{term}'" for term in group) + ")" for group in groups)
