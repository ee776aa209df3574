"""Odd servers: whatever they do, there is an answer in time or none, and never half a one or a thought."""

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from assistant.language_model.model_server import Answer, completion, model_server
from parlour.assistant.language_model.account import Account
from parlour.assistant.language_model.body import read_body
from parlour.assistant.language_model.client import Client, Part
from parlour.foundation.errors import NeedsOwner, ParlourError, Refused, TemporaryFailure

ASKED = [Part("user", "Say it.")]


async def asked(server: Any, *, key: str = "", seconds: float = 1.0) -> Any:
    client = Client()
    try:
        account = Account(address=server.address, model="small", key=key)
        return await client.ask(account, ASKED, seconds=seconds, most_tokens=50)
    finally:
        await client.close()


async def test_a_plain_answer_is_read_with_what_it_cost() -> None:
    async with model_server("Good day.") as server:
        said = await asked(server, key="secret-key")

    assert (said.text, said.tokens_in, said.tokens_out) == ("Good day.", 100, 20)
    assert "authorization: bearer secret-key" in server.headers[0].lower()
    assert server.asked[0]["model"] == "small"
    assert server.asked[0]["stream"] is False


def body(**members: Any) -> bytes:
    return json.dumps(members).encode()


def choice(message: dict[str, Any], end: str = "stop") -> bytes:
    return body(choices=[{"index": 0, "finish_reason": end, "message": message}])


THINKING = "<think>\nThe shopper says {0}. Hmm.\n</think>\n\nGood day."
STREAM = (
    b": keep-alive\n\n"
    b'data: {"choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":"Hm"}}]}\n\n'
    b'data: {"choices":[{"index":0,"delta":{"content":"Good "},"finish_reason":null}],"usage":null}\n\n'
    b'data: {"choices":[{"index":0,"delta":{"content":"day."},"finish_reason":"stop"}]}\n\n'
    b'data: {"choices":[],"usage":{"prompt_tokens":6,"completion_tokens":9}}\n\ndata: [DONE]\n\n'
)
READABLE = {
    "thoughts before the answer": choice({"content": THINKING}),
    "thoughts beside the answer": choice({"content": "Good day.", "reasoning_content": "Hm.", "reasoning": "Hm."}),
    "thoughts signed": choice({"content": "Good day.", "thought_signature": "AVSo", "extra_content": {"google": {}}}),
    "parts": choice({"content": [{"type": "thinking", "thinking": []}, {"type": "text", "text": "Good day."}]}),
    "a stream that nobody asked for": STREAM,
    "empty tool calls": choice({"content": "Good day.", "tool_calls": [], "function_call": None, "refusal": None}),
    "a byte order mark": b"\xef\xbb\xbf" + choice({"content": "Good day."}),
    "no usage": choice({"content": "Good day."}),
    "no end told": body(choices=[{"message": {"content": "Good day."}}]),
}
UNREADABLE = {
    "nothing": b"",
    "no JSON": b"<html>Bad gateway</html>",
    "half a JSON": completion("Good day.")[:60],
    "other JSON": body(contentType="application/json", method="POST", pathname="/chat/completions"),
    "a list": b"[]",
    "no choices": body(choices=[]),
    "choices that are none": body(choices=None),
    "a choice without a message": body(choices=[{"index": 0, "finish_reason": "stop"}]),
    "no content": choice({"content": None}),
    "only spaces": choice({"content": " \n"}),
    "a number for a text": choice({"content": 7}),
    "cut short": choice({"content": "Good d"}, "length"),
    "filtered": choice({"content": "Good day."}, "content_filter"),
    "only thoughts, cut short": choice({"content": "<think>\nHmm, the shopper"}, "length"),
    "thoughts without an end": choice({"content": "<think>\nHmm, the shopper"}),
    "thoughts in own marks": choice({"content": "<|channel|>analysis<|message|>Hm<|end|>Good day."}),
    "a tool call": choice(
        {"content": None, "tool_calls": [{"type": "function", "function": {"name": "f"}}]}, "tool_calls"
    ),
    "a tool call without an id": choice(
        {"tool_calls": [{"id": "", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, "stop"
    ),
    "an error with status 200": body(error={"code": "tool_use_failed", "message": "Tool call validation failed"}),
    "a refusal": choice({"content": None, "refusal": "I can't help with that."}),
    "letters of another coding": completion("Día").replace(b"\\u00ed", b"\xed"),
}


@pytest.mark.parametrize("odd", READABLE)
def test_of_odd_bodies_the_answer_is_read_and_no_thought(odd: str) -> None:
    assert read_body(READABLE[odd]).text == "Good day."


@pytest.mark.parametrize("odd", UNREADABLE)
def test_what_is_no_whole_answer_is_refused(odd: str) -> None:
    with pytest.raises(Refused):
        read_body(UNREADABLE[odd])


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(hang=True), TemporaryFailure),
        (Answer(completion("late"), wait=3), TemporaryFailure),
        (Answer(drop=True), TemporaryFailure),
        (Answer(completion("Good day."), only=20), TemporaryFailure),
        (Answer(b"slow down", status=429), TemporaryFailure),
        (Answer(b"oh", status=500, type="text/html"), TemporaryFailure),
        (Answer(b"oh", status=503), TemporaryFailure),
        (Answer(b"{}", status=401), NeedsOwner),
        (Answer(b"{}", status=404), NeedsOwner),
        (Answer(b"{}", status=400), Refused),
        (Answer(b"", status=302), Refused),
        (Answer(b"x" * 2_000_000), Refused),
        (Answer(completion(None)), Refused),
    ],
)
async def test_trouble_is_told_in_time(answer: Answer, error: type[ParlourError]) -> None:
    begun = time.monotonic()

    async with model_server(answer) as server:
        with pytest.raises(error):
            await asked(server, seconds=0.5)

    assert time.monotonic() - begun < 1.5


