"""`parlour doctor`: looks at an installation and says, line by line, what is well and how to mend what is not."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from importlib import resources
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from parlour.foundation.clock import stamp
from parlour.foundation.database import BadAddress, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.database.open import CannotOpen
from parlour.foundation.errors import ParlourError
from parlour.foundation.jobs.dead import dead_jobs
from parlour.foundation.mail.account import BadMailAddress, read_account
from parlour.people.agents import has_owner
from parlour.settings import Settings
from parlour.shop.shops import Shop, all_shops

LEAST_FREE_BYTES = 1_000_000_000


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at; `mend` says what to do, and is empty when all is well."""

    what: str
    mend: str = ""


def doctor(settings: Settings) -> int:
    """Print every finding; 0 when all is well, 1 when something should be mended."""
    findings = asyncio.run(_look(settings))
    for finding in findings:
        print(f"{'!' if finding.mend else 'ok'}\t{finding.what}" + (f"\n\t-> {finding.mend}" if finding.mend else ""))
    return 1 if any(finding.mend for finding in findings) else 0


async def _look(settings: Settings) -> list[Finding]:
    seen = [*_folder(settings.data), *_pages(), *_address(settings), *_mail(settings)]
    return [*seen, *[one async for one in _database(settings)]]


def _folder(data: Path) -> Iterator[Finding]:
    with suppress(OSError):
        data.mkdir(parents=True, exist_ok=True)
    if not os.access(data, os.W_OK):
        yield Finding(f"The data folder {data} cannot be written.", "Give it to this user, or set PARLOUR_DATA.")
        return
    free = shutil.disk_usage(data).free
    full = "" if free > LEAST_FREE_BYTES else "Make room: nothing can be said when the disk is full."
    yield Finding(f"The data folder {data} has {free // 1_000_000} MB free.", full)


def _pages() -> Iterator[Finding]:
    pages = Path(str(resources.files("parlour"))) / "pages"
    missing = "" if pages.is_dir() else "Run `make pages`, or install the published wheel, which carries them."
    yield Finding("The built pages of widget and desk.", missing)


def _address(settings: Settings) -> Iterator[Finding]:
    if not settings.url:
        yield Finding("PARLOUR_URL is not set.", "Set it to the address people use, such as https://chat.example.com.")
    elif not settings.is_secure and "127.0.0.1" not in settings.url and "localhost" not in settings.url:
        yield Finding(
            f"{settings.url} is not https.", "Put a proxy with a certificate before it: docs/operations/nginx.md."
        )
    else:
        yield Finding(f"People reach Parlour at {settings.url}.")


def _mail(settings: Settings) -> Iterator[Finding]:
    try:
        account = read_account(settings.smtp)
    except BadMailAddress as error:
        yield Finding("PARLOUR_SMTP cannot be read.", str(error))
    else:
        if account is not None:
            yield Finding(f"Mail goes out by {account.host} as {account.sender}.")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    try:
        await prepare(settings.database_address)
        database = open_database(settings.database_address)
        await database.start()
    except (InUse, WrongVersion, BadAddress, CannotOpen, ParlourError, OSError) as error:
        yield Finding("The database cannot be opened.", str(error))
        return
    try:
        yield Finding("The database answers and has this version's tables.")
        for finding in await database.read(_shops):
            yield finding
        yield await database.read(_given_up)
    finally:
        await database.stop()


def _given_up(connection: Connection) -> Finding:
    dead = dead_jobs(connection)
    if not dead:
        return Finding("Every piece of later work was done, or is still being tried.")
    last = dead[0]
    what = f"{len(dead)} pieces of later work were given up, the last one {last.kind!r} at {stamp(last.died_at)}: "
    mend = "The server's log tells each attempt. What shoppers asked meanwhile waits for people at the desk."
    return Finding(what + (last.last_error or "no reason is known"), mend)


def _shops(connection: Connection) -> list[Finding]:
    shops = all_shops(connection)
    if not shops:
        return [Finding("There is no shop yet.", "Bring one: parlour import FOLDER --shop NAME")]
    return [finding for shop in shops for finding in _shop(connection, shop)]


def _shop(connection: Connection, shop: Shop) -> Iterator[Finding]:
    mend = "" if has_owner(connection, shop.id) else f"Open the link of: parlour owner-link --shop {shop.name}"
    yield Finding(f"{shop.shown_name}: somebody owns it.", mend)
    sites = "" if shop.sites else "List the shop's site in the desk's settings, else only our own pages show the chat."
    yield Finding(f"{shop.shown_name}: sites that may show the chat.", sites)
    months = (
        "" if shop.content else "Import a facts.toml: without it the assistant knows no delivery, returns or hours."
    )
    yield Finding(f"{shop.shown_name}: facts.", months)
