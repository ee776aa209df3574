"""The transcript by mail: once a day a conversation, to a proven address, or to one whose owner says so by a click."""

from datetime import datetime
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import Connection, select

from parlour.conversation.due_tables import talk_link, transcript
from parlour.conversation.links import Purpose, TalkLink, look_behind_talk_link, make_talk_link
from parlour.conversation.mails.letters import question_letter, transcript_letter
from parlour.conversation.mails.room import MailRoom, language_of
from parlour.conversation.reading import last_entries
from parlour.foundation.database import Tx
from parlour.foundation.errors import Refused, TooFast
from parlour.foundation.ids import ConversationId, ShopId, ShopperId, new_id
from parlour.foundation.jobs import NewJob, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.signing import fingerprint
from parlour.people.shoppers import find_shopper
from parlour.shop.orders import find_customer
from parlour.shop.proofs import proven_in

TRANSCRIPT, TRANSCRIPT_QUESTION = "transcript", "transcript_question"
DAY_MS = 86_400_000
MOST_ENTRIES = 1000
log = structlog.get_logger()


class Asked(msgspec.Struct, frozen=True):
    """Which conversation is to be sent where."""

    conversation: UUID
    to: str
    at: int

    def job(self, kind: str, shop: int) -> NewJob:
        """The work of sending it, or of asking at that address first."""
        return NewJob(kind, f"{self.conversation.hex}:{self.at}", shop, msgspec.json.encode(self).decode(), 0)


def proven_addresses(
    connection: Connection, shop: ShopId, shopper: ShopperId, of: ConversationId, now: datetime
) -> list[str]:
    """Addresses that are the shopper's own for certain: signed by the shop's server, or of a customer proven here."""
    person = find_shopper(connection, shop, shopper)
    proofs = proven_in(connection, of, now)
    customers = [find_customer(connection, shop, proof.customer) for proof in proofs if proof.customer]
    found = [person.email, *(customer.email for customer in customers if customer)]
    return [address.strip().lower() for address in found if address]


def ask_for_transcript(tx: Tx, shop: int, asked: Asked, *, is_proven: bool) -> None:
    """Have it sent, or asked at the address first; raises `TooFast` the second time within a day."""
    query = select(transcript.c.asked_at).where(transcript.c.conversation == asked.conversation)
    before = tx.connection.execute(query.order_by(transcript.c.asked_at.desc()).limit(1)).scalar_one_or_none()
    if before is not None and asked.at - before < DAY_MS:
        seconds = (before + DAY_MS - asked.at) // 1000 + 1
        raise TooFast("The transcript was sent today already. Look into your mail, also where junk goes.", seconds)
    row = {"id": new_id(), "shop": shop, "conversation": asked.conversation, "asked_at": asked.at}
    tx.connection.execute(transcript.insert().values(**row))
    write_jobs(tx.connection, [asked.job(TRANSCRIPT if is_proven else TRANSCRIPT_QUESTION, shop)])


def confirm_transcript(tx: Tx, secret: str, now: int) -> TalkLink:
    """The address's owner said yes: it is sent, and the link is used up."""
    link = look_behind_talk_link(tx.connection, secret, now)
    tx.connection.execute(talk_link.delete().where(talk_link.c.token == fingerprint(secret)))
    write_jobs(tx.connection, [Asked(link.conversation, link.contact or "", now).job(TRANSCRIPT, link.shop)])
    return link


class Transcript:
    """Does `transcript`: sends what was said."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        asked = msgspec.json.decode(job.payload, type=Asked)
        row, shop = await self._room.where(asked.conversation)
        entries = await self._room.database.read(lambda c: last_entries(c, asked.conversation, MOST_ENTRIES))
        letter = transcript_letter(shop, language_of(row, shop), entries, to=asked.to, key=f"transcript.{job.key}")
        try:
            await self._room.postman.send(shop.id, letter, name=shop.shown_name)
        except Refused as error:
            log.info("mail_refused", key=job.key, why=error.detail)
        await self._room.database.run(job.finish)


class TranscriptQuestion:
    """Does `transcript_question`: asks at the address, with nothing of the conversation in the mail."""

    def __init__(self, room: MailRoom) -> None:
        self._room = room

    async def __call__(self, job: Job) -> None:
        asked, now = msgspec.json.decode(job.payload, type=Asked), self._room.service.now_ms()
        row, shop = await self._room.where(asked.conversation)
        link = TalkLink(shop=shop.id, conversation=ConversationId(row.id), purpose=Purpose.TRANSCRIPT, contact=asked.to)
        secret = await self._room.database.run(lambda tx: make_talk_link(tx, link, now, self._room.random))
        address = self._room.talk_address(shop, secret)
        letter = question_letter(shop, language_of(row, shop), to=asked.to, address=address, key=f"question.{job.key}")
        try:
            await self._room.postman.send(shop.id, letter, name=shop.shown_name)
        except Refused as error:
            log.info("mail_refused", key=job.key, why=error.detail)
        await self._room.database.run(job.finish)
