"""Moving the seat by a verb: each is one event entry, whose news the pure table turns into the next seat."""

from typing import Any
from uuid import uuid4

from sqlalchemy import update

from parlour.conversation.callers import Caller
from parlour.conversation.entries import Append, Author, Expect, Placed
from parlour.conversation.log import Log
from parlour.conversation.reading import find
from parlour.conversation.seat import Seat, SeatNews, next_seat
from parlour.conversation.tables import conversation
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import AgentId, ConversationId


def move_seat(
    tx: Tx,
    log: Log,
    of: ConversationId,
    news: SeatNews,
    *,
    by: Author,
    now: int,
    agent: AgentId | None = None,
    agent_name: str = "",
    reason: str | None = None,
    expect: Expect | None = None,
) -> Placed | None:
    """Move the seat, and say so in the log; None when the news changes nothing (the same agent takes it again)."""
    row = find(tx.connection, of)
    if row is None:
        raise NotThere("There is no such conversation.")
    before = Seat(row.seat)
    after = next_seat(before, news)
    if before is after and not (after is Seat.AGENT and news is SeatNews.AGENT_TOOK and row.agent != agent):
        return None
    body: dict[str, Any] = {"event": "seat_moved", "from": before.value, "to": after.value}
    if after is Seat.AGENT:
        body["agent"] = agent_name or by.name
    if reason:
        body["reason"] = reason
    item = Append(
        conversation=of,
        author=by,
        client_id=str(uuid4()),
        kind="event",
        at=now,
        body=body,
        expect=expect,
        news=news,
        agent=agent,
    )
    return log.append_in(tx, item)


def rate(tx: Tx, log: Log, of: ConversationId, caller: Caller, *, stars: int, words: str | None, now: int) -> Placed:
    """The shopper's verdict, 1 to 5 stars; a later one replaces it."""
    if not 1 <= stars <= 5:
        raise Unacceptable("A rating has 1 to 5 stars.")
    body: dict[str, Any] = {"event": "rated", "stars": stars}
    if words:
        body["text"] = words[:1000]
    tx.connection.execute(update(conversation).where(conversation.c.id == of).values(rating=stars))
    return log.append_in(
        tx,
        Append(conversation=of, author=caller.author, client_id=str(uuid4()), kind="event", at=now, body=body),
    )
