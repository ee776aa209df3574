"""Routes of the desk's lists."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import JSONBody, QueryParameter
from sqlalchemy import Connection

from parlour.desk.counter import Counter, standing
from parlour.desk.finding.find import search
from parlour.desk.lists import Cursor, Wanted, count_lists, read_cursor, read_list, start, write_cursor
from parlour.desk.rows import rows_by_id, rows_of
from parlour.desk.values import ListName, Page, Rows
from parlour.foundation.errors import Unacceptable
from parlour.people.given import Given

MOST_IDS = 200


class Ids(msgspec.Struct, frozen=True):
    """Which rows to read again."""

    ids: list[UUID]


class ListRoutes(Controller):
    """Lists, and rows of them."""

    path = "/v1/desk"
    tags = ("desk",)
    dependencies = standing

    @get("/conversations", summary="A list of the desk, or what a search finds")
    async def list_conversations(
        self,
        counter: Given[Counter],
        which: Annotated[ListName, QueryParameter(name="list")] = ListName.ALL,
        q: Annotated[str, QueryParameter(max_length=200)] = "",
        after: str | None = None,
        limit: Annotated[int, QueryParameter(ge=1, le=100)] = 30,
    ) -> Page:
        at = counter
        cursor = read_cursor(after) if after else start(at.now)
        if q.strip():
            return await at.database.read(lambda connection: _found(connection, at, q, cursor, limit))
        wanted = Wanted(at.shop, at.agent.id, which, limit, cursor)

        def read(connection: Connection) -> Page:
            found, following = read_list(connection, wanted)
            counts = count_lists(connection, at.shop, at.agent.id, at.now)
            return Page(rows_of(connection, found, at.now), write_cursor(following) if following else None, counts)

        return await at.database.read(read)

    @post("/rows", summary="Rows by id, after the topic said that they changed", status_code=200)
    async def rows(self, data: JSONBody[Ids], counter: Given[Counter]) -> Rows:
        at = counter
        if len(data.ids) > MOST_IDS:
            raise Unacceptable(f"Ask for at most {MOST_IDS} rows at once.")

        def read(connection: Connection) -> Rows:
            rows = rows_by_id(connection, at.shop, data.ids, at.now)
            return Rows(rows, count_lists(connection, at.shop, at.agent.id, at.now))

        return await at.database.read(read)


def _found(connection: Connection, at: Counter, asked: str, cursor: Cursor, limit: int) -> Page:
    hits = search(connection, at.shop, asked, before=cursor.key or None, limit=limit)
    rows = rows_of(connection, hits.conversations, at.now, hits.founds)
    following = None if hits.before is None else write_cursor(Cursor("rest", cursor.now, hits.before))
    return Page(rows, following, count_lists(connection, at.shop, at.agent.id, at.now))
