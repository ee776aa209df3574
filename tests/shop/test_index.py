"""The index of a shop: built once, under one name for each version, opened again when the catalogue has changed."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parlour.foundation.database import Database
from parlour.foundation.database.unit import Query, Result
from parlour.shop.bulk import Answered, search_lines
from parlour.shop.importers.plain.goods import product_of
from parlour.shop.index import Indexes, build_index, index_of
from parlour.shop.index_apart import builder_apart
from parlour.shop.publish import publish
from parlour.shop.search import parse
from parlour.shop.shelves import PRODUCTS
from parlour.shop.shops import Shop, make_shop, next_version, shop_of_id
from parlour.shop.take import Taking
from shop.goods import KETTLE, SHOE

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Stock:
    """A shop whose goods the test puts on the shelf and publishes."""

    def __init__(self, database: Database, shop: Shop, folder: Path) -> None:
        self.database, self.made, self.folder = database, shop, folder

    async def put(self, *lines: dict[str, object]) -> int:
        await Taking(self.database, PRODUCTS)(self.made.id, [product_of(json.loads(json.dumps(one))) for one in lines])
        return await publish(self.database, self.made.id, self.folder, lambda: NOW)

    async def shop(self) -> Shop:
        return await self.database.read(lambda connection: shop_of_id(connection, self.made.id))


@pytest.fixture
async def stock(database: Database, tmp_path: Path) -> Stock:
    made = await database.run(lambda tx: make_shop(tx, "linden", NOW))
    return Stock(database, made, tmp_path / "index")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.suffix != ".lock")


async def test_the_index_of_the_version_before_stays_and_older_ones_go(stock: Stock) -> None:
    versions = [await stock.put(SHOE | {"title": f"Shoe {number}"}) for number in range(4)]

    assert names(stock.folder) == [f"linden-{version}" for version in versions[-2:]]


async def test_what_a_killed_process_left_is_swept_and_another_shops_files_are_not(stock: Stock) -> None:
    await stock.put(SHOE)
    for name in (".linden-123.abc", "linden-b-1", "linden-b-2", "linden-b-3"):
        (stock.folder / name).write_bytes(b"x")

    await stock.put(KETTLE)

    assert [name for name in names(stock.folder) if "-b-" in name] == ["linden-b-1", "linden-b-2", "linden-b-3"]
    assert not [name for name in names(stock.folder) if name.startswith(".")]


async def test_an_index_that_is_missing_or_damaged_is_built_again(stock: Stock) -> None:
    version = await stock.put(SHOE)
    path = stock.folder / f"linden-{version}"

    for spoil in (path.unlink, lambda: path.write_bytes(b"nonsense")):
        spoil()
        index = await index_of(stock.database, await stock.shop(), stock.folder)

        assert [hit.product for hit in index.search(parse("sneaker"))] == ["rivo"]


class CountingDatabase:
    """Counts how often it is read."""

    def __init__(self, database: Database) -> None:
        self._database, self.reads = database, 0

    async def read(self, query: Query[Result]) -> Result:
        self.reads += 1
        return await self._database.read(query)


async def test_two_that_miss_it_at_once_build_it_once(stock: Stock) -> None:
    await stock.put(SHOE)
    shop, counting = await stock.shop(), CountingDatabase(stock.database)

    both = await asyncio.gather(
        *(build_index(counting, shop, stock.folder, 7) for _ in range(2))  # type: ignore[arg-type] # it only reads
    )

    assert both == [stock.folder / "linden-7"] * 2
    assert counting.reads == 1


async def test_a_missing_index_is_built_by_a_process_of_its_own(stock: Stock, database_address: str) -> None:
    version = await stock.put(SHOE)
    (stock.folder / f"linden-{version}").unlink()
    shop, counting = await stock.shop(), CountingDatabase(stock.database)

    index = await index_of(
        counting,  # type: ignore[arg-type] # it only reads
        shop,
        stock.folder,
        builder_apart(database_address),
    )

    assert counting.reads == 0
    assert [hit.product for hit in index.search(parse("sneaker"))] == ["rivo"]


async def test_everybody_who_searches_sees_a_new_catalogue_after_two_seconds(stock: Stock) -> None:
    await stock.put(SHOE)
    passed = 0.0
    indexes = Indexes(stock.database, stock.folder, seconds=lambda: passed)
    before = await indexes.of(stock.made.id)
    await stock.put(KETTLE)

    passed = 1.9
    early = await indexes.of(stock.made.id)
    passed = 2.1
    late = await indexes.of(stock.made.id)

    assert early is before
    assert [hit.product for hit in late.search(parse("kettle"))] == ["fora"]
    assert await indexes.of(stock.made.id) is late


async def test_a_shop_without_goods_can_be_searched_too(stock: Stock) -> None:
    index = await Indexes(stock.database, stock.folder).of(stock.made.id)

    assert index.search(parse("kettle")) == []


def test_a_version_is_never_given_twice_even_by_a_database_that_was_made_anew() -> None:
    first = next_version(0, NOW)

    assert next_version(first, NOW) == first + 1
    assert next_version(0, NOW + timedelta(seconds=1)) == first + 1
    assert next_version(first, NOW - timedelta(days=1)) == first + 1


async def test_queries_in_bulk_are_answered_line_by_line_and_a_bad_one_does_not_stop_them(stock: Stock) -> None:
    await stock.put(SHOE, KETTLE)
    index = await Indexes(stock.database, stock.folder).of(stock.made.id)
    lines = [
        b'{"id": 7, "query": "rivo sneaker size 42", "more": 1}\n',
        b'{"id": "x"}',
        b"\n",
        b"\xff",
        b'{"query": ""}',
    ]

    answers = [(json.loads(one.line), one.is_error) for one in search_lines(index, lines, 10)]

    assert [is_error for _, is_error in answers] == [False, True, True, False]
    first, missing, broken, empty = (answer for answer, _ in answers)
    assert (first["id"], first["products"], first["skus"]) == (7, ["rivo"], ["R-42"])
    assert first["ms"] >= 0
    assert (missing["id"], "query" in missing["error"]) == ("x", True)
    assert broken["id"] is None
    assert empty["products"] == []


def test_a_query_without_end_is_told_to_be_shortened() -> None:
    (answer,) = search_lines(None, [json.dumps({"id": 1, "query": "a" * 10_001}).encode()], 10)  # type: ignore[arg-type] # not reached

    assert isinstance(answer, Answered)
    assert answer.is_error
    assert "Shorten it" in json.loads(answer.line)["error"]
