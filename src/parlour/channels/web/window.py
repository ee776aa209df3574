"""What the routes of this channel need together, gathered from what `app.py` gives."""

from dataclasses import dataclass
from datetime import datetime

from litestar.di import Provide

from parlour.channels.web.shop_card import Around, ShopCard, card_of_shop, language_for
from parlour.conversation.service import Service
from parlour.foundation.clock import Clock
from parlour.foundation.errors import NotThere
from parlour.foundation.mail import Postman
from parlour.people.doors import Call
from parlour.people.given import Given
from parlour.settings import Settings
from parlour.shop.known import KnownShops
from parlour.shop.pictures import PictureHosts
from parlour.shop.shops import Shop

NO_SHOP = "There is no shop of this name here. Look at the name in the line that embeds the chat."


@dataclass(frozen=True)
class ShopWindow:
    """Where a page meets a shop: one value a request. `base` is the address by which people reach Parlour."""

    shops: KnownShops
    service: Service
    settings: Settings
    postman: Postman
    pictures: PictureHosts
    now: datetime
    base: str

    async def shop(self, name: str) -> Shop:
        """The shop of this name; raises `NotThere`."""
        found = await self.shops.shop(name)
        if found is None:
            raise NotThere(NO_SHOP)
        return found

    async def card(self, shop: Shop, lang: str | None) -> ShopCard:
        """What the chat must know of it, in the shop's language nearest to this one."""
        around = Around(
            now=self.now,
            people_online=await self.service.attendance.people_online(shop.id),
            can_mail=await self.postman.account_of(shop.id) is not None,
            upload_bytes=self.settings.limits.upload_bytes,
        )
        return card_of_shop(shop, language_for(shop, lang), around)


def provide_window(
    *,
    request: Call,
    shops: Given[KnownShops],
    service: Given[Service],
    settings: Given[Settings],
    postman: Given[Postman],
    pictures: Given[PictureHosts],
    clock: Given[Clock],
) -> ShopWindow:
    """Gather it; while no address is set, it is the one that this request came to."""
    base = settings.url.rstrip("/") or f"{request.url.scheme}://{request.headers.get('host', '')}"
    return ShopWindow(shops, service, settings, postman, pictures, clock(), base)


looking_in = {"window": Provide(provide_window, sync_to_thread=False)}
