"""The parts of a message that may each want something: sentences, and clauses that begin a question of their own."""

import re

from parlour.assistant.understand.cues import our_cues

MOST_PARTS = 3
LONGEST = 1000  # characters; what is longer is a pasted text
LEAST = 2  # words of a part, but thanks may stand alone
_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
_JOINTS = re.compile(
    r"[,;:]?\s+(?:and also|y también|y tambien|y además|y ademas|e anche|e inoltre|и также|и ещё|и еще|"
    r"and|also|plus|but|y|además|ademas|pero|e|ed|inoltre|anche|ma|и|а также|а ещё|а еще|а|но)\s+"
    r"|[,;]\s+|\s[-–—]\s",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts in order; the whole alone where there is nothing to part."""
    if len(text) > LONGEST:
        return (text,)
    parts = [part for sentence in _ENDS.split(text.strip()) for part in _clauses(sentence) if part.strip(" .,!?¡¿")]
    return tuple(parts) if 1 < len(parts) <= MOST_PARTS else (text,)


def _clauses(sentence: str) -> list[str]:
    """A sentence parted where what follows a joint asks on its own, or what goes before only thanks."""
    for joint in _JOINTS.finditer(sentence):
        before, after = sentence[: joint.start()], sentence[joint.end() :]
        if _stands(before) and len(after.split()) >= LEAST and _begins_anew(before, after):
            return [before, *_clauses(after)]
    return [sentence]


def _begins_anew(before: str, after: str) -> bool:
    cues = our_cues()
    return cues.begins("asks", after) or cues.begins("wonders", after) or _thanks(before)


def _stands(part: str) -> bool:
    return len(part.split()) >= LEAST or _thanks(part)


def _thanks(part: str) -> bool:
    return our_cues().begins("gratitude", part) and len(part.split()) <= LEAST + 1
