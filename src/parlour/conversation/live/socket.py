"""The WebSocket `/v1/live`: one endpoint below the web framework, for the cost of a delivery is what counts here."""

import asyncio
from functools import partial
from typing import Any
from uuid import UUID

import msgspec
import structlog

from parlour.conversation.callers import Caller
from parlour.conversation.entries import Append, Placed
from parlour.conversation.live.frames import ClientFrame, Follow, Place, read_frame
from parlour.conversation.live.hub import inbox
from parlour.conversation.live.reader import Reader, may_follow
from parlour.conversation.service import Service
from parlour.conversation.writing import accept, is_plain, read_written, write
from parlour.foundation.callers import is_listed_origin, is_own_origin
from parlour.foundation.clock import stamp
from parlour.foundation.errors import Malformed, NotThere, ParlourError, Unavailable
from parlour.foundation.ids import ConversationId
from parlour.foundation.live.corked import TAKE
from parlour.foundation.live.outbox import Outbox

TOKEN, ORIGIN, SILENT, SLOW = 4401, 4403, 4408, 4429
LATER = 1013  # "try again later" in the registry of RFC 6455
BROKE = "Something went wrong here and was written down. The message is not stored; send it again in a while."
FIRST_FRAME_SECONDS = 10
MOST_FOLLOWED = 2000
_encode = msgspec.json.Encoder().encode
log = structlog.get_logger()


