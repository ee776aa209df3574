"""What this room asks of the rooms above it; `app.py` joins them."""

import re
from typing import Protocol

import msgspec

from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId

_NAME = re.compile(r"[a-z0-9-]{1,40}")  # anything else names no shop, and not every database could even be asked


class KnownShop(msgspec.Struct, frozen=True):
    """A shop as far as its door is concerned: which sites show its chat, and the secret its server signs with.

    `name` is the short one of addresses, `shown_name` the one that people read.
    """

    id: ShopId
    name: str
    shown_name: str = ""
    sites: tuple[str, ...] = ()
    identify_secret: str | None = None


class Shops(Protocol):
    """Finding shops; asked on every visit, so it answers from memory where it can."""

    async def named(self, name: str) -> KnownShop | None:
        """The shop of this short name."""
        ...

    async def of(self, shop: ShopId) -> KnownShop | None:
        """The shop of this id."""
        ...


async def shop_named(shops: Shops, name: str) -> KnownShop:
    """The shop that somebody outside names; raises `NotThere`."""
    shop = await shops.named(name) if _NAME.fullmatch(name) else None
    if shop is None:
        raise NotThere("There is no shop of this name here. Look at the name in the line that embeds the chat.")
    return shop
