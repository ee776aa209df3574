"""The secret by which a shop's server tells the chat who is signed in: made at the desk, shown once."""

import secrets

import msgspec
from litestar import Controller, get, post

from parlour.desk.counter import Counter, standing
from parlour.desk.routes.settings import locked
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.signing import new_secret
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.shop.shops import IDENTIFY_SECRET, change_shop, shop_of_id


class IdentifyOut(msgspec.Struct, frozen=True):
    """Whether there is a secret; `secret` itself only when it was made just now."""

    is_set: bool
    secret: str | None = None


class IdentifyRoutes(Controller):
    """Signing shoppers in at the shop's own server."""

    path = "/v1/desk/settings/identify"
    tags = ("settings",)
    dependencies = standing

    @get("/", summary="Whether the shop's server can say who is signed in")
    async def shown(self, counter: Given[Counter]) -> IdentifyOut:
        counter.agent.require(Right.EDIT_SHOP)
        shop = await counter.database.read(lambda connection: shop_of_id(connection, counter.shop))
        return IdentifyOut(bool(shop.settings.get(IDENTIFY_SECRET)))

    @post("/", summary="Make a secret to sign with; one made before stops working", status_code=201)
    async def make(self, counter: Given[Counter]) -> IdentifyOut:
        counter.agent.require(Right.EDIT_SHOP)
        secret = new_secret(secrets.token_bytes)
        await counter.database.run(lambda tx: _keep(tx, counter.shop, secret))
        return IdentifyOut(is_set=True, secret=secret)


def _keep(tx: Tx, of: ShopId, secret: str) -> None:
    shop = locked(tx, of)
    change_shop(tx, of, settings={**shop.settings, IDENTIFY_SECRET: secret})
