"""Keeps the demo fresh: moves the dates of its orders and reviews, so that the newest are always of these days."""

from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.shop.records import Order, Review, Shipment
from parlour.shop.tables import order, review
from parlour.storefront.ordering import PLACED_HERE

WRITTEN_AT = datetime(2026, 11, 15, 20, 0, tzinfo=UTC)  # when the demo's orders and reviews were made up
MOVED = "days_moved"
R = TypeVar("R", Order, Review)


def refresh_dates(tx: Tx, shop: ShopId, now: datetime) -> int:
    """Move what the demo came with by whole days up to now, and say how many rows that were.

    Each row remembers by how much it was moved, so that this may be called at every start, after a new import too.
    Ids stay, and so do the digests: the next import of the same folder finds nothing changed. Orders that somebody
    has placed in the demo stay where they are.
    """
    days = (now - WRITTEN_AT) // timedelta(days=1)
    return _move_orders(tx.connection, shop, days) + _move_reviews(tx.connection, shop, days)


def _move_orders(connection: Connection, shop: ShopId, days: int) -> int:
    moved = 0
    for row_id, body in _rows(connection, order, shop):
        one = msgspec.json.decode(body, type=Order)
        if by := _due(one, days):
            shipments = tuple(_moved_shipment(shipment, by) for shipment in one.shipments)
            _keep(connection, order, shop, row_id, _moved(one, days, by, shipments=shipments))
            moved += 1
    return moved


def _move_reviews(connection: Connection, shop: ShopId, days: int) -> int:
    moved = 0
    for row_id, body in _rows(connection, review, shop):
        one = msgspec.json.decode(body, type=Review)
        if by := _due(one, days):
            _keep(connection, review, shop, row_id, _moved(one, days, by))
            moved += 1
    return moved


def _rows(connection: Connection, table: Table, shop: ShopId) -> list[tuple[str, str]]:
    query = select(table.c.id, table.c.body).where(table.c.shop == shop).order_by(table.c.id)
    return [(row.id, row.body) for row in connection.execute(query)]


def _due(one: Order | Review, days: int) -> timedelta:
    before = one.attributes.get(MOVED, 0)
    if PLACED_HERE in one.attributes or not isinstance(before, int):
        return timedelta(0)
    return timedelta(days=days - before)


def _moved(one: R, days: int, by: timedelta, **more: object) -> R:
    at = one.created_at + by if one.created_at else None
    return msgspec.structs.replace(one, created_at=at, attributes={**one.attributes, MOVED: days}, **more)


def _moved_shipment(one: Shipment, by: timedelta) -> Shipment:
    shipped = one.shipped_at + by if one.shipped_at else None
    delivered = one.delivered_at + by if one.delivered_at else None
    return msgspec.structs.replace(one, shipped_at=shipped, delivered_at=delivered)


def _keep(connection: Connection, table: Table, shop: ShopId, row_id: str, one: Order | Review) -> None:
    body = msgspec.json.encode(one).decode()
    row = table.update().where(table.c.shop == shop, table.c.id == row_id)
    connection.execute(row.values(created_at=one.created_at, body=body))
