"""Looking goods up: by id, by sku, by category, page by page."""

import json

import pytest

from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.money import Money
from parlour.shop.catalogue import (
    Category,
    categories,
    count_products,
    find_product,
    find_products,
    find_variant,
    list_products,
)
from parlour.shop.importers.plain.goods import product_of
from parlour.shop.shelves import PRODUCTS
from parlour.shop.take import Taking
from shop.goods import KETTLE, SHOE

SHOP, OTHER = ShopId(1), ShopId(2)


def variant(sku: str) -> list[dict[str, object]]:
    return [{"sku": sku, "price": {"amount": "10", "currency": "EUR"}}]


BOOT = {"id": "boot", "title": "Boot", "category": "shoes/boots", "variants": variant("B")}
SHOEHORN = {"id": "horn", "title": "Shoehorn", "category": "shoes_and_more", "variants": variant("H")}
ANOTHER_BOOT = {"id": "boot2", "title": "boot", "category": "shoes/boots", "variants": variant("B2")}


@pytest.fixture
async def goods(database: Database) -> Database:
    lines = (SHOE, KETTLE, BOOT, SHOEHORN, ANOTHER_BOOT)
    await Taking(database, PRODUCTS)(SHOP, [product_of(json.loads(json.dumps(line))) for line in lines])
    return database


async def test_a_product_is_kept_whole(goods: Database) -> None:
    found = await goods.read(lambda connection: find_product(connection, SHOP, "rivo"))

    assert found == product_of(json.loads(json.dumps(SHOE)))
    assert found.lowest_price == Money.of("89.00", "EUR")


async def test_a_variant_is_found_with_its_product(goods: Database) -> None:
    found = await goods.read(lambda connection: find_variant(connection, SHOP, "R-43"))

    assert found is not None
    assert (found[0].id, found[1].options, found[1].available) == ("rivo", {"size": "43"}, False)


async def test_what_is_not_there_or_belongs_to_another_shop_is_not_found(goods: Database) -> None:
    assert await goods.read(lambda connection: find_variant(connection, SHOP, "R-99")) is None
    assert await goods.read(lambda connection: find_variant(connection, OTHER, "R-43")) is None
    assert await goods.read(lambda connection: find_products(connection, OTHER, ["rivo"])) == {}


async def test_several_products_come_by_id(goods: Database) -> None:
    found = await goods.read(lambda connection: find_products(connection, SHOP, ["rivo", "gone", "boot"]))

    assert sorted(found) == ["boot", "rivo"]


async def test_a_category_holds_what_stands_below_it_and_nothing_that_only_begins_alike(goods: Database) -> None:
    page = await goods.read(lambda connection: list_products(connection, SHOP, category="shoes"))

    assert [one.id for one in page.products] == ["boot", "boot2", "rivo"]
    assert await goods.read(lambda connection: count_products(connection, SHOP, category="shoes")) == 3


async def test_pages_follow_each_other_without_gap_or_repeat(goods: Database) -> None:
    seen, after = [], ""
    while True:
        page = await goods.read(lambda connection, after=after: list_products(connection, SHOP, after=after, limit=2))
        seen += [one.id for one in page.products]
        if page.after is None:
            break
        after = page.after

    assert seen == ["boot", "boot2", "fora", "rivo", "horn"]


async def test_only_what_can_be_bought_is_listed_when_that_is_wanted(goods: Database) -> None:
    page = await goods.read(lambda connection: list_products(connection, SHOP, only_available=True))

    assert "fora" not in [one.id for one in page.products]


async def test_categories_are_counted(goods: Database) -> None:
    found = await goods.read(lambda connection: categories(connection, SHOP))

    assert found == [
        Category("kitchen", 1),
        Category("shoes/boots", 2),
        Category("shoes/sneakers", 1),
        Category("shoes_and_more", 1),
    ]
