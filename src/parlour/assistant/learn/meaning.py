"""Gives proposals the meanings of their texts, by which they are grouped across words and languages."""

from collections.abc import Sequence

import msgspec

from parlour.assistant.learn.past import Heard
from parlour.knowledge.proposing import OF_MEANING, Proposal


def texts_in(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """The texts whose meanings are wanted, each once."""
    told = [text for one in proposals if one.kind in OF_MEANING for text in (one.said, one.means) if text]
    return tuple(dict.fromkeys(told))


def with_meanings(proposals: Sequence[Proposal], texts: Sequence[str], heard: Sequence[Heard]) -> tuple[Proposal, ...]:
    """The proposals with what was heard in their texts."""
    known = {text: one.meaning for text, one in zip(texts, heard, strict=True)}
    return tuple(
        msgspec.structs.replace(one, meanings=(known.get(one.said, b""), known.get(one.means, b"")))
        for one in proposals
    )
