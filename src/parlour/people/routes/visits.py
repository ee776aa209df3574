"""Routes of shoppers: opening and ending a visit."""

import msgspec
from litestar import Controller, delete, post
from litestar.params import JSONBody

from parlour.foundation.database import Database
from parlour.people import visits
from parlour.people.doors import Call, require_known_origin, spoken_from
from parlour.people.given import Given
from parlour.people.ports import shop_named
from parlour.people.reception import Reception, receiving
from parlour.people.shoppers import Shopper


class NewVisit(msgspec.Struct, frozen=True):
    """Which shop is visited, and in which language."""

    shop: str
    language: str | None = None


class OpenedVisit(msgspec.Struct, frozen=True):
    """The unknown shopper's bearer token, and the installation's epoch."""

    token: str
    epoch: str


class VisitController(Controller):
    """Walking in, and out."""

    path = "/v1/visits"
    tags = ("people",)
    dependencies = receiving

    @post("/", status_code=201)
    async def open(
        self, data: JSONBody[NewVisit], request: Call, reception: Given[Reception], epoch: Given[str]
    ) -> OpenedVisit:
        """Open a visit of a shop: an unknown shopper with a token of their own."""
        at = reception
        at.pace.visit(at.address, at.now)
        shop = await shop_named(at.shops, data.shop)
        await require_known_origin(*spoken_from(request), at.settings, at.shops, shop.id)
        token = await at.database.run(
            lambda tx: visits.open_visit(tx, shop.id, at.now, at.random, language=data.language)
        )
        return OpenedVisit(token, epoch)

    @delete("/", status_code=204)
    async def end(self, shopper: Given[Shopper], database: Given[Database]) -> None:
        """End the visit: its token stops working, as when the customer signs out of the shop."""
        visit = shopper.visit
        if visit is not None:
            await database.run(lambda tx: visits.end_visit(tx, shopper.shop, visit))
