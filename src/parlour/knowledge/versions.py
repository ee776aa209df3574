"""Lessons as they are live, and every version of them: a change makes a new version, going back makes another."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection, func, select

from parlour.foundation.clock import stamp, to_ms
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId
from parlour.knowledge.lessons import Change, Lesson, Lessons, difference
from parlour.knowledge.tables import answer, lesson, version

T = TypeVar("T")


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version: what it changed, which exam it passed, and which earlier one it went back to."""

    number: int
    made_at: str
    changes: tuple[Change, ...]
    lessons: int
    exam: int | None = None
    back_to: int | None = None
    made_by: UUID | None = None


def live_lessons(connection: Connection, shop: ShopId) -> Lessons:
    """What the assistant of a shop is taught at this moment, answers first."""
    answers = connection.execute(select(answer).where(answer.c.shop == shop).order_by(answer.c.id))
    others = connection.execute(select(lesson).where(lesson.c.shop == shop).order_by(lesson.c.id))
    told = [
        Lesson(
            kind="answer", lang=row.lang, said=row.question, means=row.text, source=row.source, candidate=row.candidate
        )
        for row in answers
    ]
    told += [
        Lesson(kind=row.kind, lang=row.lang, said=row.said, means=row.means, source=row.source, candidate=row.candidate)
        for row in others
    ]
    return Lessons(tuple(told))


def put_live(
    tx: Tx,
    shop: ShopId,
    changes: tuple[Change, ...],
    now: datetime,
    *,
    by: UUID | None = None,
    exam: int | None = None,
    back_to: int | None = None,
) -> int:
    """Make the changes, and keep the version that comes of them; answers with its number.

    The caller sees to it that the shop is read anew (`want_refresh`).
    """
    _keep_first(tx, shop, now)
    for change in changes:
        for key in change.keys if change.instead_of or change.removes else ():
            _remove(tx, shop, *key)
        if not change.removes:
            _put(tx, shop, change.lesson, now)
    return _keep(tx, shop, changes, now, by=by, exam=exam, back_to=back_to)


def edited(tx: Tx, shop: ShopId, edit: Callable[[], T], now: datetime, *, by: UUID | None) -> T:
    """Do an edit of the shop's own hand; what it changes is a version too, so that one can go back behind it."""
    _keep_first(tx, shop, now)
    before = live_lessons(tx.connection, shop)
    done = edit()
    if changes := difference(before, live_lessons(tx.connection, shop)):
        _keep(tx, shop, changes, now, by=by)
    return done


def go_back(tx: Tx, shop: ShopId, number: int, now: datetime, *, by: UUID | None) -> int:
    """Make the lessons what they were in a version; this is a version too. Raises `NotThere`."""
    query = select(version.c.lessons).where(version.c.shop == shop, version.c.number == number)
    kept = tx.connection.execute(query).scalar_one_or_none()
    if kept is None:
        raise NotThere("There is no such version.")
    changes = difference(live_lessons(tx.connection, shop), Lessons(msgspec.convert(kept, tuple[Lesson, ...])))
    return put_live(tx, shop, changes, now, by=by, back_to=number)


def versions_of(connection: Connection, shop: ShopId, limit: int = 50) -> list[Version]:
    """The versions of a shop, the live one first."""
    rows = connection.execute(
        select(version).where(version.c.shop == shop).order_by(version.c.number.desc()).limit(limit)
    )
    return [
        Version(
            number=row.number,
            made_at=stamp(to_ms(row.made_at)),
            changes=msgspec.convert(row.changes, tuple[Change, ...]),
            lessons=len(row.lessons),
            exam=row.exam,
            back_to=row.back_to,
            made_by=row.made_by,
        )
        for row in rows
    ]


def _keep_first(tx: Tx, shop: ShopId, now: datetime) -> None:
    """Before a change the lessons as they are are kept where no version has them: the first, and after an import."""
    live = live_lessons(tx.connection, shop).lessons
    query = select(version.c.lessons).where(version.c.shop == shop).order_by(version.c.number.desc()).limit(1)
    last = tx.connection.execute(query).scalar_one_or_none()
    if last is None or msgspec.convert(last, tuple[Lesson, ...]) != live:
        _keep(tx, shop, (), now)


def _keep(
    tx: Tx,
    shop: ShopId,
    changes: tuple[Change, ...],
    now: datetime,
    *,
    by: UUID | None = None,
    exam: int | None = None,
    back_to: int | None = None,
) -> int:
    number = _last_number(tx.connection, shop) + 1
    values = {
        "lessons": msgspec.to_builtins(live_lessons(tx.connection, shop).lessons),
        "changes": msgspec.to_builtins(changes),
        "exam": exam,
        "back_to": back_to,
        "made_at": now,
        "made_by": by,
    }
    tx.connection.execute(version.insert().values(shop=shop, number=number, **values))
    return number


def _last_number(connection: Connection, shop: ShopId) -> int:
    return connection.execute(select(func.max(version.c.number)).where(version.c.shop == shop)).scalar() or 0


def _put(tx: Tx, shop: ShopId, one: Lesson, now: datetime) -> None:
    _remove(tx, shop, *one.key)
    kept = {"shop": shop, "lang": one.lang, "source": one.source, "changed_at": now, "candidate": one.candidate}
    if one.kind == "answer":
        tx.connection.execute(answer.insert().values(question=one.said, text=one.means, **kept))
    else:
        tx.connection.execute(lesson.insert().values(kind=one.kind, said=one.said, means=one.means, **kept))


def _remove(tx: Tx, shop: ShopId, kind: str, lang: str, said: str) -> None:
    if kind == "answer":
        gone = answer.delete().where(answer.c.shop == shop, answer.c.lang == lang, answer.c.question == said)
    else:
        gone = lesson.delete().where(
            lesson.c.shop == shop, lesson.c.kind == kind, lesson.c.lang == lang, lesson.c.said == said
        )
    tx.connection.execute(gone)
