"""What agents do with a conversation besides writing: take, give, leave, give back, close, reopen."""

from enum import StrEnum
from uuid import UUID

import msgspec

from parlour.conversation.callers import as_caller
from parlour.conversation.entries import Expect
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.reading import find
from parlour.conversation.seat import Seat, SeatNews
from parlour.foundation.database import Tx
from parlour.foundation.errors import Conflict, NotThere, Unacceptable
from parlour.foundation.ids import AgentId, ConversationId
from parlour.people.agents import find_agent
from parlour.people.roles import Right, has_right
from parlour.people.sessions import SignedIn


class Verb(StrEnum):
    """A move of the seat by an agent."""

    TAKE = "take"
    GIVE = "give"
    LEAVE = "leave"
    GIVE_BACK = "give-back"
    CLOSE = "close"
    REOPEN = "reopen"


NEWS = {
    Verb.TAKE: SeatNews.AGENT_TOOK,
    Verb.GIVE: SeatNews.AGENT_TOOK,
    Verb.LEAVE: SeatNews.AGENT_LEFT,
    Verb.GIVE_BACK: SeatNews.GIVEN_BACK,
    Verb.CLOSE: SeatNews.CLOSED,
    Verb.REOPEN: SeatNews.AGENT_TOOK,
}


class Move(msgspec.Struct, frozen=True):
    """Who does what; `to` is the colleague who is given it, `expect` what the page believed."""

    verb: Verb
    by: SignedIn
    to: UUID | None = None
    expect: Expect | None = None


def move(tx: Tx, log: Log, of: UUID, what: Move, now: int) -> None:
    """Do it, and say so in the log; raises `Forbidden`, `NotThere`, `Conflict` or `Unacceptable`."""
    what.by.require(Right.REPLY)
    row = find(tx.connection, of)
    if row is None or row.shop != what.by.shop:
        raise NotThere("There is no such conversation.")
    if what.verb is Verb.LEAVE and row.agent != what.by.id:
        raise Conflict("You do not have this conversation, so that you cannot leave it.", seat=row.seat, head=row.head)
    if what.verb is Verb.REOPEN and row.seat != Seat.CLOSED.value:
        raise Conflict("This conversation is open already.", seat=row.seat, head=row.head)
    holder, name = _holder(tx, what)
    move_seat(
        tx,
        log,
        ConversationId(of),
        NEWS[what.verb],
        by=as_caller(what.by).author,
        now=now,
        agent=holder,
        agent_name=name,
        expect=what.expect,
    )


def _holder(tx: Tx, what: Move) -> tuple[AgentId, str]:
    """Who has it after the move; only a colleague who can answer is given anything."""
    if what.verb is not Verb.GIVE:
        return what.by.id, what.by.name
    if what.to is None:
        raise Unacceptable("Say with `to` whom you give it to.")
    colleague = find_agent(tx.connection, what.by.shop, what.to)
    if not (colleague.is_active and colleague.has_joined and has_right(colleague.role, Right.REPLY)):
        raise Unacceptable(f"{colleague.name} cannot answer shoppers now. Choose somebody else.")
    return colleague.id, colleague.name
