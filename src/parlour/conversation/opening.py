"""Opening a conversation; the client makes its id, so that opening twice is opening once."""

from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from parlour.conversation.seat import Seat
from parlour.conversation.tables import conversation
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ShopId, ShopperId, is_version_7


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """Who opens which conversation, where and when (milliseconds)."""

    id: UUID
    shop: ShopId
    shopper: ShopperId
    at: int
    name: str = ""
    lang: str | None = None


def open_conversation(tx: Tx, opening: Opening, owners: tuple[ShopperId, ...]) -> bool:
    """Open it; True when it is new. Raises `NotThere` when the id is somebody else's, `Unacceptable` for a bad id."""
    if not is_version_7(opening.id):
        raise Unacceptable("The id of a conversation must be a UUID of version 7.")
    build = sqlite.insert if tx.is_sqlite else postgresql.insert
    row = {
        **msgspec.structs.asdict(opening),
        "seat": Seat.ASSISTANT.value,
        "opened_at": opening.at,
        "last_at": opening.at,
    }
    del row["at"]
    done = tx.connection.execute(build(conversation).values(**row).on_conflict_do_nothing())
    if done.rowcount:
        return True
    found = tx.connection.execute(
        select(conversation.c.shopper, conversation.c.shop).where(conversation.c.id == opening.id)
    ).one()
    if found.shopper not in owners or found.shop != opening.shop:
        raise NotThere("There is no such conversation.")
    return False
