"""From the address in the settings to an open port."""

from pathlib import Path

from parlour.foundation.database.postgres import PostgresDatabase
from parlour.foundation.database.sqlite import SqliteDatabase
from parlour.foundation.database.unit import Database

HOW = "PARLOUR_DATABASE must be sqlite:///FILE or postgresql://user:password@host:port/name."


class BadAddress(ValueError):
    """`PARLOUR_DATABASE` names no database that we can use."""


class CannotOpen(Exception):
    """The database is not to be had; the message says why."""


def sqlite_file(address: str) -> Path | None:
    """The file of a SQLite address, None when it is another database."""
    return Path(address.removeprefix("sqlite:///")) if address.startswith("sqlite:///") else None


def open_database(address: str) -> Database:
    """The port for `sqlite:///FILE` or `postgresql://user:password@host:port/name`; not yet started."""
    file = sqlite_file(address)
    if file is not None:
        return SqliteDatabase(file)
    if address.startswith("postgresql://"):
        return PostgresDatabase(address)
    raise BadAddress(HOW)
