"""Taking what a talk proposes: joined with a candidate that is alike, else a new one, each with its source."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from rapidfuzz import fuzz
from sqlalchemy import Connection, Row, select, update

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.candidates import CandidateState, Where
from parlour.knowledge.lessons import Kind
from parlour.knowledge.likeness import Sense, alike, same_answer, same_sense
from parlour.knowledge.opposites import opposed
from parlour.knowledge.tables import candidate, source
from parlour.shop.tables import shop as shop_table

MOST_COMPARED = 2_000
SAME_LETTERS = 92
SAME_REPLY = 75
MEANING_BYTES = 1024
OF_MEANING = ("answer", "objection")


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What one talk proposes; an answer without `means` is a question that nobody has answered yet.

    `meanings` are those of both texts, where somebody has read them; `least` talks must say it before it is shown.
    """

    kind: Kind
    lang: str
    said: str
    means: str
    where: Where
    meanings: tuple[bytes, bytes] = (b"", b"")
    least: int = 1

    @property
    def sense(self) -> Sense:
        return Sense(self.lang, self.said, self.means, self.meanings)


def propose(tx: Tx, shop: ShopId, proposals: Iterable[Proposal], now: datetime) -> int:
    """Take what a talk proposes: joined with a candidate that is alike, else a new one; answers how many are new.

    The same talk learned from twice changes nothing, and what was refused stays refused.
    """
    told = list(proposals)
    if told:  # two talks that say the same at the same moment are one candidate
        tx.connection.execute(select(shop_table.c.id).where(shop_table.c.id == shop).with_for_update())
    return sum(_take(tx, shop, one, now) for one in told)


def _take(tx: Tx, shop: ShopId, one: Proposal, now: datetime) -> bool:
    if _known_source(tx, shop, one):
        return False
    joined, kin = _nearest(tx.connection, shop, one)
    if joined is None:
        of = _new(tx, shop, one, kin, now)
    else:
        of = joined.id
        news: dict[str, object] = {"least": min(one.least, joined.least)}
        if one.means and not joined.means:  # the question has found its answer
            news |= {"means": one.means, "changed_at": now, "meaning": b"".join(one.meanings) or joined.meaning}
        tx.connection.execute(update(candidate).where(candidate.c.id == of).values(**news))
    where = {name: getattr(one.where, name) for name in Where.__struct_fields__}
    tx.connection.execute(source.insert().values(shop=shop, candidate=of, said=one.said, means=one.means, **where))
    return joined is None


def _known_source(tx: Tx, shop: ShopId, one: Proposal) -> bool:
    """Whether this was learned from these entries before; what is new about them is noted then."""
    talk = (
        source.c.conversation == one.where.conversation
        if one.where.conversation is not None
        else source.c.past_talk == one.where.past_talk
    )
    which = (source.c.shop == shop, talk, source.c.first == one.where.first, candidate.c.kind == one.kind)
    query = select(source.c.id, source.c.means, source.c.candidate, candidate.c.means.label("known"), candidate.c.state)
    row = tx.connection.execute(query.join(candidate, candidate.c.id == source.c.candidate).where(*which)).first()
    if row is None:
        return False
    news = {"is_confirmed": one.where.is_confirmed, "last": one.where.last, "means": one.means}
    tx.connection.execute(update(source).where(source.c.id == row.id).values(**news))
    if one.means and not row.known and row.state == CandidateState.OPEN.value:
        tx.connection.execute(update(candidate).where(candidate.c.id == row.candidate).values(means=one.means))
    return True


def _new(tx: Tx, shop: ShopId, one: Proposal, kin: Row[Any] | None, now: datetime) -> int:
    """A new candidate, in the family of the one that says the same in another language."""
    values = {"kind": one.kind, "lang": one.lang, "said": one.said, "means": one.means, "least": one.least}
    told = {"family": None, "meaning": b"".join(one.meanings) or None}
    if kin is not None:
        told["family"] = kin.family or kin.id
        tx.connection.execute(update(candidate).where(candidate.c.id == kin.id).values(family=told["family"]))
    made = candidate.insert().values(shop=shop, state="open", made_at=now, changed_at=now, **values, **told)
    return int(tx.connection.execute(made.returning(candidate.c.id)).scalar_one())


def _nearest(connection: Connection, shop: ShopId, one: Proposal) -> tuple[Row[Any] | None, Row[Any] | None]:
    """The candidate of the same language that says the same, whatever its state, and one of another language."""
    which = (candidate.c.shop == shop, candidate.c.kind == one.kind)
    rows = connection.execute(select(candidate).where(*which).order_by(candidate.c.id.desc()).limit(MOST_COMPARED))
    kin = None
    for row in rows:
        if row.lang == one.lang and _is_same(one, row):
            return row, None
        if kin is None and row.lang != one.lang and one.kind in OF_MEANING and same_sense(one.sense, _sense(row)):
            kin = row
    return None, kin


def _is_same(one: Proposal, row: Row[Any]) -> bool:
    if one.kind in ("synonym", "example"):
        near = fuzz.ratio(one.said.casefold(), row.said.casefold()) >= SAME_LETTERS
        return bool(near and one.means.casefold() == row.means.casefold() and not opposed(one.said, row.said))
    if one.least > 1 and row.least > 1 and not _says_the_same(one.sense, _sense(row)):
        return False
    return alike(one.said, row.said) or same_sense(one.sense, _sense(row))


def _says_the_same(one: Sense, other: Sense) -> bool:
    """Whether two replies are one: what counts is that agents keep saying it."""
    return fuzz.token_sort_ratio(one.means.casefold(), other.means.casefold()) >= SAME_REPLY or same_answer(one, other)


def _sense(row: Row[Any]) -> Sense:
    kept = row.meaning or b""
    half = MEANING_BYTES if len(kept) > MEANING_BYTES else len(kept)
    return Sense(row.lang, row.said, row.means, (kept[:half], kept[half:]))
