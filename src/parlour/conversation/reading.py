"""Reading the log: entries after a cursor, heads, and the state of a conversation."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, Select, func, select

from parlour.conversation.entries import Entry, Who
from parlour.conversation.tables import conversation, entry, position
from parlour.foundation.ids import ConversationId, ShopperId

MOST = 500
MOST_SEQ = 2**31 - 1  # what the column holds
HEADS_SQLITE = "SELECT id, head FROM conversation WHERE id IN (SELECT value FROM json_each(?))"
HEADS_POSTGRES = "SELECT id, head FROM conversation WHERE id = ANY($1::uuid[])"
AnyRow = Row[*tuple[Any, ...]]
_columns = (
    entry.c.conversation,
    entry.c.seq,
    entry.c.pos,
    entry.c.kind,
    entry.c.who,
    entry.c.name,
    entry.c.client_id,
    entry.c.text,
    entry.c.body,
    entry.c.at,
    entry.c.sender,
)


def entries_since(connection: Connection, of: UUID, since: int, limit: int = MOST) -> list[Entry]:
    """Entries with a seq beyond `since`, in order, at most `limit`."""
    query = (
        select(*_columns)
        .where(entry.c.conversation == of, entry.c.seq > min(since, MOST_SEQ))
        .order_by(entry.c.seq)
        .limit(min(limit, MOST))
    )
    return [_entry(row) for row in connection.execute(query)]


def last_entries(connection: Connection, of: UUID, count: int) -> list[Entry]:
    """The last entries, in order."""
    query = select(*_columns).where(entry.c.conversation == of).order_by(entry.c.seq.desc()).limit(count)
    return [_entry(row) for row in connection.execute(query)][::-1]


def heads(connection: Connection, of: Iterable[UUID]) -> Mapping[UUID, int]:
    """The last seq of each of these conversations, which may be a thousand: one parameter, where `in_` has as many."""
    is_sqlite = connection.dialect.name == "sqlite"
    wanted = msgspec.json.encode([one.hex for one in of]).decode() if is_sqlite else list(of)
    rows = connection.exec_driver_sql(HEADS_SQLITE if is_sqlite else HEADS_POSTGRES, (wanted,)).all()
    return {UUID(row[0]) if is_sqlite else row[0]: row[1] for row in rows}


def find(connection: Connection, of: UUID) -> AnyRow | None:
    """The row of a conversation, None when there is none."""
    return connection.execute(select(conversation).where(conversation.c.id == of)).one_or_none()


def of_shopper(connection: Connection, shopper: ShopperId, limit: int = 50) -> list[AnyRow]:
    """A shopper's own conversations, the last one first."""
    query: Select[Any] = select(conversation).where(conversation.c.shopper == shopper)
    return list(connection.execute(query.order_by(conversation.c.last_at.desc()).limit(limit)))


def positions(connection: Connection, of: UUID) -> dict[str, dict[str, int]]:
    """How far each side has got and read: {"shopper": {"delivered", "read"}, "shop": ...}."""
    return positions_of(connection, [of])[of]


def positions_of(connection: Connection, of: Collection[UUID]) -> dict[UUID, dict[str, dict[str, int]]]:
    """The same of several conversations."""
    found = {one: {side: {"delivered": 0, "read": 0} for side in ("shopper", "shop")} for one in of}
    for row in connection.execute(select(position).where(position.c.conversation.in_(of))):
        side = found[row.conversation]["shopper" if row.who == Who.SHOPPER else "shop"]
        side["delivered"] = max(side["delivered"], row.delivered)
        side["read"] = max(side["read"], row.read)
    return found


def unread_by_shopper(connection: Connection, of: ConversationId | UUID, read: int) -> int:
    """How many messages of the shop's side stand beyond what the shopper has read."""
    query = select(func.count()).where(
        entry.c.conversation == of, entry.c.seq > read, entry.c.kind == "message", entry.c.who != Who.SHOPPER.value
    )
    return connection.execute(query).scalar_one()


def _entry(row: AnyRow) -> Entry:
    return Entry(
        conversation=row.conversation,
        seq=row.seq,
        pos=row.pos,
        kind=row.kind,
        who=row.who,
        name=row.name,
        client_id=row.client_id,
        text=row.text,
        body=row.body or {},
        at=row.at,
        sender=row.sender,
    )
