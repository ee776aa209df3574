"""`parlour flows`: checks flows that a shop wrote, draws them, tries talks against them, takes one away again."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from parlour.assistant.evaluate import TalkCase, TalkScores, report, score_talks
from parlour.assistant.flows.draw import mermaid, svg
from parlour.assistant.flows.read import our_flows
from parlour.assistant.flows.script import Flows
from parlour.assistant.flows.store import examined, forget_flow, joined, own_texts
from parlour.assistant.mind.process import kept_models
from parlour.assistant.mind.shelves import Shelves
from parlour.assistant.order_book import ShopOrderBook
from parlour.assistant.talk import Answered, Talk
from parlour.assistant.understand.reader import TrainedReader
from parlour.foundation.database import Database, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.settings import Settings
from parlour.shop.shops import Shop, shop_named
from parlour.shop.take import note_change

T = TypeVar("T")
TROUBLES = (NotThere, Unavailable, InUse, WrongVersion, OSError)
SHOWN = 40  # turns that did not meet their checks


def check(settings: Settings, folder: Path | None, shop: str | None) -> int:
    """Tell every fault of the flows in a folder, or of a shop's own: 0 without one, 1 with one, 2 when none is read."""
    texts: dict[str, str] = {}
    languages: tuple[str, ...] = ()
    try:
        if shop is not None:
            found, texts = _with_shop(settings, shop, lambda c, one: (one, own_texts(c, one.id)))
            languages = found.facts.languages
        if folder is not None:
            texts |= texts_in(folder)
    except TROUBLES as error:
        print(error, file=sys.stderr)
        return 2
    scripts, problems = examined(texts, languages)
    for problem in problems:
        print(f"{problem.file}:{problem.line}: {problem.reason}")
    good = len(set(scripts) - {one.flow for one in problems})
    print(f"{good} of {len(texts)} flows can be used; {len(our_flows())} of ours stand behind them.", file=sys.stderr)
    return 1 if problems else 0


def draw(settings: Settings, name: str, *, shop: str | None, folder: Path | None, out: Path | None, text: bool) -> int:
    """Draw one flow: SVG, or Mermaid text, to a file or to stdout."""
    try:
        flows = _flows(settings, shop, folder)
    except TROUBLES as error:
        print(error, file=sys.stderr)
        return 2
    if name not in flows:
        print(f"There is no flow {name}. There are: {', '.join(sorted(flows))}.", file=sys.stderr)
        return 2
    drawn = mermaid(flows[name]) if text else svg(flows[name])
    if out is None:
        print(drawn, end="")
    else:
        out.write_text(drawn, "utf-8")
    return 0


def try_talks(settings: Settings, file: Path, *, shop: str, folder: Path | None) -> int:
    """Hold the talks of a file with a shop; 0 when every turn meets its checks, 1 when one does not."""
    try:
        cases = [msgspec.json.decode(line, type=TalkCase) for line in file.read_bytes().splitlines() if line.strip()]
        flows = _flows(settings, shop, folder)
        scores = asyncio.run(_held(settings, shop, cases, flows))
    except (*TROUBLES, msgspec.DecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    for one in scores.failures[:SHOWN]:
        print(f"{one.talk} turn {one.turn} ({', '.join(one.missed)})\n  > {one.text}\n  < {one.reply}")
    print(report(scores))
    return 1 if scores.failures else 0


def forget(settings: Settings, name: str, *, shop: str) -> int:
    """Take a flow of the shop's own away, so that ours of that name stands again."""
    try:
        gone = asyncio.run(_forgotten(settings, name, shop))
    except TROUBLES as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{name} was taken away." if gone else f"{shop} has no flow {name} of its own.", file=sys.stderr)
    return 0 if gone else 1


def texts_in(folder: Path) -> dict[str, str]:
    """The flows of a folder, or of the folder `flows` in it, by name."""
    inside = folder / "flows" if (folder / "flows").is_dir() else folder
    files = sorted(inside.glob("*.toml"))
    return {file.stem: file.read_text("utf-8") for file in files if file.name != "facts.toml"}


def _flows(settings: Settings, shop: str | None, folder: Path | None) -> Flows:
    texts = _with_shop(settings, shop, lambda c, one: own_texts(c, one.id)) if shop else {}
    return joined(tuple((texts | (texts_in(folder) if folder else {})).items()))


def _with_shop(settings: Settings, shop: str, query: Callable[[Connection, Shop], T]) -> T:
    async def found() -> T:
        database = await _opened(settings)
        try:
            return await database.read(lambda c: query(c, shop_named(c, shop)))
        finally:
            await database.stop()

    return asyncio.run(found())


async def _opened(settings: Settings) -> Database:
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    return database


async def _forgotten(settings: Settings, name: str, shop: str) -> bool:
    database = await _opened(settings)
    try:
        found = await database.read(lambda c: shop_named(c, shop))
        gone = await database.run(lambda tx: forget_flow(tx, found.id, name))
        if gone:
            await database.run(lambda tx: note_change(tx, found.id))
        return gone
    finally:
        await database.stop()


async def _held(settings: Settings, shop: str, cases: list[TalkCase], flows: Flows) -> TalkScores:
    database = await _opened(settings)
    try:
        found = await database.read(lambda c: shop_named(c, shop))
        opener = await Shelves(database, settings.data / "index").library(found.id)
        reader = TrainedReader.ready(kept_models(settings.data))

        def hold(connection: Connection) -> TalkScores:
            library, book = replace(opener(connection), flows=flows), ShopOrderBook(connection, found.id)
            talks: dict[str, Talk] = {}

            def ask(talk: str, text: str, lang: str | None) -> Answered:
                held = talks.setdefault(talk, Talk(talk, library, reader, book))
                return held.ask(text, lang=lang)

            return score_talks(cases, ask)

        return await database.read(hold)
    finally:
        await database.stop()
