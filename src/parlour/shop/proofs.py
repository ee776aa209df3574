"""How often somebody may try to prove who they are, and for how long a proof holds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, func, select

from parlour.foundation.database import Tx
from parlour.foundation.ids import ConversationId, ShopId, new_id
from parlour.shop.facts import Accepts
from parlour.shop.orders import Claim, Proven, prove
from parlour.shop.tables import attempt, proof

WRONG_IN_CONVERSATION = 5
WRONG_FROM_ADDRESS = 20
WITHIN = timedelta(hours=1)
PAUSE = timedelta(hours=1)
HOLDS = timedelta(hours=1)


class Standing(StrEnum):
    """Whether proving is possible here and now."""

    OPEN = "open"
    ENDED = "ended"  # in this conversation, for good
    PAUSED = "paused"  # from this address, for an hour


class Tried(msgspec.Struct, frozen=True):
    """What came of an attempt; `standing` is how things are after it."""

    proven: Proven | None
    standing: Standing


def standing(wrong_here: int, wrong_from_address: Sequence[datetime], now: datetime) -> Standing:
    """The counting rule: wrong proofs in the conversation so far, and the latest ones from the address, in any order.

    While proving is ended or paused nothing is checked and nothing is counted.
    """
    if wrong_here >= WRONG_IN_CONVERSATION:
        return Standing.ENDED
    latest = sorted(wrong_from_address)[-WRONG_FROM_ADDRESS:]
    if len(latest) == WRONG_FROM_ADDRESS and latest[-1] - latest[0] <= WITHIN and now < latest[-1] + PAUSE:
        return Standing.PAUSED
    return Standing.OPEN


def standing_in(
    connection: Connection, shop_id: ShopId, conversation: ConversationId, address: str, now: datetime
) -> Standing:
    """Whether proving is possible in this conversation, from this address, now."""
    there = (
        select(attempt.c.at)
        .where(attempt.c.shop == shop_id, attempt.c.address == address, ~attempt.c.was_right)
        .order_by(attempt.c.at.desc())
        .limit(WRONG_FROM_ADDRESS)
    )
    return standing(wrong_in(connection, conversation), connection.scalars(there).all(), now)


def wrong_in(connection: Connection, conversation: ConversationId) -> int:
    """How many proofs were wrong in this conversation."""
    query = select(func.count()).where(attempt.c.conversation == conversation, ~attempt.c.was_right)
    return connection.scalar(query) or 0


def try_claim(
    tx: Tx,
    shop_id: ShopId,
    accepts: Sequence[Accepts],
    claim: Claim,
    *,
    conversation: ConversationId,
    address: str,
    now: datetime,
) -> Tried:
    """Check a claim, count it when it is whole, and keep what it has proven for an hour."""
    before = standing_in(tx.connection, shop_id, conversation, address, now)
    if before is not Standing.OPEN or not claim.is_whole(accepts):
        return Tried(None, before)
    proven = prove(tx.connection, shop_id, accepts, claim)
    note_attempt(tx, shop_id, proven, conversation=conversation, address=address, now=now)
    return Tried(proven, standing_in(tx.connection, shop_id, conversation, address, now))


def note_attempt(
    tx: Tx, shop_id: ShopId, proven: Proven | None, *, conversation: ConversationId, address: str, now: datetime
) -> None:
    """Count an attempt, and keep what it has proven; for callers who keep conversations apart from the shop."""
    where = {"shop": shop_id, "conversation": conversation}
    tried = {"id": new_id(), "address": address, "at": now, "was_right": proven is not None}
    tx.connection.execute(attempt.insert().values(**where, **tried))
    if proven is not None:
        kept = {"id": new_id(), "customer": proven.customer, "order": proven.order, "until": now + HOLDS}
        tx.connection.execute(proof.insert().values(**where, **kept))


def proven_in(connection: Connection, conversation: ConversationId, now: datetime) -> tuple[Proven, ...]:
    """What has been proven in this conversation within the last hour, newest first."""
    query = (
        select(proof.c.customer, proof.c.order)
        .where(proof.c.conversation == conversation, proof.c.until > now)
        .order_by(proof.c.until.desc())
    )
    rows = connection.execute(query)
    return tuple(dict.fromkeys(Proven(customer=row.customer, order=row.order) for row in rows))
