"""Which suggestions were taken, changed or passed over; and what that says of where they came from."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from parlour.assistant.suggest.tables import suggested
from parlour.foundation.database import Tx
from parlour.foundation.ids import AgentId, ConversationId, ShopId

LOOKED_BACK = 2000  # outcomes
DOUBT = 4.0  # how many unseen outcomes, half of them taken, every source begins with


class Outcome(StrEnum):
    """What an agent made of a suggestion."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    IGNORED = "ignored"


TAKEN = {Outcome.ACCEPTED.value: 1.0, Outcome.EDITED.value: 0.7, Outcome.IGNORED.value: 0.0}


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """One suggestion and what became of it."""

    source: str
    text: str
    outcome: Outcome
    action: str = ""


def note(
    tx: Tx, shop: ShopId, of: ConversationId, *, agent: AgentId, seq: int, shown: Sequence[Suggestion], now: datetime
) -> None:
    """Write down what became of the suggestions as of an entry; said twice, the last word counts."""
    which = (suggested.c.conversation == of, suggested.c.agent == agent, suggested.c.seq == seq)
    tx.connection.execute(delete(suggested).where(suggested.c.shop == shop, *which))
    same = {"shop": shop, "conversation": of, "agent": agent, "seq": seq, "at": now}
    rows = [{**same, **msgspec.structs.asdict(one), "outcome": one.outcome.value} for one in shown]
    if rows:
        tx.connection.execute(insert(suggested), rows)


def trust_of(connection: Connection, shop: ShopId) -> dict[str, float]:
    """How often suggestions of each source were taken lately, from 0 to 1; 0.5 where nobody knows."""
    last = select(suggested.c.source, suggested.c.outcome).where(suggested.c.shop == shop)
    newest = last.order_by(suggested.c.id.desc()).limit(LOOKED_BACK).subquery()
    counted = select(newest.c.source, newest.c.outcome, func.count()).group_by(newest.c.source, newest.c.outcome)
    taken: dict[str, float] = {}
    whole: dict[str, float] = {}
    for source, outcome, times in connection.execute(counted):
        taken[source] = taken.get(source, 0.0) + TAKEN.get(outcome, 0.0) * times
        whole[source] = whole.get(source, 0.0) + times
    return {source: (taken[source] + DOUBT / 2) / (whole[source] + DOUBT) for source in whole}


def actions_taken(connection: Connection, shop: ShopId) -> dict[tuple[UUID, int], str]:
    """The action of each suggestion that was taken, by conversation and the entry as of which it was offered."""
    columns = (suggested.c.conversation, suggested.c.seq, suggested.c.action)
    which = (suggested.c.shop == shop, suggested.c.outcome != Outcome.IGNORED.value, suggested.c.action != "")
    rows = connection.execute(select(*columns).where(*which))
    return {(conversation, seq): action for conversation, seq, action in rows}


def forget(tx: Tx, of: UUID) -> None:
    """Nothing of what was suggested in a removed conversation stays."""
    tx.connection.execute(delete(suggested).where(suggested.c.conversation == of))
