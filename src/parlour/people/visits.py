"""Visits: an unknown shopper walks in and gets a token; whoever brings the token is that shopper."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import Connection, String, bindparam, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import Unauthorized
from parlour.foundation.ids import ShopId, new_id
from parlour.foundation.signing import Randomness, fingerprint, new_secret
from parlour.people.events import VisitEnded
from parlour.people.shoppers import Shopper, find_shopper
from parlour.people.tables import shopper, visit
from parlour.people.text import language_or_none

VISIT_LASTS = timedelta(days=180)  # without being seen
SEEN_EVERY = timedelta(hours=12)  # no write for every request
NO_VISIT = "Send the token of POST /v1/visits as `Authorization: Bearer TOKEN`; open a new visit when it is lost."

_BY_TOKEN = select(visit.c.id, visit.c.shop, visit.c.shopper, visit.c.seen_at).where(
    visit.c.token == bindparam("token", type_=String())
)


class SeenVisit(msgspec.Struct, frozen=True):
    """The shopper of a token, and whether it is time to note that they were here."""

    shopper: Shopper
    is_due: bool


def open_visit(tx: Tx, shop: ShopId, now: datetime, random: Randomness, *, language: str | None = None) -> str:
    """Let an unknown shopper in; answers with the token, of which we keep a fingerprint only."""
    shopper_id = new_id()
    row = {"id": shopper_id, "shop": shop, "language": language_or_none(language), "created_at": now}
    tx.connection.execute(shopper.insert().values(**row))
    return open_visit_of(tx, shop, shopper_id, now, random)


def open_visit_of(tx: Tx, shop: ShopId, shopper_id: UUID, now: datetime, random: Randomness) -> str:
    """A token for a shopper who is there already."""
    token = new_secret(random)
    row = {"id": new_id(), "shop": shop, "shopper": shopper_id, "created_at": now, "seen_at": now}
    tx.connection.execute(visit.insert().values(token=fingerprint(token), **row))
    return token


def find_visit(connection: Connection, token: str, now: datetime) -> SeenVisit:
    """Whose token this is; raises `Unauthorized` when nobody's, or when it has not been seen for half a year."""
    row = connection.execute(_BY_TOKEN, {"token": fingerprint(token)}).one_or_none()
    if row is None or row.seen_at <= now - VISIT_LASTS:
        raise Unauthorized(NO_VISIT)
    person = find_shopper(connection, ShopId(row.shop), row.shopper)
    return SeenVisit(msgspec.structs.replace(person, visit=row.id), row.seen_at < now - SEEN_EVERY)


def note_seen(tx: Tx, visit_id: UUID | None, now: datetime) -> None:
    """Remember that the visit is alive."""
    tx.connection.execute(visit.update().where(visit.c.id == visit_id).values(seen_at=now))


def end_visit(tx: Tx, shop: ShopId, visit_id: UUID) -> None:
    """Make the token worthless, as when the customer signs out of the shop; what was said stays."""
    if tx.connection.execute(visit.delete().where(visit.c.id == visit_id, visit.c.shop == shop)).rowcount:
        tx.tell(VisitEnded(shop, visit_id))


def end_visits_of(tx: Tx, shop: ShopId, shopper_id: UUID) -> None:
    """End every visit of a shopper."""
    gone = visit.delete().where(visit.c.shopper == shopper_id, visit.c.shop == shop).returning(visit.c.id)
    for visit_id in tx.connection.scalars(gone).all():
        tx.tell(VisitEnded(shop, visit_id))


def forget_old_visits(tx: Tx, now: datetime) -> None:
    """Visits that were not seen for half a year are over; what was said in them stays."""
    tx.connection.execute(visit.delete().where(visit.c.seen_at <= now - VISIT_LASTS))


def open_visits(connection: Connection, visits: Collection[UUID]) -> frozenset[UUID]:
    """Which of these visits are still open: a socket whose visit is not among them must close."""
    return frozenset(connection.scalars(select(visit.c.id).where(visit.c.id.in_(visits))))
