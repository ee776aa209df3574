"""Which shops there are, kept in memory for as long as nobody notices: the doors ask at every request."""

import time
from collections.abc import Sequence

from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId
from parlour.people.ports import KnownShop
from parlour.shop.shops import IDENTIFY_SECRET, Shop, ShopChanged, find_shop, shop_of_id

FRESH_SECONDS = 2.0


class KnownShops:
    """Finds shops by name and id, looking again after two seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[str | ShopId, tuple[float, Shop | None]] = {}
        database.listeners.append(self._hear)

    def _hear(self, news: Sequence[object]) -> None:
        """What was changed in this process counts at once; another process notices within two seconds."""
        if any(isinstance(one, ShopChanged) for one in news):
            self._kept.clear()

    async def named(self, name: str) -> KnownShop | None:
        """The shop of this short name."""
        return _known(await self.shop(name))

    async def of(self, shop: ShopId) -> KnownShop | None:
        """The shop of this id."""
        return _known(await self.shop(shop))

    async def shop(self, key: str | ShopId) -> Shop | None:
        """The whole shop, by name or id."""
        kept = self._kept.get(key)
        if kept is not None and time.monotonic() - kept[0] < FRESH_SECONDS:
            return kept[1]
        found = await self._found(key)
        if found is not None:  # what is not there is not remembered: strangers may ask for any name
            self._kept[key] = (time.monotonic(), found)
        return found

    async def _found(self, key: str | ShopId) -> Shop | None:
        if isinstance(key, str):
            name = key
            return await self._database.read(lambda c: find_shop(c, name))
        try:
            return await self._database.read(lambda c: shop_of_id(c, key))
        except NotThere:
            return None


def _known(shop: Shop | None) -> KnownShop | None:
    if shop is None:
        return None
    secret = shop.settings.get(IDENTIFY_SECRET)
    return KnownShop(
        shop.id, shop.name, shop.shown_name, tuple(shop.sites), secret if isinstance(secret, str) else None
    )
