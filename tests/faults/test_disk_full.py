"""The disk is full: people are told, nothing acknowledged is lost, and it goes on when there is room again."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import httpx
import pytest
from sqlalchemy import text

from benchmarks.stage import Guest, set_stage
from faults.crowd import within
from faults.own_server import OwnPostgres
from parlour.app import House
from parlour.foundation.database import open_database
from parlour.foundation.errors import Unavailable
from parlour.settings import read_settings
from serving import Server

LONG = Random(3).randbytes(4500).hex()  # nothing that a database could pack smaller
TMPFS_MB = 160
MOST_MESSAGES = 4000


class Teller:
    """Writes one long message after the other, and keeps what was acknowledged."""

    def __init__(self, http: httpx.AsyncClient, guest: Guest) -> None:
        self.http = http
        self.address = f"/v1/conversations/{guest.conversation}/entries"
        self.acked: list[str] = []
        self.refused: list[str] = []

    async def say(self, client_id: str) -> httpx.Response:
        body = {"client_id": client_id, "kind": "message", "text": LONG}
        answer = await self.http.post(self.address, json=body)
        (self.acked if answer.status_code == 201 else self.refused).append(client_id)
        return answer

    async def say_until_refused(self) -> None:
        for number in range(0, MOST_MESSAGES, 10):
            answers = await asyncio.gather(*(self.say(f"{number + n}") for n in range(10)))
            if self.refused:
                for answer in answers:
                    assert answer.status_code in (201, 503), answer.text
                return
        pytest.fail(f"{MOST_MESSAGES} messages did not fill the disk")

    async def is_taken_again(self) -> bool:
        again = self.refused[-1]
        body = {"client_id": again, "kind": "message", "text": LONG}
        answer = await self.http.post(self.address, json=body)
        if answer.status_code in (200, 201):
            self.acked.append(again)
        return answer.status_code in (200, 201)

    async def stored(self) -> list[str]:
        found: list[str] = []
        since, head = 0, 1
        while since < head:
            page = (await self.http.get(self.address, params={"since": since, "limit": 100})).json()
            found += [entry["client_id"] for entry in page["entries"] if entry["kind"] == "message"]
            assert [entry["seq"] for entry in page["entries"]] == list(
                range(since + 1, since + 1 + len(page["entries"]))
            )
            since, head = page["entries"][-1]["seq"], page["head"]
        return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the framework, about routes
async def test_a_full_sqlite_file_is_told_and_used_again_when_there_is_room(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'parlour.db'}"
    [guest] = (await set_stage(address, agents=1, guests=1, is_taken=True)).guests
    house = House(read_settings({}, data=tmp_path, database=address, unlimited="127.0.0.1"))

    async with house.open(house.web), asgi(house, guest) as http:
        teller = Teller(http, guest)
        pages = await most_pages(house, "max_page_count = 400")
        assert pages == 400
        await teller.say_until_refused()
        while_full = await teller.stored()
        await most_pages(house, "max_page_count = 1000000")
        assert await teller.is_taken_again()
        at_last = await teller.stored()

    assert teller.refused
    assert set(while_full) >= set(teller.acked[:-1])
    assert not set(while_full) & set(teller.refused)
    assert sorted(at_last) == sorted(teller.acked)


async def most_pages(house: House, pragma: str) -> int:
    """Set how large the file may become; it holds for the writer's connection, which is in this process."""
    return await house.database.run(lambda tx: int(tx.raw.execute(f"PRAGMA {pragma}").fetchone()[0]))


async def test_a_full_postgres_is_told_and_used_again_when_there_is_room(tmpfs: Path, tmp_path: Path) -> None:
    own = OwnPostgres(tmpfs)
    own.make("--wal-segsize=1")
    own.start()
    [guest] = (await set_stage(own.address, agents=1, guests=1, is_taken=True)).guests
    server = Server(own.address, tmp_path / "data")
    server.start()
    ballast = tmpfs / "ballast"
    ballast.write_bytes(b"\0" * (free_bytes(tmpfs) - 6_000_000))

    try:
        async with httpx.AsyncClient(base_url=server.url, headers=guest.headers, timeout=30) as http:
            teller = Teller(http, guest)
            await teller.say_until_refused()
            ballast.unlink()
            if not own.is_running():  # without room for its journal PostgreSQL stops itself, as it must
                own.start()
            assert await within(20, teller.is_taken_again)
            at_last = await teller.stored()
    finally:
        server.kill()
        own.stop(check=False)

    assert set(at_last) >= set(teller.acked)
    assert len(at_last) == len(set(at_last))


async def test_trouble_with_the_file_is_told_apart_from_mistakes_of_ours(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'parlour.db'}")
    folder = open_database(f"sqlite:///{tmp_path}")  # nothing that can be opened as a file

    with pytest.raises(Exception, match="no such table") as mistake:
        await database.read(lambda c: c.execute(text("SELECT * FROM nowhere")))
    with pytest.raises(Unavailable):
        await folder.read(lambda c: c.execute(text("SELECT 1")))

    assert not isinstance(mistake.value, Unavailable)


@asynccontextmanager
async def asgi(house: House, guest: Guest) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=house, client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=guest.headers) as http:
        yield http


@pytest.fixture
def tmpfs() -> Iterator[Path]:
    """A small file system in memory, where the machine allows one."""
    if os.geteuid():
        pytest.skip("only root may mount a small tmpfs to fill up")
    folder = Path(mkdtemp(prefix="parlour-full-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={TMPFS_MB}m,mode=0755", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip(f"this machine allows no tmpfs to fill up: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.rmdir()


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free
