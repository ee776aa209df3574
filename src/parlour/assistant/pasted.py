"""A pasted text that gives orders to the house and ends in a question of the shopper's own: only that is read."""

import re

from parlour.assistant.understand.cues import our_cues

LEAST = 3  # words of a question that stands on its own
_QUOTED = re.compile(r"[\"“”«»„][^\"“”«»„]*[\"“”«»„]|`[^`]*`")
_ENDS = re.compile(r"(?<=[.!?…:])[\"'”»)]*\s+|\n+|\s+(?=¿)")
_REFUSED = ("orders", "others_data", "of_others", "this")  # "can you do that?" asks for what was ordered


def question_after(text: str) -> str | None:
    """The question at the end of a text that holds orders; None where it holds one itself, or there is none."""
    parts = [part.strip() for part in _ENDS.split(_QUOTED.sub(" . ", text)) if part.strip(" .")]
    if not parts or not parts[-1].rstrip("\"'”» ").endswith("?") or len(parts[-1].split()) < LEAST:
        return None
    last = parts[-1]
    refused = set(_REFUSED) & our_cues().read(last)
    return None if refused or (len(parts) == 1 and last == text.strip()) else last
