"""What the desk's browser tests share: a served shop without its assistant, its owner, colleagues and shoppers."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from parlour.foundation.ids import new_id
from serving import Server

SHOP = "linden-lark"
GOODS = Path(__file__).parents[2] / "demo" / "shop"
PASSWORD = "a quiet room by the sea"
DENIZ = {"name": "Deniz", "email": "deniz@example.com"}
KIM = {"name": "Kim", "email": "kim@example.com"}


class DeskRoom:
    """One shop served in a process of its own; deniz owns it, kim answers beside her."""

    def __init__(self, data: Path) -> None:
        address = f"sqlite:///{data / 'parlour.db'}"
        self.said = {"PARLOUR_DATA": str(data), "PARLOUR_DATABASE": address}
        self.run("import", str(GOODS), "--shop", SHOP)
        self.server = Server(address, data, PARLOUR_WORK="false")
        self.server.start()
        self.kim: Agent | None = None
        self.opened: list[httpx.Client] = []

    def stop(self) -> int:
        for one in self.opened:
            one.close()
        return self.server.stop()

    def client(self) -> httpx.Client:
        self.opened.append(httpx.Client(base_url=self.server.url, timeout=10))
        return self.opened[-1]

    def shopper(self) -> "Shopper":
        return Shopper(self.client())

    def run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "parlour", *command],
            env=os.environ | self.said | {"PARLOUR_URL": self.server.url if hasattr(self, "server") else ""},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout

    def owner_link(self) -> str:
        found = re.search(r"http\S+#\S+", self.run("owner-link", "--shop", SHOP))
        assert found
        return found.group(0)

    def colleague(self) -> "Agent":
        """Kim, invited by an owner of her own making and in by the link."""
        if self.kim is None:
            owner = Agent(self.client())
            secret = self.owner_link().partition("#")[2]
            owner.enter({"secret": secret, "password": PASSWORD, "name": "Owner", "email": "owner@example.com"})
            link = owner.post("/v1/desk/people", {**KIM, "role": "agent"})["link"]
            self.kim = Agent(self.client())
            self.kim.enter({"secret": link.partition("#")[2], "password": PASSWORD})
        return self.kim


class Agent:
    """An agent who works without a page."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    def enter(self, chosen: dict[str, str]) -> None:
        me = self.http.post("/v1/desk/password", json=chosen)
        assert me.status_code == 200, me.text
        self.http.headers["x-csrf-token"] = me.json()["csrf"]

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.http.post(path, json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def write(self, of: str, text: str) -> None:
        self.post(f"/v1/conversations/{of}/entries", {"client_id": str(new_id()), "kind": "message", "text": text})


class Shopper:
    """Ada on the shop's page."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http
        visit = self.http.post("/v1/visits", json={"shop": SHOP})
        self.http.headers["authorization"] = f"Bearer {visit.json()['token']}"
        self.of = str(new_id())
        self.http.put(f"/v1/conversations/{self.of}", json={"shop": SHOP}).raise_for_status()

    def say(self, text: str) -> "Shopper":
        entry = {"client_id": str(new_id()), "kind": "message", "text": text}
        self.http.post(f"/v1/conversations/{self.of}/entries", json=entry).raise_for_status()
        return self

    def want_a_person(self) -> "Shopper":
        self.http.post(f"/v1/conversations/{self.of}/person").raise_for_status()
        return self

    def log(self) -> list[dict[str, Any]]:
        return self.http.get(f"/v1/conversations/{self.of}/entries", params={"limit": 500}).json()["entries"]

    def seat(self) -> str:
        return str(self.http.get(f"/v1/conversations/{self.of}").json()["seat"])

    def heard(self, text: str) -> dict[str, Any]:
        """Wait for this message of an agent."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            for one in self.log():
                if one["kind"] == "message" and one["who"] == "agent" and one["text"] == text:
                    return one
            time.sleep(0.05)
        raise AssertionError(f"{text!r} never came; there is {self.log()}")
