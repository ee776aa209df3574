"""Facts and own flows of a shop as one stand: read, and brought to another one."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from parlour.assistant.flows.store import joined, own_texts
from parlour.assistant.library import Library
from parlour.assistant.tables import flow
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.stand import Stand, brought
from parlour.shop.facts_toml import parse_facts
from parlour.shop.keep_facts import keep_facts
from parlour.shop.shops import shop_of_id


def stand_of(connection: Connection, shop: ShopId) -> Stand:
    """Facts and own flows as they are."""
    return Stand(dict(shop_of_id(connection, shop).content), own_texts(connection, shop))


def put_stand(tx: Tx, shop: ShopId, before: Stand, after: Stand, now: datetime) -> None:
    """Make what differs between the two as it is in the second; the caller has the shop read anew."""
    wanted = brought(stand_of(tx.connection, shop), before, after)
    keep_facts(tx, shop_of_id(tx.connection, shop), wanted.facts)
    have = own_texts(tx.connection, shop)
    for name in have.keys() | wanted.flows.keys():
        if have.get(name) == wanted.flows.get(name):
            continue
        tx.connection.execute(flow.delete().where(flow.c.shop == shop, flow.c.name == name))
        if text := wanted.flows.get(name):
            tx.connection.execute(flow.insert().values(shop=shop, name=name, text=text, changed_at=now))


def with_stand(library: Library, stand: Stand) -> Library:
    """The library as it would be with these facts and flows."""
    return replace(library, facts=parse_facts(stand.facts), flows=joined(tuple(sorted(stand.flows.items()))))
