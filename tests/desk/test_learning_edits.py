"""Edits of the shop's own hand: live at once where nothing can be examined, else after an exam, or against it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from desk.conftest import Desk, soon, within
from desk.test_learning import LAMPS, ended, examining
from parlour.assistant.learn.examining import Examining
from parlour.assistant.learn.going_live import EXAMINE
from parlour.desk.settings.refresh import want_refresh
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx, open_database
from parlour.foundation.jobs import job
from parlour.foundation.jobs.claimed import Job
from parlour.knowledge.exams import keep_golden
from parlour.knowledge.tables import answer, exam, golden, lesson, version
from parlour.settings import Settings
from parlour.shop.shops import take_facts
from serving import Server

pytestmark = pytest.mark.slow
WRAPPING = {"lang": "en", "question": "Do you wrap presents?", "text": "Yes, in brown paper with a ribbon."}
ENGRAVING = {"lang": "en", "question": "Do you engrave lamps?", "text": "We engrave the foot for free."}
FACTS: dict[str, Any] = {"languages": ["en"], "currency": "EUR", "returns": {"days": 30}}


@pytest.fixture(autouse=True)
async def clean(server: Server) -> AsyncIterator[None]:
    """The served shop is shared: nothing is learned yet, and nothing stays."""

    def unit(tx: Tx) -> None:
        for table in (exam, version, golden, lesson, answer):
            tx.connection.execute(table.delete())
        tx.connection.execute(job.delete().where(job.c.kind == EXAMINE))
        take_facts(tx, LAMPS, FACTS)

    await within(server, unit)
    yield
    await within(server, unit)


async def golden_talk(server: Server, text: str, **checks: Any) -> None:
    talk = {
        "id": "g",
        "lang": "en",
        "title": text,
        "turns": [{"turn": 1, "lang": "en", "text": text, "checks": checks}],
    }
    await within(server, lambda tx: keep_golden(tx, LAMPS, text, talk, system_clock(), conversation=None, by=None))


async def answers(desk: Desk) -> dict[str, str]:
    return {one["question"]: one["text"] for one in (await desk.get("settings/answers"))["answers"]}


async def test_a_new_shop_has_nothing_to_examine_and_its_edits_are_live_at_once(deniz: Desk) -> None:
    made = await deniz.post("settings/answers", 201, **WRAPPING)

    assert made["exam"] is None
    assert await answers(deniz) == {WRAPPING["question"]: WRAPPING["text"]}
    assert await deniz.get("learning/edits") == []


async def test_an_edit_waits_for_its_exam_and_goes_live_by_itself(server: Server, deniz: Desk) -> None:
    await golden_talk(server, "do you deliver to the moon?")

    made = await deniz.post("settings/answers", 201, **WRAPPING)
    assert await answers(deniz) == {}
    [waiting] = await deniz.get("learning/edits")
    assert (waiting["id"], waiting["state"], waiting["origin"]) == (made["exam"], "waiting", "desk")
    async with examining(server):
        told = await ended(deniz, made["exam"])

    assert told["state"] == "passed"
    assert await answers(deniz) == {WRAPPING["question"]: WRAPPING["text"]}
    [live, *_] = (await deniz.get("learning/"))["versions"]
    assert live["exam"] == made["exam"]
    assert await deniz.get("learning/edits") == []


async def test_what_makes_a_golden_talk_worse_is_held_until_somebody_says_why(server: Server, deniz: Desk) -> None:
    made = await deniz.post("settings/answers", 201, **WRAPPING)
    await golden_talk(server, "do you wrap presents?", must_mention=["ribbon"])
    path = f"settings/answers/{made['id']}"

    changed = await deniz.put(path, **(WRAPPING | {"text": "Yes, in plain linen."}))
    async with examining(server):
        told = await ended(deniz, changed["exam"])

    assert (told["state"], told["may_overrule"]) == ("refused", True)
    assert told["result"]["turns"][0]["why"] == ["must_mention"]
    assert await answers(deniz) == {WRAPPING["question"]: WRAPPING["text"]}
    await deniz.post(f"learning/edits/{changed['exam']}/live", 422, reason=" ")
    done = await deniz.post(f"learning/edits/{changed['exam']}/live", reason="We are out of ribbon for good.")
    assert (done["state"], done["reason"]) == ("anyway", "We are out of ribbon for good.")
    assert await answers(deniz) == {WRAPPING["question"]: "Yes, in plain linen."}
    await deniz.post(f"learning/edits/{changed['exam']}/live", 409, reason="again")
    await deniz.post("learning/versions/2/back")
    assert await answers(deniz) == {WRAPPING["question"]: WRAPPING["text"]}


async def test_what_breaks_a_rule_of_safety_is_never_put_live(server: Server, deniz: Desk) -> None:
    await golden_talk(server, "can I speak to a person please?")
    wish = {"lang": "en", "question": "Can I speak to a person please?", "text": "There are only lamps here."}

    made = await deniz.post("settings/answers", 201, **wish)
    async with examining(server):
        told = await ended(deniz, made["exam"])

    if told["state"] == "passed":  # the wish for a person stands above every answer
        assert "There are only lamps here." not in str(told["result"]["turns"])
    else:
        assert not told["may_overrule"]
        await deniz.post(f"learning/edits/{made['exam']}/live", 409, reason="I want it so")


async def test_an_edit_of_the_same_takes_the_place_of_the_one_that_waits(server: Server, deniz: Desk) -> None:
    await golden_talk(server, "do you deliver to the moon?")

    first = await deniz.post("settings/answers", 201, **WRAPPING)
    second = await deniz.post("settings/answers", 201, **(WRAPPING | {"text": "Yes, in linen."}))
    third = await deniz.post("settings/answers", 201, **ENGRAVING)

    assert [one["id"] for one in await deniz.get("learning/edits")] == [third["exam"], second["exam"]]
    assert (await deniz.get(f"learning/exams/{first['exam']}"))["state"] == "withdrawn"
    async with examining(server):
        await ended(deniz, third["exam"])
    assert await answers(deniz) == {WRAPPING["question"]: "Yes, in linen.", ENGRAVING["question"]: ENGRAVING["text"]}


async def test_hours_are_live_at_once_and_other_facts_after_their_exam(server: Server, deniz: Desk) -> None:
    await golden_talk(server, "how long can I return a lamp?")
    hours = {"hours": {"mon": ["10:00-16:00"]}, "time_zone": "Europe/Rome"}

    opened = await deniz.put("settings/facts", content=FACTS | hours)
    assert (await deniz.get("settings/facts"))["content"] == FACTS | hours
    fewer = await deniz.put("settings/facts", content=FACTS | hours | {"returns": {"days": 14}})
    told = await deniz.get("settings/facts")
    assert told["content"]["returns"] == {"days": 30}
    assert "days = 14" in told["draft"]
    async with examining(server):
        first, second = await ended(deniz, opened["exam"]), await ended(deniz, fewer["exam"])

    assert [(one["state"], one["is_live"], one["stands"]) for one in (first, second)] == [
        ("passed", True, ["hours", "time_zone"]),
        ("passed", False, ["returns"]),
    ]
    assert (await deniz.get("settings/facts"))["content"]["returns"] == {"days": 14}
    versions = (await deniz.get("learning/"))["versions"]
    assert [one["stands"] for one in versions] == [["returns"], ["hours", "time_zone"], []]
    await deniz.post(f"learning/versions/{versions[1]['number']}/back")
    assert (await deniz.get("settings/facts"))["content"] == FACTS | hours


async def test_facts_that_a_golden_talk_speaks_against_are_held_and_can_be_taken_back(
    server: Server, deniz: Desk
) -> None:
    await golden_talk(server, "how long can I return a lamp?", must_mention=["30"])

    kept = await deniz.put("settings/facts", content=FACTS | {"returns": {"days": 14}})
    async with examining(server):
        told = await ended(deniz, kept["exam"])
    taken = await deniz.post(f"learning/edits/{kept['exam']}/withdraw")

    assert (told["state"], taken["state"]) == ("refused", "withdrawn")
    assert (await deniz.get("settings/facts"))["content"] == FACTS
    assert (await deniz.get("settings/facts"))["draft"] is None


async def test_only_who_edits_answers_decides_on_edits(kim: Desk) -> None:
    await kim.get("learning/edits", 403)
    await kim.post("learning/edits/1/live", 403, reason="x")


async def test_an_answer_is_taken_away_after_its_exam(server: Server, deniz: Desk) -> None:
    made = await deniz.post("settings/answers", 201, **WRAPPING)
    await golden_talk(server, "do you deliver to the moon?")

    gone = await deniz.http.delete(f"/v1/desk/settings/answers/{made['id']}")
    assert gone.status_code == 202
    assert await answers(deniz) != {}

    async with examining(server):
        await ended(deniz, gone.json()["exam"])

    async def is_gone() -> bool:
        return await answers(deniz) == {}

    assert await soon(is_gone)


async def test_an_exam_that_could_not_be_held_is_held_again_or_overruled(server: Server, deniz: Desk) -> None:
    await golden_talk(server, "do you deliver to the moon?")
    made = await deniz.post("settings/answers", 201, **WRAPPING)
    database = open_database(server.address)
    examining = Examining(database, Settings(), system_clock, want_refresh)

    def give_up(tx: Tx) -> None:
        row = tx.connection.execute(select(job).where(job.c.kind == EXAMINE)).one()
        told = {name: row._mapping[name] for name in ("id", "kind", "key", "shop", "payload", "attempts")}
        examining.give_up(tx, Job(**told))
        Job(**told).finish(tx)

    await within(server, give_up)

    [held] = await deniz.get("learning/edits")
    assert (held["state"], held["may_overrule"]) == ("broken", True)
    again = await deniz.post(f"learning/edits/{made['exam']}/again")
    assert again["state"] == "waiting"
    await within(server, give_up)
    await deniz.post(f"learning/edits/{made['exam']}/live", reason="The machine is too small today.")
    assert await answers(deniz) == {WRAPPING["question"]: WRAPPING["text"]}
