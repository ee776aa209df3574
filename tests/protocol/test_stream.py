"""The fallback of the socket: one long answer that is read line by line."""

import asyncio
import json

from protocol.conftest import Visitor


async def test_a_stream_brings_what_was_and_what_comes(ada: Visitor) -> None:
    of = await ada.opened()
    await ada.say(of, "before")
    address = f"/v1/conversations/{of}/stream"

    async with asyncio.timeout(5), ada.http.stream("GET", address, headers=ada.headers) as answer:
        lines = answer.aiter_lines()
        assert "ready" in json.loads(await anext(lines))
        assert json.loads(await anext(lines))["entries"][0]["text"] == "before"
        await ada.say(of, "after")
        assert json.loads(await anext(lines))["entries"][0]["text"] == "after"


async def test_a_stream_resumes_by_its_cursor(ada: Visitor) -> None:
    of = await ada.opened()
    for n in range(4):
        await ada.say(of, f"m{n}")

    async with ada.http.stream(
        "GET", f"/v1/conversations/{of}/stream", params={"since": 2}, headers=ada.headers
    ) as answer:
        lines = answer.aiter_lines()
        await anext(lines)
        assert [entry["seq"] for entry in json.loads(await anext(lines))["entries"]] == [3, 4]
