"""Where a shop's pictures lie."""

from typing import Any

import msgspec
import pytest

from parlour.foundation.database import Database
from parlour.shop.goods import Product
from parlour.shop.pictures import PictureHosts, host_of
from parlour.shop.shelves import PRODUCTS
from parlour.shop.shops import Shop, change_shop, make_shop, shop_of_id, take_facts
from parlour.shop.tables import shop

VARIANT = {"sku": "L-1", "options": {}, "price": {"amount": "9.00", "currency": "EUR"}, "available": True}


async def put(database: Database, of: Shop, *goods: dict[str, Any]) -> Shop:
    def unit(tx: Any) -> Shop:
        PRODUCTS.put(tx.connection, of.id, PRODUCTS.rows(of.id, [msgspec.convert(one, Product) for one in goods]))
        tx.connection.execute(shop.update().values(catalogue_version=shop.c.catalogue_version + 1))
        return shop_of_id(tx.connection, of.id)

    return await database.run(unit)


@pytest.fixture
async def lamps(database: Database, clock: Any) -> Shop:
    def unit(tx: Any) -> Shop:
        made = make_shop(tx, "lamps", clock())
        take_facts(tx, made.id, {"site": "https://lamps.example/home"})
        change_shop(tx, made.id, sites=("https://www.lamps.example", "nonsense"))
        return shop_of_id(tx.connection, made.id)

    return await database.run(unit)


async def test_they_lie_at_the_shops_sites_and_wherever_its_goods_say(database: Database, lamps: Shop) -> None:
    hosts = PictureHosts(database)
    variant = {
        "sku": "L-1",
        "price": {"amount": "9.00", "currency": "EUR"},
        "image": "https://v.cdn.example:8443/1.jpg",
    }
    told = await put(
        database,
        lamps,
        {"id": "1", "title": "Lamp", "images": ["http://cdn.example/a.jpg", "/own/b.jpg"], "variants": [variant]},
    )

    assert await hosts.of(told) == (
        "https://lamps.example",
        "https://www.lamps.example",
        "http://cdn.example",
        "https://v.cdn.example:8443",
    )


async def test_a_new_catalogue_is_looked_through_anew(database: Database, lamps: Shop) -> None:
    hosts = PictureHosts(database)
    before = await hosts.of(lamps)

    told = await put(
        database, lamps, {"id": "2", "title": "Lamp", "images": ["https://new.example/a.jpg"], "variants": [VARIANT]}
    )

    assert "https://new.example" not in before
    assert "https://new.example" in await hosts.of(told)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,AA", "//cdn.example/a", "http://[", ""]
)
def test_what_is_no_address_of_the_web_has_no_host(address: str) -> None:
    assert host_of(address) is None
