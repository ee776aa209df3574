"""Edits: what somebody of the shop changes by their own hand, kept as an exam until it is live or taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, exists, or_, select, update

from parlour.foundation.database import Tx
from parlour.foundation.errors import Conflict, Unacceptable
from parlour.foundation.ids import ShopId
from parlour.knowledge.exams import Exam, ExamState, Origin, find_exam, read_exam
from parlour.knowledge.lessons import Change
from parlour.knowledge.stand import Stand, differing
from parlour.knowledge.tables import exam, golden, past_talk, resolution

OWN = (Origin.DESK.value, Origin.IMPORT.value)
OPEN = (ExamState.WAITING.value, ExamState.RUNNING.value, ExamState.REFUSED.value, ExamState.BROKEN.value)
HELD = (ExamState.REFUSED, ExamState.BROKEN)
REASON_LENGTH = 500


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be examined; `stands` are facts and flows before and after, where they are part of it.

    `is_live`: it could not wait, such as opening hours, and is examined afterwards.
    """

    origin: Origin = Origin.DESK
    changes: tuple[Change, ...] = ()
    stands: tuple[Stand, Stand] | None = None
    is_live: bool = False

    @property
    def touches(self) -> frozenset[object]:
        """The lessons, facts and flows that it changes."""
        keys = {key for change in self.changes for key in change.keys}
        return frozenset(keys) | frozenset(differing(*self.stands) if self.stands else ())


def has_talks(connection: Connection, shop: ShopId) -> bool:
    """Whether there is anything to examine a change by: golden talks, or talks that surely ended well."""
    sure = exists().where(resolution.c.shop == shop, resolution.c.is_confirmed)
    query = select(or_(exists().where(golden.c.shop == shop), exists().where(past_talk.c.shop == shop), sure))
    return bool(connection.scalar(query))


def want_edit(tx: Tx, shop: ShopId, edit: Edit, *, by: UUID | None, now: datetime) -> int:
    """Have it examined; an earlier edit of the same that is not live is taken back for it."""
    for row in _open(tx.connection, shop):
        if row.state != ExamState.RUNNING.value and not row.is_live and edit_in(row).touches & edit.touches:
            _decide(tx, row.id, ExamState.WITHDRAWN, None, by)
    before, after = edit.stands or (None, None)
    values = {
        "origin": edit.origin.value,
        "changes": msgspec.to_builtins(list(edit.changes)),
        "stand_before": before and msgspec.to_builtins(before),
        "stand_after": after and msgspec.to_builtins(after),
        "is_live": edit.is_live,
        "made_by": by,
    }
    made = exam.insert().values(shop=shop, state=ExamState.WAITING.value, done=0, of=0, made_at=now, **values)
    return int(tx.connection.execute(made.returning(exam.c.id)).scalar_one())


def find_edit(connection: Connection, shop: ShopId, of: int) -> Edit:
    """What an exam is about, with the stands; raises `NotThere`."""
    find_exam(connection, shop, of)
    return edit_in(connection.execute(select(exam).where(exam.c.id == of)).one())


def edits_of(connection: Connection, shop: ShopId) -> list[Exam]:
    """Edits that are examined, or held back until somebody decides; the newest first."""
    return [read_exam(row) for row in _open(connection, shop)]


def facts_that_wait(connection: Connection, shop: ShopId) -> dict[str, Any] | None:
    """The newest facts that are not live yet, None where there are none."""
    found = (edit_in(row) for row in _open(connection, shop))
    return next((one.stands[1].facts for one in found if one.stands and not one.is_live), None)


def decide_on_edit(tx: Tx, shop: ShopId, of: int, state: ExamState, *, reason: str, by: UUID) -> Exam:
    """Put a held edit live against its exam, or take it back; raises `Conflict`, `NotThere`, `Unacceptable`.

    What breaks a rule of safety is never put live, whoever wants it.
    """
    found = find_exam(tx.connection, shop, of)
    if found.origin.value not in OWN or found.state not in HELD:
        raise Conflict("This is not held back. Look at it again.")
    if state is ExamState.ANYWAY:
        if not found.may_overrule:
            raise Conflict("It breaks a rule that protects shoppers. Change it instead.")
        least = 0 if found.is_live else 1
        if not least <= len(reason.strip()) <= REASON_LENGTH:
            raise Unacceptable(f"Write in 1 to {REASON_LENGTH} characters why it shall be live; it is kept with it.")
    _decide(tx, of, state, reason.strip() or None, by)
    return find_exam(tx.connection, shop, of)


def not_live(tx: Tx, of: int) -> None:
    """An edit that was live before its exam is so no more."""
    tx.connection.execute(update(exam).where(exam.c.id == of).values(is_live=False))


def hold_again(tx: Tx, shop: ShopId, of: int, now: datetime) -> None:
    """Have a broken exam held once more; raises `Conflict`, `NotThere`."""
    found = find_exam(tx.connection, shop, of)
    if found.state is not ExamState.BROKEN or found.origin.value not in OWN:
        raise Conflict("Only an exam that broke off is held again.")
    values = {"state": ExamState.WAITING.value, "made_at": now, "ended_at": None, "done": 0, "of": 0}
    tx.connection.execute(update(exam).where(exam.c.id == of).values(**values))


def edit_in(row: Row[tuple[object, ...]]) -> Edit:
    """The edit of a row of exams."""
    told = row._mapping
    before, after = (msgspec.convert(told[name] or {}, Stand) for name in ("stand_before", "stand_after"))
    return Edit(
        origin=Origin(told["origin"]),
        changes=msgspec.convert(told["changes"], tuple[Change, ...]),
        stands=(before, after) if told["stand_after"] is not None else None,
        is_live=told["is_live"],
    )


def _open(connection: Connection, shop: ShopId) -> Sequence[Row[tuple[object, ...]]]:
    which = (exam.c.shop == shop, exam.c.origin.in_(OWN), exam.c.state.in_(OPEN))
    return connection.execute(select(exam).where(*which).order_by(exam.c.id.desc())).all()


def _decide(tx: Tx, of: int, state: ExamState, reason: str | None, by: UUID | None) -> None:
    values = {"state": state.value, "reason": reason, "decided_by": by}
    tx.connection.execute(update(exam).where(exam.c.id == of).values(**values))
