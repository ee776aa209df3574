"""Two processes write into the same conversations while units fail at random: no gap, no deadlock, no half."""

import asyncio
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.stage import set_stage
from faults.conftest import Tell
from faults.size import SIZE
from parlour.conversation.tables import conversation, entry
from parlour.foundation.database import Database, open_database

TALKS = 200
SCRIPT = Path(__file__).with_name("failing_units.py")


async def test_failing_units_leave_no_gap_and_no_deadlock(address: str, tell: Tell) -> None:
    stage = await set_stage(address, guests=TALKS)
    talks = [guest.conversation for guest in stage.guests]
    processes = 2 if address.startswith("postgresql") else 1  # a SQLite file has one

    told = await asyncio.gather(*(write(address, talks, seed) for seed in range(processes)))

    done = Counter((of, seq) for one in told for of, seqs in one["done"].items() for seq in seqs)
    failed = sum(one["failed"] for one in told)
    database = open_database(address)
    await database.start()
    try:
        stored = await database.read(
            lambda c: {(str(of), seq) for of, seq in c.execute(select(entry.c.conversation, entry.c.seq))}
        )
        heads = await database.read(lambda c: dict(c.execute(select(conversation.c.id, conversation.c.head)).all()))
        deadlocks = await deadlocks_of(database) if processes > 1 else 0
    finally:
        await database.stop()

    tell(done=len(done), failed=failed, entries=len(stored), deadlocks=deadlocks)
    assert failed > 10
    assert max(done.values()) == 1
    assert set(done) <= stored
    assert stored == {(str(of), seq) for of, head in heads.items() for seq in range(1, head + 1)}
    assert deadlocks == 0


async def write(address: str, talks: list[str], seed: int) -> dict[str, Any]:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, str(SCRIPT), address, str(SIZE.units_seconds), str(seed)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, trouble = await child.communicate(json.dumps(talks).encode())
    assert child.returncode == 0, trouble.decode()
    return json.loads(said)


async def deadlocks_of(database: Database) -> int:
    asked = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    return await database.read(lambda c: int(c.exec_driver_sql(asked).scalar_one()))
