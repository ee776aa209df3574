"""Attachments as rows: kept with their conversation, found for an entry, gone with the last one that uses them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects import postgresql, sqlite

from parlour.conversation.attachments.pictures import Looked
from parlour.conversation.attachments.tables import attachment
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ConversationId

MOST_NAME = 200


class Attachment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`Attachment` of docs/protocol.md."""

    hash: str
    name: str
    type: str
    size: int
    has_preview: bool
    width: int | None = None
    height: int | None = None


def keep(tx: Tx, of: ConversationId, shop: int, looked: Looked, *, name: str, now: int) -> Attachment:
    """Note that this conversation has the file; the same file again keeps its first name."""
    made = Attachment(
        hash=looked.hash,
        name=_harmless(name),
        type=looked.type,
        size=len(looked.content),
        has_preview=looked.preview is not None,
        width=looked.width,
        height=looked.height,
    )
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    row = {**msgspec.structs.asdict(made), "conversation": of, "shop": shop, "at": now}
    tx.connection.execute(build(attachment).values(**row).on_conflict_do_nothing())
    return find(tx.connection, of, looked.hash)


def find(connection: Connection, of: UUID, hash_: str) -> Attachment:
    """A file of a conversation; raises `NotThere`."""
    query = select(attachment).where(attachment.c.conversation == of, attachment.c.hash == hash_)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere("There is no such file in this conversation. Upload it first.")
    return _attachment(row)


def find_all(connection: Connection, of: UUID, hashes: Sequence[str]) -> list[dict[str, Any]]:
    """The files of an entry, as they stand in its body; raises `NotThere` for one that was not uploaded here."""
    return [msgspec.to_builtins(find(connection, of, one)) for one in hashes]


def let_go(tx: Tx, of: UUID) -> list[str]:
    """Forget a conversation's files; answers with the hashes that nobody else uses, to be removed after the commit."""
    mine = tx.connection.scalars(
        attachment.delete().where(attachment.c.conversation == of).returning(attachment.c.hash)
    ).all()
    used = set(tx.connection.scalars(select(attachment.c.hash).where(attachment.c.hash.in_(mine))))
    return [one for one in mine if one not in used]


def _attachment(row: Row[*tuple[Any, ...]]) -> Attachment:
    return Attachment(**{field: getattr(row, field) for field in Attachment.__struct_fields__})


def _harmless(name: str) -> str:
    """A file name without folders and control characters."""
    plain = "".join(char for char in name.replace("\\", "/").rpartition("/")[2] if char.isprintable()).strip()
    return plain[-MOST_NAME:] or "file"
