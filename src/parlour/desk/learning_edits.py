"""Routes of edits: what the shop changed by its own hand, and what becomes of it when its exam goes badly."""

from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from parlour.assistant.learn.going_live import exam_job
from parlour.assistant.learn.own_hand import make_edit_live, take_back_live
from parlour.desk.counter import Counter, standing
from parlour.desk.learning_values import brief
from parlour.desk.settings.refresh import want_refresh
from parlour.foundation.database import Tx
from parlour.foundation.jobs import write_jobs
from parlour.knowledge.edits import REASON_LENGTH, decide_on_edit, edits_of, find_edit, hold_again
from parlour.knowledge.exams import Exam, ExamState, find_exam
from parlour.people.given import Given
from parlour.people.roles import Right


class Reason(msgspec.Struct, frozen=True):
    """Why it shall be live though its exam speaks against it; kept with it."""

    reason: Annotated[str, msgspec.Meta(max_length=REASON_LENGTH)] = ""


class EditRoutes(Controller):
    """Edits that are examined, or held back."""

    path = "/v1/desk/learning/edits"
    tags = ("learning",)
    dependencies = standing

    @get("/", summary="Edits that are examined, or held back until somebody decides")
    async def edits(self, counter: Given[Counter]) -> list[Exam]:
        at = _editing(counter)
        return await at.database.read(lambda c: [brief(one) for one in edits_of(c, at.shop)])

    @post("/{exam:int}/live", summary="Put it live against its exam, with a reason", status_code=200)
    async def live(self, exam: FromPath[int], data: JSONBody[Reason], counter: Given[Counter]) -> Exam:
        at, now = _editing(counter), counter.service.clock()

        def unit(tx: Tx) -> Exam:
            edit = find_edit(tx.connection, at.shop, exam)
            _require(at, needs_shop=edit.stands is not None)
            told = decide_on_edit(tx, at.shop, exam, ExamState.ANYWAY, reason=data.reason, by=at.agent.id)
            make_edit_live(tx, at.shop, edit, now, by=at.agent.id, exam=exam)
            want_refresh(tx, at.shop, now)
            return told

        return await at.database.run(unit)

    @post("/{exam:int}/withdraw", summary="Take it back", status_code=200)
    async def withdraw(self, exam: FromPath[int], counter: Given[Counter]) -> Exam:
        at, now = _editing(counter), counter.service.clock()

        def unit(tx: Tx) -> Exam:
            edit = find_edit(tx.connection, at.shop, exam)
            _require(at, needs_shop=edit.stands is not None)
            decide_on_edit(tx, at.shop, exam, ExamState.WITHDRAWN, reason="", by=at.agent.id)
            if edit.is_live:
                take_back_live(tx, at.shop, exam, edit, now, by=at.agent.id)
                want_refresh(tx, at.shop, now)
            return find_exam(tx.connection, at.shop, exam)

        return await at.database.run(unit)

    @post("/{exam:int}/again", summary="Hold an exam again that broke off", status_code=200)
    async def again(self, exam: FromPath[int], counter: Given[Counter]) -> Exam:
        at, now = _editing(counter), counter.service.clock()

        def unit(tx: Tx) -> Exam:
            hold_again(tx, at.shop, exam, now)
            write_jobs(tx.connection, [exam_job(at.shop, exam)])
            return find_exam(tx.connection, at.shop, exam)

        return await at.database.run(unit)


def _editing(at: Counter) -> Counter:
    at.agent.require(Right.EDIT_ANSWERS)
    return at


def _require(at: Counter, *, needs_shop: bool) -> None:
    if needs_shop:
        at.agent.require(Right.EDIT_SHOP)
