"""Exams as rows: asked for, under way, passed or refused; golden and past talks that they hold."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, delete, select, update

from parlour.foundation.clock import stamp, to_ms
from parlour.foundation.database import Tx
from parlour.foundation.errors import Conflict, NotThere
from parlour.foundation.ids import ShopId
from parlour.knowledge.lessons import Change
from parlour.knowledge.stand import Stand, differing
from parlour.knowledge.tables import exam, golden, past_talk, source

MOST_PAST = 150
UNDER_WAY = ("waiting", "running")
GIVEN_UP = timedelta(hours=2)  # an exam that has not ended by then never will


class Origin(StrEnum):
    """Whose change it is: learned from talks, written at the desk, imported, or as it is, asked by a command."""

    LEARNING = "learning"
    DESK = "desk"
    IMPORT = "import"
    COMMAND = "command"


class ExamState(StrEnum):
    """How an exam stands; `broken` is one that could not be held to its end.

    An edit of the shop's own that is refused can be put live `anyway`, or is `withdrawn`.
    """

    WAITING = "waiting"
    RUNNING = "running"
    PASSED = "passed"
    REFUSED = "refused"
    BROKEN = "broken"
    ANYWAY = "anyway"
    WITHDRAWN = "withdrawn"


class Exam(msgspec.Struct, frozen=True, kw_only=True):
    """One exam: what it is about, how far it is, and what came of it.

    `stands` are the facts and flows that it changes, by name; `is_live`: it was live before.
    """

    id: int
    state: ExamState
    changes: tuple[Change, ...]
    done: int
    of: int
    made_at: str
    origin: Origin = Origin.LEARNING
    stands: tuple[str, ...] = ()
    is_live: bool = False
    ended_at: str | None = None
    reason: str | None = None
    result: Any = None  # as the exam wrote it down
    may_overrule: bool = False


class Golden(msgspec.Struct, frozen=True, kw_only=True):
    """A golden talk; `talk` has the form of the evaluation files."""

    id: int
    name: str
    talk: dict[str, Any]
    conversation: UUID | None = None


def want_exam(tx: Tx, shop: ShopId, changes: Sequence[Change], *, by: UUID | None, now: datetime) -> int:
    """A new exam of these changes; raises `Conflict` while another one of what was learned is under way."""
    learned = exam.c.origin == Origin.LEARNING.value
    fresh = (exam.c.state.in_(UNDER_WAY), exam.c.made_at > now - GIVEN_UP, learned)
    busy = select(exam.c.id).where(exam.c.shop == shop, *fresh)
    if (known := tx.connection.execute(busy).scalars().first()) is not None:
        raise Conflict("An exam is under way. Wait for its result.", exam=known)
    values = {"changes": msgspec.to_builtins(list(changes)), "done": 0, "of": 0, "made_at": now, "made_by": by}
    made = exam.insert().values(shop=shop, state=ExamState.WAITING.value, **values)
    return int(tx.connection.execute(made.returning(exam.c.id)).scalar_one())


def is_before(connection: Connection, shop: ShopId, of: int, now: datetime) -> bool:
    """Whether an earlier exam of the shop is still under way: each is held against what the last one left."""
    fresh = (exam.c.state.in_(UNDER_WAY), exam.c.made_at > now - GIVEN_UP)
    query = select(exam.c.id).where(exam.c.shop == shop, exam.c.id < of, *fresh).limit(1)
    return connection.execute(query).first() is not None


def find_exam(connection: Connection, shop: ShopId, of: int) -> Exam:
    """One exam with its result; raises `NotThere`."""
    row = connection.execute(select(exam).where(exam.c.id == of, exam.c.shop == shop)).one_or_none()
    if row is None:
        raise NotThere("There is no such exam.")
    return read_exam(row)


def exams_of(connection: Connection, shop: ShopId, limit: int = 20) -> list[Exam]:
    """The last exams, the newest first."""
    rows = connection.execute(select(exam).where(exam.c.shop == shop).order_by(exam.c.id.desc()).limit(limit))
    return [read_exam(row) for row in rows]


def note_progress(tx: Tx, of: int, done: int, total: int) -> None:
    """How many talks have been held."""
    values = {"state": ExamState.RUNNING.value, "done": done, "of": total}
    tx.connection.execute(update(exam).where(exam.c.id == of).values(**values))


def end_exam(tx: Tx, of: int, state: ExamState, result: object, now: datetime) -> None:
    """Write down what came of it."""
    values = {"state": state.value, "result": msgspec.to_builtins(result), "ended_at": now}
    tx.connection.execute(update(exam).where(exam.c.id == of).values(**values))


def keep_golden(
    tx: Tx, shop: ShopId, name: str, talk: object, now: datetime, *, conversation: UUID | None, by: UUID | None
) -> int:
    """Make a talk golden; one of the same name is replaced."""
    tx.connection.execute(delete(golden).where(golden.c.shop == shop, golden.c.name == name))
    values = {"talk": msgspec.to_builtins(talk), "conversation": conversation, "made_at": now, "made_by": by}
    made = golden.insert().values(shop=shop, name=name, **values).returning(golden.c.id)
    return int(tx.connection.execute(made).scalar_one())


def golden_talks(connection: Connection, shop: ShopId) -> list[Golden]:
    """The golden talks of a shop by name."""
    rows = connection.execute(select(golden).where(golden.c.shop == shop).order_by(golden.c.name))
    return [Golden(id=row.id, name=row.name, talk=row.talk, conversation=row.conversation) for row in rows]


def drop_golden(tx: Tx, shop: ShopId, of: int) -> None:
    """The talk is golden no more; raises `NotThere`."""
    if not tx.connection.execute(delete(golden).where(golden.c.shop == shop, golden.c.id == of)).rowcount:
        raise NotThere("There is no such golden talk.")


def past_talks(connection: Connection, shop: ShopId, limit: int = MOST_PAST) -> list[tuple[int, str, Any]]:
    """Talks from other desks, the newest first: id, name, lines as they were kept."""
    query = select(past_talk).where(past_talk.c.shop == shop).order_by(past_talk.c.id.desc()).limit(limit)
    return [(row.id, row.name, row.lines) for row in connection.execute(query)]


def past_talk_named(connection: Connection, shop: ShopId, of: int) -> tuple[str, Any]:
    """Name and lines of one talk from another desk; raises `NotThere`."""
    query = select(past_talk).where(past_talk.c.shop == shop, past_talk.c.id == of)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere("There is no such talk.")
    return row.name, row.lines


def wordings(connection: Connection, shop: ShopId, candidates: Iterable[int]) -> list[tuple[int, str]]:
    """In which words shoppers said what these candidates are about."""
    ids = list(candidates)
    query = select(source.c.candidate, source.c.said).where(source.c.shop == shop, source.c.candidate.in_(ids))
    return [(row.candidate, row.said) for row in connection.execute(query)]


def read_exam(row: Row[Any]) -> Exam:
    """An exam as its row has it."""
    state, result = ExamState(row.state), row.result
    return Exam(
        id=row.id,
        state=state,
        changes=msgspec.convert(row.changes, tuple[Change, ...]),
        done=row.done,
        of=row.of,
        made_at=stamp(to_ms(row.made_at)),
        origin=Origin(row.origin),
        stands=_stands(row),
        is_live=row.is_live,
        ended_at=row.ended_at and stamp(to_ms(row.ended_at)),
        reason=row.reason,
        result=result,
        may_overrule=state is ExamState.BROKEN
        or (state is ExamState.REFUSED and bool(result and result.get("is_safe"))),
    )


def _stands(row: Row[Any]) -> tuple[str, ...]:
    if row.stand_after is None:
        return ()
    before, after = (msgspec.convert(one or {}, Stand) for one in (row.stand_before, row.stand_after))
    return differing(before, after)
