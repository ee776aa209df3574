"""Routes of the shop's answers."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, TypeVar

import msgspec
from litestar import Controller, Response, delete, get, post, put
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlalchemy import Connection

from parlour.assistant.learn.own_hand import Kept, keep_answers
from parlour.desk.counter import Counter, standing
from parlour.desk.settings.refresh import want_refresh
from parlour.foundation.database import Tx
from parlour.foundation.errors import Unacceptable
from parlour.knowledge.answers import Answer, AnswerIndex
from parlour.knowledge.editing import (
    Draft,
    KeptAnswer,
    add_answer,
    change_answer,
    languages_of,
    list_answers,
    remove_answer,
)
from parlour.people.given import Given
from parlour.people.roles import Right

MOST_TRIED = 5000
T = TypeVar("T")


class Answers(msgspec.Struct, frozen=True):
    """Some answers; `next` asks for more."""

    answers: list[KeptAnswer]
    next: str | None
    languages: list[str]


class Question(msgspec.Struct, frozen=True):
    """A question as a shopper might put it."""

    lang: str
    text: str


class Fitting(msgspec.Struct, frozen=True):
    """An answer and how well it fits, from 0 to 1."""

    answer: KeptAnswer
    score: float


class Tried(msgspec.Struct, frozen=True):
    """What would be found."""

    found: list[Fitting]


class Waits(msgspec.Struct, frozen=True):
    """The exam after which it is done."""

    exam: int


class AnswerRoutes(Controller):
    """Questions and answers."""

    path = "/v1/desk/settings/answers"
    tags = ("settings",)
    dependencies = standing

    @get("/", summary="The shop's answers")
    async def list_answers(
        self,
        counter: Given[Counter],
        lang: str | None = None,
        q: Annotated[str, QueryParameter(max_length=200)] = "",
        after: int = 0,
        limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    ) -> Answers:
        def read(connection: Connection) -> Answers:
            shop = counter.shop
            found = list_answers(connection, shop, lang=lang, words=q, after=after, limit=limit + 1)
            following = str(found[limit - 1].id) if len(found) > limit else None
            return Answers(found[:limit], following, languages_of(connection, shop))

        return await counter.database.read(read)

    @post("/", summary="Add an answer", status_code=201)
    async def add(self, data: JSONBody[Draft], counter: Given[Counter]) -> KeptAnswer:
        at, now = _editing(counter), counter.service.clock()

        return await at.database.run(lambda tx: _kept(tx, at, now, lambda: add_answer(tx, at.shop, data, now)))

    @put("/{answer:int}", summary="Change an answer")
    async def change(self, answer: FromPath[int], data: JSONBody[Draft], counter: Given[Counter]) -> KeptAnswer:
        at, now = _editing(counter), counter.service.clock()
        return await at.database.run(
            lambda tx: _kept(tx, at, now, lambda: change_answer(tx, at.shop, answer, data, now))
        )

    @delete(
        "/{answer:int}",
        summary="Take an answer away; 202 where an exam comes first",
        status_code=202,
        responses={204: ResponseSpec(None, description="It is gone")},
    )
    async def remove(self, answer: FromPath[int], counter: Given[Counter]) -> Response[Waits | None]:
        at, now = _editing(counter), counter.service.clock()

        def unit(tx: Tx) -> int | None:
            return _done(tx, at, now, lambda: remove_answer(tx, at.shop, answer)).exam

        exam = await at.database.run(unit)
        return Response(None, status_code=204) if exam is None else Response(Waits(exam), status_code=202)

    @post("/try", summary="What the assistant would find for a question", status_code=200)
    async def try_it(self, data: JSONBody[Question], counter: Given[Counter]) -> Tried:
        if not 0 < len(data.text.strip()) <= MOST_TRIED:
            raise Unacceptable("Write a question as a shopper would put it.")
        return await counter.database.read(lambda connection: _tried(connection, counter, data))


def _editing(at: Counter) -> Counter:
    at.agent.require(Right.EDIT_ANSWERS)
    return at


def _kept(tx: Tx, at: Counter, now: datetime, edit: Callable[[], KeptAnswer]) -> KeptAnswer:
    done = _done(tx, at, now, edit)
    return done.made if done.exam is None else msgspec.structs.replace(done.made, exam=done.exam)


def _done(tx: Tx, at: Counter, now: datetime, edit: Callable[[], T]) -> Kept[T]:
    done = keep_answers(tx, at.shop, edit, now, by=at.agent.id)
    if done.exam is None:
        want_refresh(tx, at.shop, now)
    return done


def _tried(connection: Connection, at: Counter, asked: Question) -> Tried:
    kept = list_answers(connection, at.shop, lang=None, words="", after=0, limit=MOST_TRIED)
    by_words = {(one.lang, one.question): one for one in kept}
    index = AnswerIndex([Answer(question=k.question, text=k.text, lang=k.lang, source=k.source) for k in kept])
    found = index.find(asked.text, asked.lang)
    return Tried([Fitting(by_words[f.answer.lang, f.answer.question], round(f.score, 3)) for f in found])
