"""Routes of the tasks of a whole shop."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlalchemy import Connection

from parlour.conversation.callers import as_caller
from parlour.conversation.tasks import done_tasks, finish_task, open_tasks
from parlour.desk.counter import Counter, standing
from parlour.desk.lists import Cursor, read_cursor, write_cursor
from parlour.desk.owed import tasks_out
from parlour.desk.values import Task
from parlour.people.given import Given
from parlour.people.roles import Right


class Done(msgspec.Struct, frozen=True):
    """That it was done, and what there is to say of it."""

    note: str | None = None


class Tasks(msgspec.Struct, frozen=True):
    """Some tasks; `next` asks for more."""

    tasks: list[Task]
    next: str | None


class TaskRoutes(Controller):
    """What people have to do."""

    path = "/v1/desk/tasks"
    tags = ("desk",)
    dependencies = standing

    @get("/", summary="Tasks, overdue ones first")
    async def list_tasks(
        self,
        counter: Given[Counter],
        which: Annotated[Literal["open", "done"], QueryParameter(name="state")] = "open",
        after: str | None = None,
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    ) -> Tasks:
        at, cursor = counter, read_cursor(after) if after else None
        place = (cursor.key, cursor.id) if cursor is not None and cursor.id is not None else None
        find = open_tasks if which == "open" else done_tasks

        def read(connection: Connection) -> Tasks:
            found = find(connection, at.shop, place, limit + 1)
            shown, last = found[:limit], found[limit - 1] if len(found) > limit else None
            following = None
            if last is not None:
                key = last.due_at if which == "open" else last.done_at or 0
                following = write_cursor(Cursor("rest", at.now, key, last.id))
            return Tasks(tasks_out(connection, shown, at.now), following)

        return await at.database.read(read)

    @post("/{task:uuid}/done", summary="It is done", status_code=200)
    async def done(self, task: FromPath[UUID], data: JSONBody[Done], counter: Given[Counter]) -> Task:
        at = counter
        at.agent.require(Right.REPLY)
        by = as_caller(at.agent).author
        finished = await at.database.run(
            lambda tx: finish_task(tx, at.service.log, at.shop, task, by=by, note=data.note, now=at.now)
        )
        return (await at.database.read(lambda c: tasks_out(c, [finished], at.now)))[0]
