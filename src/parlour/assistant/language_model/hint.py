"""What a language model heard in a message; it fills gaps of our own understanding, and proves nothing of anybody."""

import msgspec

from parlour.assistant.understand.text import plain
from parlour.assistant.understand.values import Understood
from parlour.conversation.labels import Request, Stage

SURE = 0.7  # how far a hint is believed: over what we are unsure of, under what we know


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """Labels, and things named as the shopper wrote them."""

    request: Request | None = None
    stage: Stage | None = None
    product: str | None = None
    colour: str | None = None
    size: str | None = None


def with_hint(understood: Understood, hint: Hint | None) -> Understood:
    """What was understood with what was heard besides; words that the shopper did not write are left out."""
    if hint is None:
        return understood
    slots = understood.slots
    named = {name: value for name in ("product", "colour", "size") if (value := _said(getattr(hint, name), understood))}
    missing = {name: value for name, value in named.items() if getattr(slots, name) is None}
    changed = msgspec.structs.replace(understood, slots=msgspec.structs.replace(slots, **missing))
    if hint.request is not None and understood.request_confidence < SURE:
        changed = msgspec.structs.replace(changed, request=hint.request, request_confidence=SURE)
    if hint.stage is not None and understood.stage_confidence < SURE:
        changed = msgspec.structs.replace(changed, stage=hint.stage, stage_confidence=SURE)
    return changed


def _said(words: str | None, understood: Understood) -> str | None:
    return words if words and words.strip() and plain(words) in plain(understood.text) else None
