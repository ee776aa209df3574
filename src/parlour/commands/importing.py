"""`parlour import`: a shop's folder into the database, beside a running server if there is one."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import Unacceptable, Unavailable
from parlour.settings import Settings
from parlour.shop.importers.port import NotReadable
from parlour.shop.importing import FIRST_BAD, Imported, Taker, import_folder

NICE = 5  # at 10 a busy machine leaves it so little that its transactions stay open for long
Others = Callable[[Database], Mapping[type, Taker]]


def import_shop(
    settings: Settings,
    folder: Path,
    shop: str,
    *,
    complete: bool = False,
    strict: bool = False,
    makes_way: bool,
    others: Others = lambda _: {},
) -> int:
    """Import and report on stderr; 0 when the files could be read, 1 with `strict` and a bad line, 2 when nothing was.

    `others` gives the takers of other rooms: `AnswersFile` for `knowledge`. `makes_way` lets a server beside it go
    first; it holds for the rest of the process, so that a process that goes on to serve must not want it.
    """
    if makes_way:
        os.nice(NICE)
    try:
        imported = asyncio.run(_import(settings, folder, shop, complete=complete, others=others))
    except (NotReadable, Unacceptable, Unavailable, InUse, WrongVersion, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    _tell(imported, shop)
    return 1 if strict and imported.bad else 0


async def _import(settings: Settings, folder: Path, shop: str, *, complete: bool, others: Others) -> Imported:
    settings.data.mkdir(parents=True, exist_ok=True)
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        with _progress() as progress:
            return await import_folder(
                database,
                folder,
                shop,
                complete=complete,
                indexes=settings.data / "index",
                clock=system_clock,
                others=others(database),
                watch=_watching(progress),
            )
    finally:
        await database.stop()


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _watching(progress: Progress) -> Callable[[Imported], None]:
    reading = progress.add_task("Reading the files", total=None)

    def watch(imported: Imported) -> None:
        if imported.is_indexing:
            progress.update(reading, description="Building the search index", total=None)
        else:
            progress.update(reading, completed=imported.lines, total=imported.of_lines or None)

    return watch


def _tell(imported: Imported, shop: str) -> None:
    lines = [f"Shop {shop}:"]
    for kind, counts in imported.counts.items():
        lines.append(f"  {kind}: {counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged")
    if imported.withdrawn:
        lines.append(f"  {imported.withdrawn} products are not in the file and are now unavailable")
    if imported.ignored:
        lines.append(f"  ignored, not a file of the format: {', '.join(imported.ignored)}")
    if imported.bad:
        shown = f"; the first {FIRST_BAD}" if imported.bad > FIRST_BAD else ""
        lines.append(f"  {imported.bad} bad lines, not imported{shown}:")
        lines += [f"    {bad.file}:{bad.line}: {bad.reason}" for bad in imported.first_bad]
    print("\n".join(lines), file=sys.stderr)
