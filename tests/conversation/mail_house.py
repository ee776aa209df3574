"""The log with its jobs and a postman, without a web server: the test moves the clock and does the work that is due."""

import secrets
from typing import Any
from uuid import UUID, uuid4

from mail_server import Mailbox
from parlour.conversation.attendance import Attendance
from parlour.conversation.callers import Caller
from parlour.conversation.doorman import Doorman
from parlour.conversation.entries import Append, Author, Who
from parlour.conversation.limits import Limits
from parlour.conversation.live.hub import Hub
from parlour.conversation.log import Log
from parlour.conversation.mails import mail_handlers, mail_jobs
from parlour.conversation.mails.lookout import Lookout
from parlour.conversation.mails.room import MailRoom
from parlour.conversation.opening import Opening, open_conversation
from parlour.conversation.promises import make_promise
from parlour.conversation.reading import entries_since
from parlour.conversation.service import Service
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database
from parlour.foundation.errors import ParlourError
from parlour.foundation.ids import ConversationId, ShopId, ShopperId, new_id
from parlour.foundation.jobs.table import job
from parlour.foundation.jobs.worker import claim
from parlour.foundation.live.bus import LocalBus
from parlour.foundation.mail import Account, Postman, read_account
from parlour.people.tables import agent
from parlour.people.visits import find_visit, open_visit
from parlour.settings import Settings
from parlour.shop.known import KnownShops
from parlour.shop.shops import make_shop


class House:
    """`work` does every job that is due and answers with how many were; what fails waits for the clock."""

    def __init__(self, database: Database, clock: Clock, mailbox: Mailbox | None) -> None:
        self.database, self.clock, self.mailbox = database, clock, mailbox
        settings = Settings(url="https://talk.lamps.example")
        doorman = Doorman(database, clock)
        self.hub = Hub(database, LocalBus(), doorman, ask_for_heads=False)
        self.service = Service(
            database=database,
            log=Log(lambda row, entry, item: mail_jobs(row, entry)),
            hub=self.hub,
            doorman=doorman,
            clock=clock,
            limits=Limits(settings, clock),
            attendance=Attendance(database, clock),
            shops=KnownShops(database),
            settings=settings,
        )
        postman = Postman(read_account(mailbox.url) if mailbox else None, _none, clock)
        self.handlers = mail_handlers(MailRoom(self.service, postman, secrets.token_bytes))
        self.lookout = Lookout(database, self.hub, clock)

    @property
    def now(self) -> int:
        return to_ms(self.clock())

    async def open_shop(self) -> None:
        await self.database.run(lambda tx: make_shop(tx, "lamps", self.clock(), shown_name="Lamps"))

    async def agent(self, name: str, role: str = "agent") -> Author:
        row = {"id": new_id(), "shop": 1, "name": name, "email": f"{name.lower()}@lamps.example", "role": role}
        flags = {"password": "x", "is_active": True, "is_away": False, "created_at": self.clock()}
        await self.database.run(lambda tx: tx.connection.execute(agent.insert().values(**row, **flags)))
        return Author(Who.AGENT, row["id"].hex, name)

    async def shopper(self) -> Caller:
        token = await self.database.run(lambda tx: open_visit(tx, ShopId(1), self.clock(), secrets.token_bytes))
        seen = await self.database.read(lambda c: find_visit(c, token, self.clock()))
        return Caller(shop=ShopId(1), shopper=seen.shopper.id, ids=seen.shopper.ids, name="Ada")

    async def talk(self, who: Caller, lang: str = "en") -> ConversationId:
        opening = Opening(id=new_id(), shop=ShopId(1), shopper=ShopperId(who.shopper), at=self.now, lang=lang)
        await self.database.run(lambda tx: open_conversation(tx, opening, who.ids))
        return ConversationId(opening.id)

    async def promise(self, who: Caller, of: UUID, contact: str | None = "ada@example.org") -> None:
        due = self.now + 86_400_000
        await self.database.run(
            lambda tx: make_promise(tx, self.service.log, of, by=who.author, due_at=due, contact=contact, now=self.now)
        )

    async def say(self, of: UUID, author: Author, text: str, **members: Any) -> int:
        because = None
        if author.who != "shopper":
            because = max(e.seq for e in await self.entries(of) if e.who == "shopper")
        item = Append(
            conversation=of,
            author=author,
            client_id=str(uuid4()),
            kind="message",
            text=text,
            at=self.now,
            because=because,
            **members,
        )
        return (await self.service.log.append(self.database, item)).seq

    async def entries(self, of: UUID) -> list[Any]:
        return await self.database.read(lambda c: entries_since(c, of, 0))

    async def work(self) -> int:
        done = 0
        while due := await self.database.run(lambda tx: claim(tx, tuple(self.handlers), self.now, 16)):
            for one in due:
                try:
                    await self.handlers[one.kind](one)
                    done += 1
                except ParlourError as error:
                    again = {"run_at": self.now + 500, "claimed_until": 0, "last_error": str(error)}
                    await self.database.run(
                        lambda tx, one=one, again=again: tx.connection.execute(
                            job.update().where(job.c.id == one.id).values(**again)
                        )
                    )
        return done


async def _none(_: ShopId) -> Account | None:
    return None
