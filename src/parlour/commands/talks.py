"""`parlour import-talks`: conversations of another desk, kept without persons and learned from at once."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from parlour.assistant.learn.past import HistoryTalk
from parlour.assistant.learn.taking import Taken, TakenCounts, keep_history, known_of, read_history
from parlour.assistant.mind.process import kept_models
from parlour.assistant.mind.shelves import Shelves
from parlour.assistant.understand.reader import TrainedReader
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.foundation.ids import ShopId
from parlour.settings import Settings
from parlour.shop.shops import shop_named
from parlour.shop.take import patiently

NICE = 5
AT_ONCE = 10  # talks in a transaction
WHAT_TO_DO = 'Write {"talk": ..., "entries": [{"who": "shopper" or "agent", "text": ...}]}.'


def import_talks(settings: Settings, file: Path, shop: str) -> int:
    """Take every line; 0 when all could be read, 1 when some were bad, 2 when nothing could be done."""
    os.nice(NICE)
    try:
        counts, bad = asyncio.run(_import(settings, file, shop))
    except (NotThere, Unavailable, InUse, WrongVersion, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(
        f"{counts.talks} talks, {counts.known} known before; {counts.ended_well} ended well; "
        f"{counts.candidates} new candidates wait at the desk, under Learning.",
        file=sys.stderr,
    )
    return 1 if bad else 0


async def _import(settings: Settings, file: Path, shop: str) -> tuple[TakenCounts, int]:
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        found = await database.read(lambda c: shop_named(c, shop))
        taking = _Taking(database, found.id, settings)
        return await taking.all(file), taking.bad
    finally:
        await database.stop()


class _Taking:
    """Takes the lines of one file."""

    def __init__(self, database: Database, shop: ShopId, settings: Settings) -> None:
        self.bad = 0
        self._database, self._shop = database, shop
        self._shelves = Shelves(database, settings.data / "index")
        self._reader = TrainedReader.ready(kept_models(settings.data))

    async def all(self, file: Path) -> TakenCounts:
        counts, gathered = TakenCounts(), []
        for told in self._talks(file):
            taken = await self._read(told)
            gathered += [taken] if taken else []
            if len(gathered) >= AT_ONCE:
                await self._keep(gathered, counts)
                gathered = []
        await self._keep(gathered, counts)
        return counts

    def _talks(self, file: Path) -> Iterator[HistoryTalk]:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                try:
                    yield msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=HistoryTalk)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    self.bad += 1
                    print(f"{file.name}:{number}: {error}. {WHAT_TO_DO}", file=sys.stderr)

    async def _read(self, told: HistoryTalk) -> Taken | None:
        library = await self._shelves.library(self._shop)

        return await self._database.read(
            lambda c: read_history(told, library(c), self._reader, known_of(c, self._shop, library(c)))
        )

    async def _keep(self, gathered: list[Taken], counts: TakenCounts) -> None:
        now = system_clock()
        kept = await patiently(self._database, lambda tx: keep_history(tx, self._shop, gathered, now))
        counts.talks += kept.talks
        counts.known += kept.known
        counts.ended_well += kept.ended_well
        counts.candidates += kept.candidates
