"""The desk's page at `/desk`: what the build made of `web/desk`, under a policy that lets nothing else in."""

from collections.abc import Sequence
from html import escape

from litestar import Controller, Response, get

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.errors import Unauthorized
from parlour.foundation.web.built import file_of, served
from parlour.foundation.web.pages import EACH_TIME, answer
from parlour.people.doors import Call, cookie_name
from parlour.people.given import Given
from parlour.people.sessions import find_session
from parlour.settings import Settings
from parlour.shop.known import KnownShops
from parlour.shop.pictures import PictureHosts
from parlour.shop.shops import Shop

SAFE = {"Cross-Origin-Opener-Policy": "same-origin", "Referrer-Policy": "no-referrer"}


class DeskPage(Controller):
    """The page; what it names lies under `/pages`."""

    include_in_schema = False

    @get("/desk")
    async def page(
        self,
        *,
        request: Call,
        database: Given[Database],
        clock: Given[Clock],
        settings: Given[Settings],
        shops: Given[KnownShops],
        pictures: Given[PictureHosts],
    ) -> Response[bytes]:
        """The page for the shop of the agent who is signed in; what stands after `#` never comes here.

        It names that shop, so that a page that was fetched before the log-in knows to fetch itself again.
        """
        secret = request.cookies.get(cookie_name(settings), "")
        shop = await _shop_of(secret, database, clock, shops)
        hosts = await pictures.of(shop) if shop else ()
        page = file_of("desk", "index.html").content.decode()
        named = f'<meta name="parlour-shop" content="{escape(shop.name if shop else "")}"></head>'
        headers = {"Content-Security-Policy": policy(hosts), **SAFE}
        return answer(request, served(page.replace("</head>", named, 1).encode(), "text/html"), EACH_TIME, headers)


def policy(hosts: Sequence[str]) -> str:
    """Our own files alone; pictures of goods also from where the shop keeps them."""
    pictures = " ".join(("img-src 'self' blob: data:", *hosts))
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; {pictures}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


async def _shop_of(secret: str, database: Database, clock: Clock, shops: KnownShops) -> Shop | None:
    if not secret:
        return None
    now = clock()
    try:
        seen = await database.read(lambda connection: find_session(connection, secret, now))
    except Unauthorized:
        return None
    return await shops.shop(seen.agent.shop)
