"""A shop's synonyms as the search reads them."""

import re

from parlour.knowledge.lessons import Lessons

_SIGNS = re.compile(r"[,#:=>\n]+")


def synonyms_text(lessons: Lessons) -> str:
    """One group a line: what stands left finds what stands right (shop/search/lexicon.py)."""
    pairs = [(_bare(one.said), _bare(one.means)) for one in lessons.of("synonym")]
    return "\n".join(f"{said} => {means}" for said, means in pairs if said and means and said != means)


def _bare(words: str) -> str:
    """Without the signs that have a meaning there."""
    return " ".join(_SIGNS.sub(" ", words).split())
