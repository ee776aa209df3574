"""Lessons as they are live, and every version of them: a change makes a new version, going back makes another."""

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import zip_longest
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, func, select

from parlour.foundation.clock import stamp, to_ms
from parlour.foundation.database import Tx
from parlour.foundation.errors import NotThere
from parlour.foundation.ids import ShopId
from parlour.knowledge.lessons import Change, Lesson, Lessons, difference
from parlour.knowledge.stand import Stand, differing
from parlour.knowledge.tables import answer, lesson, version

Look = Callable[[Connection, ShopId], Stand]
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
    stands: tuple[str, ...] = ()  # facts and flows that it changed, by name


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
    look: Look | None = None,
    exam: int | None = None,
    back_to: int | None = None,
) -> int:
    """Make the changes, and keep the version that comes of them; answers with its number.

    The caller sees to it that the shop is read anew (`want_refresh`).
    """
    stand = look(tx.connection, shop) if look else None
    _keep_first(tx, shop, now, stand)
    put_lessons(tx, shop, changes, now)
    return _keep(tx, shop, changes, now, by=by, exam=exam, back_to=back_to, stand=stand)


def put_lessons(tx: Tx, shop: ShopId, changes: Iterable[Change], now: datetime) -> None:
    """Make the changes; `edited` keeps the version."""
    for change in changes:
        for key in change.keys if change.instead_of or change.removes else ():
            _remove(tx, shop, *key)
        if not change.removes:
            _put(tx, shop, change.lesson, now)


def edited(
    tx: Tx,
    shop: ShopId,
    edit: Callable[[], T],
    now: datetime,
    *,
    by: UUID | None,
    look: Look | None = None,
    exam: int | None = None,
    back_to: int | None = None,
) -> T:
    """Do an edit of the shop's own hand; what it changes is a version too, so that one can go back behind it.

    `look` tells the facts and flows as they are; without it they stay out of the version.
    """
    stand = look(tx.connection, shop) if look else None
    _keep_first(tx, shop, now, stand)
    before = live_lessons(tx.connection, shop)
    done = edit()
    changes, after = difference(before, live_lessons(tx.connection, shop)), look(tx.connection, shop) if look else None
    if changes or stand != after or back_to:
        _keep(tx, shop, changes, now, by=by, exam=exam, back_to=back_to, stand=after)
    return done


def go_back(tx: Tx, shop: ShopId, number: int, now: datetime, *, by: UUID | None) -> int:
    """Make the lessons what they were in a version; this is a version too. Raises `NotThere`."""
    changes = changes_back(tx.connection, shop, number)
    return put_live(tx, shop, changes, now, by=by, back_to=number)


def changes_back(connection: Connection, shop: ShopId, number: int) -> tuple[Change, ...]:
    """What makes the lessons what they were in a version; raises `NotThere`."""
    kept = _kept(connection, shop, number).lessons
    return difference(live_lessons(connection, shop), Lessons(msgspec.convert(kept, tuple[Lesson, ...])))


def stand_in(connection: Connection, shop: ShopId, number: int) -> Stand | None:
    """The facts and flows of a version, None where it does not tell them; raises `NotThere`."""
    kept = _kept(connection, shop, number).stand
    return None if kept is None else msgspec.convert(kept, Stand)


def last_number(connection: Connection, shop: ShopId) -> int:
    """The version that is live, 0 before the first."""
    return connection.execute(select(func.max(version.c.number)).where(version.c.shop == shop)).scalar() or 0


def versions_of(connection: Connection, shop: ShopId, limit: int = 50) -> list[Version]:
    """The versions of a shop, the live one first."""
    newest = select(version).where(version.c.shop == shop).order_by(version.c.number.desc()).limit(limit + 1)
    rows = connection.execute(newest).all()
    return [_version(row, before) for row, before in zip_longest(rows[:limit], rows[1:]) if row is not None]


def _version(row: Row[Any], before: Row[Any] | None) -> Version:
    stands = [msgspec.convert(one.stand, Stand) for one in (before, row) if one is not None and one.stand is not None]
    return Version(
        number=row.number,
        made_at=stamp(to_ms(row.made_at)),
        changes=msgspec.convert(row.changes, tuple[Change, ...]),
        lessons=len(row.lessons),
        exam=row.exam,
        back_to=row.back_to,
        made_by=row.made_by,
        stands=differing(*stands) if len(stands) > 1 else (),
    )


def _kept(connection: Connection, shop: ShopId, number: int) -> Row[Any, Any]:
    query = select(version.c.lessons, version.c.stand).where(version.c.shop == shop, version.c.number == number)
    kept = connection.execute(query).one_or_none()
    if kept is None:
        raise NotThere("There is no such version.")
    return kept


def _keep_first(tx: Tx, shop: ShopId, now: datetime, stand: Stand | None) -> None:
    """Before a change the lessons as they are are kept where no version has them: the first, and after an import."""
    live = live_lessons(tx.connection, shop).lessons
    query = select(version).where(version.c.shop == shop).order_by(version.c.number.desc()).limit(1)
    last = tx.connection.execute(query).one_or_none()
    told = stand is None or (last is not None and last.stand == msgspec.to_builtins(stand))
    if last is None or not told or msgspec.convert(last.lessons, tuple[Lesson, ...]) != live:
        _keep(tx, shop, (), now, stand=stand)


def _keep(
    tx: Tx,
    shop: ShopId,
    changes: tuple[Change, ...],
    now: datetime,
    *,
    by: UUID | None = None,
    exam: int | None = None,
    back_to: int | None = None,
    stand: Stand | None = None,
) -> int:
    number = last_number(tx.connection, shop) + 1
    values = {
        "lessons": msgspec.to_builtins(live_lessons(tx.connection, shop).lessons),
        "changes": msgspec.to_builtins(changes),
        "stand": stand and msgspec.to_builtins(stand),
        "exam": exam,
        "back_to": back_to,
        "made_at": now,
        "made_by": by,
    }
    tx.connection.execute(version.insert().values(shop=shop, number=number, **values))
    return number


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
