"""The socket form, as a foreign client meets it."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from parlour.foundation.ids import new_id
from protocol.conftest import Visitor, frame_of
from serving import Server


def append(of: str, client_id: str, text: str, **members: object) -> str:
    entry = {"conversation": of, "client_id": client_id, "kind": "message", "text": text, **members}
    return json.dumps({"append": entry})


async def test_own_entries_come_back_in_order_besides_their_acks(ada: Visitor) -> None:
    of = await ada.opened()
    async with ada.live(**{of: 0}) as socket:
        for n in range(20):
            await socket.send(append(of, f"c{n}", f"m{n}"))
        acks, seqs = [], []
        while len(acks) < 20 or len(seqs) < 20:
            frame = await frame_of(socket)
            if "ack" in frame:
                acks.append((frame["ack"]["client_id"], frame["ack"]["seq"]))
            else:
                seqs += [(entry["client_id"], entry["seq"]) for entry in frame["entries"]]
                assert frame["head"] >= seqs[-1][1]

    assert seqs == [(f"c{n}", n + 1) for n in range(20)]
    assert acks == seqs


async def test_a_reader_resumes_by_its_cursor(ada: Visitor) -> None:
    of = await ada.opened()
    for n in range(5):
        await ada.say(of, f"m{n}")

    async with ada.live(**{of: 3}) as socket:
        frame = await frame_of(socket)

    assert [entry["seq"] for entry in frame["entries"]] == [4, 5]
    assert frame["conversation"] == of


async def test_a_long_log_comes_whole(ada: Visitor) -> None:
    of = await ada.opened()
    await asyncio.gather(*(ada.say(of, f"m{n}") for n in range(450)))

    seqs: list[int] = []
    async with ada.live(**{of: 0}) as socket:
        while len(seqs) < 450:
            seqs += [entry["seq"] for entry in (await frame_of(socket))["entries"]]

    assert seqs == list(range(1, 451))


async def test_follow_and_unfollow(ada: Visitor) -> None:
    of, other = await ada.opened(), await ada.opened()
    async with ada.live(**{of: 0}) as socket:
        await socket.send(json.dumps({"follow": [{"conversation": other, "since": 0}], "unfollow": [of]}))
        await socket.send(json.dumps({"ping": 1}))
        assert await frame_of(socket) == {"pong": 1}
        await ada.say(of, "not heard")
        await ada.say(other, "heard")
        assert (await frame_of(socket))["entries"][0]["text"] == "heard"


async def test_what_cannot_be_done_is_refused_with_the_http_numbers(ada: Visitor, bo: Visitor) -> None:
    of, theirs = await ada.opened(), await bo.opened()
    async with ada.live(**{of: 0}) as socket:

        async def status(frame: str | bytes) -> tuple[int, str | None]:
            await socket.send(frame)
            refused = (await frame_of(socket))["refused"]
            assert len(refused["detail"]) > 10
            return refused["status"], refused.get("client_id")

        assert await status("{nonsense") == (400, None)
        assert await status(b"\x00\x01") == (400, None)
        assert await status('{"follow": 7}') == (400, None)
        assert await status(append(of, "a", "")) == (422, "a")
        assert await status(append(of, "b", "no agent here", expect={"seat": "agent"})) == (409, "b")
        assert await status(append(theirs, "c", "let me in")) == (404, "c")
        assert await status(append(str(new_id()), "d", "hello?")) == (404, "d")
        assert await status(json.dumps({"follow": [{"conversation": theirs, "since": 0}]})) == (404, None)
        assert await status(json.dumps({"append": {"conversation": of}})) == (400, None)
        await socket.send(append(of, "e", "still here"))
        assert {next(iter(await frame_of(socket))) for _ in range(2)} == {"ack", "conversation"}


async def test_the_door_closes_with_its_codes(server: Server) -> None:
    async def code(first: str, **options: object) -> int:
        async with connect(server.live, **options) as socket:
            await socket.send(first)
            with pytest.raises(ConnectionClosed):
                await frame_of(socket)
            assert socket.close_code is not None
            return socket.close_code

    assert await code('{"token": "nonsense"}') == 4401
    assert await code("hello") == 4401
    assert await code('{"ticket": "nonsense"}') == 4401


async def test_pages_of_other_sites_may_not_speak(server: Server, ada: Visitor) -> None:
    frame = json.dumps({"token": ada.token, "follow": []})
    async with connect(server.live, origin="https://evil.example") as socket:
        await socket.send(frame)
        with pytest.raises(ConnectionClosed):
            await frame_of(socket)
        assert socket.close_code == 4403
    async with connect(server.live, origin=server.url) as socket:
        await socket.send(frame)
        assert "ready" in await frame_of(socket)


async def test_typing_and_reading_reach_the_other_side_of_the_conversation(ada: Visitor) -> None:
    of = await ada.opened()
    await ada.say(of, "hello")
    async with ada.live(**{of: 1}) as phone, ada.live(**{of: 1}) as laptop:
        await phone.send(json.dumps({"ping": 1}))
        await frame_of(phone)
        await laptop.send(json.dumps({"ping": 1}))
        await frame_of(laptop)
        await phone.send(json.dumps({"typing": {"conversation": of}}))
        assert (await frame_of(laptop))["typing"]["who"] == "shopper"
        await phone.send(json.dumps({"read": {"conversation": of, "seq": 1}}))
        assert (await frame_of(laptop))["positions"]["shopper"] == {"delivered": 1, "read": 1}


async def test_a_visit_that_ends_takes_its_sockets_with_it(ada: Visitor) -> None:
    of = await ada.opened()
    async with ada.live(**{of: 0}) as socket:
        assert (await ada.http.delete("/v1/visits", headers=ada.headers)).status_code == 204

        with pytest.raises(ConnectionClosed):
            await frame_of(socket, within=2)

        assert socket.close_code == 4401
