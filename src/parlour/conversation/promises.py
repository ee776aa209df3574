"""Promises to answer later: made with a time and perhaps an address, kept by an agent's answer, never forgotten."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import Connection, Row, select, update

from parlour.conversation.due_tables import promise
from parlour.conversation.entries import Append, Author
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.reading import find
from parlour.conversation.seat import SeatNews
from parlour.conversation.sight import INNER
from parlour.conversation.tables import conversation
from parlour.foundation.clock import stamp, to_ms
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ConversationId, new_id
from parlour.shop.facts import Facts
from parlour.shop.hours import end_of_next_day


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """A promise; moments in milliseconds. `contact` is where the answer also goes, and no identity."""

    id: UUID
    conversation: UUID
    made_at: int
    due_at: int
    contact: str | None
    seen_at: int
    mailed: int
    kept_at: int | None
    kept_by: str | None


def due_by(facts: Facts, now: datetime) -> int:
    """When a promise made now is due: at the end of the next opening day, in 24 hours without opening hours."""
    return to_ms(end_of_next_day(facts.hours, now, facts.time_zone))


def open_promise(connection: Connection, of: UUID) -> Promise | None:
    """The promise of a conversation that is not kept yet."""
    query = select(promise).where(promise.c.conversation == of, promise.c.kept_at.is_(None))
    row = connection.execute(query).one_or_none()
    return None if row is None else _promise(row)


def promises_of(connection: Connection, of: UUID) -> list[Promise]:
    """All promises of a conversation, the newest first."""
    query = select(promise).where(promise.c.conversation == of).order_by(promise.c.made_at.desc())
    return [_promise(row) for row in connection.execute(query)]


def make_promise(
    tx: Tx, log: Log, of: ConversationId, *, by: Author, due_at: int, contact: str | None, now: int
) -> Promise:
    """Promise an answer and say so; the conversation waits for a person from now on.

    Asked again while one is open, it stays one promise: the new time and, if one is given, the new address count.
    What is promised already is not said once more.
    """
    row = find(tx.connection, of)
    if row is None:
        raise NotThere("There is no such conversation.")
    tx.connection.execute(select(conversation.c.id).where(conversation.c.id == of).with_for_update())
    before = open_promise(tx.connection, of)
    if before is None:
        values = {"id": new_id(), "shop": row.shop, "conversation": of, "made_at": now, "seen_at": now}
        tx.connection.execute(promise.insert().values(due_at=due_at, contact=contact, **values))
    else:
        changed = {"due_at": due_at, "seen_at": now, "contact": contact or before.contact}
        tx.connection.execute(update(promise).where(promise.c.id == before.id).values(**changed))
    if before is None or before.due_at != due_at or contact not in (None, before.contact):
        body: dict[str, Any] = {"event": "promised", "due_at": stamp(due_at)}
        if contact:
            body[INNER] = {"contact": contact}
        log.append_in(tx, _event(of, by, body, now))
    move_seat(tx, log, of, SeatNews.PERSON_WANTED, by=by, now=now, reason="promised")
    made = open_promise(tx.connection, of)
    assert made is not None
    return made


def keep_promise(tx: Tx, log: Log, of: ConversationId, *, by: Author, now: int) -> Promise | None:
    """An agent has answered: the open promise is kept, and the log says so; None when there is none."""
    which = update(promise).where(promise.c.conversation == of, promise.c.kept_at.is_(None))
    row = tx.connection.execute(which.values(kept_at=now, kept_by=by.name).returning(promise)).one_or_none()
    if row is None:
        return None
    log.append_in(tx, _event(of, by, {"event": "promise_kept", "due_at": stamp(row.due_at)}, now))
    return _promise(row)


def forget_contacts(tx: Tx, of: UUID) -> None:
    """The conversation's content is deleted: nobody is written to any more."""
    tx.connection.execute(update(promise).where(promise.c.conversation == of).values(contact=None))


def _event(of: ConversationId, by: Author, body: dict[str, Any], now: int) -> Append:
    return Append(conversation=of, author=by, client_id=str(uuid4()), kind="event", at=now, body=body)


def _promise(row: Row[Any]) -> Promise:
    return Promise(**{name: row._mapping[name] for name in Promise.__struct_fields__})
