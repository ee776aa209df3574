"""Edits of the shop's own hand: live at once where nothing could be examined, else examined first.

What is true of today (hours, name, contact) cannot wait: it is live at once and examined afterwards.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from parlour.assistant.learn.going_live import exam_job, publish_synonyms
from parlour.assistant.learn.stands import put_stand, stand_of
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import write_jobs
from parlour.knowledge.edits import Edit, has_talks, not_live, want_edit
from parlour.knowledge.exams import Origin
from parlour.knowledge.lessons import Lessons, difference
from parlour.knowledge.stand import Stand, differing
from parlour.knowledge.versions import changes_back, edited, last_number, live_lessons, put_lessons, stand_in

OF_TODAY = frozenset({"hours", "time_zone", "contact", "name", "languages", "site"})
T = TypeVar("T")


class Kept(msgspec.Struct, Generic[T], frozen=True):
    """What came of an edit; with an `exam` it is not live yet, or is live and examined afterwards."""

    made: T
    exam: int | None = None


class Tried(msgspec.Struct, Generic[T], frozen=True):
    """What an edit would do, without having done it."""

    made: T
    lessons: tuple[Lessons, Lessons]
    stands: tuple[Stand, Stand]

    def as_edit(self, origin: Origin) -> Edit | None:
        """The edit, None when nothing would be different."""
        changes, stands = difference(*self.lessons), self.stands if differing(*self.stands) else None
        return Edit(origin=origin, changes=changes, stands=stands) if changes or stands else None


def keep_answers(tx: Tx, shop: ShopId, edit: Callable[[], T], now: datetime, *, by: UUID) -> Kept[T]:
    """Do an edit of answers, or have it examined first; raises what `edit` raises."""
    if not has_talks(tx.connection, shop):
        return Kept(edited(tx, shop, edit, now, by=by, look=stand_of))
    tried = try_out(tx, shop, edit)
    wanted = tried.as_edit(Origin.DESK)
    return Kept(tried.made, _examined(tx, shop, wanted, now, by) if wanted else None)


def keep_facts_of_shop(tx: Tx, shop: ShopId, content: Mapping[str, object], now: datetime, *, by: UUID) -> Kept[bool]:
    """Keep new facts, at once or after their exam; `made` tells whether other facts are live now."""
    before = stand_of(tx.connection, shop)
    after = Stand(dict(content), before.flows)
    touched = {*differing(before, after)}
    if not touched:
        return Kept(made=False)
    is_examined = has_talks(tx.connection, shop)
    edit = Edit(stands=(before, after), is_live=touched <= OF_TODAY)
    if not is_examined or edit.is_live:
        edited(tx, shop, lambda: put_stand(tx, shop, before, after, now), now, by=by, look=stand_of)
    return Kept(edit.is_live or not is_examined, _examined(tx, shop, edit, now, by) if is_examined else None)


def make_edit_live(tx: Tx, shop: ShopId, edit: Edit, now: datetime, *, by: UUID | None, exam: int) -> None:
    """What was examined is live from now on; what others changed meanwhile stays."""

    def put() -> None:
        put_lessons(tx, shop, edit.changes, now)
        if edit.stands:
            put_stand(tx, shop, *edit.stands, now)

    if not edit.is_live:
        edited(tx, shop, put, now, by=by, look=stand_of, exam=exam)
        publish_synonyms(tx, shop)


def take_back_live(tx: Tx, shop: ShopId, exam: int, edit: Edit, now: datetime, *, by: UUID | None) -> None:
    """Undo an edit that was live before its exam; it is a draft from now on."""
    if edit.is_live and edit.stands:
        before, after = edit.stands
        edited(tx, shop, lambda: put_stand(tx, shop, after, before, now), now, by=by, look=stand_of)
        not_live(tx, exam)


def go_back_to(tx: Tx, shop: ShopId, number: int, now: datetime, *, by: UUID | None) -> int:
    """Lessons, facts and flows as they were in a version; this is a version too. Raises `NotThere`."""
    changes, stand = changes_back(tx.connection, shop, number), stand_in(tx.connection, shop, number)

    def put() -> None:
        put_lessons(tx, shop, changes, now)
        if stand is not None:
            put_stand(tx, shop, stand_of(tx.connection, shop), stand, now)

    edited(tx, shop, put, now, by=by, look=stand_of, back_to=number)
    return last_number(tx.connection, shop)


def try_out(tx: Tx, shop: ShopId, edit: Callable[[], T]) -> Tried[T]:
    """Do it, look, and undo it."""
    before, news = _now(tx.connection, shop), len(tx.news)
    tx.connection.exec_driver_sql("SAVEPOINT trial")
    try:
        made = edit()
        after = _now(tx.connection, shop)
    finally:
        tx.connection.exec_driver_sql("ROLLBACK TO SAVEPOINT trial")
        tx.connection.exec_driver_sql("RELEASE SAVEPOINT trial")
        del tx.news[news:]
    return Tried(made, (before[0], after[0]), (before[1], after[1]))


def _now(connection: Connection, shop: ShopId) -> tuple[Lessons, Stand]:
    return live_lessons(connection, shop), stand_of(connection, shop)


def _examined(tx: Tx, shop: ShopId, edit: Edit, now: datetime, by: UUID) -> int:
    of = want_edit(tx, shop, edit, by=by, now=now)
    write_jobs(tx.connection, [exam_job(shop, of)])
    return of
