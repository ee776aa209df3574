"""The whole house, joined: the only module that knows everyone; it reads from top to bottom."""

import secrets
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar
from litestar.di import Provide
from sqlalchemy import MetaData

import parlour
from parlour import channels
from parlour.assistant import tables as assistant_tables
from parlour.assistant.flows.store import take_flows
from parlour.assistant.language_model import tables as model_tables
from parlour.assistant.language_model.model import LanguageModels
from parlour.assistant.learn.examining import Examining
from parlour.assistant.learn.going_live import EXAMINE
from parlour.assistant.learn.job import FORGET, LEARN, LEARN_SOON, Forgetting, Learning, learn_jobs
from parlour.assistant.mind.client import Mind
from parlour.assistant.serve.answering import THINK, Answering, think_job
from parlour.assistant.serve.forgetting import FORGET_MEMORY, ForgettingMemory, forget_jobs
from parlour.assistant.serve.situation import THINKS_IN
from parlour.assistant.suggest import tables as suggest_tables
from parlour.assistant.suggest.advising import Adviser
from parlour.assistant.suggest.job import (
    FORGET_SUGGESTED,
    LEARN_REPLIES,
    ForgettingSuggested,
    LearningReplies,
    suggest_jobs,
)
from parlour.conversation import due_tables
from parlour.conversation import tables as conversation_tables
from parlour.conversation.attachments import tables as attachment_tables
from parlour.conversation.attachments.files import Files
from parlour.conversation.attachments.routes import AttachmentRoutes
from parlour.conversation.attendance import Attendance
from parlour.conversation.doorman import Doorman
from parlour.conversation.doors import provide_caller
from parlour.conversation.entries import Append, Entry, Who
from parlour.conversation.limits import Limits
from parlour.conversation.live.hub import Hub
from parlour.conversation.live.socket import Socket
from parlour.conversation.live.stream import StreamRoutes
from parlour.conversation.log import Log
from parlour.conversation.mails import mail_handlers, mail_jobs
from parlour.conversation.mails.lookout import Lookout
from parlour.conversation.mails.room import MailRoom
from parlour.conversation.place import Row
from parlour.conversation.promise_routes import LinkRoutes, PromiseRoutes
from parlour.conversation.routes import ConversationRoutes
from parlour.conversation.service import Service
from parlour.conversation.tidying import TIDY, Tidying
from parlour.desk import routes as desk_routes
from parlour.desk.finding.indexer import Indexer
from parlour.desk.mail_settings import ShopAccounts
from parlour.desk.ports import PageInView, no_page
from parlour.desk.settings.refresh import REFRESH, Refresh, want_refresh
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database, metadata, open_database
from parlour.foundation.database.installation import epoch_of
from parlour.foundation.database.open import sqlite_file
from parlour.foundation.ids import ShopId, new_id
from parlour.foundation.jobs import NewJob
from parlour.foundation.jobs.elsewhere import join_workers
from parlour.foundation.jobs.worker import GivenUp, Handler, Worker
from parlour.foundation.leaving import stop_all
from parlour.foundation.live.bus import Bus, LocalBus, PostgresBus
from parlour.foundation.mail import Postman, read_account
from parlour.foundation.secrets import Vault
from parlour.foundation.web.description import describe
from parlour.foundation.web.pages import PageFiles
from parlour.foundation.web.problems import HANDLERS
from parlour.knowledge import tables as knowledge_tables
from parlour.knowledge.requests_file import take_requests
from parlour.knowledge.store import take_answers
from parlour.people import routes as people_routes
from parlour.people import tables as people_tables
from parlour.people.doors import door_dependencies
from parlour.people.pace import Pace
from parlour.people.passwords import Passwords
from parlour.settings import Settings
from parlour.shop import proofs as proof_tables
from parlour.shop import tables as shop_tables
from parlour.shop.importing import Taker
from parlour.shop.index import Indexes
from parlour.shop.index_apart import builder_apart
from parlour.shop.known import KnownShops
from parlour.shop.pictures import PictureHosts
from parlour.shop.records import AnswersFile, FlowFile, RequestsFile
from parlour.shop.shops import shop_of_id
from parlour.shop.take import Counts, patiently
from parlour.storefront.routes import storefront_router

