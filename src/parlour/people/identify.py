"""Identifying: the shop's server vouches for a customer, and the visit's shopper becomes that person.

Only a signed key joins persons. Joining is a pointer from the shopper to the person and a line in the ledger
`joining`, so that nothing is rewritten and it can be undone. Two customers are never joined.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, select

from parlour.foundation.database import Tx
from parlour.foundation.database.upsert import insert_new
from parlour.foundation.errors import NotThere, Unauthorized
from parlour.foundation.ids import AgentId, ShopId, ShopperId, new_id
from parlour.foundation.signing import Randomness
from parlour.people.claims import Claims
from parlour.people.events import ShopperChanged
from parlour.people.shoppers import Shopper
from parlour.people.tables import CUSTOMER, identity, joining, shopper, visit
from parlour.people.visits import NO_VISIT, end_visit, end_visits_of, find_visit, open_visit_of


class Identified(msgspec.Struct, frozen=True):
    """Who the visit's shopper is now; a new `token` when what it opens has changed: the old one has ended."""

    shopper: Shopper
    token: str | None = None


class Joining(msgspec.Struct, frozen=True):
    """A line of the ledger: this shopper turned out to be the person, until it was undone."""

    id: UUID
    shopper: ShopperId
    joined_at: datetime
    undone_at: datetime | None


def identify(tx: Tx, caller: Shopper, claims: Claims, *, now: datetime, random: Randomness) -> Identified | None:
    """Bind the caller's visit to the customer of these claims; None when it was so before.

    An unknown shopper becomes the customer, or joins the person that the customer already is. Somebody who was another
    customer leaves that person untouched, and only the visit goes over. The token changes with every one of these, so
    that a copy taken before, on a shared computer, opens nothing of the customer's.
    """
    own = _locked(tx.connection, caller)
    was = _customer_of(tx.connection, own.joined or own.id)
    if was == claims.subject:
        _refresh(tx.connection, own.joined or own.id, claims)
        return None
    stays = own.id if was is None else new_id()
    if was is not None:
        language = {"language": caller.language}
        tx.connection.execute(shopper.insert().values(id=stays, shop=caller.shop, created_at=now, **language))
    person = _become(tx, caller.shop, stays, claims, now)
    _refresh(tx.connection, person, claims)
    if caller.visit is not None:
        end_visit(tx, caller.shop, caller.visit)
    token = open_visit_of(tx, caller.shop, stays, now, random)
    tx.tell(ShopperChanged(caller.shop, tuple(sorted({*caller.ids, ShopperId(person)}))))
    return Identified(find_visit(tx.connection, token, now).shopper, token)


def joinings_of(connection: Connection, person: Shopper) -> list[Joining]:
    """The ledger of this person: whom they turned out to be, and what was taken back."""
    query = select(joining).where(joining.c.shop == person.shop, joining.c.person == person.id)
    rows = connection.execute(query.order_by(joining.c.joined_at, joining.c.id))
    return [Joining(row.id, ShopperId(row.shopper), row.joined_at, row.undone_at) for row in rows]


def undo_joining(tx: Tx, shop: ShopId, person: UUID, joining_id: UUID, *, by: AgentId, now: datetime) -> None:
    """Take a joining back: the shopper is somebody else again, with what they said before it.

    Their visits end, since whoever holds one could have read the other person's conversations. Raises `NotThere`.
    """
    which = (joining.c.id == joining_id, joining.c.shop == shop, joining.c.person == person)
    not_undone = joining.update().where(*which, joining.c.undone_at.is_(None))
    undone = not_undone.values(undone_at=now, undone_by=by).returning(joining.c.shopper, joining.c.person)
    row = tx.connection.execute(undone).one_or_none()
    if row is None:
        raise NotThere("There is nothing to undo: these two were never joined, or are apart again.")
    tx.connection.execute(shopper.update().where(shopper.c.id == row.shopper).values(joined=None))
    end_visits_of(tx, shop, row.shopper)
    tx.tell(ShopperChanged(shop, (ShopperId(row.shopper), ShopperId(row.person))))


def _locked(connection: Connection, caller: Shopper) -> Row[Any]:
    """The shopper of the visit itself; whoever identifies them at the same time waits, so that they become one only."""
    query = select(shopper).join(visit, visit.c.shopper == shopper.c.id).where(visit.c.id == caller.visit)
    row = connection.execute(query.with_for_update()).one_or_none()
    if row is None:
        raise Unauthorized(NO_VISIT)
    return row


def _customer_of(connection: Connection, person: UUID) -> str | None:
    query = select(identity.c.external_id).where(identity.c.shopper == person, identity.c.kind == CUSTOMER)
    return connection.scalars(query).one_or_none()


def _become(tx: Tx, shop: ShopId, shopper_id: UUID, claims: Claims, now: datetime) -> UUID:
    """The person of these claims: this shopper if nobody was it yet, else the one it joins."""
    key = {"shop": shop, "kind": CUSTOMER, "external_id": claims.subject}
    row = {"id": new_id(), "shopper": shopper_id, "is_verified": True, "created_at": now}
    if insert_new(tx.connection, identity, **key, **row):
        return shopper_id
    same = (identity.c.shop == shop, identity.c.kind == CUSTOMER, identity.c.external_id == claims.subject)
    known = tx.connection.execute(select(identity.c.id, identity.c.shopper).where(*same)).one()
    person: UUID = known.shopper
    tx.connection.execute(shopper.update().where(shopper.c.id == shopper_id).values(joined=person))
    ledger = {"id": new_id(), "shop": shop, "shopper": shopper_id, "person": person, "identity": known.id}
    tx.connection.execute(joining.insert().values(joined_at=now, **ledger))
    return person


def _refresh(connection: Connection, person: UUID, claims: Claims) -> None:
    said = {name: value for name, value in (("name", claims.name), ("email", claims.email)) if value}
    if said:
        connection.execute(shopper.update().where(shopper.c.id == person).values(**said))
