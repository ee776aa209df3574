"""Where each kind of record is kept: its table, and the row that is made of it."""

import hashlib
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec
from sqlalchemy import Connection, Table, select, text

from parlour.foundation.database import Tx
from parlour.foundation.database.upsert import upsert
from parlour.foundation.ids import ShopId
from parlour.shop.goods import Product
from parlour.shop.keys import digits_of, email_key, name_key, order_key, postal_key
from parlour.shop.records import Customer, Order, Review
from parlour.shop.tables import customer, order, product, review, variant

R = TypeVar("R")
Row = dict[str, object]
_SORT_LENGTH = 60


class Shelf(msgspec.Struct, Generic[R], frozen=True):
    """One kind of record: `row` makes a row of a record, `beside` writes what belongs to the rows elsewhere."""

    table: Table
    row: Callable[[R], Row]
    beside: Callable[[Connection, ShopId, Sequence[Row]], None] | None = None
    side_tables: tuple[Table, ...] = ()
    is_catalogue: bool = False

    def rows(self, shop: ShopId, records: Sequence[R]) -> list[Row]:
        """Rows of the records, each with a digest by which a change is seen."""
        return [{"shop": shop, **_with_digest(self.row(record))} for record in records]

    def digests(self, connection: Connection, shop: ShopId, ids: Sequence[object]) -> dict[object, str]:
        """What is kept under these ids now: id and digest."""
        columns = self.table.c
        query = select(columns.id, columns.digest).where(columns.shop == shop, columns.id.in_(ids))
        return {row.id: row.digest for row in connection.execute(query)}

    def put(self, connection: Connection, shop: ShopId, rows: Sequence[Row]) -> None:
        """Write rows, new or changed."""
        upsert(connection, self.table, [{k: v for k, v in row.items() if k != "skus"} for row in rows])
        if self.beside is not None:
            self.beside(connection, shop, rows)

    def analyse(self, tx: Tx) -> None:
        """Let PostgreSQL learn how much is on this shelf; SQLite has no need of it."""
        if not tx.is_sqlite:
            for table in (self.table, *self.side_tables):
                tx.connection.execute(text(f"ANALYZE {table.name}"))


def _product_row(one: Product) -> Row:
    price = one.lowest_price
    return {
        "id": one.id,
        "title": one.title,
        "sort": one.title[:_SORT_LENGTH].casefold(),
        "brand": one.brand,
        "category": one.category,
        "available": one.is_available,
        "min_price": int(price.amount * 10_000),
        "currency": price.currency,
        "body": _body(one),
        "skus": [variant.sku for variant in one.variants],
    }


def _put_variants(connection: Connection, shop: ShopId, rows: Sequence[Row]) -> None:
    ids = [row["id"] for row in rows]
    connection.execute(variant.delete().where(variant.c.shop == shop, variant.c.product.in_(ids)))
    pairs = [(sku, row["id"]) for row in rows if isinstance(row["skus"], list) for sku in row["skus"]]
    upsert(connection, variant, [{"shop": shop, "sku": sku, "product": owner} for sku, owner in pairs])


def _customer_row(one: Customer) -> Row:
    return {
        "id": one.id,
        "email": email_key(one.email),
        "phone": one.phone,
        "name_key": name_key(one.first_name, one.last_name),
        "postal_key": postal_key(one.address.postal_code if one.address else None),
        "body": _body(one),
    }


def _order_row(one: Order) -> Row:
    return {
        "id": one.id,
        "number_key": order_key(one.id),
        "digits": digits_of(one.id),
        "customer": one.customer,
        "email": email_key(one.email),
        "status": one.status.value,
        "created_at": one.created_at,
        "body": _body(one),
    }


def _review_row(one: Review) -> Row:
    body = _body(one)
    return {
        "id": _digest(body),
        "product": one.product,
        "rating": one.rating,
        "created_at": one.created_at,
        "body": body,
    }


def _body(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _with_digest(row: Row) -> Row:
    return row | {"digest": _digest(str(row["body"]))}


def _digest(body: str) -> str:
    return hashlib.blake2b(body.encode(), digest_size=12).hexdigest()


PRODUCTS = Shelf[Product](product, _product_row, _put_variants, (variant,), is_catalogue=True)
CUSTOMERS = Shelf[Customer](customer, _customer_row)
ORDERS = Shelf[Order](order, _order_row)
REVIEWS = Shelf[Review](review, _review_row)
