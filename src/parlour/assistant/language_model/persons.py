"""Takes out of a text what tells of a person: mail addresses, phone, order and other long numbers."""

import re

from parlour.assistant.understand.text import EMAIL, ORDER

MOST = 600  # characters of one message
_LONG = re.compile(r"\+?\d(?:[\s().-]?\d){4,}")


def without_persons(text: str) -> str:
    """The text as a model may see it."""
    bare = ORDER.sub("(order)", EMAIL.sub("(e-mail)", text[:MOST]))
    return _LONG.sub("(number)", bare)
