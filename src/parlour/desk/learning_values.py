"""What the screen of learning is told at once."""

from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from parlour.foundation.ids import ShopId
from parlour.knowledge.candidates import Candidate, CandidateState, candidates_of
from parlour.knowledge.edits import edits_of
from parlour.knowledge.exams import Exam, Golden, exams_of, golden_talks
from parlour.knowledge.tables import past_talk, resolution
from parlour.knowledge.versions import Version, versions_of

SHOWN_VERSIONS = 20
SHOWN_EXAMS = 5


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """How many talks ended well, by how that is known; assumed ones apart."""

    yes: int = 0
    bought: int = 0
    silence: int = 0
    assumed: int = 0
    past: int = 0


class Learning(msgspec.Struct, frozen=True, kw_only=True):
    """The whole screen: `assumed` come from talks that have not surely ended well, `unanswered` from anybody's."""

    candidates: list[Candidate]
    assumed: list[Candidate]
    unanswered: list[Candidate]
    approved: list[Candidate]
    exams: list[Exam]
    versions: list[Version]
    golden: list[Golden]
    resolved: Resolved
    edits: list[Exam] = []


class PastTalk(msgspec.Struct, frozen=True):
    """A talk from another desk, without what tells who it was."""

    name: str
    lines: Any


def learning_of(connection: Connection, shop: ShopId) -> Learning:
    """Everything as it is now; of exams only how they ended, their turns are asked for one by one."""
    waiting = [one for one in candidates_of(connection, shop, (CandidateState.OPEN,)) if one.is_shown]
    unanswered = [one for one in waiting if one.kind == "answer" and not one.means]
    rest = [one for one in waiting if one.means]
    return Learning(
        candidates=[one for one in rest if _is_sure(one)],
        assumed=[one for one in rest if not _is_sure(one)],
        unanswered=unanswered,
        approved=candidates_of(connection, shop, (CandidateState.APPROVED,)),
        exams=[brief(one) for one in exams_of(connection, shop, SHOWN_EXAMS)],
        versions=versions_of(connection, shop, SHOWN_VERSIONS),
        golden=golden_talks(connection, shop),
        resolved=_resolved(connection, shop),
        edits=[brief(one) for one in edits_of(connection, shop)],
    )


def _is_sure(one: Candidate) -> bool:
    """Whether a talk that surely ended well says so, or a person has put it in these words."""
    return one.is_confirmed or all(source.means != one.means for source in one.sources)


def brief(one: Exam) -> Exam:
    """An exam without its turns."""
    told = {**one.result, "turns": []} if one.result else None
    return msgspec.structs.replace(one, result=told)


def _resolved(connection: Connection, shop: ShopId) -> Resolved:
    query = (
        select(resolution.c.why, func.count())
        .where(resolution.c.shop == shop, resolution.c.is_confirmed)
        .group_by(resolution.c.why)
    )
    counts = {row[0]: row[1] for row in connection.execute(query)}
    assumed = select(func.count()).where(resolution.c.shop == shop, resolution.c.is_confirmed.is_(False))
    past = select(func.count()).where(past_talk.c.shop == shop)
    return Resolved(
        yes=counts.get("yes", 0),
        bought=counts.get("bought", 0),
        silence=counts.get("silence", 0),
        assumed=connection.execute(assumed).scalar_one(),
        past=connection.execute(past).scalar_one(),
    )
