"""The lists of the desk, as its page meets them."""

import asyncio
import json

from desk.conftest import Desk
from protocol.conftest import Visitor, frame_of


async def wants_a_person(who: Visitor, text: str = "a person please") -> str:
    of = await who.opened()
    await who.say(of, text)
    answer = await who.http.post(f"/v1/conversations/{of}/person", headers=who.headers)
    assert answer.status_code == 200
    return of


async def test_a_waiting_shopper_is_taken_answered_and_closed(deniz: Desk, ada: Visitor) -> None:
    of = await wants_a_person(ada, "is anybody there?")
    assert of in await deniz.list("waiting")
    waiting = await deniz.row(of)
    assert (waiting["seat"], waiting["unread"], waiting["who"]["name"]) == ("queue", 1, None)
    assert len(waiting["who"]["short"]) == 4
    assert waiting["last"] == {"text": "is anybody there?", "who": "shopper", "at": waiting["last_at"]}
    assert waiting["waiting_since"]

    taken = await deniz.verb("take", of, expect={"seat": "queue"})
    await deniz.say(of, "Deniz here", expect={"seen": taken["head"]})

    answered = await deniz.row(of)
    assert (answered["seat"], answered["agent"]["name"], answered["unread"]) == ("agent", "Deniz", 0)
    assert answered["waiting_since"] is None
    assert of in await deniz.list("mine")
    assert of not in await deniz.list("waiting")
    closed = await deniz.verb("close", of)
    assert closed["seat"] == "closed"
    assert of in await deniz.list("closed")
    assert of not in await deniz.list("all")
    assert (await deniz.verb("reopen", of))["seat"] == "agent"
    await deniz.verb("reopen", of, 409)


async def test_who_has_waited_longest_stands_first(deniz: Desk, ada: Visitor, bo: Visitor) -> None:
    first = await wants_a_person(ada)
    second = await wants_a_person(bo)

    await ada.say(first, "still here")

    waiting = await deniz.list("waiting")
    assert waiting.index(first) < waiting.index(second)
    everything = await deniz.list("all")
    assert everything.index(first) < everything.index(second)


async def test_pages_hold_each_row_once(deniz: Desk, ada: Visitor) -> None:
    made = [await wants_a_person(ada, f"question {n}") for n in range(7)]

    for name in ("waiting", "all"):
        ids = await deniz.list(name, limit=3)
        assert len(ids) == len(set(ids))
        assert set(made) <= set(ids)
    assert (await deniz.get("conversations", list="waiting"))["counts"]["waiting"] == len(await deniz.list("waiting"))


async def test_a_colleague_is_given_a_conversation_and_leaves_it(deniz: Desk, kim: Desk, ada: Visitor) -> None:
    of = await wants_a_person(ada)
    await deniz.verb("take", of)

    given = await deniz.verb("give", of, to=kim.me["agent"]["id"])

    assert given["agent"] == {"id": kim.me["agent"]["id"], "name": "Kim"}
    assert of in await kim.list("mine")
    await deniz.verb("leave", of, 409)
    left = await kim.verb("leave", of)
    assert (left["seat"], left["agent"]) == ("queue", None)
    assert left["waiting_since"]
    await deniz.verb("give", of, 404, to=of)
    await deniz.verb("give", of, 422)
    back = await deniz.verb("give-back", of)
    assert back["seat"] == "assistant"
    events = [entry for entry in (await ada.read(of))["entries"] if entry.get("event") == "seat_moved"]
    assert [(one["to"], one.get("agent")) for one in events] == [
        ("queue", None),
        ("agent", "Deniz"),
        ("agent", "Kim"),
        ("queue", None),
        ("assistant", None),
    ]


async def test_two_agents_take_at_once_and_one_is_told(deniz: Desk, kim: Desk, ada: Visitor) -> None:
    of = await wants_a_person(ada)
    took = {"json": {"expect": {"seat": "queue"}}}

    answers = await asyncio.gather(
        *(who.http.post(f"/v1/desk/conversations/{of}/take", **took) for who in (deniz, kim))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_a_reply_written_while_a_colleague_answered_is_held(deniz: Desk, kim: Desk, ada: Visitor) -> None:
    of = await wants_a_person(ada)
    seen = (await deniz.row(of))["head"]
    await kim.say(of, "Kim was quicker", expect={"seen": seen})

    refused = await deniz.say(of, "me too", 409, expect={"seen": seen})

    assert refused["head"] > seen
    assert refused["seat"] == "agent"
    assert "me too" not in [entry.get("text") for entry in (await ada.read(of))["entries"]]


async def test_a_note_is_for_colleagues_only(deniz: Desk, ada: Visitor) -> None:
    of = await wants_a_person(ada)

    note = await deniz.say(of, "she was here last week", kind="note")

    [hidden] = [entry for entry in (await ada.read(of))["entries"] if entry["seq"] == note["seq"]]
    assert hidden == {"seq": note["seq"], "kind": "hidden"}
    assert (await deniz.row(of))["seat"] == "queue"


async def test_rows_that_changed_are_told_by_topic(deniz: Desk, ada: Visitor) -> None:
    of = await wants_a_person(ada)
    async with deniz.live(of) as socket:
        await ada.say(of, "hello?")
        told: set[str] = set()
        while of not in told:
            frame = await frame_of(socket)
            told |= set(frame.get("conversations", ())) if frame.get("topic") == "inbox" else set()
        await socket.send(json.dumps({"looking": {"conversation": of}}))
        while "looking" not in (frame := await frame_of(socket)):
            pass
    assert frame["looking"] == {"conversation": of, "agents": [{"id": deniz.me["agent"]["id"], "name": "Deniz"}]}


async def test_bad_questions_get_words(deniz: Desk, http) -> None:
    await deniz.get("conversations", 422, after="nonsense")
    await deniz.get("conversations", 400, list="unknown")
    assert (await http.get("/v1/desk/conversations")).status_code == 401
    assert (await deniz.post("rows", ids=[deniz.me["agent"]["id"]]))["rows"] == []
