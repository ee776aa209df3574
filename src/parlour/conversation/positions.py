"""How far each participant has got and read; positions only ever go forward."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import case, update
from sqlalchemy.dialects import postgresql, sqlite

from parlour.conversation.callers import Caller
from parlour.conversation.entries import Author
from parlour.conversation.reading import positions, positions_of
from parlour.conversation.tables import conversation, position
from parlour.foundation.database import Tx
from parlour.foundation.ids import ConversationId

Positions = dict[str, dict[str, int]]


class Delivered(msgspec.Struct, frozen=True, order=True):
    """How far a participant of a conversation was told."""

    conversation: UUID
    participant: str
    who: str
    delivered: int


def read_up_to(tx: Tx, caller: Caller, of: ConversationId, seq: int) -> Positions:
    """Note that the caller has read up to `seq` (never beyond the head); answers both sides' positions."""
    head = _head(tx, of)
    seq = max(0, min(seq, head))
    both = has_read(tx, caller.author, of, seq)
    if caller.agent is not None and seq == head:
        tx.connection.execute(update(conversation).where(conversation.c.id == of).values(unread=0))
    return both


def has_read(tx: Tx, reader: Author, of: ConversationId, seq: int) -> Positions:
    """Note how far somebody has read, the assistant too; answers both sides' positions."""
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    new = build(position).values(conversation=of, participant=reader.id, who=reader.who.value, delivered=seq, read=seq)
    further = {
        name: case((new.excluded[name] > position.c[name], new.excluded[name]), else_=position.c[name])
        for name in ("delivered", "read")
    }
    tx.connection.execute(new.on_conflict_do_update(index_elements=["conversation", "participant"], set_=further))
    return positions(tx.connection, of)


def note_delivered(tx: Tx, told: Sequence[Delivered]) -> Mapping[UUID, Positions]:
    """Note how far these were told; answers both sides' positions of the conversations in which that is news."""
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    new = build(position)
    further = new.on_conflict_do_update(
        index_elements=["conversation", "participant"],
        set_={"delivered": new.excluded.delivered},
        where=new.excluded.delivered > position.c.delivered,
    ).returning(position.c.conversation)
    rows = [{**msgspec.structs.asdict(one), "read": 0} for one in sorted(told)]  # sorted: two processes never cross
    changed = set(tx.connection.scalars(further, rows))
    return positions_of(tx.connection, changed)


def _head(tx: Tx, of: ConversationId) -> int:
    query = conversation.select().with_only_columns(conversation.c.head).where(conversation.c.id == of)
    return int(tx.connection.execute(query).scalar_one())
