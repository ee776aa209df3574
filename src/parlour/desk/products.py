"""Goods for a talk: what an agent's words find, as cards that are ready to be sent."""

from typing import Any

from sqlalchemy import Connection

from parlour.foundation.ids import ShopId
from parlour.shop.cards import card_of
from parlour.shop.catalogue import find_products, find_variant, list_products
from parlour.shop.search import Hit, LexicalIndex, parse
from parlour.shop.shops import shop_of_id


def find_cards(
    connection: Connection, index: LexicalIndex, shop: ShopId, text: str, *, lang: str, limit: int
) -> list[dict[str, Any]]:
    """Cards in the shopper's language, best first; a sku finds its variant, no words the first of the shelf."""
    site = shop_of_id(connection, shop).facts.site or ""
    if not text.strip():
        page = list_products(connection, shop, only_available=True, limit=limit)
        return [card_of(one, one.variants[0], lang, site=site) for one in page.products if one.variants]
    typed = find_variant(connection, shop, text.strip())
    if typed is not None:
        return [card_of(*typed, lang, site=site)]
    hits = index.search(parse(text, None), limit)
    return _cards(connection, shop, hits, lang, site)


def _cards(connection: Connection, shop: ShopId, hits: list[Hit], lang: str, site: str) -> list[dict[str, Any]]:
    products = find_products(connection, shop, [hit.product for hit in hits])
    cards = []
    for hit in hits:
        product = products.get(hit.product)
        variant = product.variant(hit.sku) if product else None
        if product is not None and variant is not None:
            cards.append(card_of(product, variant, lang, site=site))
    return cards
