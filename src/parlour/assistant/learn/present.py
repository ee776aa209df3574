"""The shop as it is, against what it was when an exam was last passed: facts, own flows and lessons."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from parlour.assistant.learn.exam import Result
from parlour.assistant.learn.stands import stand_of
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.edits import Edit
from parlour.knowledge.exams import ExamState, Origin, end_exam
from parlour.knowledge.lessons import Lesson, Lessons, difference
from parlour.knowledge.stand import Stand, differing
from parlour.knowledge.tables import exam, version
from parlour.knowledge.versions import edited, live_lessons

GOOD = (ExamState.PASSED.value, ExamState.ANYWAY.value)


class Present(msgspec.Struct, frozen=True):
    """What is different since; `at` is None where no exam was passed yet, `before` are the lessons then."""

    edit: Edit
    before: Lessons
    at: datetime | None = None


def since_last_passed(connection: Connection, shop: ShopId) -> Present:
    """What was changed since an exam was last passed; nothing where none was."""
    now, stand = live_lessons(connection, shop), stand_of(connection, shop)
    which = (exam.c.shop == shop, exam.c.state.in_(GOOD), exam.c.ended_at.is_not(None))
    at = connection.scalar(select(exam.c.ended_at).where(*which).order_by(exam.c.ended_at.desc()).limit(1))
    kept = (version.c.shop == shop, version.c.made_at <= at) if at is not None else (version.c.id < 0,)
    row = connection.execute(select(version).where(*kept).order_by(version.c.number.desc()).limit(1)).one_or_none()
    if row is None:
        return Present(Edit(origin=Origin.COMMAND, is_live=True), now)
    before = Lessons(msgspec.convert(row.lessons, tuple[Lesson, ...]))
    was = msgspec.convert(row.stand, Stand) if row.stand is not None else stand
    stands = (was, stand) if differing(was, stand) else None
    edit = Edit(origin=Origin.COMMAND, changes=difference(before, now), stands=stands, is_live=True)
    return Present(edit, before, at)


def note_passed(tx: Tx, shop: ShopId, present: Present, result: Result, now: datetime) -> None:
    """From now on this is what the next one is held against."""
    edited(tx, shop, lambda: None, now, by=None, look=stand_of)
    told = {"changes": msgspec.to_builtins(list(present.edit.changes)), "is_live": True, "made_at": now}
    values = {"shop": shop, "origin": Origin.COMMAND.value, "state": ExamState.PASSED.value, "done": 0, "of": 0, **told}
    of = tx.connection.execute(exam.insert().values(**values).returning(exam.c.id)).scalar_one()
    end_exam(tx, of, ExamState.PASSED, result, now)
