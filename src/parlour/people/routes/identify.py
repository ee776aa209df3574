"""The route by which a shop's own server tells who the shopper is."""

import msgspec
from litestar import Controller, post
from litestar.params import JSONBody

from parlour.people.claims import read_claims
from parlour.people.given import Given
from parlour.people.identify import identify
from parlour.people.reception import Reception, receiving
from parlour.people.shoppers import Shopper


class Vouched(msgspec.Struct, frozen=True):
    """A JWT signed by the shop's server with the shop's secret: HS256, `sub`, `iat`, `exp`, and `email`, `name`."""

    jwt: str


class Greeted(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who the shopper is; a `token` is there when it changed, and the one before has stopped working."""

    name: str | None
    token: str | None = None


class IdentifyController(Controller):
    """Being known."""

    path = "/v1/identify"
    tags = ("people",)
    dependencies = receiving

    @post("/", status_code=200)
    async def identify(self, data: JSONBody[Vouched], shopper: Given[Shopper], reception: Given[Reception]) -> Greeted:
        """Tell who the shopper is, signed by the shop's server."""
        at = reception
        at.pace.claim(at.address, at.now)
        shop = await at.shops.of(shopper.shop)
        claims = read_claims(data.jwt, shop.identify_secret if shop else None, at.now)
        found = await at.database.run(lambda tx: identify(tx, shopper, claims, now=at.now, random=at.random))
        if found is None:
            return Greeted(claims.name or shopper.name)
        return Greeted(found.shopper.name, found.token)
