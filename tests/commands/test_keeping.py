"""Backup beside a running server, restore into a stopped one, on both databases and from one to the other."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from parlour.foundation.ids import new_id
from serving import Server, with_a_shop


def parlour(server: Server, *arguments: object) -> subprocess.CompletedProcess[str]:
    said = {"PARLOUR_DATA": str(server.data), "PARLOUR_DATABASE": server.address}
    command = [sys.executable, "-m", "parlour", *(str(one) for one in arguments)]
    return subprocess.run(command, env=os.environ | said, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def own_server(database_address: str, tmp_path: Path) -> Server:
    asyncio.run(with_a_shop(database_address))
    return Server(database_address, tmp_path / "data")


def test_what_was_said_before_the_backup_comes_back_with_a_new_epoch(own_server: Server, tmp_path: Path) -> None:
    file, of = tmp_path / "kept.tar.gz", str(new_id())
    own_server.start()
    try:
        with httpx.Client(base_url=own_server.url) as http:
            visit = http.post("/v1/visits", json={"shop": "lamps"}).json()
            headers = {"authorization": f"Bearer {visit['token']}"}
            address = f"/v1/conversations/{of}"
            http.put(address, json={"shop": "lamps"}, headers=headers)
            entry = {"client_id": "1", "kind": "message", "text": "before"}
            http.post(f"{address}/entries", json=entry, headers=headers).raise_for_status()
            photo = http.post(f"{address}/attachments", content=b"plain words", headers=headers).json()

            assert parlour(own_server, "backup", file).returncode == 0
            http.post(f"{address}/entries", json=entry | {"client_id": "2"}, headers=headers).raise_for_status()
            refused = parlour(own_server, "restore", file)
    finally:
        own_server.stop()

    assert refused.returncode == 2
    assert "Stop" in refused.stderr
    restored = parlour(own_server, "restore", file)
    assert restored.returncode == 0, restored.stderr
    own_server.start()
    try:
        with httpx.Client(base_url=own_server.url) as http:
            log = http.get(f"{address}/entries", headers=headers).json()
            assert [e["text"] for e in log["entries"] if e.get("who") == "shopper"] == ["before"]
            assert log["epoch"] != visit["epoch"]
            assert http.get(f"{address}/attachments/{photo['hash']}", headers=headers).content == b"plain words"
            later = http.post(f"{address}/entries", json=entry | {"client_id": "3"}, headers=headers)
            assert later.status_code == 201
    finally:
        own_server.stop()


def test_what_is_no_backup_is_refused_in_words(own_server: Server, tmp_path: Path) -> None:
    nonsense = tmp_path / "nonsense.tar.gz"
    nonsense.write_bytes(b"nonsense")

    refused = parlour(own_server, "restore", nonsense)

    assert refused.returncode == 2
    assert "no backup of Parlour" in refused.stderr


def test_the_doctor_says_what_to_mend(own_server: Server) -> None:
    seen = parlour(own_server, "doctor")

    assert seen.returncode == 1
    assert "parlour owner-link --shop lamps" in seen.stdout
    assert "ok\tThe database answers" in seen.stdout
