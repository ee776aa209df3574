"""Routes of one conversation: all that is known beside it, tasks and promises, goods to send."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from parlour.conversation.callers import as_caller
from parlour.conversation.promises import due_by, make_promise
from parlour.conversation.tasks import NewTask, make_task
from parlour.desk.counter import Counter, standing
from parlour.desk.opened import Opened, open_one
from parlour.desk.owed import promise_out, tasks_out
from parlour.desk.ports import PageInView
from parlour.desk.products import find_cards
from parlour.desk.values import Promise, Task
from parlour.foundation.clock import to_ms
from parlour.foundation.errors import Unacceptable
from parlour.foundation.ids import ConversationId
from parlour.foundation.mail import Postman
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.people.text import clean_email
from parlour.shop.index import Indexes
from parlour.shop.shops import shop_of_id


class TaskIn(msgspec.Struct, frozen=True):
    """What somebody shall do, for which order, by when."""

    kind: str
    order: str | None = None
    details: Any = None  # whatever helps to do it
    due_at: datetime | None = None


class PromiseIn(msgspec.Struct, frozen=True):
    """By when we answer, and where to."""

    due_at: datetime | None = None
    contact: str | None = None


class Cards(msgspec.Struct, frozen=True):
    """Goods, ready to be sent."""

    cards: list[dict[str, Any]]


class OpenedRoutes(Controller):
    """One conversation."""

    path = "/v1/desk"
    tags = ("desk",)
    dependencies = standing

    @get("/conversations/{conversation:uuid}", summary="A conversation and all that is known of its shopper")
    async def open(
        self,
        conversation: FromPath[UUID],
        counter: Given[Counter],
        page_in_view: Given[PageInView],
        lang: Annotated[str, QueryParameter(max_length=35)] = "en",
    ) -> Opened:
        at = counter
        found = await at.database.read(lambda c: open_one(c, at.shop, conversation, lang=lang, now=at.now))
        page = await at.database.read(lambda c: page_in_view(c, found.shopper.id))
        return msgspec.structs.replace(found, page=page, looking=at.service.hub.lookers.of(conversation))

    @post("/conversations/{conversation:uuid}/tasks", summary="Ask people to do something", status_code=201)
    async def make_task(self, conversation: FromPath[UUID], data: JSONBody[TaskIn], counter: Given[Counter]) -> Task:
        at, of = counter, await _entered(counter, conversation)
        due = await _due(at, data.due_at)
        author = as_caller(at.agent).author
        new = NewTask(kind=data.kind, by=author, due_at=due, order=data.order, details=data.details)
        made = await at.database.run(lambda tx: make_task(tx, at.service.log, of, new, at.now))
        return (await at.database.read(lambda c: tasks_out(c, [made], at.now)))[0]

    @post("/conversations/{conversation:uuid}/promise", summary="Promise an answer", status_code=200)
    async def promise(
        self, conversation: FromPath[UUID], data: JSONBody[PromiseIn], counter: Given[Counter], postman: Given[Postman]
    ) -> Promise:
        at, of = counter, await _entered(counter, conversation)
        contact = clean_email(data.contact) if data.contact else None
        if contact and await postman.account_of(at.shop) is None:
            raise Unacceptable("Outgoing mail is not set up, so that no address can be promised an answer.")
        due, by = await _due(at, data.due_at), as_caller(at.agent).author
        made = await at.database.run(
            lambda tx: make_promise(tx, at.service.log, of, by=by, due_at=due, contact=contact, now=at.now)
        )
        return promise_out(made, at.now)

    @get("/products", summary="Goods to send")
    async def products(
        self,
        counter: Given[Counter],
        indexes: Given[Indexes],
        q: Annotated[str, QueryParameter(max_length=500)] = "",
        lang: Annotated[str, QueryParameter(max_length=35)] = "en",
        limit: Annotated[int, QueryParameter(ge=1, le=40)] = 12,
    ) -> Cards:
        at, index = counter, await indexes.of(counter.shop)
        return Cards(await at.database.read(lambda c: find_cards(c, index, at.shop, q, lang=lang, limit=limit)))


async def _entered(at: Counter, of: UUID) -> ConversationId:
    """A conversation that the agent may write in."""
    at.agent.require(Right.REPLY)
    return await at.service.enter(as_caller(at.agent), of)


async def _due(at: Counter, wanted: datetime | None) -> int:
    """The time that was said, else the end of the next opening day."""
    if wanted is not None:
        if wanted.tzinfo is None:
            raise Unacceptable("Write `due_at` with its zone, such as 2026-11-23T17:00:00Z.")
        return to_ms(wanted)
    shop = await at.database.read(lambda connection: shop_of_id(connection, at.shop))
    return due_by(shop.facts, at.service.clock())
