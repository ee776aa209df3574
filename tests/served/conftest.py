"""The demo shop served with everything on, on each database, and shoppers who talk with it."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from conftest import NAME, order
from parlour.foundation.ids import new_id
from serving import Server

SHOP = "linden-lark"
GOODS = Path(__file__).parents[2] / "demo" / "shop"
PATIENCE = 90.0  # seconds for an answer: the first one waits for the mind to wake up on a busy machine


class Shopper:
    """Somebody on the shop's page, who says something and waits for the answer."""

    def __init__(self, server: Server) -> None:
        self.http = httpx.Client(base_url=server.url, timeout=10)
        visit = self.http.post("/v1/visits", json={"shop": SHOP})
        self.http.headers["authorization"] = f"Bearer {visit.json()['token']}"
        self.of = str(new_id())
        self.seen = 0
        assert self.http.put(f"/v1/conversations/{self.of}", json={"shop": SHOP}).status_code == 201

    def send(self, text: str) -> int:
        entry = {"client_id": str(new_id()), "kind": "message", "text": text}
        answer = self.http.post(f"/v1/conversations/{self.of}/entries", json=entry)
        assert answer.status_code == 201, answer.text
        return answer.json()["seq"]

    def log(self, since: int = 0) -> list[dict[str, Any]]:
        address = f"/v1/conversations/{self.of}/entries"
        return self.http.get(address, params={"since": since, "limit": 500}).json()["entries"]

    def said_by(self, who: str, since: int = 0) -> list[dict[str, Any]]:
        return [one for one in self.log(since) if one.get("who") == who and one["kind"] == "message"]

    def ask(self, text: str) -> dict[str, Any]:
        """Say it, and wait for the assistant's answer."""
        seq = self.send(text)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if answers := self.said_by("assistant", seq):
                return answers[0]
            time.sleep(0.05)
        raise AssertionError(f"no answer within {PATIENCE} seconds to {text!r}")

    def state(self) -> dict[str, Any]:
        return self.http.get(f"/v1/conversations/{self.of}").json()


def imported(address: str, data: Path) -> Server:
    said = {"PARLOUR_DATA": str(data), "PARLOUR_DATABASE": address}
    command = [sys.executable, "-m", "parlour", "import", str(GOODS), "--shop", SHOP]
    done = subprocess.run(command, env=os.environ | said, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return Server(address, data)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("shop")
    address = f"sqlite:///{folder / 'parlour.db'}"
    if request.param == "postgres":
        admin = request.getfixturevalue("postgres_server")
        asyncio.run(order(admin, f"DROP DATABASE IF EXISTS {NAME}_shop WITH (FORCE)", f"CREATE DATABASE {NAME}_shop"))
        address = admin.rpartition("/")[0] + f"/{NAME}_shop"
    server = imported(address, folder / "data")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def ada(shop: Server) -> Iterator[Callable[[], Shopper]]:
    """Makes a shopper each time it is asked."""
    made: list[Shopper] = []

    def come() -> Shopper:
        made.append(Shopper(shop))
        return made[-1]

    yield come
    for one in made:
        one.http.close()
