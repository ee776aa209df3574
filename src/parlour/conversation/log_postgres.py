"""The log's statements for PostgreSQL: a few set-wise ones a batch, rows locked by ascending id."""

from collections.abc import Sequence
from typing import Any

import asyncpg
import msgspec

from parlour.conversation.entries import Append, Placed
from parlour.conversation.place import Key, Known, Row, Settlement, Standing
from parlour.conversation.seat import SEATS
from parlour.foundation.jobs.table import INSERT_POSTGRES

ROWS = (
    "SELECT id, shop, shopper, seat, agent, head, heard, heard_at, unread, waiting_since, last_at, last_who, last_text"
    " FROM conversation WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE"
)
REPEATS = (
    "SELECT e.conversation, e.sender, e.client_id, e.seq, e.pos, e.at"
    " FROM unnest($1::uuid[], $2::text[], $3::text[]) AS j(conversation, sender, client_id)"
    " JOIN entry e USING (conversation, sender, client_id)"
)
ARRIVALS = (
    "SELECT e.account, e.provider_id, e.seq, e.pos, e.at FROM unnest($1::text[], $2::text[]) AS j(account, provider_id)"
    " JOIN entry e USING (account, provider_id)"
)
ANSWERED = (
    "SELECT e.conversation, e.seq, e.who, e.at FROM unnest($1::uuid[], $2::int[]) AS j(conversation, seq)"
    " JOIN entry e USING (conversation, seq)"
)
INSERT_ENTRY = (
    "INSERT INTO entry (conversation, seq, shop, kind, who, sender, name, client_id, text, body, at, because, account,"
    " provider_id) SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[],"
    " $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[])"
    " RETURNING conversation, seq, pos"
)
UPDATE_ROW = (
    "UPDATE conversation c SET seat = j.seat, agent = j.agent, head = j.head, heard = j.heard, heard_at = j.heard_at,"
    " unread = j.unread, waiting_since = j.waiting_since, last_at = j.last_at, last_who = j.last_who,"
    " last_text = j.last_text FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::int[], $6::bigint[],"
    " $7::int[], $8::bigint[], $9::bigint[], $10::text[], $11::text[]) AS j(id, seat, agent, head, heard,"
    " heard_at, unread, waiting_since, last_at, last_who, last_text) WHERE c.id = j.id"
)
_encode = msgspec.json.Encoder().encode
Connection = Any  # asyncpg.Connection; it ships no types


async def look_up(raw: Connection, items: Sequence[Append]) -> Known:
    """What the batch needs to know; its conversations stay locked until the commit."""
    found = await raw.fetch(ROWS, list({item.conversation for item in items}))
    rows = {r[0]: Row(r[0], r[1], r[2], SEATS[r[3]], *tuple(r)[4:]) for r in found}
    keys = list(zip(*((item.conversation, item.author.id, item.client_id) for item in items), strict=True))
    repeats: dict[Key | tuple[str, str], Placed] = {
        (r[0], r[1], r[2]): Placed(r[3], r[4], r[5], False) for r in await raw.fetch(REPEATS, *keys)
    }
    arrivals = [(item.arrival.account, item.arrival.provider_id) for item in items if item.arrival]
    if arrivals:
        for r in await raw.fetch(ARRIVALS, *zip(*arrivals, strict=True)):
            repeats[r[0], r[1]] = Placed(r[2], r[3], r[4], False)
    pointed = [(item.conversation, item.because) for item in items if isinstance(item.because, int)]
    answered = {}
    if pointed:
        answered = {(r[0], r[1]): (r[2], r[3]) for r in await raw.fetch(ANSWERED, *zip(*pointed, strict=True))}
    return Known(rows, repeats, answered)


async def write(raw: "asyncpg.Connection[Any]", settlement: Settlement) -> list[int]:
    """Write entries, rows and jobs; answers with the `pos` of each entry."""
    if not settlement.standing:
        return []
    written = await raw.fetch(INSERT_ENTRY, *zip(*map(_entry, settlement.standing), strict=True))
    await raw.execute(UPDATE_ROW, *zip(*map(_row, settlement.changed.values()), strict=True))
    if settlement.jobs:
        await raw.execute(INSERT_POSTGRES, *zip(*(job.row for job in settlement.jobs), strict=True))
    positions = {(r[0], r[1]): r[2] for r in written}
    return [positions[s.entry.conversation, s.entry.seq] for s in settlement.standing]


def _entry(standing: Standing) -> tuple[object, ...]:
    e = standing.entry
    body = _encode(e.body).decode() if e.body else None
    return (
        *(e.conversation, e.seq, standing.shop, e.kind, e.who, standing.sender, e.name, e.client_id, e.text, body),
        *(e.at, standing.because, standing.account, standing.provider_id),
    )


def _row(row: Row) -> tuple[object, ...]:
    return (
        *(row.id, row.seat.value, row.agent, row.head, row.heard, row.heard_at, row.unread, row.waiting_since),
        *(row.last_at, row.last_who, row.last_text),
    )