ROOMS = (
    people_tables,
    shop_tables,
    proof_tables,
    conversation_tables,
    due_tables,
    attachment_tables,
    knowledge_tables,
    assistant_tables,
    suggest_tables,
    model_tables,
)
FOUND = tuple(channels.found())
CHANNELS = tuple(one for channel in FOUND for one in channel.controllers)
PAGE_OF: PageInView = next((channel.page_of for channel in FOUND if hasattr(channel, "page_of")), no_page)
PAGES = Path(parlour.__file__).parent / "pages"
CONVERSATION_ROUTES = (ConversationRoutes, AttachmentRoutes, StreamRoutes, PromiseRoutes, LinkRoutes)
MOST_BODY_BYTES = 1_000_000
STOP_SECONDS = 0.7  # with what open connections get before, less than the two that we promise


def all_tables() -> MetaData:
    """The metadata with every room's tables in it."""
    assert ROOMS  # importing them is what fills it
    return metadata


def reactions(row: Row, entry: Entry, item: Append) -> Iterable[NewJob]:
    """The table event -> jobs: what follows from an entry, written in the unit that appends it."""
    always = tuple(job for room in (mail_jobs, learn_jobs, suggest_jobs, forget_jobs) for job in room(row, entry))
    if entry.kind == "message" and entry.who == Who.SHOPPER and row.seat in THINKS_IN:
        return (think_job(row.id, row.shop, item.address), *always)
    return always


def other_takers(database: Database) -> dict[type, Taker]:
    """Who takes what an import brings for rooms above the shop."""

    async def answers(shop: ShopId, files: Sequence[AnswersFile]) -> Counts:
        language = (await database.read(lambda c: shop_of_id(c, shop))).main_language or "en"
        now = system_clock()
        return await patiently(database, lambda tx: take_answers(tx, shop, files, language, now))

    async def flows(shop: ShopId, files: Sequence[FlowFile]) -> Counts:
        languages = (await database.read(lambda c: shop_of_id(c, shop))).facts.languages
        now = system_clock()
        return await patiently(database, lambda tx: take_flows(tx, shop, files, languages, now))

    async def requests(shop: ShopId, files: Sequence[RequestsFile]) -> Counts:
        now = system_clock()
        return await patiently(database, lambda tx: take_requests(tx, shop, files, now))

    return {AnswersFile: answers, FlowFile: flows, RequestsFile: requests}


class Demo(msgspec.Struct, frozen=True):
    """The demo shop to show at `/`: its short name, and the folder of its goods and pictures."""

    shop: str
    folder: Path


