"""Where a shop's pictures lie: the hosts that a page may fetch them from, and no others."""

from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, bindparam, select

from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.shop.shops import Shop
from parlour.shop.tables import product

MOST_HOSTS = 20  # a policy is a header, and headers have their limits
AT_ONCE = 500


class _Pictured(msgspec.Struct):
    """As much of a variant as its picture."""

    image: str | None = None


class _Pictures(msgspec.Struct):
    """As much of a product as its pictures."""

    images: list[str] = []
    variants: list[_Pictured] = []


_decode = msgspec.json.Decoder(_Pictures).decode


class PictureHosts:
    """The hosts of a shop's pictures, read once a version of its catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[ShopId, tuple[int, frozenset[str]]] = {}

    async def of(self, shop: Shop) -> tuple[str, ...]:
        """Scheme and host of each, in order: the shop's own sites, and wherever its goods' pictures lie."""
        kept = self._kept.get(shop.id)
        if kept is None or kept[0] != shop.catalogue_version:
            found = await self._database.read(lambda c: hosts_in_catalogue(c, shop.id))
            kept = self._kept[shop.id] = (shop.catalogue_version, found)
        own = {host for one in (*shop.sites, shop.facts.site or "") if (host := host_of(one))}
        return (*sorted(own), *sorted(kept[1] - own))[:MOST_HOSTS]


_AFTER = (
    select(product.c.id, product.c.body)
    .where(product.c.shop == bindparam("shop"), product.c.id > bindparam("last"))
    .order_by(product.c.id)
    .limit(AT_ONCE)
)


def hosts_in_catalogue(connection: Connection, shop: ShopId) -> frozenset[str]:
    """The hosts of the pictures of all goods; pictures with a relative address lie at the shop's own site."""
    hosts: set[str] = set()
    last = ""
    while piece := connection.execute(_AFTER, {"shop": shop, "last": last}).all():
        for _, body in piece:
            one = _decode(body)
            addresses = (*one.images, *(variant.image for variant in one.variants))
            hosts.update(host for address in addresses if address and (host := host_of(address)))
        last = piece[-1][0]
    return frozenset(hosts)


def host_of(address: str) -> str | None:
    """Scheme, host and port of an address, as a content security policy writes it; None for what is none of the web."""
    try:
        parts = urlsplit(address.strip())
        if parts.scheme in ("http", "https") and parts.hostname:
            return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    except ValueError:
        pass
    return None
