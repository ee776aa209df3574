"""`parlour import` and `parlour search` as a person runs them: what they print, and how they end."""

import io
import json
from pathlib import Path

import pytest

from parlour.commands.importing import import_shop
from parlour.commands.searching import search
from parlour.settings import Settings
from shop.goods import KETTLE, SHOE, write_folder

QUERIES = [b'{"id": 1, "query": "sneaker"}\n', b'{"id": 2, "query": "kettle"}\n']


@pytest.fixture
def settings(tmp_path: Path, database_address: str) -> Settings:
    return Settings(data=tmp_path / "data", database=database_address)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "linden", products_jsonl=[SHOE, KETTLE])


def test_an_import_that_could_be_read_ends_with_0_and_tells_the_bad_lines(
    settings: Settings, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(folder, products_jsonl=[SHOE, "{"], wishes_txt="")

    status = import_shop(settings, folder, "linden", makes_way=False)

    told = capsys.readouterr()
    assert status == 0
    assert told.out == ""
    assert "products: 1 new, 0 changed, 0 unchanged" in told.err
    assert "products.jsonl:2: not JSON" in told.err
    assert "wishes.txt" in told.err


def test_with_strict_a_bad_line_ends_it_with_1(settings: Settings, folder: Path) -> None:
    assert import_shop(settings, folder, "linden", strict=True, makes_way=False) == 0
    write_folder(folder, products_jsonl=[SHOE, "{"])
    assert import_shop(settings, folder, "linden", strict=True, makes_way=False) == 1


@pytest.mark.parametrize(("where", "name"), [("nowhere", "linden"), (".", "linden"), ("linden", "Linden & Lark")])
def test_what_cannot_be_imported_ends_it_with_2_and_what_to_do(
    settings: Settings, folder: Path, capsys: pytest.CaptureFixture[str], where: str, name: str
) -> None:
    assert import_shop(settings, folder.parent / where, name, makes_way=False) == 2
    assert len(capsys.readouterr().err.strip()) > 20


def test_every_query_is_answered_on_a_line_of_its_own(settings: Settings, folder: Path) -> None:
    import_shop(settings, folder, "linden", makes_way=False)
    out = io.BytesIO()

    status = search(settings, "linden", top=1, lines=QUERIES, out=out)

    assert status == 0
    assert [json.loads(line)["products"] for line in out.getvalue().splitlines()] == [["rivo"], ["fora"]]


def test_a_bad_query_ends_it_with_1_after_all_are_answered(settings: Settings, folder: Path) -> None:
    import_shop(settings, folder, "linden", makes_way=False)
    out = io.BytesIO()

    assert search(settings, "linden", lines=[b"{}\n", *QUERIES], out=out) == 1
    assert len(out.getvalue().splitlines()) == 3


def test_a_shop_that_is_not_there_ends_it_with_2_and_says_how_to_import_one(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search(settings, "linden", lines=QUERIES, out=io.BytesIO()) == 2
    assert "parlour import FOLDER --shop linden" in capsys.readouterr().err
