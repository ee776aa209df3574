"""One archive of an installation: every table from one snapshot as JSON Lines, and the files of the data folder."""

import json
import shutil
import tarfile
import tempfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Column, Connection, LargeBinary, MetaData, Table, Uuid, func, select, text

from parlour.foundation.database.installation import begin_epoch
from parlour.foundation.database.lock import held
from parlour.foundation.database.migrate import connected, head
from parlour.foundation.database.types import Moment
from parlour.settings import Settings

FOLDERS = ("attachments", "keys")
FORM = 1
AT_ONCE = 500


class BadArchive(Exception):
    """The file is no archive of ours, or of another version; the message says which."""


async def pack(settings: Settings, tables: MetaData, file: Path) -> int:
    """Write the archive; answers with the number of rows. The file is there whole, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        count = await connected(settings.database_address, lambda c: _dump(c, tables, Path(folder)))
        whole = Path(folder) / "whole"
        with tarfile.open(whole, "w:gz", compresslevel=3) as archive:
            _add(archive, "about.json", json.dumps({"form": FORM, "revision": head()}).encode())
            for dumped in sorted(Path(folder).glob("*.jsonl")):
                archive.add(dumped, f"tables/{dumped.name}")
            for name in FOLDERS:
                if (settings.data / name).is_dir():
                    archive.add(settings.data / name, name)
        whole.replace(file)
        file.chmod(0o600)  # it holds the keys
    return count


async def unpack(settings: Settings, tables: MetaData, file: Path) -> None:
    """Replace database and files by the archive's, under the exclusive lock, and begin a new epoch."""
    if not file.is_file() or not tarfile.is_tarfile(file):
        raise BadArchive(f"{file} is no backup of Parlour.")
    async with held(settings.database_address, exclusive=True):
        with tarfile.open(file, "r:gz") as archive, tempfile.TemporaryDirectory(dir=settings.data) as folder:
            _check(archive, file)
            archive.extractall(folder, filter="data")
            await connected(settings.database_address, lambda c: _load(c, tables, Path(folder) / "tables"))
            _replace_folders(settings.data, Path(folder))


def _dump(connection: Connection, tables: MetaData, folder: Path) -> int:
    """Every table of one snapshot, a line a row."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    else:
        connection.exec_driver_sql("BEGIN")  # pysqlite would not open a transaction for reading
    count = 0
    for table in tables.sorted_tables:
        with (folder / f"{table.name}.jsonl").open("wb") as out:
            for row in connection.execution_options(yield_per=AT_ONCE).execute(select(table)).mappings():
                out.write(msgspec.json.encode(dict(row)) + b"\n")
                count += 1
    return count


def _load(connection: Connection, tables: MetaData, folder: Path) -> None:
    for table in reversed(tables.sorted_tables):
        connection.execute(table.delete())
    for table in tables.sorted_tables:
        for rows in _pieces(folder / f"{table.name}.jsonl", table):
            connection.execute(table.insert(), rows)
        _count_on(connection, table)
    begin_epoch(connection)


def _pieces(file: Path, table: Table) -> Iterator[list[dict[str, Any]]]:
    if not file.exists():  # a table that is younger than the backup
        return
    readers = {column.name: _reader(column) for column in table.columns}
    piece: list[dict[str, Any]] = []
    with file.open("rb") as lines:
        for line in lines:
            row = msgspec.json.decode(line)
            piece.append({name: None if row.get(name) is None else read(row[name]) for name, read in readers.items()})
            if len(piece) == AT_ONCE:
                yield piece
                piece = []
    if piece:
        yield piece


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    """How a value of this column comes back from JSON."""
    if isinstance(column.type, Uuid):
        return UUID
    if isinstance(column.type, Moment):
        return datetime.fromisoformat
    if isinstance(column.type, LargeBinary):
        return b64decode
    return lambda value: value


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows beyond the restored ones; SQLite does so by itself."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    sequence = f"pg_get_serial_sequence('\"{table.name}\"', '{column.name}')"
    newest = (connection.scalar(select(func.max(column))) or 0) + 1
    connection.execute(text(f"SELECT setval({sequence}, {newest}, false)"))  # names of our own tables only


def _check(archive: tarfile.TarFile, file: Path) -> None:
    try:
        member = archive.extractfile("about.json")
    except KeyError:
        member = None
    if member is None:
        raise BadArchive(f"{file} is no backup of Parlour.")
    about = json.loads(member.read())
    if about["form"] != FORM or about["revision"] > head():
        raise BadArchive(f"{file} was written by a newer Parlour; install that version to restore it.")


def _replace_folders(data: Path, unpacked: Path) -> None:
    for name in FOLDERS:
        old, new = data / name, unpacked / name
        if old.is_dir():
            shutil.rmtree(old)
        if new.is_dir():
            shutil.move(new, old)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size = len(content)
    archive.addfile(about, BytesIO(content))
