"""What an agent's words come down to: greetings, thanks, signs-off and counter-questions left out."""

import re

from parlour.assistant.learn.phrases import phrases
from parlour.assistant.understand.cues import our_cues

LEAST_WORDS = 3
MOST_SENTENCES = 6
_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_EMPTY = re.compile(rf"^(?:{phrases('empty')})", re.IGNORECASE)


def substance_of(text: str) -> str:
    """The sentences that say something about the matter, "" when none does.

    A question at the end goes too ("Shall I send you the link?"): it was for that shopper. A text of questions only is
    a counter-question, and no answer.
    """
    sentences = [_bare(one) for one in _SENTENCES.split(text.strip())]
    telling = [one for one in sentences if one and not _EMPTY.match(one) and not one.rstrip().endswith("?")]
    words = sum(len(one.split()) for one in telling)
    return " ".join(telling[:MOST_SENTENCES]) if words >= LEAST_WORDS else ""


def _bare(sentence: str) -> str:
    """A sentence without the hello it begins with; "" where it is only that."""
    cues = our_cues()
    rest = sentence.strip(" -–—")
    begins = rest.split(",")[0] if "," in rest[:40] else rest
    if cues.begins("hello", rest) and len(begins.split()) <= LEAST_WORDS:
        cut = cues.cut("hello", rest)
        named = re.sub(r"^(?:\{name\}|[^\W\d_][\w'’-]*)\s*[,!.:]\s*", "", cut) if cut != rest else cut
        rest = named.strip(" ,!.")
        if len(rest.split()) < LEAST_WORDS:
            return ""
        rest = rest[:1].upper() + rest[1:] + ("" if rest.endswith((".", "!", "?")) else ".")
    return rest
