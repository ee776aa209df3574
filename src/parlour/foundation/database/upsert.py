"""Inserting what may be there already, in the words of either database."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, table: Table, **row: object) -> bool:
    """Insert the row unless a unique key has it already; whether it was inserted."""
    statement = _insert(connection, table).values(**row).on_conflict_do_nothing()
    return bool(connection.execute(statement).rowcount)


def insert_or_update(connection: Connection, table: Table, key: tuple[str, ...], **row: object) -> None:
    """Insert the row, or give the row with this key the new values."""
    statement = _insert(connection, table).values(**row)
    changed = {name: statement.excluded[name] for name in row if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Put rows that all have the same columns; one that is there already gets the new values."""
    if not rows:
        return
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    replaced = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=replaced), list(rows))


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
