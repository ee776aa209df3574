"""The index of words: a table that is made when it is first needed and can be made anew from the log at any time.

SQLite: FTS5, which gives the newest first without sorting. PostgreSQL: a GIN index. Neither is written with an entry,
for an append must stay quick: `indexer.py` follows the log and is about a second behind.
"""

from collections.abc import Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from parlour.desk.finding.terms import terms_of
from parlour.foundation.database import Tx

LOCK = 7_305_214  # PostgreSQL's advisory lock of whoever indexes
LOOK_BACK = 500  # numbers on PostgreSQL are not in commit order: what came late is looked for once more
SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5(words, detail=none, columnsize=0,"
    " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
    "CREATE TABLE IF NOT EXISTS said_term (term TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS said_cursor (id INTEGER PRIMARY KEY, pos INTEGER NOT NULL, epoch TEXT NOT NULL)",
)
POSTGRES = (
    "CREATE TABLE IF NOT EXISTS said (pos BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_said_words ON said USING gin (words)",
    'CREATE TABLE IF NOT EXISTS said_term (term TEXT COLLATE "C" PRIMARY KEY)',
    "CREATE TABLE IF NOT EXISTS said_cursor (id INTEGER PRIMARY KEY, pos BIGINT NOT NULL, epoch TEXT NOT NULL)",
)
_FRESH = (
    "SELECT e.pos, e.conversation, e.seq, e.shop, e.kind, e.text, e.body FROM entry e {join}"
    " WHERE e.pos > :start AND e.pos <= :end {also}"
    " AND (e.kind IN ('message', 'correction', 'removal') OR (e.kind = 'event' AND e.body LIKE '%\"removed\"%'))"
    " ORDER BY e.pos"
)
FRESH_SQLITE = text(_FRESH.format(join="", also=""))
FRESH_POSTGRES = text(_FRESH.format(join="LEFT JOIN said s ON s.pos = e.pos", also="AND s.pos IS NULL"))
PUT_SQLITE = text("INSERT INTO said (rowid, words) VALUES (:pos, :words)")
PUT_POSTGRES = text(
    "INSERT INTO said SELECT pos, array_to_tsvector(array_remove(string_to_array(words, ' '), ''))"
    " FROM unnest(CAST(:pos AS bigint[]), CAST(:words AS text[])) AS j(pos, words) ON CONFLICT DO NOTHING"
)
PUT_TERMS_SQLITE = text("INSERT INTO said_term VALUES (:term) ON CONFLICT DO NOTHING")
PUT_TERMS_POSTGRES = text("INSERT INTO said_term SELECT unnest(CAST(:terms AS text[])) ON CONFLICT DO NOTHING")


def make_index(tx: Tx) -> None:
    """Make the tables if they are not there; begin anew when the database is another one than was indexed."""
    if not tx.is_sqlite:
        tx.connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    for statement in SQLITE if tx.is_sqlite else POSTGRES:
        tx.connection.exec_driver_sql(statement)
    epoch = tx.connection.scalar(text("SELECT epoch FROM installation")) or ""
    newest = tx.connection.scalar(text("SELECT max(pos) FROM entry")) or 0
    cursor = tx.connection.execute(text("SELECT pos, epoch FROM said_cursor")).one_or_none()
    if cursor is not None and cursor.epoch == epoch and cursor.pos <= newest:
        return
    for statement in ("DELETE FROM said", "DELETE FROM said_term", "DELETE FROM said_cursor"):
        tx.connection.exec_driver_sql(statement)
    tx.connection.execute(text("INSERT INTO said_cursor VALUES (1, 0, :epoch)"), {"epoch": epoch})


class Indexed(msgspec.Struct, frozen=True):
    """What came of a piece: how many entries were taken up, and the terms that were written."""

    count: int = 0
    terms: frozenset[str] = frozenset()


def index_more(tx: Tx, most: int, known: Set[str] = frozenset()) -> Indexed:
    """Take up what was said since the last time, at most so many entries; `known` terms need not be written again."""
    connection = tx.connection
    if not tx.is_sqlite and not connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": LOCK}):
        return Indexed()  # another process is at it
    before: int = connection.scalar(text("SELECT pos FROM said_cursor")) or 0
    start = before if tx.is_sqlite else max(0, before - LOOK_BACK)
    fresh = FRESH_SQLITE if tx.is_sqlite else FRESH_POSTGRES
    newest: int = connection.scalar(text("SELECT max(pos) FROM entry")) or 0
    end = min(before + most, newest)  # a range of numbers: a bare limit would let PostgreSQL read all that is left
    if end <= before and tx.is_sqlite:
        return Indexed()
    rows = connection.execute(fresh, {"start": start, "end": end}).all()
    said = [(row.pos, terms_of(row.shop, row.text or "")) for row in rows]
    fresh_terms = frozenset(term for _, terms in said for term in terms) - known
    _put(tx, said)
    _put_terms(tx, fresh_terms)
    for row in rows:
        if row.kind != "message":
            _take_out(connection, row)
    if end > before:
        connection.execute(text("UPDATE said_cursor SET pos = :pos"), {"pos": end})
    return Indexed(max(0, end - before), fresh_terms)


def _put(tx: Tx, terms: Sequence[tuple[int, list[str]]]) -> None:
    if tx.is_sqlite:
        rows = [{"pos": pos, "words": " ".join(words)} for pos, words in terms if words]
        if rows:
            tx.connection.execute(PUT_SQLITE, rows)
    elif terms:  # what has no words too, so that looking back does not find it again
        lists = {"pos": [pos for pos, _ in terms], "words": [" ".join(words) for _, words in terms]}
        tx.connection.execute(PUT_POSTGRES, lists)


def _put_terms(tx: Tx, terms: Set[str]) -> None:
    """In order, so that two processes that write the same ones do not wait for each other in a ring."""
    if terms and tx.is_sqlite:
        tx.connection.execute(PUT_TERMS_SQLITE, [{"term": term} for term in sorted(terms)])
    elif terms:
        tx.connection.execute(PUT_TERMS_POSTGRES, {"terms": sorted(terms)})


def _take_out(connection: Connection, row: Any) -> None:
    """What was corrected, removed or deleted is found no longer.

    On PostgreSQL the row stays without words, else looking back would take the message for one that came late.
    """
    of = (msgspec.json.decode(row.body) if row.body else {}).get("of")
    which = {"conversation": row.conversation, "seq": of, "pos": row.pos}
    if row.kind == "event":
        gone = "SELECT pos FROM entry WHERE conversation = :conversation AND pos <= :pos"
    else:
        gone = "SELECT pos FROM entry WHERE conversation = :conversation AND seq = :seq"
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DELETE FROM said WHERE rowid IN ({gone})"), which)  # noqa: S608 - our own words
    else:
        connection.execute(text(f"UPDATE said SET words = '' WHERE pos IN ({gone})"), which)  # noqa: S608
