"""The owner's link, where none can be made: what is wrong is said in a sentence."""

import asyncio
from pathlib import Path

import pytest

from parlour.commands.knocking import owner_link
from parlour.foundation.database.lock import held
from parlour.settings import Settings


async def test_beside_a_server_whose_tables_are_older_it_says_what_to_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(data=tmp_path, database=f"sqlite:///{tmp_path / 'parlour.db'}")

    async with held(settings.database_address, exclusive=True):
        status = await asyncio.to_thread(owner_link, settings, None)

    assert status == 2
    assert "Stop it first" in capsys.readouterr().err


def test_a_shop_that_is_not_there_is_named_beside_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(data=tmp_path, database=f"sqlite:///{tmp_path / 'parlour.db'}")

    assert owner_link(settings, None) == 2
    assert "none yet" in capsys.readouterr().err
