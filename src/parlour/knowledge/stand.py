"""What a shop promises and how it serves, beside its lessons: its facts and its own flows at one moment."""

from typing import Any

import msgspec

FLOW = "flow:"


class Stand(msgspec.Struct, frozen=True):
    """Facts as facts.toml has them, and the text of each flow that the shop has written."""

    facts: dict[str, Any] = {}  # whatever the file says
    flows: dict[str, str] = {}


def differing(before: Stand, after: Stand) -> tuple[str, ...]:
    """What differs, by name: `delivery` of the facts, `flow:return` of the flows."""
    return (
        *_keys(before.facts, after.facts),
        *(f"{FLOW}{name}" for name in _keys(before.flows, after.flows)),
    )


def brought(now: Stand, before: Stand, after: Stand) -> Stand:
    """`now` with what the change from `before` to `after` touches; what others changed meanwhile stays."""
    return Stand(_brought(now.facts, before.facts, after.facts), _brought(now.flows, before.flows, after.flows))


def _keys(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [key for key in {**before, **after} if before.get(key) != after.get(key)]


def _brought(now: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    touched = _keys(before, after)
    order = {**now, **after}
    told = {key: after.get(key) if key in touched else now.get(key) for key in order}
    return {key: value for key, value in told.items() if value is not None}
