"""From conversations to rows of a list: names, promises and tasks, looked up for a whole page at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy import Row as DatabaseRow

from parlour.conversation.due_tables import promise, task
from parlour.conversation.tables import conversation
from parlour.desk.values import Due, Found, Holder, Last, Row, Who
from parlour.foundation.clock import stamp
from parlour.foundation.ids import ShopId
from parlour.people.tables import CUSTOMER, agent, identity, shopper

Conversation = DatabaseRow[*tuple[Any, ...]]
Founds = Mapping[UUID, Found]


def rows_by_id(connection: Connection, shop: ShopId, ids: Sequence[UUID], now: int) -> list[Row]:
    """The rows of these conversations in this order; those that are not of this shop are missing."""
    # the shop is compared here: as a condition it would lure the planner into an index of the whole shop
    query = select(conversation).where(conversation.c.id.in_(list(ids)))
    found = {row.id: row for row in connection.execute(query) if row.shop == shop}
    return rows_of(connection, [found[one] for one in dict.fromkeys(ids) if one in found], now)


def rows_of(
    connection: Connection, conversations: Sequence[Conversation], now: int, founds: Founds | None = None
) -> list[Row]:
    """One row a conversation, in their order."""
    ids = [one.id for one in conversations]
    who = whos(connection, {one.shopper for one in conversations})
    agents = _agents(connection, {one.agent for one in conversations if one.agent})
    due, tasks = _promises(connection, ids), _open_tasks(connection, ids)
    return [
        Row(
            id=one.id,
            who=who.get(one.shopper) or Who(one.name or None, short(one.shopper), False),
            seat=one.seat,
            agent=agents.get(one.agent),
            lang=one.lang,
            last=None if one.last_who is None else Last(one.last_text or "", one.last_who, stamp(one.last_at)),
            waiting_since=None if one.waiting_since is None else stamp(one.waiting_since),
            unread=one.unread,
            head=one.head,
            opened_at=stamp(one.opened_at),
            last_at=stamp(one.last_at),
            rating=one.rating,
            promise=Due(stamp(due[one.id]), due[one.id] <= now) if one.id in due else None,
            tasks=tasks.get(one.id, 0),
            found=(founds or {}).get(one.id),
        )
        for one in conversations
    ]


def whos(connection: Connection, shoppers: Iterable[UUID]) -> dict[UUID, Who]:
    """Who these shoppers are, by the person they turned out to be."""
    ids = list(shoppers)
    if not ids:
        return {}
    person = shopper.alias("person")
    is_customer = (
        select(identity.c.id)
        .where(identity.c.shopper == func.coalesce(shopper.c.joined, shopper.c.id), identity.c.kind == CUSTOMER)
        .exists()
    )
    query = (
        select(shopper.c.id, func.coalesce(person.c.name, shopper.c.name).label("name"), is_customer.label("known"))
        .outerjoin(person, person.c.id == shopper.c.joined)
        .where(shopper.c.id.in_(ids))
    )
    return {row.id: Who(row.name, short(row.id), bool(row.known)) for row in connection.execute(query)}


def short(shopper_id: UUID) -> str:
    """Four signs by which people tell unknown visitors apart: the last of the id, which are random."""
    return shopper_id.hex[-4:].upper()


def _agents(connection: Connection, ids: set[UUID]) -> dict[UUID, Holder]:
    if not ids:
        return {}
    rows = connection.execute(select(agent.c.id, agent.c.name).where(agent.c.id.in_(list(ids))))
    return {row.id: Holder(row.id, row.name) for row in rows}


def _promises(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, int]:
    if not ids:
        return {}
    query = select(promise.c.conversation, promise.c.due_at)
    rows = connection.execute(query.where(promise.c.conversation.in_(ids), promise.c.kept_at.is_(None)))
    return {row.conversation: row.due_at for row in rows}


def _open_tasks(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, int]:
    if not ids:
        return {}
    query = select(task.c.conversation, func.count()).where(task.c.conversation.in_(ids), task.c.done_at.is_(None))
    return {row[0]: row[1] for row in connection.execute(query.group_by(task.c.conversation))}
