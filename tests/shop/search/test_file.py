"""The index as a file that several processes map."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parlour.foundation.money import Money
from parlour.shop.goods import Product, Variant
from parlour.shop.search import IndexUnreadable, LexicalIndex, parse, write_index


def lamps(count: int) -> Iterator[Product]:
    for number in range(count):
        price = Money.of(number + 1, "EUR")
        yield Product(id=f"lamp-{number}", title=f"Lamp {number}", variants=(Variant(sku=f"L-{number}", price=price),))


def test_a_file_finds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "shop.index"
    write_index(path, lamps(30))

    hits = LexicalIndex.open(path).search(parse("lamp 7"))

    assert hits[0].product == "lamp-7"


def test_who_has_the_old_file_open_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "shop.index"
    write_index(path, lamps(3))
    old = LexicalIndex.open(path)
    write_index(path, lamps(9))

    assert len(old.search(parse("lamps"), 20)) == 3
    assert len(LexicalIndex.open(path).search(parse("lamps"), 20)) == 9
    assert [file.name for file in tmp_path.iterdir()] == ["shop.index"]


def test_goods_that_fail_halfway_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "shop.index"
    write_index(path, lamps(3))

    def broken() -> Iterator[Product]:
        yield from lamps(2)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        write_index(path, broken())
    assert len(LexicalIndex.open(path).search(parse("lamps"), 20)) == 3


@pytest.mark.parametrize("damage", [b"", b"PLRX", b"something else entirely", b"PLRX" + b"\xff" * 40])
def test_a_damaged_file_says_that_it_is_to_be_built_again(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "shop.index"
    path.write_bytes(damage)

    with pytest.raises(IndexUnreadable, match="build it again"):
        LexicalIndex.open(path)


def test_a_file_cut_short_says_so(tmp_path: Path) -> None:
    path = tmp_path / "shop.index"
    write_index(path, lamps(30))
    path.write_bytes(path.read_bytes()[:-500])

    with pytest.raises(IndexUnreadable, match="too early"):
        LexicalIndex.open(path)


def test_goods_that_cannot_be_bought_at_all_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "shop.index"
    write_index(path, [Product(id="ghost", title="Lamp ghost", variants=()), *lamps(1)])

    assert [hit.product for hit in LexicalIndex.open(path).search(parse("lamp"))] == ["lamp-0"]
