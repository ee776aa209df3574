"""Routes of learning: candidates to decide on, the questions nobody answered, golden talks, exams, versions."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody
from sqlalchemy import Connection

from parlour.assistant.evaluate import TalkCase
from parlour.assistant.learn.cases import golden_of
from parlour.assistant.learn.going_live import exam_job, publish_synonyms
from parlour.assistant.learn.own_hand import go_back_to
from parlour.assistant.learn.past import talk_of_log
from parlour.assistant.learn.private import without_person
from parlour.conversation.reading import find, last_entries
from parlour.desk.counter import Counter, standing
from parlour.desk.learning_values import Learning, PastTalk, learning_of
from parlour.desk.settings.refresh import want_refresh
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ConversationId
from parlour.foundation.jobs import write_jobs
from parlour.knowledge.approving import approved_changes, as_they_stand
from parlour.knowledge.candidates import Candidate, Decision, decide, write_own
from parlour.knowledge.exams import (
    Exam,
    Golden,
    drop_golden,
    find_exam,
    golden_talks,
    keep_golden,
    past_talk_named,
    want_exam,
)
from parlour.knowledge.lessons import Kind, Lesson
from parlour.knowledge.versions import live_lessons
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.shop.shops import shop_of_id

LOOKED_BACK = 400
NAME_LENGTH = 80


class Own(msgspec.Struct, frozen=True):
    """A lesson that somebody writes themselves; see `Lesson` for what `said` and `means` hold."""

    kind: Kind
    lang: Annotated[str, msgspec.Meta(max_length=35)]
    said: str
    means: str


class GoldenTalk(msgspec.Struct, frozen=True):
    """A conversation whose answers are as they should be."""

    conversation: UUID
    name: Annotated[str, msgspec.Meta(max_length=120)] = ""


class Back(msgspec.Struct, frozen=True):
    """The version that is live now."""

    number: int


class LearningRoutes(Controller):
    """What the assistant has learned, and what of it goes live."""

    path = "/v1/desk/learning"
    tags = ("learning",)
    dependencies = standing

    @get("/", summary="Candidates, questions, exams and versions")
    async def look(self, counter: Given[Counter]) -> Learning:
        at = _teaching(counter)
        return await at.database.read(lambda connection: learning_of(connection, at.shop))

    @post("/candidates", summary="Write a lesson oneself; it waits for the exam", status_code=201)
    async def write(self, data: JSONBody[Own], counter: Given[Counter]) -> Candidate:
        at, now = _teaching(counter), counter.service.clock()
        own = Lesson(kind=data.kind, lang=data.lang.strip(), said=data.said, means=data.means)
        return await at.database.run(lambda tx: write_own(tx, at.shop, own, by=at.agent.id, now=now))

    @put("/candidates/{candidate:int}", summary="Approve, reword, refuse, or take that back")
    async def decide(self, candidate: FromPath[int], data: JSONBody[Decision], counter: Given[Counter]) -> Candidate:
        at, now = _teaching(counter), counter.service.clock()
        return await at.database.run(lambda tx: decide(tx, at.shop, candidate, data, by=at.agent.id, now=now))

    @get("/past/{talk:int}", summary="A talk that was taken from another desk")
    async def past(self, talk: FromPath[int], counter: Given[Counter]) -> PastTalk:
        at = _teaching(counter)
        name, lines = await at.database.read(lambda connection: past_talk_named(connection, at.shop, talk))
        return PastTalk(name, lines)

    @post("/exams", summary="Examine what is approved; what passes goes live", status_code=201)
    async def examine(self, counter: Given[Counter]) -> Exam:
        at, now = _teaching(counter), counter.service.clock()

        def unit(tx: Tx) -> Exam:
            changes = approved_changes(tx.connection, at.shop)
            if not changes:
                raise Unacceptable("Nothing waits for an exam. Approve something first.")
            of = want_exam(tx, at.shop, changes, by=at.agent.id, now=now)
            write_jobs(tx.connection, [exam_job(at.shop, of)])
            return find_exam(tx.connection, at.shop, of)

        return await at.database.run(unit)

    @get("/exams/{exam:int}", summary="An exam, turn by turn")
    async def exam(self, exam: FromPath[int], counter: Given[Counter]) -> Exam:
        at = _teaching(counter)
        return await at.database.read(lambda connection: find_exam(connection, at.shop, exam))

    @post("/versions/{number:int}/back", summary="Go back to a version", status_code=200)
    async def back(self, number: FromPath[int], counter: Given[Counter]) -> Back:
        at, now = _teaching(counter), counter.service.clock()

        def unit(tx: Tx) -> Back:
            made = go_back_to(tx, at.shop, number, now, by=at.agent.id)
            as_they_stand(tx, at.shop, live_lessons(tx.connection, at.shop).lessons)
            publish_synonyms(tx, at.shop)
            want_refresh(tx, at.shop, now)
            return Back(made)

        return await at.database.run(unit)

    @post("/golden", summary="Hold this conversation at every exam", status_code=201)
    async def make_golden(self, data: JSONBody[GoldenTalk], counter: Given[Counter]) -> list[Golden]:
        at, now = _teaching(counter), counter.service.clock()

        def unit(tx: Tx) -> list[Golden]:
            talk = _golden(tx.connection, at, data)
            keep_golden(tx, at.shop, talk.id, talk, now, conversation=data.conversation, by=at.agent.id)
            return golden_talks(tx.connection, at.shop)

        return await at.database.run(unit)

    @delete("/golden/{golden:int}", summary="Hold it no more", status_code=204)
    async def drop_golden(self, golden: FromPath[int], counter: Given[Counter]) -> None:
        at = _teaching(counter)
        await at.database.run(lambda tx: drop_golden(tx, at.shop, golden))


def _teaching(at: Counter) -> Counter:
    at.agent.require(Right.EDIT_ANSWERS)
    return at


def _golden(connection: Connection, at: Counter, wanted: GoldenTalk) -> TalkCase:
    """The golden talk of a conversation, by name or by what was asked first."""
    row = find(connection, wanted.conversation)
    if row is None or row.shop != at.shop:
        raise NotThere("There is no such conversation.")
    entries = last_entries(connection, ConversationId(wanted.conversation), LOOKED_BACK)
    lang = row.lang or shop_of_id(connection, at.shop).languages[0]
    told = talk_of_log(wanted.conversation, entries)
    asked = without_person(next(iter(told.said_by_shopper), ""), told.names)
    name = wanted.name.strip() or f"{asked[:NAME_LENGTH]} ({wanted.conversation.hex[-4:].upper()})"
    talk = golden_of(told, name, lang)
    if talk is None:
        raise Unacceptable("The assistant has answered nothing in this conversation.")
    return talk
