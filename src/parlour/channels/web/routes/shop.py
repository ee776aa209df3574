"""Routes that the open chat calls: what it must know of the shop, and what the page around it says."""

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from parlour.channels.web.page_facts import PageFacts, note_page
from parlour.channels.web.shop_card import ShopCard
from parlour.channels.web.window import NO_SHOP, ShopWindow, looking_in
from parlour.foundation.errors import NotThere
from parlour.people.given import Given
from parlour.people.shoppers import Shopper


class ShopRoutes(Controller):
    """The shop as its shoppers meet it."""

    path = "/v1/web"
    tags = ("web",)
    dependencies = looking_in

    @get("/{name:str}", summary="What the chat must know before the first word")
    async def card(
        self, name: FromPath[str], window: Given[ShopWindow], lang: FromQuery[str | None] = None
    ) -> ShopCard:
        return await window.card(await window.shop(name), lang)

    @post("/{name:str}/page", summary="What the host page says about itself", status_code=204)
    async def page(
        self, name: FromPath[str], data: JSONBody[PageFacts], shopper: Given[Shopper], window: Given[ShopWindow]
    ) -> None:
        shop = await window.shop(name)
        if shop.id != shopper.shop:
            raise NotThere(NO_SHOP)
        await window.service.database.run(lambda tx: note_page(tx, shopper, data, window.now))
