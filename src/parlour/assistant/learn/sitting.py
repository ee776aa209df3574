"""One sitting of an exam, in a process of its own: gathers the talks, makes both libraries, holds and compares."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from sqlalchemy import Connection, select

from parlour.assistant.evaluate import TalkCase
from parlour.assistant.learn.cases import ExamCase, cases_of_change, golden_case, past_case
from parlour.assistant.learn.exam import Likeness, Result, Watch, examine
from parlour.assistant.learn.holding import TalkHolder, prices_named
from parlour.assistant.learn.past import Line, PastTalk, talk_of_log
from parlour.assistant.learn.taught import Taught
from parlour.assistant.library import Library
from parlour.assistant.mind.shelves import Shelves
from parlour.assistant.order_book import ShopOrderBook
from parlour.assistant.understand.reader import Understander
from parlour.conversation.reading import last_entries
from parlour.foundation.database import Database
from parlour.foundation.ids import ConversationId
from parlour.knowledge.answers import AnswerIndex
from parlour.knowledge.exams import MOST_PAST, golden_talks, past_talks, wordings
from parlour.knowledge.lessons import Change, Lessons
from parlour.knowledge.synonyms import synonyms_text
from parlour.knowledge.tables import resolution
from parlour.knowledge.versions import live_lessons
from parlour.shop.index import build_apart
from parlour.shop.search.port import Searcher
from parlour.shop.shops import Shop

LOOKED_BACK = 400


class Sitting:
    """Examines changes of one shop."""

    def __init__(self, database: Database, shop: Shop, indexes: Path, reader: Understander, likeness: Likeness) -> None:
        self._database, self._shop, self._indexes = database, shop, indexes
        self._reader, self._likeness = reader, likeness

    async def examine(
        self, changes: tuple[Change, ...], more: tuple[TalkCase, ...] = (), watch: Watch = lambda _done, _of: None
    ) -> Result:
        """What comes of these changes; `more` are talks held as golden ones besides those of the shop."""
        opener = await Shelves(self._database, self._indexes).library(self._shop.id)
        with TemporaryDirectory(prefix="parlour-exam-") as folder:
            lessons = await self._database.read(lambda c: live_lessons(c, self._shop.id))
            searcher = await self._searcher(lessons, changes, Path(folder))

            def hold(connection: Connection) -> Result:
                cases = [*(golden_case(one) for one in more), *self.cases(connection, changes)]
                before = opener(connection)
                after = _changed(before, lessons.changed(changes), searcher, self._indexes.parent / "models")
                book, prices = ShopOrderBook(connection, self._shop.id), _prices(before, lessons, changes)
                holders = [TalkHolder(library, self._reader, book, prices) for library in (before, after)]
                return examine(cases, holders[0], holders[1], self._likeness, watch)

            return await self._database.read(hold)

    def cases(self, connection: Connection, changes: tuple[Change, ...]) -> list[ExamCase]:
        """Golden talks, talks that surely ended well, talks from other desks, and the change's own questions."""
        shop = self._shop.id
        golden = golden_talks(connection, shop)
        cases = [golden_case(msgspec.convert(one.talk, TalkCase), one.conversation) for one in golden]
        held = {one.conversation for one in golden}
        sure = (resolution.c.shop == shop, resolution.c.is_confirmed)
        query = select(resolution.c.conversation).where(*sure).order_by(resolution.c.at.desc()).limit(MOST_PAST)
        for of in connection.scalars(query):
            if of not in held:
                talk = talk_of_log(of, last_entries(connection, ConversationId(of), LOOKED_BACK))
                cases += [case for case in [past_case(talk, str(of))] if case]
        for number, name, lines in past_talks(connection, shop):
            talk = PastTalk(lines=msgspec.convert(lines, tuple[Line, ...]), past_talk=number)
            cases += [case for case in [past_case(talk, name)] if case]
        learned = [change.lesson.candidate for change in changes if change.lesson.candidate is not None]
        return [*cases, *cases_of_change(changes, wordings(connection, shop, learned))]

    async def _searcher(self, lessons: Lessons, changes: tuple[Change, ...], folder: Path) -> Searcher | None:
        """The search with the new synonyms; None where they stay."""
        synonyms = synonyms_text(lessons.changed(changes))
        if synonyms == synonyms_text(lessons):
            return None
        return await build_apart(
            self._database, msgspec.structs.replace(self._shop, synonyms=synonyms), folder / "index"
        )


def _changed(library: Library, lessons: Lessons, searcher: Searcher | None, keep: Path) -> Library:
    return replace(
        library,
        answers=AnswerIndex(lessons.answers),
        taught=Taught.of(lessons, keep),
        searcher=searcher or library.searcher,
    )


def _prices(library: Library, lessons: Lessons, changes: tuple[Change, ...]) -> frozenset[Decimal]:
    """The amounts that the shop names itself: what it wrote at the desk counts, what talks taught does not."""
    own = tuple(one.lesson.means for one in changes if one.lesson.source == "desk")
    return prices_named(library, (*(one.means for one in lessons.lessons), *own))
