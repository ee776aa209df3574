"""Acknowledged means durable: how the writers' own connections are set, and that commits reach the disk."""

import asyncio
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest

from benchmarks.stage import Guest, set_stage
from faults.crowd import within
from parlour.foundation.database import Database, Outcome
from parlour.foundation.database.sqlite import SqliteDatabase
from serving import Server

COMMITS = 30
FULL = 2


class Ask:
    """A batch that asks the connection on which batches are committed how it commits."""

    def on_sqlite(self, raw: sqlite3.Connection, items: Sequence[object]) -> tuple[list[Outcome], list[object]]:
        found = raw.execute("PRAGMA synchronous").fetchone()[0], raw.execute("PRAGMA journal_mode").fetchone()[0]
        return [Outcome(found)], []

    async def on_postgres(self, raw: Any, items: Sequence[object]) -> tuple[list[Outcome], list[object]]:
        return [Outcome((await raw.fetchval("SHOW synchronous_commit"), await raw.fetchval("SHOW fsync")))], []


async def test_every_writing_connection_commits_durably(database: Database) -> None:
    expected = (FULL, "wal") if isinstance(database, SqliteDatabase) else ("on", "on")
    questions = (
        ("PRAGMA synchronous", "PRAGMA journal_mode")
        if expected[0] == FULL
        else ("SHOW synchronous_commit", "SHOW fsync")
    )

    gathered = await database.gather(Ask(), None)
    of_units = await database.run(
        lambda tx: tuple(tx.connection.exec_driver_sql(question).scalar_one() for question in questions)
    )

    assert gathered == of_units == expected


async def test_sqlite_syncs_its_journal_at_least_once_a_commit(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not there to count with: apt-get install -y strace")
    address, seen = f"sqlite:///{tmp_path / 'parlour.db'}", tmp_path / "calls"
    [guest] = (await set_stage(address, agents=1, guests=1, is_taken=True)).guests
    server = Server(address, tmp_path / "data")
    server.start()
    assert server.process is not None
    watch = [strace, "-f", "-y", "-e", "trace=fsync,fdatasync", "-o", str(seen), "-p", str(server.process.pid)]
    tracer = subprocess.Popen(watch, stderr=subprocess.PIPE)
    try:
        assert tracer.stderr is not None
        said = await asyncio.to_thread(tracer.stderr.readline)
        if b"attached" not in said:
            pytest.skip(f"strace may not look at processes here: {said.decode().strip()}")
        await commit_one_after_the_other(server, guest)
    finally:
        tracer.terminate()
        tracer.communicate()
        server.kill()

    assert len(re.findall(r"sync\(\d+<[^>]*parlour\.db-wal>", seen.read_text())) >= COMMITS


async def test_postgres_syncs_its_journal_at_least_once_a_commit(postgres: str, tmp_path: Path) -> None:
    [guest] = (await set_stage(postgres, agents=1, guests=1, is_taken=True)).guests
    server = Server(postgres, tmp_path / "data")
    server.start()
    try:
        before = await syncs(postgres)
        await commit_one_after_the_other(server, guest)
    finally:
        server.stop()  # PostgreSQL's processes tell their counts a little later, or when they end

    async def are_counted() -> bool:
        return await syncs(postgres) - before >= COMMITS

    assert await within(10, are_counted)


async def commit_one_after_the_other(server: Server, guest: Guest) -> None:
    address = f"/v1/conversations/{guest.conversation}/entries"
    async with httpx.AsyncClient(base_url=server.url, headers=guest.headers, timeout=30) as http:
        for number in range(COMMITS):
            body = {"client_id": str(number), "kind": "message", "text": "keep this"}
            assert (await http.post(address, json=body)).status_code == 201


async def syncs(address: str) -> int:
    """How often the server has synced its journal, by its own count."""
    connection = await asyncpg.connect(address)
    try:
        await connection.execute("SELECT pg_stat_force_next_flush()")
        if connection.get_server_version().major >= 18:
            return int(await connection.fetchval("SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal'"))
        return int(await connection.fetchval("SELECT wal_sync FROM pg_stat_wal"))
    finally:
        await connection.close()
