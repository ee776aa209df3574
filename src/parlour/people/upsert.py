"""Inserting what may be there already, in the words of either database."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(connection: Connection, table: Table, **row: object) -> bool:
    """Insert the row unless a unique key has it already; whether it was inserted."""
    build = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = build(table).values(**row).on_conflict_do_nothing()
    return bool(connection.execute(statement).rowcount)


def insert_or_update(connection: Connection, table: Table, key: tuple[str, ...], **row: object) -> None:
    """Insert the row, or give the row with this key the new values."""
    build = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = build(table).values(**row)
    changed = {name: statement.excluded[name] for name in row if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))
