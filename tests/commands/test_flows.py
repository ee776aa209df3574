"""`parlour flows` and the flows of an imported folder, as a person sees them."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from parlour.app import other_takers
from parlour.commands.flows import check, draw, forget
from parlour.commands.importing import import_shop
from parlour.settings import Settings
from shop.goods import SHOE, write_folder

CALL = 'about = "Call."\nbegins = [{ request = "callback" }]\nsteps = [{ know = "phone" }, { act = "callback" }]\n'
UNSAFE = 'about = "Quick."\nbegins = [{ says = "quick" }]\n\nsteps = [\n  { act = "cancel_order" },\n]\n'


@pytest.fixture
def settings(tmp_path: Path, database_address: str) -> Settings:
    return Settings(data=tmp_path / "data", database=database_address)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_folder(tmp_path / "linden", products_jsonl=[SHOE])
    (made / "flows").mkdir()
    (made / "flows" / "callback.toml").write_text(CALL, "utf-8")
    return made


def bring(settings: Settings, folder: Path) -> int:
    return import_shop(settings, folder, "linden", strict=True, makes_way=False, others=other_takers)


def test_the_flows_of_a_folder_are_imported_by_name(
    settings: Settings, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(settings, folder) == 0
    assert bring(settings, folder) == 0

    told = capsys.readouterr().err
    assert "flows: 1 new, 0 changed, 0 unchanged" in told
    assert "flows: 0 new, 0 changed, 1 unchanged" in told


def test_an_unsafe_flow_is_not_imported_and_told_with_file_line_and_what_to_do(
    settings: Settings, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "flows" / "quick.toml").write_text(UNSAFE, "utf-8")

    status = bring(settings, folder)

    told = capsys.readouterr().err
    assert status == 1
    assert "flows: 1 new" in told
    assert 'flows/quick.toml:5: it must first be known who asks: put { know = "proof" } before it' in told


def test_check_tells_the_faults_of_a_folder(
    settings: Settings, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(settings, folder, None) == 0
    (folder / "flows" / "quick.toml").write_text(UNSAFE, "utf-8")

    status = check(settings, folder, None)

    told = capsys.readouterr()
    assert status == 1
    assert "quick.toml:5: " in told.out
    assert "1 of 2 flows can be used" in told.err


def test_a_flow_is_drawn_as_the_shop_has_it_until_it_is_taken_away(
    settings: Settings, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(settings, folder)
    draw(settings, "callback", shop="linden", folder=None, out=tmp_path / "call.svg", text=False)

    gone = forget(settings, "callback", shop="linden")

    drawn = ET.parse(tmp_path / "call.svg").getroot()
    assert drawn[0].text == "callback: Call."
    assert gone == 0
    assert forget(settings, "callback", shop="linden") == 1
    assert draw(settings, "nothing", shop=None, folder=None, out=None, text=True) == 2
    assert "There is no flow nothing" in capsys.readouterr().err
