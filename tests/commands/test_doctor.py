"""What the doctor says of an installation."""

import asyncio
from pathlib import Path

import pytest

from parlour.commands.doctor import doctor
from parlour.foundation.database import Database, open_database
from parlour.foundation.jobs import NewJob, write_jobs
from parlour.foundation.jobs.dead import bury
from parlour.foundation.jobs.worker import claim
from parlour.settings import Settings
from serving import with_a_shop


async def give_one_up(address: str) -> None:
    database: Database = open_database(address)
    await database.start()
    await database.run(lambda tx: write_jobs(tx.connection, [NewJob("think", "ada", 1)]))
    [one] = await database.run(lambda tx: claim(tx, ["think"], 1_000, 1))
    await database.run(lambda tx: bury(tx, one, "The mind is away.", 2_000))
    await database.stop()


def test_work_that_was_given_up_is_told_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"sqlite:///{tmp_path / 'parlour.db'}"
    asyncio.run(with_a_shop(address))
    settings = Settings(data=tmp_path, database=address)

    doctor(settings)
    before = capsys.readouterr().out
    asyncio.run(give_one_up(address))
    status = doctor(settings)
    after = capsys.readouterr().out

    assert "given up" not in before
    assert status == 1
    assert "'think'" in after
    assert "The mind is away." in after
