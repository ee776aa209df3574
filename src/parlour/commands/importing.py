"""`parlour import`: a shop's folder into the database, beside a running server if there is one."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from parlour.assistant.learn.examining import settle
from parlour.assistant.learn.trial import ToExamine
from parlour.commands.exam import report, sit
from parlour.desk.settings.refresh import want_refresh
from parlour.foundation.clock import system_clock
from parlour.foundation.data_folder import make_data_folder
from parlour.foundation.database import Database, Tx, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import Unacceptable, Unavailable
from parlour.knowledge.edits import Edit, want_edit
from parlour.settings import Settings
from parlour.shop.importers.port import NotReadable
from parlour.shop.importing import FIRST_BAD, Imported, Taker, import_folder
from parlour.shop.shops import shop_named
from parlour.shop.take import patiently

NICE = 5  # at 10 a busy machine leaves it so little that its transactions stay open for long
PASSED = "Answers, requests, facts and flows have passed their exam and are live."
HELD = "Answers, requests, facts and flows are held back; the desk shows why and lets you decide, under Learning."
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

    Answers, requests, facts and flows of a shop with golden or past talks are examined first; 1 where they are held
    back.

    `others` gives the takers of other rooms: `AnswersFile` for `knowledge`. `makes_way` lets a server beside it go
    first; it holds for the rest of the process, so that a process that goes on to serve must not want it.
    """
    if makes_way:
        os.nice(NICE)
    try:
        imported, passed = asyncio.run(_import(settings, folder, shop, complete=complete, others=others))
    except (NotReadable, Unacceptable, Unavailable, InUse, WrongVersion, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if (strict and imported.bad) or not passed else 0


async def _import(
    settings: Settings, folder: Path, shop: str, *, complete: bool, others: Others
) -> tuple[Imported, bool]:
    make_data_folder(settings.data)
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        waiting = ToExamine(database, others)
        with _progress() as progress:
            imported = await import_folder(
                database,
                folder,
                shop,
                complete=complete,
                indexes=settings.data / "index",
                clock=system_clock,
                others=waiting.takers,
                watch=_watching(progress),
            )
        _tell(imported, shop)
        return imported, waiting.edit is None or await _examined(database, settings, shop, waiting.edit)
    finally:
        await database.stop()


async def _examined(database: Database, settings: Settings, name: str, edit: Edit) -> bool:
    """Whether what was imported is live now; what is held back waits at the desk."""
    shop = await database.read(lambda c: shop_named(c, name))
    with _progress() as progress:
        held = progress.add_task("Examining answers, facts and flows", total=None)

        def watch(done: int, of: int) -> None:
            progress.update(held, completed=done, total=of)

        result = await sit(database, settings, shop, edit, watch=watch)
    now = system_clock()

    def unit(tx: Tx) -> None:
        of = want_edit(tx, shop.id, edit, by=None, now=now)
        if settle(tx, shop.id, of, msgspec.to_builtins(result), now):
            want_refresh(tx, shop.id, now)

    await patiently(database, unit)
    print(report(result), file=sys.stderr)
    print(PASSED if result.passed else HELD, file=sys.stderr)
    return result.passed


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
