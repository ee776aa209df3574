"""Routes of the shop's answers."""

from typing import Annotated

import msgspec
from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlalchemy import Connection

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
from parlour.knowledge.versions import edited
from parlour.people.given import Given
from parlour.people.roles import Right

MOST_TRIED = 5000


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

        def unit(tx: Tx) -> KeptAnswer:
            want_refresh(tx, at.shop, now)
            return edited(tx, at.shop, lambda: add_answer(tx, at.shop, data, now), now, by=at.agent.id)

        return await at.database.run(unit)

    @put("/{answer:int}", summary="Change an answer")
    async def change(self, answer: FromPath[int], data: JSONBody[Draft], counter: Given[Counter]) -> KeptAnswer:
        at, now = _editing(counter), counter.service.clock()

        def unit(tx: Tx) -> KeptAnswer:
            want_refresh(tx, at.shop, now)
            return edited(tx, at.shop, lambda: change_answer(tx, at.shop, answer, data, now), now, by=at.agent.id)

        return await at.database.run(unit)

    @delete("/{answer:int}", summary="Take an answer away", status_code=204)
    async def remove(self, answer: FromPath[int], counter: Given[Counter]) -> None:
        at, now = _editing(counter), counter.service.clock()

        def unit(tx: Tx) -> None:
            want_refresh(tx, at.shop, now)
            edited(tx, at.shop, lambda: remove_answer(tx, at.shop, answer), now, by=at.agent.id)

        await at.database.run(unit)

    @post("/try", summary="What the assistant would find for a question", status_code=200)
    async def try_it(self, data: JSONBody[Question], counter: Given[Counter]) -> Tried:
        if not 0 < len(data.text.strip()) <= MOST_TRIED:
            raise Unacceptable("Write a question as a shopper would put it.")
        return await counter.database.read(lambda connection: _tried(connection, counter, data))


def _editing(at: Counter) -> Counter:
    at.agent.require(Right.EDIT_ANSWERS)
    return at


def _tried(connection: Connection, at: Counter, asked: Question) -> Tried:
    kept = list_answers(connection, at.shop, lang=None, words="", after=0, limit=MOST_TRIED)
    by_words = {(one.lang, one.question): one for one in kept}
    index = AnswerIndex([Answer(question=k.question, text=k.text, lang=k.lang, source=k.source) for k in kept])
    found = index.find(asked.text, asked.lang)
    return Tried([Fitting(by_words[f.answer.lang, f.answer.question], round(f.score, 3)) for f in found])
