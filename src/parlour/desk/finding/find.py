"""Answers a search: the newest words that fit, one row a conversation, and on the first page people by their name."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, func, or_, select, text

from parlour.conversation.tables import conversation, entry
from parlour.desk.finding.terms import LEAST_BEGUN, MOST_BEGUN, fts5_query, terms_of, ts_query, words_of
from parlour.desk.rows import Conversation
from parlour.desk.values import Found
from parlour.foundation.clock import stamp
from parlour.foundation.ids import ShopId
from parlour.people.tables import CUSTOMER, identity, shopper
from parlour.shop.orders import customer_with_email

AT_ONCE = 200
LOOKED_AT = 40
MOST_TURNS = 5
MOST_PEOPLE = 20
AROUND = 60
SQLITE = text(
    "SELECT rowid AS pos FROM said WHERE said MATCH :query AND rowid < :before ORDER BY rowid DESC LIMIT :most"
)
# The newest first: what many messages say is found among the last ones, and only what is rare asks the whole index.
RECENT = text(
    "SELECT pos FROM (SELECT pos, words FROM said WHERE pos < :before ORDER BY pos DESC LIMIT 10000) AS recent"
    " WHERE words @@ CAST(:query AS tsquery) ORDER BY pos DESC LIMIT :most"
)
ALL = text(  # apart from order and limit: for their sake PostgreSQL would rather read all messages from the last one on
    "WITH hits AS MATERIALIZED (SELECT pos FROM said WHERE words @@ CAST(:query AS tsquery) AND pos < :before)"
    " SELECT pos FROM hits ORDER BY pos DESC LIMIT :most"
)
BEGUN = text("SELECT term FROM said_term WHERE term >= :start AND term <= :end ORDER BY length(term), term LIMIT :most")
EVERYTHING = 2**62
LAST_LETTER = "\U0010ffff"


class Hits(msgspec.Struct, frozen=True):
    """Conversations that were found, where the words stand, and before which number to look on; None at the end."""

    conversations: list[Conversation]
    founds: dict[UUID, Found]
    before: int | None


def search(connection: Connection, shop: ShopId, asked: str, *, before: int | None, limit: int) -> Hits:
    """One page of what a search finds in a shop."""
    words = words_of(asked)[:8]
    groups = _groups(connection, shop, words)
    people = _by_people(connection, shop, asked) if before is None else []
    founds: dict[UUID, Found] = {}
    place, turns = before or EVERYTHING, MOST_TURNS if groups else 0
    while turns and len(founds) < limit:
        turns -= 1
        hits = _positions(connection, groups, place)
        for row in _entries(connection, hits):
            place = row.pos
            founds.setdefault(row.conversation, _found(row, words))
            if len(founds) >= limit:
                break
        if len(hits) < AT_ONCE and len(founds) < limit:
            place, turns = 0, 0
    ids = list(dict.fromkeys([*people, *founds]))
    # the shop is compared here: as a condition it would lure the planner into an index of the whole shop
    found = connection.execute(select(conversation).where(conversation.c.id.in_(ids))) if ids else ()
    rows = {row.id: row for row in found if row.shop == shop}
    return Hits([rows[one] for one in ids if one in rows], founds, place if groups and place else None)


def _groups(connection: Connection, shop: ShopId, words: list[str]) -> list[list[str]]:
    """For each word the known terms that it begins, the shortest first; empty when nobody ever said one of them.

    Whole terms are what both databases find without reading all that begins alike.
    """
    if not words or not _is_made(connection):
        return []
    groups = []
    for term in terms_of(shop, " ".join(words)):
        end = term if len(term) < len(f"{shop}_") + LEAST_BEGUN else term + LAST_LETTER
        asked = {"start": term, "end": end, "most": MOST_BEGUN}
        groups.append(list(connection.scalars(BEGUN, asked)))
    return groups if all(groups) else []


def _positions(connection: Connection, groups: list[list[str]], before: int) -> list[int]:
    if connection.dialect.name == "sqlite":
        return list(connection.scalars(SQLITE, {"query": fts5_query(groups), "before": before, "most": AT_ONCE}))
    asked = {"query": ts_query(groups), "before": before, "most": AT_ONCE}
    recent = list(connection.scalars(RECENT, asked))
    return recent if len(recent) == AT_ONCE else list(connection.scalars(ALL, asked))


def _is_made(connection: Connection) -> bool:
    """Whether the index is there: right after the first start it may not be yet."""
    if connection.dialect.name == "sqlite":
        return connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'said_cursor'")) is not None
    return connection.scalar(text("SELECT to_regclass('said_cursor')")) is not None


def _entries(connection: Connection, positions: Sequence[int]) -> Iterator[Any]:
    """The entries of these hits, read as far as somebody looks: most searches need the first few only."""
    columns = (entry.c.pos, entry.c.conversation, entry.c.seq, entry.c.who, entry.c.text, entry.c.at)
    for first in range(0, len(positions), LOOKED_AT):
        some = positions[first : first + LOOKED_AT]
        yield from connection.execute(select(*columns).where(entry.c.pos.in_(some)).order_by(entry.c.pos.desc())).all()


def _by_people(connection: Connection, shop: ShopId, asked: str) -> list[UUID]:
    """The newest conversations of whom the words name: by the customer's address, or by name."""
    ids = _with_email(connection, shop, asked) if "@" in asked else _with_name(connection, shop, asked)
    if not ids:
        return []
    query = select(conversation.c.id).where(conversation.c.shopper.in_(ids))
    return list(connection.scalars(query.order_by(conversation.c.last_at.desc()).limit(MOST_PEOPLE)))


def _with_email(connection: Connection, shop: ShopId, asked: str) -> list[UUID]:
    customer = customer_with_email(connection, shop, asked)
    if customer is None:
        return []
    keys = (identity.c.shop == shop, identity.c.kind == CUSTOMER, identity.c.external_id == customer.id)
    person = connection.scalar(select(identity.c.shopper).where(*keys))
    if person is None:
        return []
    return list(connection.scalars(select(shopper.c.id).where(or_(shopper.c.id == person, shopper.c.joined == person))))


def _with_name(connection: Connection, shop: ShopId, asked: str) -> list[UUID]:
    """Names that hold all the words; no index is asked, so that a name is read once and compared as it is."""
    parts = [part for part in asked.split()[:4] if len(part) > 1]
    if not parts:
        return []
    query = select(shopper.c.id).where(shopper.c.shop == shop, shopper.c.name.is_not(None))
    for part in parts:
        query = query.where(or_(*_holds(connection, part)))
    return list(connection.scalars(query.limit(MOST_PEOPLE)))


def _holds(connection: Connection, part: str) -> list[ColumnElement[bool]]:
    """Whether a name holds the part in any case; SQLite knows the case of ASCII alone, hence the capital besides."""
    lower = func.lower(shopper.c.name)
    if connection.dialect.name != "sqlite":
        return [func.strpos(lower, part.lower()) > 0]
    capital = [] if part.isascii() else [func.instr(shopper.c.name, part.capitalize()) > 0]
    return [func.instr(lower, part.lower()) > 0, *capital]


def _found(row: Any, words: list[str]) -> Found:
    return Found(around(row.text or "", words), row.who, stamp(row.at), row.seq)


def around(said: str, words: list[str]) -> str:
    """The words around the first hit."""
    folded = said.casefold()
    places = [place for place in (folded.find(word) for word in words) if place >= 0]
    at = min(places, default=0)
    start, end = max(0, at - AROUND), min(len(said), at + 2 * AROUND)
    return ("… " if start else "") + " ".join(said[start:end].split()) + (" …" if end < len(said) else "")