class Socket:
    """One open socket from its first frame to its end."""

    def __init__(self, service: Service, scope: Any, receive: Any, send: Any) -> None:  # ASGI's three
        self.service = service
        self.hub = service.hub
        self.address = service.limits.address_of(scope)
        self._headers = dict(scope["headers"])
        self._take = scope.get("extensions", {}).get(TAKE)
        self._send = send
        self._receive = receive
        self._reader: Reader | None = None
        self._underway: set[asyncio.Future[Any]] = set()

    async def serve(self) -> None:
        """Speak until one side ends."""
        await self._receive()  # websocket.connect
        await self._send({"type": "websocket.accept"})
        try:
            async with asyncio.timeout(FIRST_FRAME_SECONDS):
                text = await self._text()
        except TimeoutError:
            return await self._close(SILENT)
        if text is _GONE:
            return None
        try:
            caller = await self._admitted(text)
            if caller is None:
                return await self._close(TOKEN)
            if not await self._comes_from_here(caller):
                return await self._close(ORIGIN)
            await self._speak(caller, text)
        except Unavailable as error:  # before it was ready: come back later
            await self._bytes(_encode({"refused": _as_members(error)}))
            await self._close(LATER)

    async def _speak(self, caller: Caller, first: str | None) -> None:
        outbox = Outbox(self._bytes, self._cut, self._take)
        self._reader = reader = Reader(caller, self.service.database, outbox, self._end)
        self.hub.readers.add(reader)
        try:
            await self.service.came(reader)
            reader.outbox.put(_encode({"ready": {"epoch": self.service.epoch}}))
            text = first
            while text is not _GONE:
                await self._obey(text)
                text = await self._text()
        finally:
            self.hub.leave(reader)
            await self.service.left(reader)

    async def _admitted(self, text: str | None) -> Caller | None:
        try:
            frame = read_frame(text)
        except ParlourError:
            return None
        if isinstance(frame.token, str):
            return await self.service.doorman.by_token(frame.token)
        if isinstance(frame.ticket, str):
            return await self.service.doorman.by_ticket(frame.ticket)
        return None

    async def _comes_from_here(self, caller: Caller) -> bool:
        """A page may speak only from our own address, or as a shopper from a site that the shop lists."""
        origin, host = (self._headers.get(name) for name in (b"origin", b"host"))
        if origin is None:
            return True
        page, called, settings = origin.decode("latin-1"), (host or b"").decode("latin-1"), self.service.settings
        if caller.agent is not None:  # the desk is ours alone
            return is_own_origin(page, settings.url, called)
        shop = await self.service.shops.of(caller.shop)
        return is_own_origin(page, settings.url, called) or is_listed_origin(page, shop.sites if shop else ())

    async def _obey(self, text: str | None) -> None:
        try:
            frame = read_frame(text)
            await self._do(frame)
        except ParlourError as error:
            self._refuse(error)

    async def _do(self, frame: ClientFrame) -> None:
        assert self._reader is not None
        if isinstance(frame.append, msgspec.Raw):
            self._append(frame.append)
        if frame.ping is not msgspec.UNSET:
            self._reader.outbox.put(_encode({"pong": frame.ping}))
        if isinstance(frame.follow, list):
            for follow in frame.follow:
                await self._follow(follow)
        if isinstance(frame.unfollow, list):
            for of in frame.unfollow:
                self.hub.unfollow(self._reader, of)
        if isinstance(frame.typing, Place):
            self.service.typing(self._reader.caller, self._own(frame.typing.conversation), but=self._reader)
        if isinstance(frame.read, Place):
            await self.service.read_up_to(self._reader.caller, self._own(frame.read.conversation), frame.read.seq)
        if self._reader.caller.agent is not None:
            await self._do_for_agent(frame)

    async def _do_for_agent(self, frame: ClientFrame) -> None:
        assert self._reader is not None
        if isinstance(frame.topics, list) and "inbox" in frame.topics:
            self.hub.watch_topic(self._reader, inbox(self._reader.caller.shop))
        if frame.looking is not msgspec.UNSET:
            self.service.look(self._reader, frame.looking.conversation)
        if isinstance(frame.away, bool):
            await self.service.set_away(self._reader.caller, frame.away)

    async def _follow(self, follow: Follow) -> None:
        assert self._reader is not None
        if len(self._reader.cursors) >= MOST_FOLLOWED:
            raise Malformed(f"One socket follows at most {MOST_FOLLOWED} conversations; unfollow some first.")
        try:
            if not await may_follow(self.service.database, self._reader.caller, follow.conversation):
                raise NotThere("There is no such conversation.")
        except ParlourError as error:
            return self._refuse(error, follow.conversation)
        self.hub.follow(self._reader, follow.conversation, max(0, follow.since))
        return None

    def _own(self, of: UUID) -> ConversationId:
        assert self._reader is not None
        if of not in self._reader.cursors:
            raise NotThere("Follow the conversation first.")
        return ConversationId(of)

    def _append(self, raw: msgspec.Raw) -> None:
        """Start an append; it is gathered with others, and its order is that of arrival."""
        assert self._reader is not None
        written, members = read_written(raw)
        of = written.conversation
        if of is None:
            raise Malformed("Say with `conversation` where the entry belongs.")
        try:
            caller = self._reader.caller
            self.service.limits.message(caller, self.address)
            item = accept(caller, written, members, ConversationId(of), now=self.service.now_ms(), address=self.address)
        except ParlourError as error:
            return self._refuse(error, of, written.client_id)
        placing = self._placing(item)
        self._underway.add(placing)
        placing.add_done_callback(partial(self._answer, item))
        return None

    def _placing(self, item: Append) -> "asyncio.Future[Placed]":
        """The append under way; a plain entry of a followed conversation, as nearly all are, needs no task."""
        assert self._reader is not None
        if is_plain(item) and item.conversation in self._reader.cursors:
            return self.service.log.append(self.service.database, item)
        return asyncio.create_task(self._checked(item))

    async def _checked(self, item: Append) -> Placed:
        assert self._reader is not None
        database, of = self.service.database, item.conversation
        if of not in self._reader.cursors and not await may_follow(database, self._reader.caller, of):
            raise NotThere("There is no such conversation.")
        return await write(database, self.service.log, item)

    def _answer(self, item: Append, placing: "asyncio.Future[Placed]") -> None:
        """Acknowledge what is durable now, or say why it is not."""
        assert self._reader is not None
        self._underway.discard(placing)
        if placing.cancelled():
            return
        of, error = item.conversation, placing.exception()
        if error is None:
            placed = placing.result()
            self._reader.outbox.put(
                b'{"ack":{"conversation":"%b","client_id":%b,"seq":%d,"pos":%d,"at":"%b"}}'
                % (str(of).encode(), _encode(item.client_id), placed.seq, placed.pos, stamp(placed.at).encode())
            )
        elif isinstance(error, ParlourError):
            self._refuse(error, of, item.client_id)
        else:
            log.error("append_broke", conversation=str(of), exc_info=error)
            self._refuse(ParlourError(BROKE), of, item.client_id)

    def _refuse(self, error: ParlourError, of: UUID | None = None, client_id: str | None = None) -> None:
        assert self._reader is not None
        refused = _as_members(error)
        if of is not None:
            refused["conversation"] = of
        if client_id is not None:
            refused["client_id"] = client_id
        self._reader.outbox.put(_encode({"refused": refused}))

    async def _text(self) -> str | None:
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            return _GONE
        text: str | None = message.get("text")
        return text

    async def _bytes(self, frame: bytes) -> None:
        await self._send({"type": "websocket.send", "text": frame.decode()})

    def _cut(self) -> None:
        self._keep(asyncio.create_task(self._close(SLOW)))

    def _end(self, code: int) -> None:
        self._keep(asyncio.create_task(self._close(code)))

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._underway.add(task)
        task.add_done_callback(self._underway.discard)

    async def _close(self, code: int) -> None:
        try:
            await self._send({"type": "websocket.close", "code": code})
        except (OSError, RuntimeError) as error:  # it went away by itself
            log.debug("socket_gone", why=str(error))


def _as_members(error: ParlourError) -> dict[str, object]:
    retry_after = getattr(error, "retry_after", None)
    later = {} if retry_after is None else {"retry_after": retry_after}
    return {"status": error.status, "detail": error.detail, **error.members, **later}


_GONE = "\x00gone"  # no client can send it: a frame is JSON
