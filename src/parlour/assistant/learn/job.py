"""Learning from a talk as a job: once when it seems to have ended, and once more after 72 hours of silence."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from parlour.assistant.learn.finding import find_lessons
from parlour.assistant.learn.meaning import texts_in, with_meanings
from parlour.assistant.learn.past import Heard
from parlour.assistant.learn.reading import Read, read_talk
from parlour.assistant.learn.resolved import SILENCE_MS, Ending, ending_of
from parlour.assistant.mind.client import Mind
from parlour.conversation.entries import Entry, Who
from parlour.conversation.labels import Request
from parlour.conversation.place import Row
from parlour.foundation.clock import Clock, from_ms, to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.ids import ConversationId, ShopId
from parlour.foundation.jobs import NewJob, job
from parlour.foundation.jobs.claimed import Job
from parlour.knowledge.forgetting import forget_talk
from parlour.knowledge.proposing import Proposal, propose
from parlour.knowledge.tables import resolution

LEARN, LEARN_SOON, FORGET = "learn", "learn_soon", "forget_learned"
SOON_MS = 5_000  # what belongs to an ending (a note, the seat) is written by then
ENDS = ("rated", "summary")
Refreshes = Callable[[Tx, ShopId, datetime], None]
log = structlog.get_logger()


def learn_jobs(row: Row, entry: Entry) -> Iterable[NewJob]:
    """What an entry means for learning: look again after 72 hours, soon, or forget."""
    key = row.id.hex
    if entry.kind == "message" and entry.who == Who.SHOPPER:
        yield NewJob(LEARN, key, row.shop, run_at=entry.at + SILENCE_MS)
    elif entry.kind == "event" and entry.body.get("event") == "removed":
        yield NewJob(FORGET, key, row.shop)
    elif _seems_ended(entry):
        yield NewJob(LEARN_SOON, key, row.shop, run_at=entry.at + SOON_MS)


def _seems_ended(entry: Entry) -> bool:
    if entry.kind == "event":
        moved = entry.body.get("event") == "seat_moved" and entry.body.get("to") == "closed"
        return moved or entry.body.get("event") in ENDS
    inner = entry.body.get("inner") if entry.who == Who.ASSISTANT else None
    return isinstance(inner, dict) and inner.get("request") == Request.THANKS_BYE


class Learning:
    """Does `learn` and `learn_soon`: the mind reads what was said, the rest is this process's."""

    def __init__(self, database: Database, mind: Mind, clock: Clock) -> None:
        self._database, self._mind, self._clock = database, mind, clock

    async def __call__(self, claimed: Job) -> None:
        """Learn from one conversation and finish the job, or put it off until the shopper has been silent enough."""
        of, shop, now = ConversationId(UUID(claimed.key)), ShopId(claimed.shop), self._clock()
        read = await self._database.read(lambda connection: read_talk(connection, of))
        if read is None:
            await self._database.run(claimed.finish)
            return
        heard = await self._mind.hear(shop, read.talk.said_by_shopper)
        learned = await asyncio.to_thread(_learned, read, heard, now)
        texts = texts_in(learned.found)
        told = await self._mind.hear(shop, texts) if texts else ()
        learned = msgspec.structs.replace(learned, found=with_meanings(learned.found, texts, told))
        log.info("learned", conversation=str(of), found=len(learned.found))
        await self._database.run(lambda tx: _keep(tx, shop, of, learned, claimed))


class Forgetting:
    """Does `forget_learned`: what a removed talk alone has taught goes; `refresh` has the shop read anew."""

    def __init__(self, database: Database, clock: Clock, refresh: Refreshes) -> None:
        self._database, self._clock, self._refresh = database, clock, refresh

    async def __call__(self, claimed: Job) -> None:
        shop, now = ShopId(claimed.shop), self._clock()

        def unit(tx: Tx) -> None:
            if forget_talk(tx, shop, UUID(claimed.key)):
                self._refresh(tx, shop, now)
            claimed.finish(tx)

        await self._database.run(unit)


class _Learned(msgspec.Struct, frozen=True):
    """What came of reading a talk."""

    read: Read
    ending: Ending | None
    found: tuple[Proposal, ...]
    now: datetime


def _learned(read: Read, heard: tuple[Heard, ...], now: datetime) -> _Learned:
    ending = ending_of(read.talk, heard, to_ms(now), bought=read.bought, came_back=read.came_back)
    return _Learned(read, ending, find_lessons(read.talk, heard, ending, read.known, read.offered), now)


def _keep(tx: Tx, shop: ShopId, of: ConversationId, learned: _Learned, claimed: Job) -> None:
    read, ending = learned.read, learned.ending
    tx.connection.execute(delete(resolution).where(resolution.c.conversation == of))
    if ending is not None:
        build = sqlite.insert if tx.is_sqlite else postgresql.insert
        values = {"is_confirmed": ending.is_confirmed, "why": ending.why, "seq": read.head, "at": from_ms(read.last_at)}
        tx.connection.execute(build(resolution).values(conversation=of, shop=shop, **values).on_conflict_do_nothing())
    propose(tx, shop, learned.found, learned.now)
    silent_at = read.last_at + SILENCE_MS
    if claimed.kind == LEARN and silent_at > to_ms(learned.now):
        later = {"run_at": silent_at, "claimed_until": 0, "attempts": 0}
        tx.connection.execute(job.update().where(job.c.id == claimed.id).values(**later))
    else:
        claimed.finish(tx)
