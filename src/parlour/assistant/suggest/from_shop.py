"""A shop's own past as a history to learn from: talks in which its agents wrote, and talks from other desks."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from parlour.assistant.learn.past import Line, talk_of_log
from parlour.assistant.suggest.history import Past, Spoken
from parlour.assistant.suggest.outcomes import actions_taken
from parlour.assistant.understand.reader import Understander
from parlour.conversation.entries import Who
from parlour.conversation.reading import find, last_entries
from parlour.conversation.seat import Seat
from parlour.conversation.tables import conversation, entry
from parlour.foundation.ids import ShopId
from parlour.knowledge.exams import past_talks

MOST_TALKS = 3000
MOST_ENTRIES = 200


def talks_of(connection: Connection, shop: ShopId) -> list[UUID]:
    """The closed conversations in which agents wrote, the newest first."""
    wrote = select(entry.c.conversation).where(entry.c.kind == "message", entry.c.who == Who.AGENT.value)
    which = (conversation.c.shop == shop, conversation.c.seat == Seat.CLOSED.value, conversation.c.id.in_(wrote))
    query = select(conversation.c.id).where(*which).order_by(conversation.c.last_at.desc()).limit(MOST_TALKS)
    return list(connection.scalars(query))


def past_of_log(connection: Connection, of: UUID, taken: Mapping[tuple[UUID, int], str]) -> Past:
    """One conversation; what an agent did has the action of the suggestion that they took."""
    row = find(connection, of)
    talk = talk_of_log(of, last_entries(connection, of, MOST_ENTRIES), (row.name,) if row and row.name else ())
    return Past(str(of), tuple(_spoken(talk.lines, of, taken)), talk.names)


def past_elsewhere(connection: Connection, shop: ShopId) -> Iterator[Past]:
    """Talks from other desks, as they were taken in."""
    for number, _, lines in past_talks(connection, shop, MOST_TALKS):
        yield Past(
            f"past {number}",
            tuple(Spoken(one.get("who", ""), one.get("text", ""), one.get("action")) for one in lines),
        )


def shop_history(connection: Connection, shop: ShopId) -> list[Past]:
    """All of it, the latest last: where there is too much of it, what was said lately is kept."""
    taken = actions_taken(connection, shop)
    own = [past_of_log(connection, of, taken) for of in talks_of(connection, shop)]
    return [*reversed(list(past_elsewhere(connection, shop))), *reversed(own)]


def with_requests(past: Past, languages: tuple[str, ...], reader: Understander) -> Past:
    """What an agent did without an action is named by the request that it answers, so that like is found by like."""
    named, said = [], ""
    for one in past.entries:
        said = f"{said}\n{one.words}".strip() if one.is_shopper else said
        if one.who == Who.AGENT and not one.action and said:
            named.append(Spoken(one.who, one.text, reader.read(said, languages).request.value))
        else:
            named.append(one)
        said = said if one.is_shopper else ""
    return Past(past.talk, tuple(named), past.names)


def _spoken(lines: Sequence[Line], of: UUID, taken: Mapping[tuple[UUID, int], str]) -> Iterator[Spoken]:
    offered = {seq: action for (one, seq), action in taken.items() if one == of}
    for line in lines:
        due = [seq for seq in offered if seq < line.seq] if line.who == "agent" else []
        action = offered[max(due)] if due else line.action
        for seq in due:
            offered.pop(seq)
        yield Spoken(line.who, line.text, action)
