"""What several routes of this room need together, gathered from what `app.py` gives."""

from dataclasses import dataclass
from datetime import datetime

from litestar.di import Provide

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.signing import Randomness
from parlour.people.given import Given
from parlour.people.pace import Pace
from parlour.people.passwords import Passwords
from parlour.people.ports import Shops
from parlour.settings import Settings


@dataclass(frozen=True)
class Reception:
    """Where somebody comes in: one value a request. `now` is the moment they came, `address` from where."""

    database: Database
    settings: Settings
    shops: Shops
    pace: Pace
    passwords: Passwords
    random: Randomness
    now: datetime
    address: str

    async def name_of(self, shop: ShopId) -> str:
        """The short name of a shop by its id."""
        known = await self.shops.of(shop)
        return known.name if known else ""

    async def shown_name_of(self, shop: ShopId) -> str:
        """The name of a shop that people read."""
        known = await self.shops.of(shop)
        return (known.shown_name or known.name) if known else ""


def provide_reception(
    *,
    database: Given[Database],
    settings: Given[Settings],
    shops: Given[Shops],
    pace: Given[Pace],
    passwords: Given[Passwords],
    random: Given[Randomness],
    clock: Given[Clock],
    address: Given[str],
) -> Reception:
    """Gather it."""
    return Reception(database, settings, shops, pace, passwords, random, clock(), address)


receiving = {"reception": Provide(provide_reception, sync_to_thread=False)}
