"""The log's statements for SQLite; one of each a batch, on the writer's raw connection."""

import sqlite3
from collections.abc import Sequence
from uuid import UUID

import msgspec

from parlour.conversation.entries import Append, Placed
from parlour.conversation.place import Key, Known, Row, Settlement, Standing
from parlour.conversation.seat import SEATS
from parlour.foundation.jobs.table import INSERT_SQLITE

ROWS = (
    "SELECT id, shop, shopper, seat, agent, head, heard, heard_at, unread, waiting_since, last_at, last_who, last_text"
    " FROM conversation WHERE id IN (SELECT value FROM json_each(?))"
)
REPEATS = (
    "SELECT e.conversation, e.sender, e.client_id, e.seq, e.pos, e.at FROM json_each(?) j JOIN entry e"
    " ON e.conversation = j.value ->> 0 AND e.sender = j.value ->> 1 AND e.client_id = j.value ->> 2"
)
ARRIVALS = (
    "SELECT e.account, e.provider_id, e.seq, e.pos, e.at FROM json_each(?) j JOIN entry e"
    " ON e.account = j.value ->> 0 AND e.provider_id = j.value ->> 1"
)
ANSWERED = (
    "SELECT e.conversation, e.seq, e.who, e.at FROM json_each(?) j JOIN entry e"
    " ON e.conversation = j.value ->> 0 AND e.seq = j.value ->> 1"
)
INSERT_ENTRY = (
    "INSERT INTO entry (conversation, seq, shop, kind, who, sender, name, client_id, text, body, at, because, account,"
    " provider_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UPDATE_ROW = (
    "UPDATE conversation SET seat = ?, agent = ?, head = ?, heard = ?, heard_at = ?, unread = ?, waiting_since = ?,"
    " last_at = ?, last_who = ?, last_text = ? WHERE id = ?"
)
_encode = msgspec.json.Encoder().encode


def look_up(raw: sqlite3.Connection, items: Sequence[Append]) -> Known:
    """What the batch needs to know; the writer is alone, so nothing has to be locked."""
    ids = _json([item.conversation.hex for item in items])
    rows = {}
    for found in raw.execute(ROWS, (ids,)):
        row = Row(UUID(found[0]), found[1], UUID(found[2]), SEATS[found[3]], _uuid(found[4]), *found[5:])
        rows[row.id] = row
    keys = [(item.conversation.hex, item.author.id, item.client_id) for item in items]
    repeats: dict[Key | tuple[str, str], Placed] = {
        (UUID(c), sender, client): Placed(seq, pos, at, False)
        for c, sender, client, seq, pos, at in raw.execute(REPEATS, (_json(keys),))
    }
    arrivals = [(item.arrival.account, item.arrival.provider_id) for item in items if item.arrival]
    if arrivals:
        for account, provider_id, seq, pos, at in raw.execute(ARRIVALS, (_json(arrivals),)):
            repeats[account, provider_id] = Placed(seq, pos, at, False)
    pointed = [(item.conversation.hex, item.because) for item in items if isinstance(item.because, int)]
    answered = {}
    if pointed:
        answered = {(UUID(c), seq): (who, at) for c, seq, who, at in raw.execute(ANSWERED, (_json(pointed),))}
    return Known(rows, repeats, answered)


def write(raw: sqlite3.Connection, settlement: Settlement) -> list[int]:
    """Write entries, rows and jobs; answers with the `pos` of each entry."""
    if not settlement.standing:
        return []
    raw.executemany(INSERT_ENTRY, [_entry(standing) for standing in settlement.standing])
    raw.executemany(UPDATE_ROW, [_row(row) for row in settlement.changed.values()])
    # asked before jobs are written; one writer and AUTOINCREMENT make the batch's rows consecutive
    last: int = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()[0]
    if settlement.jobs:
        raw.executemany(INSERT_SQLITE, [job.row for job in settlement.jobs])
    return list(range(last - len(settlement.standing) + 1, last + 1))


def _entry(standing: Standing) -> tuple[object, ...]:
    e = standing.entry
    body = _json(e.body) if e.body else None
    return (
        *(e.conversation.hex, e.seq, standing.shop, e.kind, e.who, standing.sender, e.name, e.client_id, e.text, body),
        *(e.at, standing.because, standing.account, standing.provider_id),
    )


def _row(row: Row) -> tuple[object, ...]:
    return (
        row.seat.value,
        row.agent.hex if row.agent else None,
        row.head,
        row.heard,
        row.heard_at,
        row.unread,
        row.waiting_since,
        row.last_at,
        row.last_who,
        row.last_text,
        row.id.hex,
    )


def _json(value: object) -> str:
    return _encode(value).decode()


def _uuid(value: str | None) -> UUID | None:
    return UUID(value) if value else None
