"""The page of the iframe: the built chat with the shop's card in it, and the headers that say who may show it."""

from collections.abc import Sequence
from html import escape

from parlour.channels.web.markup import script_json
from parlour.channels.web.shop_card import ShopCard
from parlour.foundation.web.built import Served, file_of, manifest_of, served
from parlour.foundation.words import FALLBACK
from parlour.shop.pictures import host_of
from parlour.shop.shops import Shop


def chat_page(card: ShopCard) -> Served:
    """The page in the card's language, which also fetches its words at once."""
    page = file_of("widget", "index.html").content.decode()
    manifest = manifest_of("widget")
    words = manifest.get(f"words/{card.lang.partition('-')[0]}.json") or manifest[f"words/{FALLBACK}.json"]
    head = (
        f'<link rel="modulepreload" crossorigin href="/pages/widget/{words.file}">'
        f'<script type="application/json" id="parlour-shop">{script_json(card)}</script></head>'
    )
    page = page.replace('<html lang="en">', f'<html lang="{escape(card.lang)}">', 1)
    return served(page.replace("</head>", head, 1).encode(), "text/html")


def policy(shop: Shop, base: str, pictures: Sequence[str]) -> str:
    """The content security policy: our own files, pictures from the shop's hosts too, framed by its sites alone."""
    sites = [site for one in shop.sites if (site := host_of(one))]
    socket = base.replace("http", "ws", 1)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            " ".join(("img-src 'self' blob: data:", *pictures)),
            f"connect-src 'self' {socket}",
            "base-uri 'none'",
            "form-action 'none'",
            " ".join(("frame-ancestors 'self'", *sites)),
        )
    )
