"""From approved candidates to changes, and back: what became of candidates when lessons went live or went back."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select, update

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.candidates import CandidateState, candidates_of
from parlour.knowledge.lessons import Change, Lesson
from parlour.knowledge.tables import candidate, source


def approved_changes(connection: Connection, shop: ShopId) -> tuple[Change, ...]:
    """What waits for an exam, as changes."""
    return tuple(
        Change(
            lesson=Lesson(
                kind=one.kind,
                lang=one.lang,
                said=one.said,
                means=one.means,
                source="talks" if one.sources else "desk",
                candidate=one.id,
            )
        )
        for one in candidates_of(connection, shop, (CandidateState.APPROVED,))
    )


def now_live(tx: Tx, shop: ShopId, changes: Iterable[Change]) -> None:
    """The candidates of these changes have gone live, as they were examined; a later rewording waits on."""
    for one in (change.lesson for change in changes if change.lesson.candidate is not None):
        same = (candidate.c.said == one.said, candidate.c.means == one.means, candidate.c.shop == shop)
        which = update(candidate).where(candidate.c.id == one.candidate, *same)
        tx.connection.execute(which.values(state=CandidateState.LIVE.value))


def as_they_stand(tx: Tx, shop: ShopId, live: Iterable[Lesson]) -> None:
    """After going back: what is not live any more waits for a decision again, what is live again is so here too."""
    learned = {one.candidate for one in live if one.candidate is not None}
    of_shop = candidate.c.shop == shop
    was_live = select(candidate.c.id).where(of_shop, candidate.c.state == CandidateState.LIVE.value)
    gone = [one for one in tx.connection.scalars(was_live) if one not in learned]
    for state, ids in ((CandidateState.OPEN, gone), (CandidateState.LIVE, list(learned))):
        tx.connection.execute(update(candidate).where(of_shop, candidate.c.id.in_(ids)).values(state=state.value))


def forget_orphans(tx: Tx, shop: ShopId, ids: Iterable[int]) -> list[int]:
    """Remove those of these candidates that have no source left; answers which."""
    asked = list(ids)
    left = set(tx.connection.scalars(select(source.c.candidate).where(source.c.candidate.in_(asked))))
    gone = [one for one in asked if one not in left]
    tx.connection.execute(delete(candidate).where(candidate.c.shop == shop, candidate.c.id.in_(gone)))
    return gone