async def test_a_server_that_is_not_there_is_trouble_too() -> None:
    async with model_server() as server:
        pass
    with pytest.raises(TemporaryFailure):
        await asked(server)


async def test_the_name_of_the_bound_is_learned_from_the_refusal() -> None:
    def says(told: dict[str, Any]) -> Answer | str:
        if "max_tokens" in told:
            return Answer(b'{"error":{"message":"Unsupported parameter: max_tokens"}}', status=400)
        return "Good day."

    async with model_server(says) as server:
        said = await asked(server)

    assert said.text == "Good day."
    assert "max_completion_tokens" in server.asked[-1]


async def test_a_content_type_that_lies_does_not_matter() -> None:
    async with model_server(Answer(completion("Good day."), type="text/html; charset=latin-1")) as server:
        assert (await asked(server)).text == "Good day."


PAYLOADS = os.environ.get("PARLOUR_TEST_PAYLOADS")


@pytest.mark.skipif(not PAYLOADS, reason="PARLOUR_TEST_PAYLOADS names no folder of recorded exchanges")
async def test_recorded_exchanges_are_read_or_refused() -> None:
    yaml = pytest.importorskip("yaml")
    read, refused = [], []
    for file in sorted(Path(PAYLOADS or "").glob("*.yaml")):
        for exchange in yaml.safe_load(file.read_text("utf-8"))["interactions"]:
            answer = exchange["response"]
            told = answer.get("parsed_body")
            sent = json.dumps(told).encode() if told is not None else str(answer["body"]["string"]).encode()
            async with model_server(Answer(sent, status=answer["status"]["code"])) as server:
                try:
                    said = await asked(server)
                except ParlourError:
                    refused.append(file.name)
                else:
                    assert said.text.strip(), file.name
                    assert "<think>" not in said.text, file.name
                    read.append(file.name)
            await asyncio.sleep(0)

    assert len(read) > 5
    assert refused
