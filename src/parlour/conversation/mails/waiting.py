"""Word to agents that a shopper waits, by mail, once a wait has lasted as long as the owner set."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import Connection, select

from parlour.conversation.entries import Entry, Who
from parlour.conversation.mails.letters import waiting_letter
from parlour.conversation.mails.room import MailRoom
from parlour.conversation.place import Row
from parlour.conversation.reading import AnyRow
from parlour.conversation.seat import Seat
from parlour.foundation.database import Tx
from parlour.foundation.errors import Refused
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import NewJob, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.ending import end
from parlour.people.agents import list_agents
from parlour.people.roles import Right, has_right
from parlour.people.tables import shopper
from parlour.shop.shops import Shop, shop_of_id

WAITING, WAITING_LONG, WAITING_MAIL = "waiting", "waiting_long", "waiting_mail"
USUAL_MINUTES = 5
MINUTE_MS = 60_000
log = structlog.get_logger()


class Wait(msgspec.Struct, frozen=True):
    """Who has waited since when; `agent` is whom we write to."""

    conversation: UUID
    since: int
    agent: UUID | None = None

    def job(self, kind: str, shop: int, run_at: int = 0) -> NewJob:
        """The work about this wait: one of a kind for each wait, and each agent."""
        key = f"{self.conversation.hex}:{self.since}" + (f":{self.agent.hex}" if self.agent else "")
        return NewJob(kind, key, shop, msgspec.json.encode(self).decode(), run_at)


def waiting_jobs(row: Row, entry: Entry) -> Iterable[NewJob]:
    """What follows when somebody begins to wait for a person: in the queue, or for the agent who has them."""
    if row.waiting_since is None:
        return ()
    begins = row.waiting_since == entry.at and entry.who == Who.SHOPPER and entry.kind == "message"
    queued = row.seat is Seat.QUEUE and entry.kind == "event" and entry.body.get("to") == Seat.QUEUE.value
    if queued or (begins and row.seat is Seat.AGENT):
        return (Wait(row.id, row.waiting_since).job(WAITING, row.shop, entry.at),)
    return ()


def alert_minutes(shop: Shop) -> int:
    """After how many minutes agents get a mail; 0 is never."""
    minutes = shop.settings.get("alert_minutes")
    return minutes if isinstance(minutes, int) and 0 <= minutes <= 1440 else USUAL_MINUTES


class Waiting:
    """Does `waiting`: sets the alarm by what the owner chose."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        wait = msgspec.json.decode(job.payload, type=Wait)
        minutes = await self._minutes(ShopId(job.shop))
        alarm = (wait.job(WAITING_LONG, job.shop, wait.since + minutes * MINUTE_MS),) if minutes else ()
        await end(self._room.database, job, *alarm)

    async def _minutes(self, of: ShopId) -> int:
        if await self._room.postman.account_of(of) is None:
            return 0
        return alert_minutes(await self._room.database.read(lambda connection: shop_of_id(connection, of)))


class WaitingLong:
    """Does `waiting_long`: if the same wait goes on, each agent who could end it gets a mail of their own."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        wait = msgspec.json.decode(job.payload, type=Wait)
        row, _ = await self._room.where(wait.conversation)
        whom: Sequence[UUID] = ()
        if row.waiting_since == wait.since and row.seat in (Seat.QUEUE, Seat.AGENT):
            whom = await self._room.database.read(lambda connection: _who_can_help(connection, row))
        mails = [msgspec.structs.replace(wait, agent=one).job(WAITING_MAIL, job.shop) for one in whom]
        await self._room.database.run(lambda tx: _instead(tx, job, mails))


class WaitingMail:
    """Does `waiting_mail`: one mail to one agent."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        wait = msgspec.json.decode(job.payload, type=Wait)
        row, shop = await self._room.where(wait.conversation)
        agents = await self._room.database.read(lambda connection: list_agents(connection, shop.id))
        to = next((one.email for one in agents if one.id == wait.agent and one.is_active), None)
        if to is not None and row.waiting_since == wait.since:
            await self._send(job, row, shop, to)
        await self._room.database.run(job.finish)

    async def _send(self, job: Job, row: AnyRow, shop: Shop, to: str) -> None:
        name = await self._room.database.read(
            lambda c: c.execute(select(shopper.c.name).where(shopper.c.id == row.shopper)).scalar_one_or_none()
        )
        letter = waiting_letter(
            shop,
            shop.languages[0] if shop.languages else "en",
            to=to,
            who=name or "",
            minutes=max(1, (self._room.service.now_ms() - row.waiting_since) // MINUTE_MS),
            said=row.last_text or "" if row.last_who == Who.SHOPPER else "",
            address=self._room.desk_address(row.id),
            key=f"waiting.{job.key}",
        )
        try:
            await self._room.postman.send(ShopId(job.shop), letter, name=shop.shown_name)
        except Refused as error:  # an agent's own address is wrong: the others get theirs
            log.warning("mail_refused", key=job.key, why=error.detail)


def _who_can_help(connection: Connection, row: AnyRow) -> Sequence[UUID]:
    everybody = list_agents(connection, ShopId(row.shop))
    able = [one for one in everybody if one.is_active and one.has_joined and has_right(one.role, Right.REPLY)]
    holder = [one.id for one in able if one.id == row.agent]
    return holder or [one.id for one in able]


def _instead(tx: Tx, job: Job, others: Iterable[NewJob]) -> None:
    write_jobs(tx.connection, others)
    job.finish(tx)
