"""Keeping new facts beside the goods: only another language changes the index, everything else is read anew at once."""

from collections.abc import Mapping

from sqlalchemy import select

from parlour.foundation.database import Tx
from parlour.shop.shops import Shop, shop_of_id, take_facts
from parlour.shop.tables import shop as shop_table


def keep_facts(tx: Tx, shop: Shop, content: Mapping[str, object]) -> bool:
    """Keep new facts; False when they are what we have. The caller has the shop read anew."""
    before = tx.connection.scalar(select(shop_table.c.unpublished).where(shop_table.c.id == shop.id)) or 0
    if not take_facts(tx, shop.id, content):
        return False
    same = shop_of_id(tx.connection, shop.id)
    if before == 0 and (same.languages, same.main_language) == (shop.languages, shop.main_language):
        tx.connection.execute(shop_table.update().where(shop_table.c.id == shop.id).values(unpublished=0))
    return True
