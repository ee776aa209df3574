"""Who may serve, and who may migrate: one lock, held for as long as a process uses the database."""

import fcntl
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg

from parlour.foundation.database.open import sqlite_file

ADVISORY = 0x7061726C  # "parl": the key of our lock among PostgreSQL's advisory locks


class InUse(Exception):
    """The database is held by another process; the message says what to stop."""


@asynccontextmanager
async def serving(address: str) -> AsyncIterator[None]:
    """Hold the right to serve: alone on a SQLite file, beside others on PostgreSQL; raises `InUse`."""
    async with held(address, exclusive=sqlite_file(address) is not None):
        yield


@asynccontextmanager
async def held(address: str, *, exclusive: bool) -> AsyncIterator[None]:
    """Hold the database; exclusively, as migrating and restoring need, or shared (PostgreSQL only). Raises `InUse`."""
    file = sqlite_file(address)
    if file is not None:
        with _file_lock(file):
            yield
        return
    connection = await asyncpg.connect(address, timeout=5)
    try:
        kind = "" if exclusive else "_shared"
        if not await connection.fetchval(f"SELECT pg_try_advisory_lock{kind}($1)", ADVISORY):
            raise InUse("The database is in use by another Parlour. Stop every `parlour serve` on it first.")
        yield
    finally:
        await connection.close(timeout=2)


@contextmanager
def _file_lock(file: Path) -> Iterator[None]:
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = file.with_name(file.name + ".lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = lock.read_text("ascii", "replace").strip()
            raise InUse(
                f"{file} is in use by another Parlour (process {holder or 'unknown'}). Stop it first."
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)
