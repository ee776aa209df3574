"""Tasks for people: what the assistant or an agent asks somebody to do, by when, and who did it."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import Connection, Row, select, tuple_, update

from parlour.conversation.due_tables import task
from parlour.conversation.entries import Append, Author
from parlour.conversation.log import Log
from parlour.conversation.reading import find
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ConversationId, ShopId, new_id

KIND_LENGTH = 60


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person has to do; moments in milliseconds. `kind` names it, `details` are what its maker knew."""

    id: UUID
    conversation: UUID
    kind: str
    order: str | None
    details: Any  # JSON of the maker's own form
    made_by: str
    made_at: int
    due_at: int
    done_at: int | None
    done_by: str | None


class NewTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task to be made: by whom, for which order of the shop, due when."""

    kind: str
    by: Author
    due_at: int
    order: str | None = None
    details: Any = None


def make_task(tx: Tx, log: Log, of: ConversationId, new: NewTask, now: int) -> Task:
    """Ask people to do something, and say so in the log, for them alone."""
    row = find(tx.connection, of)
    if row is None:
        raise NotThere("There is no such conversation.")
    if not 1 <= len(new.kind) <= KIND_LENGTH:
        raise Unacceptable(f"Name the task in 1 to {KIND_LENGTH} characters.")
    task_id = new_id()
    values = {"kind": new.kind, "order": new.order, "details": new.details, "made_by": new.by.who.value}
    where = {"id": task_id, "shop": row.shop, "conversation": of}
    tx.connection.execute(task.insert().values(made_at=now, due_at=new.due_at, **where, **values))
    said = {"task": str(task_id), "state": "made", "task_kind": new.kind, "order": new.order}
    _say(tx, log, of, by=new.by, body=said, now=now)
    return find_task(tx.connection, ShopId(row.shop), task_id)


def finish_task(tx: Tx, log: Log, shop: ShopId, task_id: UUID, *, by: Author, note: str | None, now: int) -> Task:
    """Somebody did it; done twice it stays as it was the first time."""
    find_task(tx.connection, shop, task_id)
    undone = update(task).where(task.c.id == task_id, task.c.done_at.is_(None))
    row = tx.connection.execute(undone.values(done_at=now, done_by=by.name).returning(task)).one_or_none()
    if row is not None:
        said = {"task": str(task_id), "state": "done", "task_kind": row.kind, "order": row.order}
        _say(tx, log, row.conversation, by=by, body=said | ({"note": note[:1000]} if note else {}), now=now)
    return find_task(tx.connection, shop, task_id)


def find_task(connection: Connection, shop: ShopId, task_id: UUID) -> Task:
    """One task; raises `NotThere`."""
    row = connection.execute(select(task).where(task.c.id == task_id, task.c.shop == shop)).one_or_none()
    if row is None:
        raise NotThere("There is no such task.")
    return _task(row)


def tasks_of(connection: Connection, of: UUID) -> list[Task]:
    """The tasks of a conversation, the newest first."""
    query = select(task).where(task.c.conversation == of).order_by(task.c.made_at.desc(), task.c.id.desc())
    return [_task(row) for row in connection.execute(query.limit(100))]


def tasks_for_order(connection: Connection, shop: ShopId, order: str) -> list[Task]:
    """The tasks about an order, done or not, the oldest first: what was asked for already counts for its rules."""
    query = select(task).where(task.c.shop == shop, task.c.order == order).order_by(task.c.made_at, task.c.id)
    return [_task(row) for row in connection.execute(query)]


def open_tasks(connection: Connection, shop: ShopId, after: tuple[int, UUID] | None, limit: int) -> list[Task]:
    """Tasks that are not done, the one that is due first before the others; `after` is due time and id of the last."""
    query = select(task).where(task.c.shop == shop, task.c.done_at.is_(None))
    if after is not None:
        query = query.where(tuple_(task.c.due_at, task.c.id) > after)
    return [_task(row) for row in connection.execute(query.order_by(task.c.due_at, task.c.id).limit(limit))]


def done_tasks(connection: Connection, shop: ShopId, after: tuple[int, UUID] | None, limit: int) -> list[Task]:
    """Tasks that were done, the last one first."""
    query = select(task).where(task.c.shop == shop, task.c.done_at.is_not(None))
    if after is not None:
        query = query.where(tuple_(task.c.done_at, task.c.id) < after)
    latest = (task.c.done_at.desc(), task.c.id.desc())
    return [_task(row) for row in connection.execute(query.order_by(*latest).limit(limit))]


def forget_tasks(tx: Tx, of: UUID) -> None:
    """The conversation's content is deleted: what its tasks told of it goes too."""
    tx.connection.execute(update(task).where(task.c.conversation == of).values(details=None))


def _say(tx: Tx, log: Log, of: UUID, *, by: Author, body: dict[str, Any], now: int) -> None:
    said = {"event": "task"} | {key: value for key, value in body.items() if value is not None}
    client_id = str(uuid4())
    log.append_in(
        tx, Append(conversation=ConversationId(of), author=by, client_id=client_id, kind="event", at=now, body=said)
    )


def _task(row: Row[Any]) -> Task:
    return Task(**{name: row._mapping[name] for name in Task.__struct_fields__})
