"""The demo stays fresh: its dates move with the days."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from parlour.shop.importing import import_folder
from parlour.shop.orders import find_order
from parlour.shop.tables import order, review
from parlour.storefront.dates import refresh_dates
from storefront.open import DEMO, SHOP

NEW_YEAR = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)


async def ids_of(database) -> set[str]:
    both = await database.read(lambda c: (c.scalars(select(order.c.id)).all(), c.scalars(select(review.c.id)).all()))
    return {*both[0], *both[1]}


async def newest(database) -> datetime:
    return await database.read(lambda c: max(c.scalars(select(order.c.created_at)).all()))


async def test_the_newest_orders_are_of_these_days_and_none_lies_ahead(stocked, shop_id):
    before = await ids_of(stocked)

    moved = await stocked.run(lambda tx: refresh_dates(tx, shop_id, NEW_YEAR))

    assert moved == 368
    assert NEW_YEAR - timedelta(days=2) < await newest(stocked) <= NEW_YEAR
    assert await ids_of(stocked) == before


async def test_parcels_move_with_their_order(stocked, shop_id):
    was = await stocked.read(lambda c: find_order(c, shop_id, "LL-10472"))

    await stocked.run(lambda tx: refresh_dates(tx, shop_id, NEW_YEAR))

    now = await stocked.read(lambda c: find_order(c, shop_id, "LL-10472"))
    assert now.shipments[0].shipped_at - was.shipments[0].shipped_at == now.created_at - was.created_at
    assert now.lines == was.lines


async def test_each_start_moves_only_what_is_due_and_an_import_finds_nothing_changed(stocked, shop_id, tmp_path, clock):
    await stocked.run(lambda tx: refresh_dates(tx, shop_id, NEW_YEAR))
    first = await newest(stocked)

    again = await stocked.run(lambda tx: refresh_dates(tx, shop_id, NEW_YEAR + timedelta(hours=2)))
    imported = await import_folder(stocked, DEMO, SHOP, indexes=tmp_path / "index", clock=clock)
    await stocked.run(lambda tx: refresh_dates(tx, shop_id, NEW_YEAR + timedelta(days=3)))

    assert again == 0
    assert imported.counts["orders"].changed == imported.counts["reviews"].new == 0
    assert await newest(stocked) - first == timedelta(days=3)


async def test_an_order_placed_in_the_demo_keeps_its_day(ada, stocked, shop_id, clock):
    await ada.post("/cart", data={"sku": "LL-SACC-DAY-CHA"})
    form = {"name": "Bo", "email": "bo@example.com", "line": "Via 1", "postal_code": "34100", "city": "Trieste"}
    await ada.post("/checkout", data=form | {"country": "IT", "way": "0"})

    await stocked.run(lambda tx: refresh_dates(tx, shop_id, NEW_YEAR))

    kept = await stocked.read(lambda c: find_order(c, shop_id, "LL-10501"))
    assert kept.created_at == clock()
