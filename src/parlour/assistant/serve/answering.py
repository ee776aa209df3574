"""The assistant's turn as a job: think, check, say, and settle it all in one unit, or think again."""

from uuid import UUID

import msgspec
import structlog
from sqlalchemy import Connection

from parlour.assistant.act.results import Results
from parlour.assistant.language_model.aside import Aside, aside_of
from parlour.assistant.language_model.model import LanguageModels
from parlour.assistant.mind.client import Mind
from parlour.assistant.reply import Reply
from parlour.assistant.serve.named import names_in
from parlour.assistant.serve.settle import ROBIN, Turned, planned, settle
from parlour.assistant.serve.situation import PageOf, Situation, memory_of, situation_of
from parlour.assistant.thought import Thought
from parlour.conversation.entries import Stale
from parlour.conversation.giving_up import give_up, has_waited_enough
from parlour.conversation.service import Service
from parlour.foundation.database import Tx
from parlour.foundation.errors import TemporaryFailure
from parlour.foundation.ids import ConversationId, ShopId
from parlour.foundation.jobs import NewJob
from parlour.foundation.jobs.claimed import Job
from parlour.foundation.jobs.worker import GivenUp
from parlour.foundation.mail import Postman

THINK = "think"
AGAIN = 5  # how often a turn is thought anew at once, while the shopper goes on writing
ASIDE = 2  # how many of these ask a language model: whoever goes on writing is answered by us alone
log = structlog.get_logger()


def think_job(conversation: UUID, shop: int, address: str) -> NewJob:
    """The turn of a conversation: one at a time, so that what comes while it thinks is answered together."""
    return NewJob(THINK, conversation.hex, shop, msgspec.json.encode({"address": address}).decode())


class Answering:
    """Answers shoppers in this process; the mind does the thinking."""

    def __init__(self, service: Service, mind: Mind, postman: Postman, page_of: PageOf, models: LanguageModels) -> None:
        self._service = service
        self._models = models
        self._postman = postman
        self._page_of = page_of
        self._mind = mind

    async def __call__(self, job: Job) -> None:
        """Answer one conversation and finish the job with it."""
        of, shop = ConversationId(UUID(job.key)), ShopId(job.shop)
        address = str(msgspec.json.decode(job.payload).get("address", ""))
        for attempt in range(AGAIN):
            situation = await self._situation(of, shop)
            if situation is None:
                await self._service.database.run(job.finish)
                return
            aside = await aside_of(self._models, shop) if attempt < ASIDE else None
            try:
                await self._answer(situation, job, address, aside)
            except Stale as stale:
                log.debug("turn_stale", conversation=str(of), seat=stale.members.get("seat"))
            else:
                return
        raise TemporaryFailure("The talk goes on faster than the assistant can answer; it is tried again.")

    @property
    def given_up(self) -> GivenUp:
        """What follows when a turn failed for a minute, or each time: the shopper is told, and people take over."""
        return GivenUp(self._give_up, lambda c, job, now: has_waited_enough(c, UUID(job.key), job.attempts, now))

    def _give_up(self, tx: Tx, job: Job) -> None:
        of, now = ConversationId(UUID(job.key)), self._service.clock()
        give_up(tx, self._service.log, of, by=ROBIN, lang=memory_of(tx.connection, of).lang, now=now)

    async def _situation(self, of: ConversationId, shop: ShopId) -> Situation | None:
        online = await self._service.attendance.people_online(shop)
        can_mail = await self._postman.account_of(shop) is not None
        now, page_of = self._service.clock(), self._page_of

        def read(connection: Connection) -> Situation | None:
            return situation_of(connection, of, now, people_online=online, can_mail=can_mail, page_of=page_of)

        return await self._service.database.read(read)

    async def _answer(self, situation: Situation, job: Job, address: str, aside: Aside | None) -> None:
        database, now = self._service.database, self._service.clock()
        self._service.show_typing(situation.of, ROBIN)
        thought = await self._thought(situation, aside)
        rights, results = await database.read(lambda c: planned(c, situation, thought, address, now))
        reply = await self._said(situation, thought, results, aside)
        turned = Turned(
            situation=situation,
            thought=thought,
            rights=rights,
            results=results,
            reply=reply,
            address=address,
            now=now,
        )
        both = await database.run(lambda tx: settle(tx, self._service.log, turned, job))
        self._service.show_read(situation.of, both)

    async def _thought(self, situation: Situation, aside: Aside | None) -> Thought:
        """Our own thought, or where we are unsure the one that follows from what a language model heard."""
        thought = await self._mind.think(situation.shop, situation.turn)
        hint = await aside.hint(situation.turn, thought) if aside else None
        if hint is None:
            return thought
        return await self._mind.think(situation.shop, msgspec.structs.replace(situation.turn, hint=hint))

    async def _said(self, situation: Situation, thought: Thought, results: Results, aside: Aside | None) -> Reply:
        """Our own words, or a language model's when they say the same and come in time."""
        reply = await self._mind.say(situation.shop, situation.turn, thought, results)
        if aside is None:
            return reply
        names = await self._service.database.read(lambda c: names_in(c, situation, reply))
        return await aside.better(situation.turn, thought, results, reply, names)
