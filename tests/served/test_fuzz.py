"""The API description, fuzzed by four kinds of callers with ids that exist: no server error, whatever comes."""

import json
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from served.conftest import SHOP
from served.roles import PASSWORD, Caller, a_shopper, log_in, owner_link, signed_in
from serving import Server

pytestmark = pytest.mark.slow

EXAMPLES = 8  # an operation and caller
# after these somebody may be signed out, closed, blocked or without a talk: the next operation meets four fresh ones
ENDING = ("/logout", "/password", "/close", "/role", "/reset", "/block", "/visits", "/identify", "{conversation}")
LEAST_ANSWERED = 0.7
NAMED = re.compile(r"{(\w+)}")  # what an address names; where nobody holds such a thing, nothing can be answered
LONG = ("/stream",)  # goes on for five minutes by design; tests/protocol/test_stream.py reads it
# values that make sense, so that some of what is sent gets beyond the first check
SENSIBLE: dict[str, list[Any]] = {
    "shop": [SHOP],
    "kind": ["message", "note"],
    "text": ["hello"],
    "email": ["kim@example.com", "nobody@example.com"],
    "password": [PASSWORD],
    "name": ["Kim"],
    "role": ["agent", "viewer", "admin"],
    "lang": ["en", "it"],
    "stars": [4],
    "read": [1],
    "away": [False],
    "list": ["all", "waiting", "mine", "closed", "promises"],
    "limit": [10],
    "since": [0],
    "expect": [None],
    "contact": [None],
    "attachments": [[]],
    "answers": [None],
    "of": [None],
    "because": [None],
    "current": [None],
    "after": [None],
    "q": ["lamp", ""],
    "ids": [[]],
    "to": [None],
}


@pytest.fixture(scope="module")
def callers(shop: Server) -> Iterator[Callable[[], list[Caller]]]:
    """Makes all four anew each time: some operations end a session, close an account or empty a talk."""
    owner = signed_in(shop, owner_link(shop), email="deniz@example.com", name="Deniz")
    body = {"email": "kim@example.com", "name": "Kim", "role": "agent"}
    invited = owner.post("/v1/desk/people", json=body).json()
    signed_in(shop, invited["link"].partition("#")[2]).close()
    colleague = invited["person"]["id"]
    open_clients: list[httpx.Client] = [owner]

    def make() -> list[Caller]:
        shopper, ids = a_shopper(shop, SHOP)
        boss = log_in(shop, "deniz@example.com")
        boss.post(f"/v1/desk/people/{colleague}/open")
        boss.put(f"/v1/desk/people/{colleague}/role", json={"role": "agent"})
        agent = log_in(shop, "kim@example.com")
        ids |= {"person": [colleague], "to": [colleague]}
        opened = boss.get(f"/v1/desk/conversations/{ids['conversation'][0]}")
        if opened.status_code == 200:
            found = [value for key, value in _walk(opened.json()) if key in ("shopper", "shopper_id")]
            ids["shopper_id"] = [one for one in found if isinstance(one, str)] or [colleague]
        visitor = httpx.Client(base_url=shop.url, timeout=90)
        open_clients.extend((visitor, shopper, agent, boss))
        pairs = (("visitor", visitor), ("shopper", shopper), ("agent", agent), ("owner", boss))
        return [Caller(name, http, ids) for name, http in pairs]

    yield make
    for client in open_clients:
        client.close()


