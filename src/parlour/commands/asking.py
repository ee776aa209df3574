"""`parlour ask`: talks in bulk against a shop; nothing of them is kept."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection

from parlour.assistant.mind.process import kept_models
from parlour.assistant.mind.shelves import Shelves
from parlour.assistant.order_book import ShopOrderBook
from parlour.assistant.talk import Answered, Talk
from parlour.assistant.turn import Page
from parlour.assistant.understand.reader import TrainedReader
from parlour.assistant.warm import warm
from parlour.foundation.database import Database, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.foundation.ids import ShopId
from parlour.settings import Settings
from parlour.shop.shops import shop_named


class Question(msgspec.Struct, frozen=True):
    """One line of the input; the first line of a talk begins it."""

    talk: str
    text: str
    lang: str | None = None
    page: Page | None = None


def ask(settings: Settings, shop: str, *, lines: Iterable[bytes], out: BinaryIO) -> int:
    """Answer each line, flushed as it comes: 0 when every line was answered, 1 when one was bad, 2 without a shop."""
    try:
        return asyncio.run(_ask(settings, shop, lines, out))
    except (NotThere, Unavailable, InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2


async def _ask(settings: Settings, shop: str, lines: Iterable[bytes], out: BinaryIO) -> int:
    status = 0
    async with open_asking(settings, shop) as asking:
        for line in lines:
            if line.strip():
                answer, is_good = await asking.answer(line)
                out.write(msgspec.json.encode(answer) + b"\n")
                out.flush()
                status |= not is_good
    return status


@asynccontextmanager
async def open_asking(settings: Settings, shop: str) -> AsyncIterator["Asking"]:
    """Talks with a shop; raises `NotThere`, and `InUse` or `WrongVersion` where the database is not ours."""
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        found = await database.read(lambda c: shop_named(c, shop))
        asking = Asking(database, found.id, Shelves(database, settings.data / "index"), settings)
        await asking.warm()
        yield asking
    finally:
        await database.stop()


class Asking:
    """The talks of one run; they live in memory and end with it."""

    def __init__(self, database: Database, shop: ShopId, shelves: Shelves, settings: Settings) -> None:
        self._database = database
        self._shop = shop
        self._shelves = shelves
        self._reader = TrainedReader.ready(kept_models(settings.data))
        self._talks: dict[str, Talk] = {}

    async def warm(self) -> None:
        """Let the first line cost no more than the others."""
        library = await self._shelves.library(self._shop)
        await self._database.read(lambda c: warm(self._reader, library(c)))

    async def answer(self, line: bytes) -> tuple[Answered | dict[str, object], bool]:
        """The answer to one line, and whether the line was good."""
        try:
            question = msgspec.json.decode(line, type=Question)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return {"id": None, "error": f"The line cannot be read ({error}). Write talk and text."}, False
        return await self.ask(question), True

    async def ask(self, question: Question) -> Answered:
        """The answer to one question; its talk goes on from it."""
        library = await self._shelves.library(self._shop)

        def answered(connection: Connection) -> Answered:
            opened, book = library(connection), ShopOrderBook(connection, self._shop)
            talk = self._talks.get(question.talk)
            if talk is None:
                talk = self._talks[question.talk] = Talk(question.talk, opened, self._reader, book)
            talk.library, talk.book = opened, book
            return talk.ask(question.text, lang=question.lang, page=question.page)

        return await self._database.read(answered)
