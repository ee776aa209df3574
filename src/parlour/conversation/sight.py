"""Who sees what: one pure table, used by reading, live push, transcript and export."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from parlour.conversation.entries import Entry, Who
from parlour.foundation.clock import stamp

INNER = "inner"  # the member of an entry's body that only the shop's side sees


class Audience(StrEnum):
    """For whom an entry is rendered."""

    SHOPPER = "shopper"
    SHOP = "shop"


SHOPPER_KINDS = frozenset({"message", "correction", "removal"})
SHOPPER_EVENTS = frozenset(
    {"opened", "seat_moved", "joined", "left", "rated", "order_shown", "promised", "promise_kept", "removed"}
)


def sees(audience: Audience, kind: str, event: str | None) -> bool:
    """Whether this audience may see an entry of this kind; what is not listed is hidden from shoppers."""
    if audience is Audience.SHOP or kind in SHOPPER_KINDS:
        return True
    return kind == "event" and event in SHOPPER_EVENTS


def looks_the_same(entry: Entry) -> bool:
    """Whether shoppers see exactly what the shop sees."""
    return (
        INNER not in entry.body
        and entry.who != Who.AGENT
        and sees(Audience.SHOPPER, entry.kind, entry.body.get("event"))
    )


def rendered(entry: Entry, audience: Audience) -> dict[str, object]:
    """An entry as the protocol writes it; a hidden one keeps nothing but its place."""
    if not sees(audience, entry.kind, entry.body.get("event")):
        return {"seq": entry.seq, "kind": "hidden"}
    return {
        **_body(entry, audience),
        "seq": entry.seq,
        "kind": entry.kind,
        "who": entry.who,
        "name": entry.name,
        "client_id": entry.client_id,
        "text": entry.text,
        "at": stamp(entry.at),
    }


def _body(entry: Entry, audience: Audience) -> dict[str, object]:
    if audience is Audience.SHOPPER:
        return {key: value for key, value in entry.body.items() if key != INNER}
    return entry.body | {"sender": entry.sender} if entry.who == Who.AGENT else entry.body


_encode = msgspec.json.Encoder().encode


def encoded(entries: Sequence[Entry], audience: Audience) -> bytes:
    """Rendered entries in JSON, one after the other with commas between."""
    return b",".join(_encode(rendered(entry, audience)) for entry in entries)
