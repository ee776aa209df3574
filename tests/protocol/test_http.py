"""The log over HTTP, as a foreign client meets it."""

from uuid import uuid4

import httpx

from parlour.foundation.ids import new_id
from protocol.conftest import Visitor


async def test_a_visitor_opens_writes_and_reads(ada: Visitor) -> None:
    of = str(new_id())
    assert [(await ada.open(of)).status_code for _ in range(2)] == [201, 200]

    first = await ada.say(of, "hello", "one")
    again = await ada.say(of, "something else", "one")

    assert (first.status_code, first.json()["seq"]) == (201, 1)
    assert (again.status_code, again.json()) == (200, first.json())
    log = await ada.read(of)
    assert log["head"] == 1
    assert log["epoch"]
    [entry] = log["entries"]
    assert {key: entry[key] for key in ("seq", "kind", "who", "client_id", "text", "at")} == {
        "seq": 1,
        "kind": "message",
        "who": "shopper",
        "client_id": "one",
        "text": "hello",
        "at": first.json()["at"],
    }


async def test_pages_follow_the_cursor(ada: Visitor) -> None:
    of = await ada.opened()
    for n in range(7):
        await ada.say(of, f"m{n}")

    page = await ada.read(of, since=2, limit=3)

    assert [entry["seq"] for entry in page["entries"]] == [3, 4, 5]
    assert page["head"] == 7


async def test_an_unmet_expectation_is_a_conflict_with_the_state(ada: Visitor) -> None:
    of = await ada.opened()
    await ada.say(of, "first")

    refused = await ada.say(of, "late", expect={"seen": 0})

    assert refused.status_code == 409
    assert refused.headers["content-type"] == "application/problem+json"
    assert (refused.json()["seat"], refused.json()["head"]) == ("assistant", 1)
    assert (await ada.read(of))["head"] == 1


async def test_strangers_and_missing_things_get_the_same_words(ada: Visitor, bo: Visitor) -> None:
    of = await ada.opened()

    theirs = await bo.say(of, "let me in")
    missing = await bo.say(str(new_id()), "let me in")

    assert theirs.status_code == missing.status_code == 404
    assert theirs.json()["detail"] == missing.json()["detail"]
    assert (await bo.open(of)).status_code == 404


async def test_without_a_good_token_nobody_gets_in(http: httpx.AsyncClient, ada: Visitor) -> None:
    of = await ada.opened()
    for headers in ({}, {"authorization": "Bearer nonsense"}, {"authorization": f"Basic {ada.token}"}):
        answer = await http.get(f"/v1/conversations/{of}/entries", headers=headers)
        assert answer.status_code == 401
        assert answer.json()["detail"]


async def test_bad_input_gets_a_number_and_a_sentence(http: httpx.AsyncClient, ada: Visitor) -> None:
    of = await ada.opened()
    address = f"/v1/conversations/{of}/entries"
    entry = {"client_id": "x", "kind": "message", "text": "hello"}

    async def status(content: bytes | None = None, json: object = None, path: str = address) -> int:
        answer = await http.post(path, content=content, json=json, headers=ada.headers)
        assert answer.headers["content-type"] == "application/problem+json", answer.text
        assert len(answer.json()["detail"]) > 10
        return answer.status_code

    assert await status(b"{not json") == 400
    assert await status(b'{"client_id": "x", "kind": "message", "text": "\xff"}') == 400
    assert await status(json=entry | {"text": 7}) == 400
    assert await status(json={"kind": "message"}) == 400
    assert await status(json=entry | {"text": "   "}) == 422
    assert await status(json=entry | {"text": "x" * 10_001}) == 422
    assert await status(json=entry | {"kind": "hologram"}) == 422
    assert await status(json=entry | {"client_id": ""}) == 422
    assert await status(json=entry | {"text": "x" * 1_100_000}) == 413
    assert (await ada.read(of))["head"] == 0


async def test_the_id_of_a_conversation_must_be_a_uuid_of_version_7(ada: Visitor) -> None:
    for bad in (str(uuid4()), "not-a-uuid", "1234"):
        assert (await ada.open(bad)).status_code == 422


async def test_unknown_members_are_ignored_and_unknown_addresses_are_problems(
    http: httpx.AsyncClient, ada: Visitor
) -> None:
    of = await ada.opened()
    assert (await ada.say(of, "hello", colour="green")).status_code == 201
    for answer in (await http.get("/v1/nothing"), await http.delete("/v1/visits/x"), await http.get("/nowhere")):
        assert answer.headers["content-type"] == "application/problem+json"


async def test_asking_for_a_person_moves_the_seat_and_stands_in_the_log(ada: Visitor) -> None:
    of = await ada.opened()

    state = (await ada.http.post(f"/v1/conversations/{of}/person", headers=ada.headers)).json()

    assert state["seat"] == "queue"
    [moved] = (await ada.read(of))["entries"]
    assert (moved["kind"], moved["event"], moved["from"], moved["to"]) == ("event", "seat_moved", "assistant", "queue")


async def test_nul_and_broken_surrogates_do_no_harm(ada: Visitor) -> None:
    of = await ada.opened()
    address = f"/v1/conversations/{of}/entries"

    for n, text in enumerate((r"a\u0000b", r"half \ud83d pair", r"\ud83d\ude00")):
        body = f'{{"client_id": "{n}", "kind": "message", "text": "{text}"}}'
        answer = await ada.http.post(address, content=body, headers=ada.headers)
        assert answer.status_code in (201, 400), answer.text
    texts = [entry["text"] for entry in (await ada.read(of))["entries"]]
    assert texts[0] == "ab"
    assert texts[-1] == "😀"


async def test_numbers_beyond_all_measure_are_no_trouble(http: httpx.AsyncClient, ada: Visitor) -> None:
    of = await ada.opened()
    huge = 2**61

    page = await ada.read(of, since=huge)
    refused = await ada.say(of, "hello", because=huge)

    assert page["entries"] == []
    assert refused.status_code == 400


async def test_a_name_that_no_database_can_keep_is_a_clear_error(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/visits", json={"shop": "la\x00mps"})

    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"
