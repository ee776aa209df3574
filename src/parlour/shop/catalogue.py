"""The catalogue: looking goods up by id, sku and category."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, tuple_

from parlour.foundation.ids import ShopId
from parlour.shop.goods import Product, Variant
from parlour.shop.tables import product, shop, variant

_DECODER = msgspec.json.Decoder(Product)


class Category(msgspec.Struct, frozen=True):
    """A category's path and how many products stand directly in it."""

    path: str
    products: int


class Page(msgspec.Struct, frozen=True):
    """Some products of a list; `after` asks for the next ones, None at the end."""

    products: tuple[Product, ...]
    after: str | None


def find_product(connection: Connection, shop_id: ShopId, product_id: str) -> Product | None:
    """The product of this id, None when there is none."""
    return find_products(connection, shop_id, [product_id]).get(product_id)


def find_products(connection: Connection, shop_id: ShopId, ids: Sequence[str]) -> dict[str, Product]:
    """The products of these ids, by id; those that are not there are missing."""
    query = select(product.c.body).where(product.c.shop == shop_id, product.c.id.in_(list(ids)))
    found = [_DECODER.decode(body) for body in connection.scalars(query)]
    return {one.id: one for one in found}


def find_variant(connection: Connection, shop_id: ShopId, sku: str) -> tuple[Product, Variant] | None:
    """The variant of this sku with its product, None when there is none."""
    query = (
        select(product.c.body)
        .join(variant, and_(variant.c.shop == product.c.shop, variant.c.product == product.c.id))
        .where(variant.c.shop == shop_id, variant.c.sku == sku)
    )
    body = connection.scalar(query)
    if body is None:
        return None
    found = _DECODER.decode(body)
    one = found.variant(sku)
    return None if one is None else (found, one)


def list_products(
    connection: Connection,
    shop_id: ShopId,
    *,
    category: str = "",
    only_available: bool = False,
    after: str = "",
    limit: int = 24,
) -> Page:
    """Products by title, of a category and all below it when one is named; `after` is the last page's."""
    wanted = [product.c.shop == shop_id, *_in_category(category)]
    if only_available:
        wanted.append(product.c.available)
    if after:
        sort, _, last = after.rpartition("\n")
        wanted.append(tuple_(product.c.sort, product.c.id) > tuple_(sort, last))
    query = (
        select(product.c.sort, product.c.id, product.c.body)
        .where(*wanted)
        .order_by(product.c.sort, product.c.id)
        .limit(limit + 1)
    )
    rows = connection.execute(query).all()
    shown = rows[:limit]
    more = f"{shown[-1].sort}\n{shown[-1].id}" if len(rows) > limit else None
    return Page(tuple(_DECODER.decode(row.body) for row in shown), more)


def count_products(connection: Connection, shop_id: ShopId, *, category: str = "") -> int:
    """How many products stand in a category and below it, or in the whole shop."""
    query = select(func.count()).select_from(product).where(product.c.shop == shop_id, *_in_category(category))
    return connection.scalar(query) or 0


def categories(connection: Connection, shop_id: ShopId) -> list[Category]:
    """Every category that has products, by path."""
    path = product.c.category
    query = select(path, func.count()).where(product.c.shop == shop_id, path != "").group_by(path).order_by(path)
    return [Category(path, number) for path, number in connection.execute(query)]


def products_after(connection: Connection, shop_id: ShopId, last: str, limit: int) -> list[Product]:
    """The next products by id, so that all can be read in pieces."""
    query = (
        select(product.c.body).where(product.c.shop == shop_id, product.c.id > last).order_by(product.c.id).limit(limit)
    )
    return [_DECODER.decode(body) for body in connection.scalars(query)]


def catalogue_version(connection: Connection, shop_id: ShopId) -> int:
    """The version of the shop's catalogue now; 0 while it has none."""
    return connection.scalar(select(shop.c.catalogue_version).where(shop.c.id == shop_id)) or 0


def _in_category(path: str) -> Iterator[ColumnElement[bool]]:
    if path:
        column = product.c.category
        yield or_(column == path, column.startswith(f"{path}/", autoescape=True))
