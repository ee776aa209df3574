"""Promises and tasks as the desk's page reads them."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from parlour.conversation import promises, tasks
from parlour.conversation.tables import conversation
from parlour.desk.rows import short, whos
from parlour.desk.values import Promise, Task, Who
from parlour.foundation.clock import stamp


def promise_out(one: promises.Promise, now: int) -> Promise:
    """A promise of the room below, with its moments in words."""
    return Promise(
        id=one.id,
        made_at=stamp(one.made_at),
        due_at=stamp(one.due_at),
        is_overdue=one.kept_at is None and one.due_at <= now,
        contact=one.contact,
        kept_at=None if one.kept_at is None else stamp(one.kept_at),
        kept_by=one.kept_by,
    )


def tasks_out(connection: Connection, found: Sequence[tasks.Task], now: int) -> list[Task]:
    """Tasks of the room below, each with whose conversation it belongs to."""
    if not found:
        return []
    ids = [one.conversation for one in found]
    talks = connection.execute(select(conversation.c.id, conversation.c.shopper).where(conversation.c.id.in_(ids)))
    shoppers = {row.id: row.shopper for row in talks}
    who = whos(connection, set(shoppers.values()))
    return [_task(one, who.get(shoppers[one.conversation]), now) for one in found]


def _task(one: tasks.Task, who: Who | None, now: int) -> Task:
    return Task(
        id=one.id,
        conversation=one.conversation,
        who=who or Who(None, short(one.conversation), False),
        kind=one.kind,
        order=one.order,
        details=one.details,
        made_by=one.made_by,
        made_at=stamp(one.made_at),
        due_at=stamp(one.due_at),
        is_overdue=one.done_at is None and one.due_at <= now,
        done_at=None if one.done_at is None else stamp(one.done_at),
        done_by=one.done_by,
    )
