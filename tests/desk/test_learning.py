"""Learning at the desk: who may, what is decided, how the exam puts it live, and the way back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest

from desk.conftest import Desk, soon, within
from parlour.assistant.learn.examining import Examining
from parlour.assistant.learn.going_live import EXAMINE
from parlour.desk.settings.refresh import want_refresh
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx, open_database
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import job
from parlour.foundation.jobs.worker import Worker
from parlour.knowledge.candidates import Where
from parlour.knowledge.proposing import Proposal, propose
from parlour.knowledge.tables import answer, candidate, exam, golden, lesson, source, version
from parlour.settings import Settings
from protocol.conftest import Visitor
from serving import Server

LAMPS = ShopId(1)


@pytest.fixture(autouse=True)
async def clean(server: Server) -> None:
    """The served shop is shared: nothing is learned yet."""

    def unit(tx: Tx) -> None:
        for table in (candidate, source, exam, version, golden, lesson, answer):
            tx.connection.execute(table.delete())
        tx.connection.execute(job.delete().where(job.c.kind == EXAMINE))

    await within(server, unit)


async def proposed(server: Server, *, said: str, means: str, sure: bool = True, talk: UUID | None = None) -> None:
    where = Where(conversation=talk, past_talk=None if talk else len(said), first=1, last=2, is_confirmed=sure)
    one = Proposal(kind="answer", lang="en", said=said, means=means, where=where)
    await within(server, lambda tx: propose(tx, LAMPS, [one], system_clock()))


@asynccontextmanager
async def examining(server: Server) -> AsyncIterator[None]:
    """Exams are held meanwhile, by the child process of a real one."""
    database = open_database(server.address)
    settings = Settings(data=server.data, database=server.address)
    worker = Worker(database, system_clock, {EXAMINE: Examining(database, settings, system_clock, want_refresh)})
    await database.start()
    await worker.start()
    try:
        yield
    finally:
        await worker.stop()
        await database.stop()


async def ended(desk: Desk, exam: int) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        told: dict[str, Any] = await desk.get(f"learning/exams/{exam}")
        return told if told["state"] not in ("waiting", "running") else None

    told: dict[str, Any] = await soon(look, 120)
    return told


async def test_only_who_edits_answers_sees_what_was_learned(kim: Desk) -> None:
    await kim.get("learning/", 403)


async def test_questions_candidates_and_what_is_not_sure_stand_apart(server: Server, deniz: Desk) -> None:
    await proposed(server, said="Do you wrap presents?", means="Yes, in brown paper.")
    await proposed(server, said="Are the lamps loud?", means="")
    await proposed(server, said="Who made you open late?", means="We open at ten.", sure=False)

    learned = await deniz.get("learning/")

    groups = {name: [one["said"] for one in learned[name]] for name in ("candidates", "unanswered", "assumed")}
    assert groups == {
        "candidates": ["Do you wrap presents?"],
        "unanswered": ["Are the lamps loud?"],
        "assumed": ["Who made you open late?"],
    }


async def test_an_answer_without_words_or_with_an_open_field_is_not_approved(server: Server, deniz: Desk) -> None:
    await proposed(server, said="Are the lamps loud?", means="")
    [one] = (await deniz.get("learning/"))["unanswered"]
    path = f"learning/candidates/{one['id']}"

    await deniz.put(path, 422, state="approved")
    await deniz.put(path, 422, state="approved", means="Ask {name} about it.")
    approved = await deniz.put(path, 200, state="approved", means="No, they hum very softly.")

    assert (approved["state"], approved["means"]) == ("approved", "No, they hum very softly.")
    undone = await deniz.put(path, 200, state="open")
    assert undone["state"] == "open"


async def test_nothing_is_examined_when_nothing_waits_and_one_exam_at_a_time(server: Server, deniz: Desk) -> None:
    await deniz.post("learning/exams", 422)
    await deniz.post("learning/candidates", 201, kind="answer", lang="en", said="Do you rent lamps?", means="No.")

    await deniz.post("learning/exams", 201)

    await deniz.post("learning/exams", 409)


@pytest.mark.slow
async def test_what_is_approved_passes_the_exam_goes_live_and_can_be_taken_back(server: Server, deniz: Desk) -> None:
    await proposed(server, said="Do you wrap presents?", means="Yes, in brown paper with a ribbon.")
    [one] = (await deniz.get("learning/"))["candidates"]
    await deniz.put(f"learning/candidates/{one['id']}", 200, state="approved")

    async with examining(server):
        asked = await deniz.post("learning/exams", 201)
        told = await ended(deniz, asked["id"])

    assert told["state"] == "passed"
    assert [turn["verdict"] for turn in told["result"]["turns"]] == ["better"]
    answers = (await deniz.get("settings/answers"))["answers"]
    assert [(kept["question"], kept["source"]) for kept in answers] == [("Do you wrap presents?", "talks")]
    await deniz.post("learning/versions/1/back")
    assert (await deniz.get("settings/answers"))["answers"] == []
    learned = await deniz.get("learning/")
    assert [(kept["number"], kept["back_to"]) for kept in learned["versions"]] == [(3, 1), (2, None), (1, None)]
    assert [kept["said"] for kept in learned["candidates"]] == ["Do you wrap presents?"]


async def test_a_talk_that_the_assistant_has_not_answered_cannot_be_golden(ada: Visitor, deniz: Desk) -> None:
    of = await ada.opened()
    await ada.say(of, "hello there")

    await deniz.post("learning/golden", 422, conversation=of)
    await deniz.post("learning/golden", 404, conversation="01a2009a-a555-74ac-838e-f1a0023c16c7")
