"""Links of mails: each opens one conversation and nothing else; its secret stands after `#`."""

from enum import StrEnum
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from parlour.conversation.callers import Caller
from parlour.conversation.due_tables import talk_link
from parlour.conversation.reading import find
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere, Unauthorized
from parlour.foundation.ids import ConversationId, ShopId, ShopperId
from parlour.foundation.signing import Randomness, fingerprint, new_secret
from parlour.people.shoppers import find_shopper

PREFIX = "talk."  # a link's secret is told from a visit's token by it
LASTS_MS = 30 * 86_400_000
OVER = "This link is over, or never was one. Write to the shop again; it will know you by a new talk."


class Purpose(StrEnum):
    """What a link is for."""

    TALK = "talk"  # read and write in the conversation
    TRANSCRIPT = "transcript"  # say that the transcript may come to this address


class TalkLink(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a link."""

    shop: ShopId
    conversation: ConversationId
    purpose: Purpose
    contact: str | None


def make_talk_link(tx: Tx, link: TalkLink, now: int, random: Randomness) -> str:
    """The secret of a new link, told this once; we keep a fingerprint."""
    secret = PREFIX + new_secret(random)
    row = {"token": fingerprint(secret), "created_at": now, "expires_at": now + LASTS_MS}
    tx.connection.execute(talk_link.insert().values(**row, **msgspec.structs.asdict(link)))
    return secret


def look_behind_talk_link(connection: Connection, secret: str, now: int) -> TalkLink:
    """What the link is for; raises `NotThere` when it is over."""
    which = (talk_link.c.token == fingerprint(secret), talk_link.c.expires_at > now)
    row = connection.execute(select(talk_link).where(*which)).one_or_none()
    if row is None:
        raise NotThere(OVER)
    return TalkLink(
        shop=ShopId(row.shop),
        conversation=ConversationId(row.conversation),
        purpose=Purpose(row.purpose),
        contact=row.contact,
    )


def caller_by_link(connection: Connection, secret: str, now: int) -> Caller:
    """The shopper of the link's conversation, let into it alone; raises `Unauthorized`."""
    try:
        link = look_behind_talk_link(connection, secret, now)
    except NotThere:
        raise Unauthorized(OVER) from None
    row = find(connection, link.conversation)
    if row is None or link.purpose is not Purpose.TALK:
        raise Unauthorized(OVER)
    person = find_shopper(connection, link.shop, row.shopper)
    return Caller(
        shop=link.shop,
        name=person.name or "",
        shopper=ShopperId(row.shopper),
        ids=(ShopperId(row.shopper),),
        can_write=not person.is_blocked,
        only=link.conversation,
    )


def forget_old_links(tx: Tx, now: int) -> None:
    """Links that are over (milliseconds) are not kept."""
    tx.connection.execute(talk_link.delete().where(talk_link.c.expires_at <= now))


def is_link(token: str) -> bool:
    """Whether a bearer token is a link's secret."""
    return token.startswith(PREFIX)


def forget_links(tx: Tx, of: UUID) -> None:
    """The conversation's content is deleted: no link opens it any more."""
    tx.connection.execute(talk_link.delete().where(talk_link.c.conversation == of))
