"""`parlour backup` and `parlour restore`: one archive of database, attachments and keys, for both databases."""

import asyncio
import sys
from pathlib import Path

from parlour.app import all_tables
from parlour.foundation.archive import BadArchive, pack, unpack
from parlour.foundation.data_folder import make_data_folder
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import Unavailable
from parlour.settings import Settings


def backup(settings: Settings, file: Path) -> int:
    """Write an archive beside a running server; 2 when it cannot be written."""
    try:
        count = asyncio.run(pack(settings, all_tables(), file))
    except (Unavailable, OSError) as error:
        print(f"The backup was not written: {error}", file=sys.stderr)
        return 2
    print(f"{count} rows, with attachments and keys, are in {file}.", file=sys.stderr)
    return 0


def restore(settings: Settings, file: Path) -> int:
    """Replace everything by an archive; the server must be stopped, else 2."""
    try:
        asyncio.run(_restore(settings, file))
    except (InUse, WrongVersion, BadArchive, OSError) as error:
        print(f"Nothing was restored: {error}", file=sys.stderr)
        return 2
    print("Restored. Clients read everything anew; start the server again.", file=sys.stderr)
    return 0


async def _restore(settings: Settings, file: Path) -> None:
    make_data_folder(settings.data)
    await prepare(settings.database_address)
    await unpack(settings, all_tables(), file)
