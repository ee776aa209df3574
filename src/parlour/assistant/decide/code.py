"""Whether a message is code or markup rather than something said."""

import re

OFTEN = 0.06
FEWEST = 4
_MARKS = re.compile(r"[{}<>=;()\[\]\\|*]")
_WORDS = re.compile(r"(?<!\w)(?:def|return|select|where|drop table|function|import|class|var|const)(?!\w)|</?\w+")


def is_code(text: str) -> bool:
    """Whether it is full of the marks and words of programs."""
    marks = len(_MARKS.findall(text))
    return marks >= FEWEST and marks >= OFTEN * len(text) and bool(_WORDS.search(text.casefold()))
