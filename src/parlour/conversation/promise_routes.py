"""Routes of what is owed to a shopper: an answer later, a transcript by mail, and the links of such mails."""

from datetime import datetime

import msgspec
from litestar import Controller, post
from litestar.params import JSONBody
from sqlalchemy import Connection

from parlour.conversation.callers import Caller
from parlour.conversation.ids import conversation_id
from parlour.conversation.links import Purpose, look_behind_talk_link
from parlour.conversation.mails.transcripts import Asked, ask_for_transcript, confirm_transcript, proven_addresses
from parlour.conversation.promises import due_by, make_promise
from parlour.conversation.service import Service
from parlour.conversation.state import State, state_of
from parlour.foundation.errors import Conflict, Forbidden, Unacceptable
from parlour.foundation.ids import ConversationId, ShopId
from parlour.foundation.mail import Postman
from parlour.people.given import Given
from parlour.people.text import clean_email
from parlour.shop.shops import shop_of_id

NO_MAIL = "This shop sends no mail. Leave the address away; the answer will stand here."


class PromiseIn(msgspec.Struct, frozen=True):
    """Where the answer shall go besides this conversation."""

    contact: str | None = None


class TranscriptIn(msgspec.Struct, frozen=True):
    """Where the transcript shall go; left away, to the address that the shop knows for certain."""

    email: str | None = None


class TranscriptOut(msgspec.Struct, frozen=True):
    """Whether the address's owner is asked first, by a mail with a link."""

    asks_first: bool


class SecretIn(msgspec.Struct, frozen=True):
    """What stood after `#link=` of a mail's address."""

    secret: str


class LinkOut(msgspec.Struct, frozen=True):
    """What a link does: `talk` lets into the conversation with the secret as token; `transcript` has it sent now."""

    purpose: str
    shop: str
    conversation: str
    epoch: str
    token: str | None = None


class PromiseRoutes(Controller):
    """Answer me later, send me what was said."""

    path = "/v1/conversations/{conversation:str}"
    tags = ("conversations",)

    @post("/promise", summary="Be answered later, also by mail", status_code=200)
    async def promise(
        self,
        conversation: str,
        data: JSONBody[PromiseIn],
        service: Service,
        caller: Caller,
        postman: Given[Postman],
    ) -> State:
        of = await service.enter(caller, conversation_id(conversation))
        _must_be_shopper(caller)
        contact = None if not (data.contact or "").strip() else clean_email(data.contact or "")
        if contact is not None and await postman.account_of(caller.shop) is None:
            raise Unacceptable(NO_MAIL)
        now = service.clock()
        due_at = await service.database.read(lambda connection: _due(connection, caller.shop, now))
        by, at = caller.author, service.now_ms()
        await service.database.run(
            lambda tx: make_promise(tx, service.log, of, by=by, due_at=due_at, contact=contact, now=at)
        )
        return await state_of(service, caller, of)

    @post("/transcript", summary="Have the conversation sent by mail, once a day", status_code=202)
    async def transcript(
        self,
        conversation: str,
        data: JSONBody[TranscriptIn],
        service: Service,
        caller: Caller,
        postman: Given[Postman],
    ) -> TranscriptOut:
        of = await service.enter(caller, conversation_id(conversation))
        _must_be_shopper(caller)
        if await postman.account_of(caller.shop) is None:
            raise Conflict("This shop sends no mail.")
        now = service.clock()
        known = await service.database.read(lambda connection: _known(connection, caller, of, now))
        to = clean_email(data.email) if data.email else next(iter(known), None)
        if to is None:
            raise Unacceptable("Say with `email` where it shall go.")
        asked = Asked(of, to, service.now_ms())
        await service.database.run(lambda tx: ask_for_transcript(tx, caller.shop, asked, is_proven=to in known))
        return TranscriptOut(to not in known)


class LinkRoutes(Controller):
    """Links of mails."""

    path = "/v1/links"
    tags = ("conversations",)

    @post("/open", summary="Do what a mail's link is for", status_code=200)
    async def open(self, data: JSONBody[SecretIn], service: Service) -> LinkOut:
        now, secret = service.now_ms(), data.secret
        link = await service.database.read(lambda connection: look_behind_talk_link(connection, secret, now))
        if link.purpose is Purpose.TRANSCRIPT:
            await service.database.run(lambda tx: confirm_transcript(tx, secret, now))
        shop = await service.shops.of(link.shop)
        token = secret if link.purpose is Purpose.TALK else None
        return LinkOut(link.purpose, shop.name if shop else "", str(link.conversation), service.epoch, token)


def _must_be_shopper(caller: Caller) -> None:
    if caller.shopper is None:
        raise Forbidden("Only the shopper asks for this; the desk has verbs of its own.")
    caller.require_writing()


def _due(connection: Connection, shop: ShopId, now: datetime) -> int:
    return due_by(shop_of_id(connection, shop).facts, now)


def _known(connection: Connection, caller: Caller, of: ConversationId, now: datetime) -> list[str]:
    assert caller.shopper is not None
    return proven_addresses(connection, caller.shop, caller.shopper, of, now)
