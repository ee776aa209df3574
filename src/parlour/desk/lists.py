"""The desk's lists: which conversations, in which order, overdue promises first, paged by a cursor."""

import base64
import binascii
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    Uuid,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from parlour.conversation.due_tables import promise, task
from parlour.conversation.seat import Seat
from parlour.conversation.tables import OPEN, QUEUED, conversation
from parlour.desk.rows import Conversation
from parlour.desk.values import Counts, ListName
from parlour.foundation.errors import Unacceptable
from parlour.foundation.ids import AgentId, ShopId

COUNTED = 1000
Part = Literal["overdue", "rest"]
_UNKEPT = promise.c.kept_at.is_(None)
_UNDONE = task.c.done_at.is_(None)


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """How far a list was read: among the overdue (as of `now`) or the others, after this key and id."""

    part: Part
    now: int
    key: int = 0
    id: UUID | None = None


class Wanted(msgspec.Struct, frozen=True):
    """Whose list, which, from where on, and how many rows."""

    shop: ShopId
    agent: AgentId
    list: ListName
    limit: int
    cursor: Cursor


def start(now: int, part: Part = "overdue") -> Cursor:
    """The beginning of a list at this moment, or of its second part."""
    return Cursor(part, now)


def read_cursor(written: str) -> Cursor:
    """A cursor as it was given out; raises `Unacceptable`."""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(written), type=Cursor)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        raise Unacceptable("`after` is not one of ours; take `next` of the page before.") from None


def write_cursor(cursor: Cursor) -> str:
    """A cursor to be given out."""
    return base64.urlsafe_b64encode(msgspec.json.encode(cursor)).decode()


def read_list(connection: Connection, wanted: Wanted) -> tuple[list[Conversation], Cursor | None]:
    """Some conversations of a list, and the cursor of the next ones, None at the end."""
    limit, is_late = wanted.limit, wanted.cursor.part == "overdue" and wanted.list is not ListName.CLOSED
    late = _by_promise(connection, wanted, limit + 1) if is_late else []
    if wanted.list is ListName.PROMISES or len(late) > limit:
        return late[:limit], _after(late, wanted, "overdue")
    if wanted.cursor.part == "overdue":
        wanted = msgspec.structs.replace(wanted, cursor=start(wanted.cursor.now, "rest"))
    others = _others(connection, wanted, limit + 1 - len(late))
    if len(late) == limit and others:
        return late, wanted.cursor
    rows = [*late, *others]
    return rows[:limit], _after(rows, wanted, "rest")


def count_lists(connection: Connection, shop: ShopId, agent: AgentId, now: int) -> Counts:
    """How long each list is, counted to 1000, in one statement."""
    promises, tasks = (promise.c.shop == shop, _UNKEPT), (task.c.shop == shop, _UNDONE)
    counted = {
        **{name.value: _number(conversation, *_belongs(name, shop, agent)) for name in ListName},
        "promises": _number(promise, *promises),
        "late_promises": _number(promise, *promises, promise.c.due_at <= now),
        "tasks": _number(task, *tasks),
        "late_tasks": _number(task, *tasks, task.c.due_at <= now),
    }
    row = connection.execute(select(*(number.label(name) for name, number in counted.items()))).one()
    overdue = row.late_promises + row.late_tasks
    return Counts(row.mine, row.waiting, row.all, row.closed, row.promises, overdue, row.tasks)


def _number(table: Table, *which: Any) -> ScalarSelect[int]:
    some = select(literal(1)).select_from(table).where(*which).limit(COUNTED).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def _belongs(name: ListName, shop: ShopId, agent: AgentId) -> list[Any]:
    """The conditions of a list; texts where a partial index wants to recognise them."""
    own: dict[ListName, list[Any]] = {
        ListName.MINE: [conversation.c.agent == agent, conversation.c.seat == Seat.AGENT.value],
        ListName.WAITING: [QUEUED],
        ListName.ALL: [OPEN],
        ListName.CLOSED: [conversation.c.seat == Seat.CLOSED.value],
        ListName.PROMISES: [],
    }
    return [conversation.c.shop == shop, *own[name]]


def _by_promise(connection: Connection, wanted: Wanted, limit: int) -> list[Conversation]:
    """Conversations with an open promise, the one that is due first before the others."""
    query: Select[Any] = (
        select(conversation, promise.c.due_at.label("key"))
        .join(promise, promise.c.conversation == conversation.c.id)
        .where(promise.c.shop == wanted.shop, _UNKEPT, *_belongs(wanted.list, wanted.shop, wanted.agent))
        .order_by(promise.c.due_at, conversation.c.id)
    )
    if wanted.list is not ListName.PROMISES:
        query = query.where(promise.c.due_at <= wanted.cursor.now)
    if wanted.cursor.id is not None:
        query = query.where(_place(promise.c.due_at) > _here(wanted.cursor))
    return list(connection.execute(query.limit(limit)))


def _others(connection: Connection, wanted: Wanted, limit: int) -> list[Conversation]:
    """The conversations of a list without an overdue promise, in the list's own order."""
    is_queue = wanted.list is ListName.WAITING
    key = conversation.c.waiting_since if is_queue else conversation.c.last_at
    query: Select[Any] = select(conversation, key.label("key")).where(*_belongs(wanted.list, wanted.shop, wanted.agent))
    if wanted.list is not ListName.CLOSED:
        late = (promise.c.conversation == conversation.c.id, _UNKEPT, promise.c.due_at <= wanted.cursor.now)
        query = query.where(~exists().where(*late))
    if wanted.cursor.id is not None:
        here = _here(wanted.cursor)
        query = query.where(_place(key) > here if is_queue else _place(key) < here)
    order = (key, conversation.c.id) if is_queue else (key.desc(), conversation.c.id.desc())
    return list(connection.execute(query.order_by(*order).limit(limit)))


def _place(key: ColumnElement[Any]) -> Any:  # a tuple compares as SQL's row values do
    return tuple_(key, conversation.c.id)


def _here(cursor: Cursor) -> Any:
    return tuple_(literal(cursor.key), literal(cursor.id, Uuid()))


def _after(rows: list[Conversation], wanted: Wanted, part: Part) -> Cursor | None:
    if len(rows) <= wanted.limit:
        return None
    last = rows[wanted.limit - 1]
    return Cursor(part, wanted.cursor.now, last.key, last.id)