def _walk(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from _walk(inner)


def test_no_operation_answers_with_a_server_error(shop: Server, callers: Callable[[], list[Caller]]) -> None:
    document = httpx.get(f"{shop.url}/schema/openapi.json").json()
    operations = [one.ok() for one in schemathesis.openapi.from_dict(document).get_all_operations()]
    operations = [one for one in operations if not one.path.endswith(LONG)]
    answered: set[str] = set()
    broken: list[str] = []

    four = callers()
    for operation in operations:
        for caller in four:
            statuses = _tried(operation, caller, broken)
            if any(200 <= status < 300 for status in statuses):
                answered.add(f"{operation.method} {operation.path}")
        if operation.path.endswith(ENDING):
            four = callers()

    known = {*SENSIBLE, *four[0].ids}
    held = {f"{one.method} {one.path}" for one in operations if known.issuperset(NAMED.findall(one.path))}
    assert broken == []
    assert len(answered & held) >= LEAST_ANSWERED * len(held), sorted(held - answered)


def _tried(operation: Any, caller: Caller, broken: list[str]) -> list[int]:
    statuses: list[int] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), chance=st.randoms(use_true_random=False))
    def tries(case: Any, chance: random.Random) -> None:
        answer = _send(case, caller, chance)
        if answer is None:
            return
        statuses.append(answer.status_code)
        if answer.status_code >= 500 and answer.status_code != 503:
            broken.append(f"{caller.name}: {operation.method} {answer.request.url} {answer.request.content[:300]!r}")
        if answer.status_code >= 400 and answer.headers.get("content-type") != "application/problem+json":
            broken.append(f"{caller.name}: {answer.status_code} without words from {operation.path}")

    tries()
    return statuses


def _send(case: Any, caller: Caller, chance: random.Random) -> httpx.Response | None:
    known = SENSIBLE | caller.ids
    path = case.operation.path
    for name, value in (case.path_parameters or {}).items():
        chosen = chance.choice(known[name]) if name in known and chance.random() < 0.8 else value
        path = path.replace(f"{{{name}}}", httpx.QueryParams({"x": str(chosen)}).get("x") if _is_plain(chosen) else "x")
    query = {name: _sensible(name, value, known, chance) for name, value in (case.query or {}).items()}
    body = _with_sense(case.body, known, chance)
    content = None
    if body is not schemathesis.core.NOT_SET and case.operation.body:
        content = json.dumps(body, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    headers = {"content-type": "application/json"} if content is not None else {}
    if path.endswith("/attachments"):
        content, headers = b"plain words", {"x-file-name": "words.txt"}
    params = {key: value for key, value in query.items() if value is not None and _is_plain(value)}
    try:
        return caller.http.request(case.operation.method.upper(), path, params=params, content=content, headers=headers)
    except (httpx.InvalidURL, UnicodeError):  # not sendable at all: no request, no answer
        return None


def _is_plain(value: object) -> bool:
    text = str(value)
    return text.isprintable() and not set(text) & set("/?#%\\") and text not in ("", ".", "..") and text.isascii()


def _sensible(name: str, value: object, known: dict[str, list[Any]], chance: random.Random) -> object:
    return chance.choice(known[name]) if name in known and chance.random() < 0.7 else value


def _with_sense(body: Any, known: dict[str, list[Any]], chance: random.Random) -> Any:
    if not isinstance(body, dict) or chance.random() < 0.2:
        return body
    if chance.random() < 0.5:  # wholly sensible
        return {name: chance.choice(known[name]) if name in known else value for name, value in body.items()}
    return {name: _sensible(name, value, known, chance) for name, value in body.items()}


FRAMES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
NAMES = ("token", "ticket", "follow", "unfollow", "append", "typing", "read", "looking", "topics", "away", "ping")


def test_no_frame_ends_the_socket_or_the_server(shop: Server, callers: Callable[[], list[Caller]]) -> None:
    _, shopper, _, owner = callers()
    first = {"token": shopper.http.headers["authorization"].removeprefix("Bearer ")}
    ticket = {"ticket": owner.http.post("/v1/desk/ticket").json()["ticket"]}
    of = shopper.ids["conversation"][0]
    live = shop.live

    for hello in (first, ticket):
        with connect(live) as socket:
            socket.send(json.dumps(hello | {"follow": [{"conversation": of, "since": 0}]}))
            _send_anything(socket)
            socket.send(b"\x00\xff")
            socket.send(json.dumps({"ping": "still there"}))
            assert _hears_pong(socket)


def _send_anything(socket: Any) -> None:
    @settings(max_examples=150, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    @given(frame=st.dictionaries(st.sampled_from(NAMES), FRAMES, min_size=1, max_size=3) | FRAMES)
    def sends(frame: Any) -> None:
        socket.send(json.dumps(frame))

    sends()


def _hears_pong(socket: Any) -> bool:
    try:
        while True:
            if json.loads(socket.recv(timeout=10)) == {"pong": "still there"}:
                return True
    except (ConnectionClosed, TimeoutError):
        return False
