"""The log over HTTP: `/v1/conversations` as docs/protocol.md describes it."""

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import Parameter

from parlour.conversation.attachments.files import Files
from parlour.conversation.callers import Caller
from parlour.conversation.erasing import erase
from parlour.conversation.ids import conversation_id
from parlour.conversation.moves import move_seat, rate
from parlour.conversation.opening import Opening, open_conversation
from parlour.conversation.reading import entries_since, heads, of_shopper
from parlour.conversation.seat import SeatNews
from parlour.conversation.service import Service
from parlour.conversation.sight import rendered
from parlour.conversation.state import State, state_of
from parlour.conversation.writing import Answers, accept, read_written, write
from parlour.foundation.clock import stamp
from parlour.foundation.errors import Forbidden
from parlour.foundation.ids import ConversationId

AnyRequest = Request[Any, Any, Any]


class OpenIn(msgspec.Struct, frozen=True):
    """In which shop to open."""

    shop: str
    lang: str | None = None


class ExpectIn(msgspec.Struct, frozen=True):
    """What the writer believes of the conversation."""

    seat: str | None = None
    seen: int | None = None


class EntryIn(msgspec.Struct, frozen=True, kw_only=True):
    """An entry to append; agents may write further kinds with members of their own."""

    client_id: str
    kind: str
    text: str | None = None
    expect: ExpectIn | None = None
    attachments: list[str] = []
    answers: Answers | None = None
    of: int | None = None
    because: int | None = None


class PlacedOut(msgspec.Struct, frozen=True):
    """Where an entry stands."""

    seq: int
    pos: int
    at: str


class EntriesOut(msgspec.Struct, frozen=True):
    """A page of the log."""

    entries: list[dict[str, Any]]
    head: int
    epoch: str


class ReadIn(msgspec.Struct, frozen=True):
    """How far the reader has read."""

    read: int


class RatingIn(msgspec.Struct, frozen=True):
    """The shopper's verdict."""

    stars: int
    text: str | None = None


class StatesOut(msgspec.Struct, frozen=True):
    """The shopper's own conversations."""

    conversations: list[State]


class ConversationRoutes(Controller):
    """Open, read, write, close, rate."""

    path = "/v1/conversations"
    tags = ("conversations",)

    @get("/", summary="The shopper's own conversations, newest first")
    async def list_own(self, service: Service, caller: Caller) -> StatesOut:
        if caller.shopper is None:
            raise Forbidden("This list is a shopper's own; the desk has lists of its own.")
        if caller.only is not None:
            return StatesOut([await state_of(service, caller, ConversationId(caller.only))])
        ids = caller.ids
        rows = await service.database.read(lambda c: [row for one in ids for row in of_shopper(c, one)])
        return StatesOut([await state_of(service, caller, ConversationId(row.id)) for row in rows[:50]])

    @put("/{conversation:str}", summary="Open a conversation; the client makes its id", status_code=201)
    async def open(
        self, conversation: str, data: OpenIn, request: AnyRequest, service: Service, caller: Caller
    ) -> Response[State]:
        of = conversation_id(conversation)
        if caller.shopper is None or caller.only is not None:
            raise Forbidden("Only a shopper opens a conversation here.")
        caller.require_writing()
        await service.require_shop(caller, data.shop)
        service.limits.opening(service.limits.address_of(request.scope))
        opening = Opening(
            id=of, shop=caller.shop, shopper=caller.shopper, at=service.now_ms(), name=caller.name, lang=data.lang
        )
        is_new = await service.database.run(lambda tx: open_conversation(tx, opening, caller.ids))
        return Response(await state_of(service, caller, ConversationId(of)), status_code=201 if is_new else 200)

    @get("/{conversation:str}", summary="The state of a conversation")
    async def state(self, conversation: str, service: Service, caller: Caller) -> State:
        return await state_of(service, caller, await service.enter(caller, conversation_id(conversation)))

    @post("/{conversation:str}/entries", summary="Append an entry; answers when it is durable", status_code=201)
    async def append(
        self, conversation: str, data: EntryIn, request: AnyRequest, service: Service, caller: Caller
    ) -> Response[PlacedOut]:
        of = await service.enter(caller, conversation_id(conversation))
        address = service.limits.address_of(request.scope)
        service.limits.message(caller, address)
        written, members = read_written(await request.body())
        item = accept(caller, written, members, of, now=service.now_ms(), address=address)
        placed = await write(service.database, service.log, item)
        return Response(PlacedOut(placed.seq, placed.pos, stamp(placed.at)), status_code=201 if placed.is_new else 200)

    @get("/{conversation:str}/entries", summary="Entries after a cursor, in order")
    async def entries(
        self,
        conversation: str,
        service: Service,
        caller: Caller,
        since: Annotated[int, Parameter(ge=0)] = 0,
        limit: Annotated[int, Parameter(ge=1, le=500)] = 100,
    ) -> EntriesOut:
        of = await service.enter(caller, conversation_id(conversation))
        found, head = await service.database.read(lambda c: (entries_since(c, of, since, limit), heads(c, [of])[of]))
        return EntriesOut([rendered(entry, caller.audience) for entry in found], head, service.epoch)

    @post("/{conversation:str}/positions", summary="Say how far you have read", status_code=204)
    async def positions(self, conversation: str, data: ReadIn, service: Service, caller: Caller) -> None:
        of = await service.enter(caller, conversation_id(conversation))
        await service.read_up_to(caller, of, data.read)

    @post("/{conversation:str}/typing", summary="Say that you are typing", status_code=204)
    async def typing(self, conversation: str, service: Service, caller: Caller) -> None:
        service.typing(caller, await service.enter(caller, conversation_id(conversation)))

    @post("/{conversation:str}/person", summary="Ask for a person", status_code=200)
    async def person(self, conversation: str, service: Service, caller: Caller) -> State:
        return await self._moved(conversation, service, caller, SeatNews.PERSON_WANTED)

    @post("/{conversation:str}/close", summary="Close the conversation", status_code=200)
    async def close(self, conversation: str, service: Service, caller: Caller) -> State:
        return await self._moved(conversation, service, caller, SeatNews.CLOSED)

    @post("/{conversation:str}/rating", summary="Rate the conversation", status_code=200)
    async def rating(self, conversation: str, data: RatingIn, service: Service, caller: Caller) -> State:
        of = await service.enter(caller, conversation_id(conversation))
        caller.require_writing()
        now, stars, words = service.now_ms(), data.stars, data.text
        await service.database.run(lambda tx: rate(tx, service.log, of, caller, stars=stars, words=words, now=now))
        return await state_of(service, caller, of)

    @delete("/{conversation:str}", summary="Delete what was said in a conversation", status_code=204)
    async def remove(self, conversation: str, service: Service, files: Files, caller: Caller) -> None:
        of = await service.enter(caller, conversation_id(conversation))
        if caller.shopper is None:
            raise Forbidden("Only the shopper deletes a conversation here.")
        now = service.now_ms()
        unused = await service.database.run(lambda tx: erase(tx, service.log, of, by=caller.author, now=now))
        for one in unused:
            await asyncio.to_thread(files.forget, one)

    async def _moved(self, conversation: str, service: Service, caller: Caller, news: SeatNews) -> State:
        of = await service.enter(caller, conversation_id(conversation))
        caller.require_writing()
        now = service.now_ms()
        await service.database.run(lambda tx: move_seat(tx, service.log, of, news, by=caller.author, now=now))
        return await state_of(service, caller, of)
