"""`parlour search`: queries from stdin, or from the command line, against a shop's index."""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from parlour.assistant.understand.encoder import our_encoder
from parlour.foundation.database import open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.settings import Settings
from parlour.shop.bulk import search_lines
from parlour.shop.halves import Halves
from parlour.shop.index import index_of
from parlour.shop.search import Searcher
from parlour.shop.shops import shop_named


def search(settings: Settings, shop: str, *, top: int = 10, lines: Iterable[bytes], out: BinaryIO) -> int:
    """Answer each line, flushed as it comes: 0 when every line was answered, 1 when one was bad, 2 without a shop."""
    try:
        searcher = asyncio.run(open_search(settings, shop))
    except (NotThere, Unavailable, InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2
    status = 0
    for answered in search_lines(searcher, lines, top):
        out.write(answered.line + b"\n")
        out.flush()
        status |= answered.is_error
    return status


async def open_search(settings: Settings, shop: str) -> Searcher:
    """The search of a shop as of now, its index built first if it is missing; raises `NotThere`."""
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        found = await database.read(lambda connection: shop_named(connection, shop))
        folder = Path(settings.data) / "index"
        words = await index_of(database, found, folder)
        return await Halves(folder, our_encoder().read_all, patience=None).of(found.name, words)
    finally:
        await database.stop()
