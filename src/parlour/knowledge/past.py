"""Keeping talks from other desks, each once."""

import hashlib
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.tables import past_talk


def keep_past_talk(tx: Tx, shop: ShopId, name: str, lines: Any, now: datetime) -> tuple[int, bool]:
    """The id of a talk with these lines, and whether it is new; who they were must be taken out before."""
    told = msgspec.to_builtins(lines)
    digest = hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:32]
    query = select(past_talk.c.id).where(past_talk.c.shop == shop, past_talk.c.digest == digest)
    known = tx.connection.execute(query).scalar_one_or_none()
    if known is not None:
        return known, False
    values = {"digest": digest, "name": name[:120], "lines": told, "taken_at": now}
    made = past_talk.insert().values(shop=shop, **values).returning(past_talk.c.id)
    return int(tx.connection.execute(made).scalar_one()), True
