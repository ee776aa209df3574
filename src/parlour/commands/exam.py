"""`parlour exam`: hold golden and past talks before and after the changes that wait for it; nothing of them is kept."""

import asyncio
import os
import sys
from pathlib import Path
from time import monotonic
from typing import BinaryIO

import msgspec

from parlour.assistant.evaluate import TalkCase
from parlour.assistant.learn.exam import Likeness, Result, Watch
from parlour.assistant.learn.present import Present, note_passed, since_last_passed
from parlour.assistant.learn.sitting import Sitting
from parlour.assistant.mind.process import kept_models
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.reader import TrainedReader
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database, open_database
from parlour.foundation.database.lock import InUse
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.errors import NotThere, Unavailable
from parlour.knowledge.approving import approved_changes
from parlour.knowledge.edits import Edit, find_edit
from parlour.knowledge.exams import Origin
from parlour.knowledge.lessons import Lessons
from parlour.knowledge.stand import differing
from parlour.settings import Settings
from parlour.shop.shops import Shop, shop_named

NICE = 10
TOLD_EVERY = 1.0  # seconds
SHOWN = 20


class Progress(msgspec.Struct, frozen=True):
    """A line for the process that waits: how many talks have been held."""

    done: int
    of: int


class Ended(msgspec.Struct, frozen=True):
    """The last line for the process that waits."""

    result: Result


def exam(settings: Settings, shop: str, *, talks: Path | None, number: int | None, out: BinaryIO) -> int:
    """Examine what waits at the desk, or exam `number` for a server; 1 when it is refused, 2 when it cannot be held.

    Where nothing waits, the shop as it is is held against what it was when it last passed. `talks` is a file in the
    form of the evaluation files, held as golden talks besides the shop's own.
    """
    os.nice(NICE)
    try:
        more = _talks_of(talks)
        result = asyncio.run(_exam(settings, shop, more, number, out))
    except (NotThere, Unavailable, InUse, WrongVersion, OSError, msgspec.DecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    if number is not None:
        _tell(out, Ended(result))
        return 0
    out.write((report(result) + "\n").encode())
    return 0 if result.passed else 1


async def sit(
    database: Database,
    settings: Settings,
    shop: Shop,
    edit: Edit,
    *,
    more: tuple[TalkCase, ...] = (),
    watch: Watch = lambda _done, _of: None,
    since: Lessons | None = None,
) -> Result:
    """One exam, held in this process."""
    reader = TrainedReader.ready(kept_models(settings.data))
    sitting = Sitting(database, shop, settings.data / "index", reader, by_meaning())
    return await sitting.examine(edit, more, watch, since)


async def _exam(settings: Settings, shop: str, more: tuple[TalkCase, ...], number: int | None, out: BinaryIO) -> Result:
    await prepare(settings.database_address)
    database = open_database(settings.database_address)
    await database.start()
    try:
        found = await database.read(lambda c: shop_named(c, shop))
        if number is not None:
            edit = await database.read(lambda c: find_edit(c, found.id, number))
            return await sit(database, settings, found, edit, watch=_watching(out))
        if changes := await database.read(lambda c: approved_changes(c, found.id)):
            return await sit(database, settings, found, Edit(origin=Origin.LEARNING, changes=changes), more=more)
        now = system_clock()
        present = await database.read(lambda c: since_last_passed(c, found.id))
        out.write((_since(present) + "\n").encode())
        result = await sit(database, settings, found, present.edit, more=more, since=present.before)
        if result.passed:
            await database.run(lambda tx: note_passed(tx, found.id, present, result, now))
        return result
    finally:
        await database.stop()


def _since(present: Present) -> str:
    """What has changed since the last exam was passed."""
    if present.at is None:
        return "No exam has been passed yet; the shop is held as it is."
    names = [*differing(*present.edit.stands)] if present.edit.stands else []
    if changes := len(present.edit.changes):
        names.append(f"{changes} lessons")
    return f"Since the exam passed on {present.at:%Y-%m-%d}: {', '.join(names) or 'nothing is different'}."


def by_meaning() -> Likeness:
    """How alike two texts are, from 0 to 1, whatever their words and language."""
    encoder = our_encoder()

    def likeness(one: str, other: str) -> float:
        return float(encoder.read(one) @ encoder.read(other)) if one and other else 0.0

    return likeness


def report(result: Result) -> str:
    """The result as a person reads it."""
    met, of = result.golden_after
    lines = [
        f"{'passed' if result.passed else 'refused'}: {result.held} turns of {result.talks} talks",
        *(f"  {name}: {count}" for name, count in result.counts.items() if count),
    ]
    if of:
        lines.append(f"golden turns that meet their checks: {result.golden_before[0]} before, {met} after, of {of}")
    for one in result.turns[:SHOWN]:
        lines += [
            f"{one.verdict} ({', '.join(one.why)}), {one.talk}, turn {one.turn}: {one.text}",
            f"  before: {one.before.reply}",
            f"  after:  {one.after.reply}",
        ]
    return "\n".join(lines)


def _talks_of(file: Path | None) -> tuple[TalkCase, ...]:
    if file is None:
        return ()
    lines = file.read_text("utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=TalkCase) for line in lines if line.strip())


def _watching(out: BinaryIO) -> Watch:
    last = [0.0]

    def watch(done: int, of: int) -> None:
        if monotonic() - last[0] >= TOLD_EVERY or done == of:
            last[0] = monotonic()
            _tell(out, Progress(done, of))

    return watch


def _tell(out: BinaryIO, line: Progress | Ended) -> None:
    out.write(msgspec.json.encode(line) + b"\n")
    out.flush()
