"""Candidates: lessons that talks propose, with their sources; a person approves, edits or refuses them."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, select, update

from parlour.foundation.clock import stamp, to_ms
from parlour.foundation.database import Tx
from parlour.foundation.errors import Conflict, NotThere, Unacceptable
from parlour.foundation.ids import ShopId
from parlour.knowledge.lessons import KINDS, Kind, Lesson
from parlour.knowledge.tables import candidate, source

SAID_LENGTH, MEANS_LENGTH = 500, 20_000


class CandidateState(StrEnum):
    """How far a candidate is; `approved` waits for an exam, `live` has passed one."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    LIVE = "live"


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one talk from which something was learned; a talk of ours, or one from another desk."""

    conversation: UUID | None = None
    past_talk: int | None = None
    first: int
    last: int
    is_confirmed: bool = True


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source as it is shown: what was said there, and where to look."""

    id: int
    said: str
    means: str
    first: int
    last: int
    is_confirmed: bool
    conversation: UUID | None = None
    past_talk: int | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate with its sources; `is_confirmed` when at least one of its talks surely ended well.

    Those of one `family` say the same in several languages; with fewer than `least` talks it is not shown yet.
    """

    id: int
    kind: Kind
    lang: str
    said: str
    means: str
    state: CandidateState
    changed_at: str
    is_confirmed: bool
    sources: tuple[Source, ...]
    family: int | None = None
    least: int = 1

    @property
    def is_shown(self) -> bool:
        """Whether enough talks have said it."""
        talks = {one.conversation or one.past_talk for one in self.sources}
        return self.state is not CandidateState.OPEN or len(talks) >= self.least or not self.sources


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided, with the words as they want them; None leaves them."""

    state: CandidateState
    said: str | None = None
    means: str | None = None
    lang: str | None = None
    kind: Kind | None = None


def candidates_of(
    connection: Connection, shop: ShopId, states: Sequence[CandidateState], limit: int = 500
) -> list[Candidate]:
    """Candidates in these states, those with most sources first."""
    which = (candidate.c.shop == shop, candidate.c.state.in_([state.value for state in states]))
    rows = connection.execute(select(candidate).where(*which).order_by(candidate.c.id.desc()).limit(limit)).all()
    sources = _sources(connection, shop, [row.id for row in rows])
    found = [_candidate(row, sources.get(row.id, [])) for row in rows]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), -len(one.sources), one.id))


def find_candidate(connection: Connection, shop: ShopId, of: int) -> Candidate:
    """One candidate; raises `NotThere`."""
    row = connection.execute(select(candidate).where(candidate.c.id == of, candidate.c.shop == shop)).one_or_none()
    if row is None:
        raise NotThere("There is no such candidate.")
    return _candidate(row, _sources(connection, shop, [of]).get(of, []))


def decide(tx: Tx, shop: ShopId, of: int, decision: Decision, *, by: UUID, now: datetime) -> Candidate:
    """Approve, reword, refuse or take a decision back; raises `NotThere`, `Conflict`, `Unacceptable`."""
    before = find_candidate(tx.connection, shop, of)
    if before.state is CandidateState.LIVE or decision.state is CandidateState.LIVE:
        raise Conflict("What is live is changed with its answer, or by going back to an earlier version.")
    said, means, lang = _worded(before, decision)
    if decision.state is CandidateState.APPROVED:
        _require_whole(before, said, means)
    values = {
        "said": said,
        "means": means,
        "lang": lang,
        "kind": decision.kind or before.kind,
        "state": decision.state.value,
        "changed_at": now,
        "decided_by": by,
    }
    tx.connection.execute(update(candidate).where(candidate.c.id == of).values(**values))
    return find_candidate(tx.connection, shop, of)


def write_own(tx: Tx, shop: ShopId, own: Lesson, *, by: UUID, now: datetime) -> Candidate:
    """A lesson that a person writes themselves: a candidate without sources, approved at once."""
    said, means = own.said.strip(), own.means.strip()
    _require_lengths(said, means)
    values = {"kind": own.kind, "lang": own.lang, "said": said, "means": means}
    row = tx.connection.execute(
        candidate.insert()
        .values(shop=shop, state="approved", made_at=now, changed_at=now, decided_by=by, **values)
        .returning(candidate)
    ).one()
    return _candidate(row, [])


def _worded(before: Candidate, decision: Decision) -> tuple[str, str, str]:
    said = before.said if decision.said is None else decision.said.strip()
    means = before.means if decision.means is None else decision.means.strip()
    if decision.said is not None or decision.means is not None:
        _require_lengths(said, means)
    return said, means, before.lang if decision.lang is None else decision.lang.strip()


def _require_lengths(said: str, means: str) -> None:
    if not 0 < len(said) <= SAID_LENGTH or len(means) > MEANS_LENGTH:
        raise Unacceptable(f"Write 1 to {SAID_LENGTH} characters, and what it means in at most {MEANS_LENGTH}.")


def _require_whole(before: Candidate, said: str, means: str) -> None:
    if not before.is_confirmed and any(one.means == means for one in before.sources if means):
        raise Conflict("The talk that this comes from has not surely ended well yet. It is confirmed after 72 hours.")
    if not (said and means):
        raise Unacceptable("Write what to answer first, then approve it.")
    if "{" in means and before.kind in ("answer", "request"):
        raise Unacceptable("The text has an open field such as {name}. Reword it so that it fits every shopper.")


def _sources(connection: Connection, shop: ShopId, ids: Sequence[int]) -> dict[int, list[Source]]:
    rows = connection.execute(
        select(source).where(source.c.shop == shop, source.c.candidate.in_(list(ids))).order_by(source.c.id)
    )
    found: dict[int, list[Source]] = {}
    for row in rows:
        told = {name: row._mapping[name] for name in Source.__struct_fields__}
        found.setdefault(row.candidate, []).append(Source(**told))
    return found


def _candidate(row: Row[Any], sources: Sequence[Source]) -> Candidate:
    return Candidate(
        id=row.id,
        kind=row.kind,
        lang=row.lang,
        said=row.said,
        means=row.means,
        state=CandidateState(row.state),
        changed_at=stamp(to_ms(row.changed_at)),
        is_confirmed=any(one.is_confirmed for one in sources),
        sources=tuple(sources),
        family=row.family,
        least=row.least,
    )
