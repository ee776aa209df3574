"""A conversation at a glance, for one caller."""

from typing import Any

import msgspec
from sqlalchemy import Connection

from parlour.conversation.attendance import name_of
from parlour.conversation.callers import Caller
from parlour.conversation.promises import open_promise
from parlour.conversation.reading import find, positions, unread_by_shopper
from parlour.conversation.service import Service
from parlour.foundation.clock import stamp
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ConversationId


class Holder(msgspec.Struct, frozen=True):
    """The agent who has the seat."""

    name: str


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`State` of docs/protocol.md."""

    id: str
    seat: str
    head: int
    opened_at: str
    last_at: str
    unread: int
    positions: dict[str, dict[str, int]]
    people_online: bool
    agent: Holder | None = None
    lang: str | None = None
    rating: int | None = None
    promise: dict[str, Any] | None = None


async def state_of(service: Service, caller: Caller, of: ConversationId) -> State:
    """The state of a conversation that the caller may enter."""
    online = await service.attendance.people_online(caller.shop)
    return await service.database.read(lambda c: _state(c, caller, of, online=online))


def _promised(connection: Connection, of: ConversationId) -> dict[str, Any] | None:
    owed = open_promise(connection, of)
    if owed is None:
        return None
    return {"due_at": stamp(owed.due_at)} | ({"contact": owed.contact} if owed.contact else {})


def _state(connection: Connection, caller: Caller, of: ConversationId, *, online: bool) -> State:
    row = find(connection, of)
    if row is None:
        raise NotThere("There is no such conversation.")
    both = positions(connection, of)
    unread = unread_by_shopper(connection, of, both["shopper"]["read"]) if caller.shopper else row.unread
    name = name_of(connection, row.agent) if row.agent else None
    return State(
        id=str(of),
        seat=row.seat,
        head=row.head,
        opened_at=stamp(row.opened_at),
        last_at=stamp(row.last_at),
        unread=unread,
        positions=both,
        people_online=online,
        agent=Holder(name) if name else None,
        lang=row.lang,
        rating=row.rating,
        promise=_promised(connection, of),
    )
