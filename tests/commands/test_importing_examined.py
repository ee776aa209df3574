"""An import into a shop with talks: goods at once, answers and facts after their exam."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from parlour.app import other_takers
from parlour.commands.importing import HELD, PASSED, import_shop
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx, open_database
from parlour.knowledge.edits import edits_of
from parlour.knowledge.exams import keep_golden
from parlour.knowledge.store import answers_of
from parlour.settings import Settings
from parlour.shop.shops import shop_named
from parlour.shop.tables import shop as shop_table
from shop.goods import KETTLE, SHOE, write_folder

pytestmark = pytest.mark.slow
T = TypeVar("T")
FACTS = 'languages = ["en"]\ncurrency = "EUR"\n[returns]\ndays = {days}\n'
ANSWERS = "## Do you wrap presents?\n\nYes, in {what}.\n"


@pytest.fixture
def settings(tmp_path: Path, database_address: str) -> Settings:
    return Settings(data=tmp_path / "data", database=database_address)


def imported(settings: Settings, folder: Path) -> int:
    return import_shop(settings, folder, "linden", makes_way=False, others=other_takers)


def shop_folder(folder: Path, *, what: str, days: int) -> Path:
    files: dict[str, Any] = {"products_jsonl": [SHOE, KETTLE], "answers_md": ANSWERS.format(what=what)}
    return write_folder(folder, **files, facts_toml=FACTS.format(days=days))


def within(settings: Settings, unit: Callable[[Tx], T]) -> T:
    async def done() -> T:
        database = open_database(settings.database_address)
        await database.start()
        try:
            return await database.run(unit)
        finally:
            await database.stop()

    return asyncio.run(done())


def golden_talk(settings: Settings, text: str, **checks: Any) -> None:
    talk = {
        "id": "g",
        "lang": "en",
        "title": text,
        "turns": [{"turn": 1, "lang": "en", "text": text, "checks": checks}],
    }

    def unit(tx: Tx) -> None:
        shop = shop_named(tx.connection, "linden").id
        keep_golden(tx, shop, text, talk, system_clock(), conversation=None, by=None)

    within(settings, unit)


def live(settings: Settings) -> tuple[list[str], object, int]:
    """Answers, days of return, and how many edits are held back."""

    def unit(tx: Tx) -> tuple[list[str], object, int]:
        shop = shop_named(tx.connection, "linden")
        returns = shop.facts.returns
        answers = [one.text for one in answers_of(tx.connection, shop.id)]
        return answers, returns and returns.length, len(edits_of(tx.connection, shop.id))

    return within(settings, unit)


def test_a_new_shop_is_live_at_once_and_a_known_one_after_its_exam(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(settings, shop_folder(tmp_path / "shop", what="brown paper", days=30)) == 0
    assert live(settings) == (["Yes, in brown paper."], 30, 0)
    assert "exam" not in capsys.readouterr().err
    golden_talk(settings, "do you wrap presents?", must_mention=["paper"])

    status = imported(settings, shop_folder(tmp_path / "shop", what="white paper", days=14))

    assert (status, live(settings)) == (0, (["Yes, in white paper."], 14, 0))
    assert PASSED in capsys.readouterr().err
    assert imported(settings, shop_folder(tmp_path / "shop", what="white paper", days=14)) == 0
    assert "exam" not in capsys.readouterr().err


def test_what_makes_a_golden_talk_worse_is_held_back_and_told(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(settings, shop_folder(tmp_path / "shop", what="brown paper", days=30))
    golden_talk(settings, "do you wrap presents?", must_mention=["paper"])

    status = imported(settings, shop_folder(tmp_path / "shop", what="linen", days=14))

    told = capsys.readouterr().err
    assert (status, live(settings)) == (1, (["Yes, in brown paper."], 30, 1))
    assert "worse (must_mention)" in told
    assert HELD in told


def test_without_anything_waiting_the_shop_is_held_against_what_last_passed(settings: Settings, tmp_path: Path) -> None:
    imported(settings, shop_folder(tmp_path / "shop", what="brown paper", days=30))
    golden_talk(settings, "how long can I return a kettle?")

    first = examined(settings)
    within(settings, lambda tx: _days(tx, 14))
    second = examined(settings)

    assert "No exam has been passed yet" in first
    assert ": returns." in second
    assert "changed: 1" in second


def examined(settings: Settings) -> str:
    """What `parlour exam` says when it passes."""
    said = {"PARLOUR_DATA": str(settings.data), "PARLOUR_DATABASE": settings.database}
    command = [sys.executable, "-m", "parlour", "exam", "--shop", "linden"]
    return subprocess.run(command, env=os.environ | said, capture_output=True, text=True, check=True).stdout


def _days(tx: Tx, days: int) -> None:
    """As somebody would change it behind our back."""
    shop = shop_named(tx.connection, "linden")
    content = {**shop.content, "returns": {"days": days}}
    tx.connection.execute(shop_table.update().where(shop_table.c.id == shop.id).values(facts=content))
