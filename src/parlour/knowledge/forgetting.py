"""Forgetting: what was learned from one talk alone goes, wherever it is kept; what others said too stays."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.approving import forget_orphans
from parlour.knowledge.tables import answer, exam, golden, lesson, resolution, source, version


def forget_talk(tx: Tx, shop: ShopId, of: UUID) -> bool:
    """Remove what this conversation alone has taught; True when something live went with it."""
    asked = list(
        tx.connection.scalars(select(source.c.candidate).where(source.c.conversation == of, source.c.shop == shop))
    )
    tx.connection.execute(delete(source).where(source.c.conversation == of, source.c.shop == shop))
    tx.connection.execute(delete(resolution).where(resolution.c.conversation == of))
    tx.connection.execute(delete(golden).where(golden.c.conversation == of, golden.c.shop == shop))
    _forget_in_exams(tx, shop, of)
    gone = forget_orphans(tx, shop, asked)
    if not gone:
        return False
    _forget_in_versions(tx, shop, gone)
    lost = [
        tx.connection.execute(delete(table).where(table.c.shop == shop, table.c.candidate.in_(gone))).rowcount
        for table in (answer, lesson)
    ]
    return any(lost)


def _forget_in_versions(tx: Tx, shop: ShopId, gone: Sequence[int]) -> None:
    """Going back must not bring it back."""
    for row in tx.connection.execute(select(version).where(version.c.shop == shop)).all():
        lessons = [one for one in row.lessons if one.get("candidate") not in gone]
        changes = [one for one in row.changes if one["lesson"].get("candidate") not in gone]
        if (len(lessons), len(changes)) != (len(row.lessons), len(row.changes)):
            values = {"lessons": lessons, "changes": changes}
            tx.connection.execute(update(version).where(version.c.id == row.id).values(**values))
    for row in tx.connection.execute(select(exam).where(exam.c.shop == shop)).all():
        changes = [one for one in row.changes if one["lesson"].get("candidate") not in gone]
        if len(changes) != len(row.changes):
            result = row.result and {**row.result, "turns": []}
            tx.connection.execute(update(exam).where(exam.c.id == row.id).values(changes=changes, result=result))


def _forget_in_exams(tx: Tx, shop: ShopId, of: UUID) -> None:
    """The turns of this talk in the results of exams."""
    rows = tx.connection.execute(select(exam.c.id, exam.c.result).where(exam.c.shop == shop)).all()
    for row in rows:
        result: dict[str, Any] | None = row.result  # as it was written down
        turns = [one for one in (result or {}).get("turns", []) if one.get("conversation") != str(of)]
        if result and len(turns) != len(result["turns"]):
            tx.connection.execute(update(exam).where(exam.c.id == row.id).values(result={**result, "turns": turns}))
