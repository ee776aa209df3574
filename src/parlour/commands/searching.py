"""`parlour search`: queries from stdin, or from the command line, against a shop's index."""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from parlour.foundation.database import open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.settings import Settings
from parlour.shop.bulk import search_lines
from parlour.shop.index import index_of
from parlour.shop.search import LexicalIndex
from parlour.shop.shops import shop_named


def search(settings: Settings, shop: str, *, top: int = 10, lines: Iterable[bytes], out: BinaryIO) -> int:
    """Answer each line, flushed as it comes: 0 when every line was answered, 1 when one was bad, 2 without a shop."""
    try:
        index = asyncio.run(open_index(settings, shop))
    except (NotThere, Unavailable, InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2
    status = 0
    for answered in search_lines(index, lines, top):
        out.write(answered.line + b"\n")
        out.flush()
        status |= answered.is_error
    return status


async def open_index(settings: Settings, shop: str) -> LexicalIndex:
    """The index of a shop as of now, built first if it is missing; raises `NotThere`."""
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        found = await database.read(lambda connection: shop_named(connection, shop))
        return await index_of(database, found, Path(settings.data) / "index")
    finally:
        await database.stop()
