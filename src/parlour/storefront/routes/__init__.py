"""The routes of the demo shop, mounted only where it is shown."""

from pathlib import Path

from litestar import Router
from litestar.di import Provide
from litestar.exceptions import HTTPException

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.errors import ParlourError
from parlour.people.doors import Call
from parlour.people.given import Given
from parlour.settings import Settings
from parlour.shop.index import Indexes
from parlour.shop.known import KnownShops
from parlour.storefront.front import Front
from parlour.storefront.routes.account import AccountController
from parlour.storefront.routes.browse import BrowseController
from parlour.storefront.routes.buy import BuyController
from parlour.storefront.routes.cart import CartController
from parlour.storefront.routes.errors import error_pages
from parlour.storefront.routes.look import LookController
from parlour.storefront.routes.pictures import PictureController
from parlour.storefront.view import View

CONTROLLERS = (
    BrowseController,
    CartController,
    BuyController,
    AccountController,
    LookController,
    PictureController,
)


def storefront_router(shop_name: str, folder: Path, pages: Path, indexes: Indexes) -> Router:
    """The pages of one shop at `/`.

    `folder` is its import folder (categories.json and pictures/), `pages` the folder of all built pages, `indexes` the
    search of the installation. The application gives `database`, `shops` (`KnownShops`), `settings`, `clock`, `pace`
    and `address`.
    """
    front = Front(shop_name, folder, pages, indexes)

    def given_front() -> Front:
        return front

    async def given_view(
        request: Call,
        database: Given[Database],
        shops: Given[KnownShops],
        settings: Given[Settings],
        clock: Given[Clock],
    ) -> View:
        return await front.view(request, database, shops, settings, clock)

    return Router(
        path="/",
        route_handlers=list(CONTROLLERS),
        dependencies={"front": Provide(given_front, sync_to_thread=False), "view": Provide(given_view)},
        exception_handlers=dict.fromkeys((ParlourError, HTTPException, Exception), error_pages(front.assets)),
        include_in_schema=False,
    )
