"""What shoppers allowed and took back: a ledger to which lines are only added; the last line of a purpose counts."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import Connection, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import Unacceptable
from parlour.foundation.ids import ShopId, new_id
from parlour.people.shoppers import Shopper, find_shopper
from parlour.people.tables import consent

PURPOSE_LENGTH = 40
NOWHERE: Mapping[str, object] = MappingProxyType({})


def record_consent(
    tx: Tx,
    shopper: Shopper,
    purpose: str,
    *,
    is_given: bool,
    now: datetime,
    source: Mapping[str, object] = NOWHERE,
) -> None:
    """Write down that this person allowed a purpose, or took it back, and where they were asked in which words."""
    if not 0 < len(purpose) <= PURPOSE_LENGTH or not purpose.isidentifier():
        raise Unacceptable(f"Name the purpose in 1 to {PURPOSE_LENGTH} letters, such as marketing.")
    row = {"id": new_id(), "shop": shopper.shop, "shopper": shopper.id, "purpose": purpose, "at": now}
    tx.connection.execute(consent.insert().values(is_given=is_given, source=dict(source), **row))


def consents_of(connection: Connection, shop: ShopId, shopper_id: UUID) -> dict[str, bool]:
    """What this person allows now, by purpose; a purpose that was never asked for is not in it, and not allowed."""
    person = find_shopper(connection, shop, shopper_id)
    query = select(consent.c.purpose, consent.c.is_given).where(consent.c.shopper.in_(person.ids))
    return {row.purpose: row.is_given for row in connection.execute(query.order_by(consent.c.at, consent.c.id))}
