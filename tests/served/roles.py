"""A visitor, a shopper, an agent and an owner of a served shop, each with what they may hold in their hands."""

import os
import subprocess
import sys
from io import BytesIO
from typing import Any

import httpx
from PIL import Image

from parlour.foundation.ids import new_id
from serving import Server

PASSWORD = "seven green lanterns"


class Caller:
    """Somebody who calls the API; `ids` are values that exist, by the names of parameters and members."""

    def __init__(self, name: str, http: httpx.Client, ids: dict[str, list[Any]]) -> None:
        self.name = name
        self.http = http
        self.ids = ids


def owner_link(server: Server) -> str:
    said = {"PARLOUR_DATA": str(server.data), "PARLOUR_DATABASE": server.address}
    command = [sys.executable, "-m", "parlour", "owner-link"]
    done = subprocess.run(command, env=os.environ | said, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip().partition("#")[2]


def signed_in(server: Server, secret: str, **chosen: str) -> httpx.Client:
    """The desk's browser of somebody who followed a link."""
    http = httpx.Client(base_url=server.url, timeout=90)
    body = {"secret": secret, "password": PASSWORD, **chosen}
    me = http.post("/v1/desk/password", json=body)
    assert me.status_code == 200, me.text
    http.headers["x-csrf-token"] = me.json()["csrf"]
    return http


def log_in(server: Server, email: str) -> httpx.Client:
    http = httpx.Client(base_url=server.url, timeout=90)
    me = http.post("/v1/desk/login", json={"email": email, "password": PASSWORD})
    assert me.status_code == 200, me.text
    http.headers["x-csrf-token"] = me.json()["csrf"]
    return http


def a_shopper(server: Server, shop: str) -> tuple[httpx.Client, dict[str, list[Any]]]:
    """A shopper with a conversation, a message and a file in it."""
    http = httpx.Client(base_url=server.url, timeout=90)
    visit = http.post("/v1/visits", json={"shop": shop}).json()
    http.headers["authorization"] = f"Bearer {visit['token']}"
    of = str(new_id())
    address = f"/v1/conversations/{of}"
    assert http.put(address, json={"shop": shop}).status_code == 201
    entry = {"client_id": str(new_id()), "kind": "message", "text": "hello, do you have lamps?"}
    assert http.post(f"{address}/entries", json=entry).status_code == 201
    png = BytesIO()
    Image.new("RGB", (40, 30), "olive").save(png, "PNG")
    kept = http.post(f"{address}/attachments", content=png.getvalue()).json()
    return http, {"conversation": [of], "hash_": [kept["hash"]], "hash": [kept["hash"]]}
