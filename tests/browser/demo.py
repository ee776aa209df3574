"""`parlour demo` in a process of its own, as people meet it, and the page of another site that embeds its chat."""

import os
import secrets
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import UUID

import httpx

from parlour.foundation.signing import fingerprint
from served.roles import owner_link, signed_in
from serving import Server

SHOP = "linden-lark"
PATIENCE = 120.0  # seconds until it answers: the first start makes the whole shop


class DemoShop(Server):
    """The demo shop in a fresh folder, free of limits."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"sqlite:///{folder / 'demo' / 'parlour.db'}", folder / "demo")
        self.folder = folder

    def start(self) -> None:
        said = {"PARLOUR_DATA": str(self.folder), "PARLOUR_UNLIMITED": "127.0.0.1", "PARLOUR_DATABASE": ""}
        command = [sys.executable, "-m", "parlour", "demo", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=os.environ | said, stdout=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the demo ended with {self.process.returncode}")
            if self._answers():
                return
            time.sleep(0.1)
        raise RuntimeError(f"the demo did not answer within {PATIENCE} seconds")

    def mail_link(self, conversation: str) -> str:
        """The path of a mail's link into a conversation, as the shopper's mail has it."""
        secret, now = f"talk.{secrets.token_urlsafe(24)}", int(time.time() * 1000)
        row = (fingerprint(secret), 1, UUID(conversation).hex, "talk", now, now + 86_400_000)
        with closing(sqlite3.connect(self.address.removeprefix("sqlite:///"))) as database, database:
            columns = "token, shop, conversation, purpose, created_at, expires_at"
            database.execute(f"INSERT INTO talk_link ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)
        return f"/w/{SHOP}/chat#link={secret}"

    def _answers(self) -> bool:
        try:
            return httpx.get(self.url, timeout=5).status_code == 200
        except httpx.TransportError:
            return False


class Deniz:
    """The shop's owner at the desk; `http` is what her browser would hold."""

    def __init__(self, shop: DemoShop) -> None:
        chosen = {"name": "Deniz", "email": "deniz@linden.example"}
        self.http: httpx.Client = signed_in(shop, owner_link(shop), **chosen)

    def take(self, conversation: str) -> None:
        answer = self.http.post(f"/v1/desk/conversations/{conversation}/take", json={})
        assert answer.status_code == 200, answer.text

    def write(self, conversation: str, text: str) -> None:
        entry = {"client_id": os.urandom(8).hex(), "kind": "message", "text": text}
        answer = self.http.post(f"/v1/conversations/{conversation}/entries", json=entry)
        assert answer.status_code == 201, answer.text

    def read(self, conversation: str) -> list[dict[str, object]]:
        answer = self.http.get(f"/v1/conversations/{conversation}/entries", params={"limit": 500})
        return list(answer.json()["entries"])

    def set_shop(self, **change: object) -> None:
        answer = self.http.put("/v1/desk/settings/shop", json=change)
        assert answer.status_code == 200, answer.text


@contextmanager
def other_site(script: str, policy: str) -> Iterator[str]:
    """Somebody else's page on another port of loopback, with the one line in it; answers with its address."""
    page = f'<!doctype html><html lang="es"><title>Elsewhere</title><h1>Elsewhere</h1><script async src="{script}">'

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            if policy:
                self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(f"{page}</script>".encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        thread = threading.Thread(target=site.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://localhost:{site.server_port}"
        site.shutdown()
        thread.join()
