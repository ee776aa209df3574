"""Importing a folder: upsert, nothing twice, nothing deleted, and nothing lost when it was cut off."""

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from parlour.foundation.database import Database
from parlour.foundation.errors import Unacceptable
from parlour.foundation.ids import ShopId
from parlour.shop import tables
from parlour.shop.catalogue import find_product, find_variant
from parlour.shop.importing import Imported, import_folder
from parlour.shop.index import index_of
from parlour.shop.records import AnswersFile
from parlour.shop.search import parse
from parlour.shop.shops import Shop, change_shop, find_shop
from parlour.shop.take import Counts
from shop.goods import ADA, GUEST_ORDER, HER_ORDER, KETTLE, REVIEW, SHOE, write_folder

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PRICE = {"amount": "19.00", "currency": "EUR"}
FACTS = 'name = { en = "Linden" }\nlanguages = ["it", "en"]\n'


class Linden:
    """A shop's folder and what importing it makes of it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder / "linden"
        self.indexes = folder / "index"
        self.write(products_jsonl=[SHOE, KETTLE])

    def write(self, **files: object) -> None:
        write_folder(self.folder, **files)

    async def imported(self, **how: object) -> Imported:
        return await import_folder(
            self.database,
            self.folder,
            "linden",
            indexes=self.indexes,
            clock=lambda: NOW,
            **how,  # type: ignore[arg-type] # as the test names them
        )

    async def shop(self) -> Shop:
        found = await self.database.read(lambda connection: find_shop(connection, "linden"))
        assert found is not None
        return found

    async def found(self, text: str) -> list[str]:
        index = await index_of(self.database, await self.shop(), self.indexes)
        return [hit.product for hit in index.search(parse(text))]


@pytest.fixture
def linden(database: Database, tmp_path: Path) -> Linden:
    return Linden(database, tmp_path)


async def test_a_new_shop_is_made_with_all_its_records(linden: Linden) -> None:
    linden.write(customers_jsonl=[ADA], orders_jsonl=[HER_ORDER, GUEST_ORDER], reviews_jsonl=[REVIEW], facts_toml=FACTS)

    imported = await linden.imported()

    assert {kind: counts.new for kind, counts in imported.counts.items()} == {
        "facts": 0,
        "products": 2,
        "customers": 1,
        "orders": 2,
        "reviews": 1,
    }
    shop = await linden.shop()
    assert (shop.shown_name, shop.languages, shop.catalogue_version) == ("Linden", ("it", "en"), imported.version)


async def test_the_same_folder_again_changes_nothing(linden: Linden) -> None:
    linden.write(customers_jsonl=[ADA], orders_jsonl=[HER_ORDER], reviews_jsonl=[REVIEW, REVIEW], facts_toml=FACTS)
    first = await linden.imported()

    second = await linden.imported()

    assert all(counts.new == counts.changed == 0 for counts in second.counts.values())
    assert second.counts["products"] == Counts(unchanged=2)
    assert second.version == first.version


async def test_a_changed_line_changes_its_record_and_raises_the_version(linden: Linden) -> None:
    first = await linden.imported()
    linden.write(products_jsonl=[SHOE | {"title": "Rivo boot", "variants": [SHOE["variants"][0]]}, KETTLE])  # type: ignore[index] # a list

    second = await linden.imported()

    assert second.counts["products"] == Counts(changed=1, unchanged=1)
    assert second.version > first.version
    shop = await linden.shop()
    assert await linden.found("boot") == ["rivo"]
    assert await linden.database.read(lambda c: find_variant(c, shop.id, "R-43")) is None
    assert await linden.database.read(lambda c: find_variant(c, shop.id, "R-42")) is not None


async def test_bad_lines_are_counted_and_the_first_twenty_told(linden: Linden) -> None:
    linden.write(products_jsonl=[SHOE, *["{"] * 30, KETTLE])

    imported = await linden.imported()

    assert imported.counts["products"].new == 2
    assert imported.bad == 30
    assert [bad.line for bad in imported.first_bad] == list(range(2, 22))


async def test_what_is_missing_stays_as_it_is_unless_the_file_is_complete(linden: Linden) -> None:
    await linden.imported()
    linden.write(products_jsonl=[KETTLE])

    await linden.imported()
    kept = await find(linden, "rivo")
    imported = await linden.imported(complete=True)
    withdrawn = await find(linden, "rivo")

    assert kept
    assert not withdrawn
    assert imported.withdrawn == 1


async def find(linden: Linden, product: str) -> bool:
    """Whether the product can be bought; it is there in any case."""
    shop = await linden.shop()
    found = await linden.database.read(lambda connection: find_product(connection, shop.id, product))
    assert found is not None
    return found.is_available


async def test_a_product_whose_line_is_bad_is_not_missing(linden: Linden) -> None:
    await linden.imported()
    linden.write(products_jsonl=[KETTLE, SHOE | {"title": 5}])

    imported = await linden.imported(complete=True)

    assert imported.withdrawn == 0
    assert await find(linden, "rivo")


async def test_a_complete_folder_without_any_product_withdraws_nothing(linden: Linden) -> None:
    await linden.imported()
    linden.write(products_jsonl=[])

    assert (await linden.imported(complete=True)).withdrawn == 0


async def test_a_withdrawn_product_that_comes_back_can_be_bought_again(linden: Linden) -> None:
    await linden.imported()
    linden.write(products_jsonl=[KETTLE])
    await linden.imported(complete=True)
    linden.write(products_jsonl=[SHOE, KETTLE])

    imported = await linden.imported(complete=True)

    assert imported.counts["products"] == Counts(changed=1, unchanged=1)
    assert await find(linden, "rivo")


async def test_an_import_that_was_cut_off_is_published_by_the_next_one(linden: Linden) -> None:
    def cut_off(imported: Imported) -> None:
        if imported.is_indexing:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await linden.imported(watch=cut_off)
    assert (await linden.shop()).catalogue_version == 0

    imported = await linden.imported()

    assert imported.counts["products"] == Counts(unchanged=2)
    assert imported.version > 0
    assert await linden.found("kettle") == ["fora"]


async def test_two_imports_at_once_lose_nothing(linden: Linden, tmp_path: Path) -> None:
    other = Linden(linden.database, tmp_path)
    other.folder = tmp_path / "other"
    other.write(products_jsonl=[KETTLE | {"id": "tea", "title": "Teapot", "variants": [{"sku": "T", "price": PRICE}]}])
    await linden.imported()
    linden.write(products_jsonl=[SHOE, KETTLE | {"title": "Fora jug"}])

    await asyncio.gather(linden.imported(), other.imported())

    assert await linden.found("teapot") == ["tea"]
    assert await linden.found("jug") == ["fora"]


async def test_answers_go_to_whoever_takes_them_and_make_a_new_version(linden: Linden) -> None:
    taken: list[object] = []

    async def take_answers(_: ShopId, files: Sequence[AnswersFile]) -> Counts:
        taken.extend(files)
        return Counts(new=1)

    first = await linden.imported()
    linden.write(answers_md="## When?\nSoon.")
    ignored = await linden.imported()
    second = await linden.imported(others={AnswersFile: take_answers})

    assert "answers" not in ignored.counts
    assert taken == [AnswersFile(None, "## When?\nSoon.")]
    assert second.counts["answers"] == Counts(new=1)
    assert second.version > first.version


async def test_words_that_the_shop_adds_find_its_goods_after_publishing(linden: Linden) -> None:
    await linden.imported()
    shop = await linden.shop()
    await linden.database.run(lambda tx: change_shop(tx, shop.id, synonyms="brewer, kettle"))

    await linden.imported()

    assert await linden.found("brewer") == ["fora"]


async def test_a_name_that_is_no_short_one_is_refused_before_anything_is_read(linden: Linden) -> None:
    for name in ("Linden & Lark", "", "a" * 41):
        with pytest.raises(Unacceptable, match="use 1 to 40"):
            await import_folder(linden.database, linden.folder, name, indexes=linden.indexes, clock=lambda: NOW)


async def test_it_waits_while_another_process_writes(linden: Linden, database_address: str) -> None:
    if not database_address.startswith("sqlite"):
        pytest.skip("only SQLite has one writer")
    held = sqlite3.connect(database_address.removeprefix("sqlite:///"), isolation_level=None)
    held.execute("BEGIN IMMEDIATE")

    importing = asyncio.create_task(linden.imported())
    for _ in range(3):
        assert await linden.database.read(lambda connection: find_shop(connection, "linden")) is None
    held.execute("COMMIT")
    held.close()

    assert (await importing).counts["products"].new == 2


async def test_every_variant_has_one_row_and_only_one(linden: Linden) -> None:
    await linden.imported()
    await linden.imported()

    count = select(func.count()).select_from(tables.variant)
    assert await linden.database.read(lambda connection: connection.scalar(count)) == 3
