"""A shop that learns: its log, its clock, its mind in this process, and its jobs done when the test says so."""

from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.linden import reader
from parlour.assistant.learn.exam import Result
from parlour.assistant.learn.going_live import make_live
from parlour.assistant.learn.hear import hear
from parlour.assistant.learn.job import FORGET, LEARN, LEARN_SOON, Forgetting, Learning, learn_jobs
from parlour.assistant.learn.past import Heard
from parlour.assistant.learn.sitting import Sitting
from parlour.assistant.learn.taught import Taught
from parlour.assistant.mind.shelves import Shelves
from parlour.conversation.entries import Append, Author
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.opening import Opening, open_conversation
from parlour.conversation.reading import find
from parlour.conversation.seat import SeatNews
from parlour.foundation.clock import to_ms
from parlour.foundation.database import Database, Tx
from parlour.foundation.ids import ConversationId, ShopId, ShopperId, new_id
from parlour.foundation.jobs.worker import Worker
from parlour.knowledge.approving import approved_changes
from parlour.knowledge.candidates import Candidate, CandidateState, Decision, candidates_of, decide
from parlour.knowledge.edits import Edit
from parlour.knowledge.exams import Origin
from parlour.knowledge.lessons import Lessons
from parlour.knowledge.tables import answer
from parlour.knowledge.versions import live_lessons
from parlour.people.tables import shopper
from parlour.shop.shops import make_shop, shop_of_id, take_facts
from people import DENIZ, ada, deniz

FACTS = {"languages": ["en", "es", "it", "ru"], "currency": "EUR", "contact": {"email": "hello@lamps.example"}}


class MindHere:
    """The mind's reading, without its process."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._shelves = Shelves(database, folder)

    async def hear(self, shop: ShopId, texts: tuple[str, ...]) -> tuple[Heard, ...]:
        library = await self._shelves.library(shop)
        return await self._shelves.read(lambda c: hear(texts, library(c), reader()))


class School:
    """One shop and what becomes of its talks."""

    def __init__(self, database: Database, clock: Any, folder: Path) -> None:
        self.database, self.clock, self.folder = database, clock, folder
        self.shop = ShopId(1)
        self.log = Log(lambda row, entry, item: learn_jobs(row, entry))
        self.refreshed = 0
        mind: Any = MindHere(database, folder)  # only its reading is needed
        learning = Learning(database, mind, clock)
        forgetting = Forgetting(database, clock, self._refresh)
        self.worker = Worker(database, clock, {LEARN: learning, LEARN_SOON: learning, FORGET: forgetting})

    async def open(self, *answers: tuple[str, str]) -> None:
        def unit(tx: Tx) -> None:
            self.shop = make_shop(tx, "lamps", self.clock()).id
            take_facts(tx, self.shop, FACTS)
            for question, text in answers:
                tx.connection.execute(
                    answer.insert().values(
                        shop=self.shop, lang="en", question=question, text=text, source="desk", changed_at=self.clock()
                    )
                )

        await self.database.run(unit)

    async def talk(self, *said: tuple[Author, str] | tuple[Author, str, dict[str, Any]]) -> ConversationId:
        """A conversation of a new shopper, a minute between the messages."""
        of, who = ConversationId(new_id()), ShopperId(new_id())

        def begin(tx: Tx) -> None:
            tx.connection.execute(shopper.insert().values(id=who, shop=self.shop, created_at=self.clock()))
            opening = Opening(id=of, shop=self.shop, shopper=who, at=to_ms(self.clock()), lang="en")
            open_conversation(tx, opening, (who,))

        await self.database.run(begin)
        for author, text, *more in said:
            await self.says(of, author, text, more[0] if more else {})
        return of

    async def says(self, of: ConversationId, author: Author, text: str, body: dict[str, Any] | None = None) -> None:
        self.clock.turn(minutes=1)
        row = await self.database.read(lambda c: find(c, of))
        item = Append(
            conversation=of,
            author=author,
            client_id=f"{self.clock()}",
            kind="message",
            text=text,
            body=body or {},
            at=to_ms(self.clock()),
            because=None if author is ada else row.heard if row else None,
            news=SeatNews.AGENT_TOOK if author is deniz else None,
            agent=DENIZ if author is deniz else None,
        )
        await self.database.run(lambda tx: self.log.append_in(tx, item))

    async def close(self, of: ConversationId) -> None:
        now = to_ms(self.clock())
        await self.database.run(lambda tx: move_seat(tx, self.log, of, SeatNews.CLOSED, by=deniz, now=now))

    async def work(self, **later: float) -> None:
        """Do what is due after so much time."""
        self.clock.turn(**(later or {"seconds": 10}))
        await self.worker.do_due()

    async def candidates(self, *states: CandidateState) -> list[Candidate]:
        return await self.database.read(lambda c: candidates_of(c, self.shop, states or (CandidateState.OPEN,)))

    async def decide(self, of: Candidate, **decision: Any) -> Candidate:
        now = self.clock()
        wanted = Decision(**{"state": CandidateState.APPROVED, **decision})
        return await self.database.run(lambda tx: decide(tx, self.shop, of.id, wanted, by=DENIZ, now=now))

    async def examine(self) -> Result:
        """The exam of what is approved; what passes is live."""
        shop = await self.database.read(lambda c: shop_of_id(c, self.shop))
        changes = await self.database.read(lambda c: approved_changes(c, self.shop))
        sitting = Sitting(self.database, shop, self.folder, reader(), by_words)
        result = await sitting.examine(Edit(origin=Origin.LEARNING, changes=changes))
        if result.passed:
            now = self.clock()
            await self.database.run(lambda tx: make_live(tx, self.shop, changes, now, exam=1))
        return result

    async def lessons(self) -> Lessons:
        return await self.database.read(lambda c: live_lessons(c, self.shop))

    async def taught(self) -> Taught:
        return Taught.of(await self.lessons())

    def _refresh(self, _tx: Tx, _shop: ShopId, _now: datetime) -> None:
        self.refreshed += 1


def by_words(one: str, other: str) -> float:
    """Likeness by shared words; the real one is by meaning."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) / (len(words | others) or 1)
