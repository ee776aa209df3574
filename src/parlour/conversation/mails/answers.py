"""When an agent answers: the promise is kept, and who has gone meanwhile gets the answer by mail."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
import structlog
from sqlalchemy import select, update

from parlour.conversation.due_tables import promise
from parlour.conversation.entries import Append, Author, Entry, Who
from parlour.conversation.links import Purpose, TalkLink, make_talk_link
from parlour.conversation.mails.letters import answer_letter
from parlour.conversation.mails.room import MailRoom, language_of
from parlour.conversation.place import Row
from parlour.conversation.promises import Promise, keep_promise, promises_of
from parlour.conversation.reading import entries_since, positions
from parlour.conversation.tables import conversation, entry
from parlour.foundation.database import Tx
from parlour.foundation.errors import Refused
from parlour.foundation.ids import ConversationId, ShopId
from parlour.foundation.jobs import NewJob, write_jobs
from parlour.foundation.jobs.claimed import Job

ANSWERED, ANSWER_MAIL = "answered", "answer_mail"
GONE_MS = 60_000  # without a socket for so long, the shopper has gone
TOGETHER_MS = 5_000  # what an agent writes in one breath goes in one mail
FOLLOWS_MS = 7 * 86_400_000  # further answers go by mail too, until the shopper comes back
log = structlog.get_logger()


class Answer(msgspec.Struct, frozen=True):
    """Which message of an agent's; `tries` counts how often we found the shopper there."""

    conversation: UUID
    seq: int
    tries: int = 0

    def job(self, kind: str, shop: int, run_at: int) -> NewJob:
        """The work about this answer."""
        key = f"{self.conversation.hex}:{self.seq}:{self.tries}"
        return NewJob(kind, key, shop, msgspec.json.encode(self).decode(), run_at)


def answered_job(row: Row, said: Entry) -> NewJob:
    """What follows from an agent's message."""
    return Answer(row.id, said.seq).job(ANSWERED, row.shop, said.at)


class Answered:
    """Does `answered`: keeps the promise, in the unit that ends the job."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        answer = msgspec.json.decode(job.payload, type=Answer)
        now = self._room.service.now_ms()
        await self._room.database.run(lambda tx: self._note(tx, job, answer, now))

    def _note(self, tx: Tx, job: Job, answer: Answer, now: int) -> None:
        of = ConversationId(answer.conversation)
        tx.connection.execute(select(conversation.c.id).where(conversation.c.id == of).with_for_update())
        owed = promises_of(tx.connection, of)
        if owed:
            if owed[0].kept_at is None:
                keep_promise(tx, self._room.service.log, of, by=_author(tx, answer), now=now)
            if _goes_by_mail(owed[0], now):
                write_jobs(tx.connection, [answer.job(ANSWER_MAIL, job.shop, now + TOGETHER_MS)])
        job.finish(tx)


class AnswerMail:
    """Does `answer_mail`: waits until the shopper has read it or has gone, and then writes to them."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        answer = msgspec.json.decode(job.payload, type=Answer)
        now = self._room.service.now_ms()
        owed, read = await self._room.database.read(
            lambda c: (promises_of(c, answer.conversation)[0], positions(c, answer.conversation)["shopper"]["read"])
        )
        seen_at = now if self._is_here(answer.conversation) else owed.seen_at
        if owed.contact is None or max(read, owed.mailed) >= answer.seq:
            await self._room.database.run(job.finish)
        elif now - seen_at < GONE_MS:
            later = msgspec.structs.replace(answer, tries=answer.tries + 1).job(
                ANSWER_MAIL, job.shop, seen_at + GONE_MS
            )
            await self._room.database.run(lambda tx: _put_off(tx, job, later))
        elif await self._room.postman.account_of(ShopId(job.shop)) is None:
            await self._room.database.run(job.finish)
        else:
            await self._send(job, answer, owed)

    async def _send(self, job: Job, answer: Answer, owed: Promise) -> None:
        row, shop = await self._room.where(answer.conversation)
        lang, now = language_of(row, shop), self._room.service.now_ms()
        said = await self._room.database.read(lambda c: entries_since(c, row.id, answer.seq - 1))
        answers = [one for one in said if one.kind == "message" and one.who == Who.AGENT]
        link = TalkLink(shop=shop.id, conversation=ConversationId(row.id), purpose=Purpose.TALK, contact=owed.contact)
        secret = await self._room.database.run(lambda tx: make_talk_link(tx, link, now, self._room.random))
        to, address, key = owed.contact or "", self._room.talk_address(shop, secret), f"answer.{job.key}"
        try:
            letter = answer_letter(shop, lang, answers, to=to, address=address, key=key)
            await self._room.postman.send(shop.id, letter, name=shop.shown_name)
        except Refused as error:
            why = error.detail
            await self._room.database.run(lambda tx: self._refused(tx, job, answer, why))
            return
        last = answers[-1].seq if answers else answer.seq
        await self._room.database.run(lambda tx: _mailed(tx, job, owed, last))

    def _refused(self, tx: Tx, job: Job, answer: Answer, why: str) -> None:
        """The address does not work: agents are told in the conversation, for them alone."""
        log.info("mail_refused", key=job.key, why=why)
        item = Append(
            conversation=ConversationId(answer.conversation),
            author=Author(Who.SHOP, "mail"),
            client_id=str(uuid4()),
            kind="event",
            at=self._room.service.now_ms(),
            body={"event": "mail_failed", "why": why[:300]},
        )
        self._room.service.log.append_in(tx, item)
        job.finish(tx)

    def _is_here(self, of: UUID) -> bool:
        readers = self._room.service.hub.readers
        return any(reader.caller.shopper is not None and of in reader.cursors for reader in readers)


def _goes_by_mail(owed: Promise, now: int) -> bool:
    """Whether the answer concerns somebody who left an address and has not come back since the first answer."""
    if owed.contact is None or owed.kept_at is None:
        return owed.contact is not None
    return owed.kept_at > now - FOLLOWS_MS and owed.seen_at <= owed.kept_at


def _author(tx: Tx, answer: Answer) -> Author:
    which = (entry.c.conversation == answer.conversation, entry.c.seq == answer.seq)
    row = tx.connection.execute(select(entry.c.sender, entry.c.name).where(*which)).one()
    return Author(Who.AGENT, row.sender, row.name)


def _put_off(tx: Tx, job: Job, later: NewJob) -> None:
    write_jobs(tx.connection, [later])
    job.finish(tx)


def _mailed(tx: Tx, job: Job, owed: Promise, last: int) -> None:
    values: dict[str, Any] = {"mailed": last}
    tx.connection.execute(update(promise).where(promise.c.id == owed.id).values(**values))
    job.finish(tx)
