"""Who a shopper is: the value that other rooms are given, and the person behind several shoppers."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Integer, Uuid, and_, bindparam, func, or_, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import Forbidden, NotThere
from parlour.foundation.ids import AgentId, ShopId, ShopperId
from parlour.people.events import ShopperChanged
from parlour.people.tables import CUSTOMER, identity, shopper
from parlour.people.text import without_controls

REASON_LENGTH = 500

# The person and everybody who was joined with them, from the id of any of them. Written once, since building a
# statement costs more than running it, and this one runs on every request of a shopper.
_ONE = shopper.alias("one")
_PERSON = (
    select(func.coalesce(_ONE.c.joined, _ONE.c.id))
    .where(_ONE.c.id == bindparam("one", type_=Uuid()), _ONE.c.shop == bindparam("shop", type_=Integer()))
    .scalar_subquery()
)
_FAMILY = (
    select(
        *(shopper.c.id, shopper.c.joined, shopper.c.name, shopper.c.language, shopper.c.email, shopper.c.blocked_at),
        identity.c.external_id.label("customer"),
    )
    .outerjoin(identity, and_(identity.c.shopper == shopper.c.id, identity.c.kind == CUSTOMER))
    .where(or_(shopper.c.id == _PERSON, shopper.c.joined == _PERSON))
    .order_by(shopper.c.id)
)


class Shopper(msgspec.Struct, frozen=True, kw_only=True):
    """A person of one shop. `ids` are all shoppers that this person turned out to be, `id` among them.

    `customer` is the customer's id in the shop and `email` the address, both only as the shop's server signed them.
    """

    id: ShopperId
    shop: ShopId
    ids: tuple[ShopperId, ...]
    name: str | None = None
    language: str | None = None
    customer: str | None = None
    email: str | None = None
    is_blocked: bool = False
    visit: UUID | None = None

    def owns(self, other: UUID) -> bool:
        """Whether what belongs to that shopper belongs to this person; ask it of every conversation."""
        return other in self.ids

    def require_unblocked(self) -> None:
        """Raise `Forbidden` when the shop has blocked this person; ask it of everything they send."""
        if self.is_blocked:
            raise Forbidden("This shop takes no messages from here now. Its contact page says how to reach it.")


def find_shopper(connection: Connection, shop: ShopId, shopper_id: UUID) -> Shopper:
    """The person that this shopper is; raises `NotThere`."""
    rows = connection.execute(_FAMILY, {"one": shopper_id, "shop": shop}).all()
    if not rows:
        raise NotThere("There is no such shopper.")
    person = next(row for row in rows if row.joined is None)
    return Shopper(
        id=ShopperId(person.id),
        shop=shop,
        ids=tuple(ShopperId(row.id) for row in rows),
        name=person.name,
        language=person.language,
        customer=person.customer,
        email=person.email,
        is_blocked=any(row.blocked_at is not None for row in rows),
    )


def block(tx: Tx, shop: ShopId, shopper_id: UUID, *, by: AgentId, because: str, now: datetime) -> None:
    """Take nothing more from this person; raises `NotThere`."""
    reason = without_controls(because)[:REASON_LENGTH]
    _set_block(tx, shop, shopper_id, blocked_at=now, blocked_by=by, blocked_because=reason)


def unblock(tx: Tx, shop: ShopId, shopper_id: UUID) -> None:
    """Take messages from this person again; raises `NotThere`."""
    _set_block(tx, shop, shopper_id, blocked_at=None, blocked_by=None, blocked_because=None)


def _set_block(tx: Tx, shop: ShopId, shopper_id: UUID, **values: object) -> None:
    person = find_shopper(tx.connection, shop, shopper_id)
    tx.connection.execute(shopper.update().where(shopper.c.id.in_(person.ids)).values(**values))
    tx.tell(ShopperChanged(shop, person.ids))
