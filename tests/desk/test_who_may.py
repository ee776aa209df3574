"""Who only looks on changes nothing, and who is blocked says nothing more; both hear why."""

from collections.abc import AsyncIterator

import httpx
import pytest

from desk.conftest import PASSWORD, Desk
from protocol.conftest import Visitor
from serving import Server


@pytest.fixture
async def vio(server: Server, deniz: Desk) -> AsyncIterator[Desk]:
    """A viewer, invited and come in."""
    invited = await deniz.post("people", 201, email=f"vio-{server.port}@shop.example", name="Vio", role="viewer")
    async with httpx.AsyncClient(base_url=server.url) as http:
        body = {"secret": invited["link"].partition("#")[2], "password": PASSWORD}
        yield Desk(server, http, (await http.post("/v1/desk/password", json=body)).json())
    await deniz.post(f"people/{invited['person']['id']}/close")


async def test_a_viewer_sees_a_talk_and_leaves_it_as_it_is(deniz: Desk, vio: Desk, ada: Visitor) -> None:
    of = await ada.opened()
    await ada.say(of, "Is anybody there?")
    before = await deniz.row(of)

    statuses = [
        (await vio.http.post(f"/v1/conversations/{of}/{verb}", json=body)).status_code
        for verb, body in (("person", None), ("close", None), ("positions", {"read": 1}), ("typing", None))
    ]

    assert statuses == [403, 403, 204, 204]
    assert await deniz.row(of) == before
    assert before["unread"] == 1


async def test_a_blocked_shopper_hears_so_and_reaches_nobody(deniz: Desk, ada: Visitor) -> None:
    of = await ada.opened()
    await ada.say(of, "hello")
    shopper = (await deniz.get(f"conversations/{of}"))["shopper"]["id"]
    await deniz.post(f"shoppers/{shopper}/block", because="sends the same text again and again")

    said = await ada.say(of, "hello again")
    others = [
        (await ada.http.post(f"/v1/conversations/{of}/{verb}", json=body, headers=ada.headers)).status_code
        for verb, body in (("person", None), ("promise", {}), ("transcript", {}), ("rating", {"stars": 1}))
    ]

    assert said.status_code == 403
    assert "role" not in said.json()["detail"]
    assert others == [403, 403, 403, 403]
    assert (await ada.open()).status_code == 403
    assert (await ada.read(of))["head"] == 1
