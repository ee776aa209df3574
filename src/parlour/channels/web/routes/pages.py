"""Routes of the line that a shop embeds, and of the page of its iframe."""

import re

from litestar import Controller, Response, get
from litestar.params import FromPath, FromQuery

from parlour.channels.web.chat_page import chat_page, policy
from parlour.channels.web.loader import loader_of
from parlour.channels.web.window import ShopWindow, looking_in
from parlour.foundation.errors import NotThere
from parlour.foundation.web.pages import EACH_TIME, answer
from parlour.people.doors import Call
from parlour.people.given import Given

SHORTLY = "public, max-age=300"
CROSS_ORIGIN = {"Cross-Origin-Resource-Policy": "cross-origin"}


class EmbeddedRoutes(Controller):
    """What a shop's page embeds."""

    path = "/w"
    include_in_schema = False
    dependencies = looking_in

    @get("/{file:str}")
    async def loader(self, file: FromPath[str], request: Call, window: Given[ShopWindow]) -> Response[bytes]:
        """The line's script, `/w/SHOP.js`; kept by browsers for five minutes."""
        if not file.endswith(".js"):
            raise NotThere("There is nothing at this address.")
        shop = await window.shop(file.removesuffix(".js"))
        return answer(request, loader_of(shop, window.base), SHORTLY, CROSS_ORIGIN)

    @get("/{name:str}/chat")
    async def chat(
        self, name: FromPath[str], request: Call, window: Given[ShopWindow], lang: FromQuery[str | None] = None
    ) -> Response[bytes]:
        """The page of the iframe; opened by itself, as from a mail, in the language of the browser."""
        shop = await window.shop(name)
        headers = {
            "Content-Security-Policy": policy(shop, window.base, await window.pictures.of(shop)),
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Vary": "Accept-Encoding, Accept-Language",
            **CROSS_ORIGIN,
        }
        card = await window.card(shop, lang or _first_language(request))
        return answer(request, chat_page(card), EACH_TIME, headers)


def _first_language(request: Call) -> str | None:
    return re.split("[,;]", request.headers.get("accept-language", ""))[0].strip() or None