class House:
    """One serving process."""

    def __init__(self, settings: Settings, demo: Demo | None = None) -> None:
        self.settings = settings
        self.clock = system_clock
        self.database = open_database(settings.database_address)
        is_alone = sqlite_file(settings.database_address) is not None
        self.bus: Bus = LocalBus() if is_alone else PostgresBus(settings.database_address, new_id().hex)
        self.doorman = Doorman(self.database, self.clock)
        self.hub = Hub(self.database, self.bus, self.doorman, ask_for_heads=not is_alone)
        self.attendance = Attendance(self.database, self.clock)
        self.shops = KnownShops(self.database)
        self.service = Service(
            database=self.database,
            log=Log(reactions),
            hub=self.hub,
            doorman=self.doorman,
            clock=self.clock,
            limits=Limits(settings, self.clock),
            attendance=self.attendance,
            shops=self.shops,
            settings=settings,
        )
        self.passwords = Passwords()
        self.mind = Mind(settings)
        self.vault = Vault(settings.data)
        self.postman = Postman(read_account(settings.smtp), ShopAccounts(self.shops, self.vault), self.clock)
        self.indexer = Indexer(self.database)
        self.lookout = Lookout(self.database, self.hub, self.clock)
        index_folder = settings.data / "index"
        self.indexes = Indexes(self.database, index_folder, build=builder_apart(settings.database_address))
        self.tidying = Tidying(self.database, self.clock)
        self.models = LanguageModels(self.database, self.shops, self.vault, self.clock)
        self.worker = self._worker(index_folder)
        join_workers(self.bus, self.database, self.worker, works=settings.work)
        self.web = self._web(demo)

    def _worker(self, index_folder: Path) -> Worker:
        """The table of all jobs, and of what is done when one failed for good."""
        mails = mail_handlers(MailRoom(self.service, self.postman, secrets.token_bytes))
        answering = Answering(self.service, self.mind, self.postman, PAGE_OF, self.models)
        examining = Examining(self.database, self.settings, self.clock, want_refresh)
        given_up = {
            THINK: answering.given_up,
            TIDY: GivenUp(self.tidying.give_up),
            EXAMINE: GivenUp(examining.give_up),
        }
        others: dict[str, Handler] = {EXAMINE: examining, **self._other_jobs(index_folder)}
        return Worker(self.database, self.clock, {THINK: answering, **mails, **others}, given_up)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # ASGI's three
        if scope["type"] != "websocket":
            await self.web(scope, receive, send)
        elif scope["path"] == "/v1/live":
            await Socket(self.service, scope, receive, send).serve()
        else:
            await send({"type": "websocket.close", "code": 4404})

    @asynccontextmanager
    async def open(self, _: Litestar) -> AsyncIterator[None]:
        """Open everything, and close it in the other order."""
        thinking = (self.mind, self.tidying, self.worker, self.indexer) if self.settings.work else ()
        parts = (self.database, self.bus, self.hub, self.attendance, self.lookout, self.models, *thinking)
        started = []
        try:
            for part in parts:
                await part.start()
                started.append(part)
                if part is self.database:
                    self.service.epoch = await self.database.run(epoch_of)
            yield
        finally:
            await stop_all(reversed(started), STOP_SECONDS)
            self.passwords.close()

    def _other_jobs(self, index_folder: Path) -> dict[str, Handler]:
        learning = Learning(self.database, self.mind, self.clock)
        return {
            REFRESH: Refresh(self.database, index_folder, self.clock),
            TIDY: self.tidying,
            LEARN: learning,
            LEARN_SOON: learning,
            FORGET_MEMORY: ForgettingMemory(self.database),
            FORGET: Forgetting(self.database, self.clock, want_refresh),
            LEARN_REPLIES: LearningReplies(self.database, self.settings, self.clock),
            FORGET_SUGGESTED: ForgettingSuggested(self.database, self.settings, self.clock),
        }

    def _web(self, demo: Demo | None) -> Litestar:
        front = [storefront_router(demo.shop, demo.folder, PAGES, self.indexes)] if demo else []
        given = {
            "database": self.database,
            "clock": self.clock,
            "settings": self.settings,
            "shops": self.shops,
            "random": secrets.token_bytes,
            "pace": Pace(self.settings),
            "passwords": self.passwords,
            "service": self.service,
            "files": Files(self.settings.data),
            "postman": self.postman,
            "vault": self.vault,
            "models": self.models,
            "indexes": self.indexes,
            "pictures": PictureHosts(self.database),
            "page_in_view": PAGE_OF,
            "adviser": Adviser(self.service, self.mind, PAGE_OF),
        }
        return Litestar(
            route_handlers=[
                PageFiles,
                *people_routes.controllers,
                *CONVERSATION_ROUTES,
                *desk_routes.controllers,
                *CHANNELS,
                *front,
            ],
            dependencies={
                **{name: _given(part) for name, part in given.items()},
                "epoch": Provide(self._epoch, sync_to_thread=False),
                **door_dependencies(),
                "caller": Provide(provide_caller),
            },
            exception_handlers=HANDLERS,
            lifespan=[self.open],
            request_max_body_size=MOST_BODY_BYTES,
            logging_config=None,
            openapi_config=describe(parlour.__version__),
        )

    def _epoch(self) -> str:
        return self.service.epoch


def _given(part: object) -> Provide:
    def provide() -> Any:  # each handler says which part it wants
        return part

    return Provide(provide, sync_to_thread=False)
