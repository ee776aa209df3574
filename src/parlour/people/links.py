"""One-time links into the desk: the first owner's, an invitation, a new password; each works once and for a day."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, or_, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId, new_id
from parlour.foundation.signing import Randomness, fingerprint, new_secret
from parlour.people.tables import agent, link

LINK_LASTS = timedelta(days=1)
USED_UP = "This link was used already, or its day is over. Ask for a new one."


class LinkKind(StrEnum):
    """What a link lets somebody do."""

    OWNER = "owner"
    INVITE = "invite"
    RESET = "reset"


class Offer(msgspec.Struct, frozen=True):
    """What stands behind a link that still works; `agent` is None in an owner's."""

    id: UUID
    shop: ShopId
    kind: LinkKind
    agent: UUID | None
    email: str | None
    name: str | None
    role: str


def make_link(
    tx: Tx, shop: ShopId, kind: LinkKind, now: datetime, random: Randomness, *, agent_id: UUID | None = None
) -> str:
    """A new link's secret, told this once. An earlier one to the same account stops working."""
    secret = new_secret(random)
    if agent_id is not None:
        void_links(tx, agent_id, now)
    tx.connection.execute(
        link.insert().values(
            id=new_id(),
            shop=shop,
            kind=kind.value,
            agent=agent_id,
            token=fingerprint(secret),
            created_at=now,
            expires_at=now + LINK_LASTS,
        )
    )
    return secret


def link_address(desk: str, secret: str) -> str:
    """The address to hand on; what stands after `#` stays in the browser, whose page posts it."""
    return f"{desk.rstrip('/')}/desk#{secret}"


def look_behind(connection: Connection, secret: str, now: datetime) -> Offer:
    """What the link offers, which does not use it up; raises `NotThere`."""
    query = (
        select(link, agent.c.email, agent.c.name, agent.c.role)
        .outerjoin(agent, agent.c.id == link.c.agent)
        .where(link.c.token == fingerprint(secret), link.c.used_at.is_(None), link.c.expires_at > now)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere(USED_UP)
    return _offer(row)


def use_link(tx: Tx, secret: str, now: datetime) -> Offer:
    """Take the link, which ends it; raises `NotThere` for everybody but the first."""
    offer = look_behind(tx.connection, secret, now)
    taken = link.update().where(link.c.id == offer.id, link.c.used_at.is_(None)).values(used_at=now)
    if not tx.connection.execute(taken).rowcount:
        raise NotThere(USED_UP)
    return offer


def void_links(tx: Tx, agent_id: UUID, now: datetime) -> None:
    """Unused links to this account stop working."""
    unused = link.update().where(link.c.agent == agent_id, link.c.used_at.is_(None))
    tx.connection.execute(unused.values(used_at=now))


def void_owner_links(tx: Tx, shop: ShopId, now: datetime) -> None:
    """Owner's links that were printed and never used stop working, since there is an owner now."""
    unused = link.update().where(link.c.shop == shop, link.c.kind == LinkKind.OWNER.value, link.c.used_at.is_(None))
    tx.connection.execute(unused.values(used_at=now))


def forget_old_links(tx: Tx, now: datetime) -> None:
    """Links that were used or are over are not kept."""
    tx.connection.execute(link.delete().where(or_(link.c.used_at.is_not(None), link.c.expires_at <= now)))


def _offer(row: Row[Any]) -> Offer:
    kind = LinkKind(row.kind)
    role = row.role or LinkKind.OWNER.value
    return Offer(row.id, ShopId(row.shop), kind, row.agent, row.email, row.name, role)
