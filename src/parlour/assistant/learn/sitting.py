"""One sitting of an exam, in a process of its own: gathers the talks, makes both libraries, holds and compares."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from sqlalchemy import Connection, select

from parlour.assistant.evaluate import TalkCase
from parlour.assistant.learn.cases import ExamCase, cases_of_change, golden_case, nearest_cases, past_case
from parlour.assistant.learn.exam import NOTHING_OWN, Likeness, OwnWord, Result, Watch, examine
from parlour.assistant.learn.holding import TalkHolder, prices_named
from parlour.assistant.learn.past import Line, PastTalk, talk_of_log
from parlour.assistant.learn.stands import stand_of, with_stand
from parlour.assistant.learn.taught import Taught
from parlour.assistant.library import Library
from parlour.assistant.mind.shelves import Shelves
from parlour.assistant.order_book import ShopOrderBook
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.reader import Understander
from parlour.conversation.reading import last_entries
from parlour.foundation.database import Database
from parlour.foundation.ids import ConversationId
from parlour.knowledge.answers import AnswerIndex
from parlour.knowledge.edits import Edit
from parlour.knowledge.exams import MOST_PAST, Origin, golden_talks, past_talks, wordings
from parlour.knowledge.lessons import Lessons
from parlour.knowledge.stand import brought
from parlour.knowledge.synonyms import synonyms_text
from parlour.knowledge.tables import resolution
from parlour.knowledge.versions import live_lessons
from parlour.shop.halves import joined
from parlour.shop.index import build_apart
from parlour.shop.search.port import Searcher
from parlour.shop.shops import Shop

LOOKED_BACK = 400
MOST_NEAR = 60  # past talks for an edit of the shop's own
OPENING = 60  # characters by which a text is known in a reply
FROM_TALKS = "talks"


class Sitting:
    """Examines changes of one shop."""

    def __init__(self, database: Database, shop: Shop, indexes: Path, reader: Understander, likeness: Likeness) -> None:
        self._database, self._shop, self._indexes = database, shop, indexes
        self._reader, self._likeness = reader, likeness

    async def examine(
        self,
        edit: Edit,
        more: tuple[TalkCase, ...] = (),
        watch: Watch = lambda _done, _of: None,
        since: Lessons | None = None,
    ) -> Result:
        """What comes of a change; `more` are talks held as golden ones besides those of the shop.

        With `since` it is about what is live already, held against the lessons of an earlier time.
        """
        opener = await Shelves(self._database, self._indexes).library(self._shop.id)
        with TemporaryDirectory(prefix="parlour-exam-") as folder:
            live = await self._database.read(lambda c: live_lessons(c, self._shop.id))
            before, after = (live, live.changed(edit.changes)) if since is None else (since, live)
            searcher = await self._searcher(before, after, Path(folder))

            def hold(connection: Connection) -> Result:
                cases = [*(golden_case(one) for one in more), *self.cases(connection, edit)]
                libraries = self._libraries(connection, opener(connection), edit, (before, after), searcher)
                book = ShopOrderBook(connection, self._shop.id)
                old, new = (
                    TalkHolder(library, self._reader, book, _prices(library, lessons, edit), _own_texts(lessons))
                    for library, lessons in zip(libraries, (before, after), strict=True)
                )
                return examine(cases, old, new, self._likeness, watch=watch, own=_own_word(edit, before))

            return await self._database.read(hold)

    def cases(self, connection: Connection, edit: Edit) -> list[ExamCase]:
        """Golden talks, talks that surely ended well, talks from other desks, and the change's own questions.

        An edit of the shop's own shall not wait for long: of past talks it is held against the nearest ones.
        """
        shop = self._shop.id
        golden = golden_talks(connection, shop)
        cases = [golden_case(msgspec.convert(one.talk, TalkCase), one.conversation) for one in golden]
        held = {one.conversation for one in golden}
        sure = (resolution.c.shop == shop, resolution.c.is_confirmed)
        query = select(resolution.c.conversation).where(*sure).order_by(resolution.c.at.desc()).limit(MOST_PAST)
        past: list[ExamCase] = []
        for of in connection.scalars(query):
            if of not in held:
                talk = talk_of_log(of, last_entries(connection, ConversationId(of), LOOKED_BACK))
                past += [case for case in [past_case(talk, str(of))] if case]
        for number, name, lines in past_talks(connection, shop):
            talk = PastTalk(lines=msgspec.convert(lines, tuple[Line, ...]), past_talk=number)
            past += [case for case in [past_case(talk, name)] if case]
        if edit.origin is not Origin.LEARNING:
            past = nearest_cases(past, edit.changes, MOST_NEAR)
        learned = [change.lesson.candidate for change in edit.changes if change.lesson.candidate is not None]
        return [*cases, *past, *cases_of_change(edit.changes, wordings(connection, shop, learned))]

    def _libraries(
        self,
        connection: Connection,
        live: Library,
        edit: Edit,
        lessons: tuple[Lessons, Lessons],
        searcher: Searcher | None,
    ) -> tuple[Library, Library]:
        """The shop before and after the change; `searcher` is the one with the other synonyms."""
        keep, (before, after) = self._indexes.parent / "models", lessons
        old = live if before.lessons == after.lessons else _taught(live, before, keep)
        new = live if before.lessons == after.lessons else _taught(live, after, keep)
        if searcher is not None:
            new = replace(new, searcher=searcher)
        if edit.stands is None:
            return old, new
        now = stand_of(connection, self._shop.id)
        first, second = edit.stands
        if edit.is_live:
            return with_stand(old, brought(now, second, first)), new
        return old, with_stand(new, brought(now, first, second))

    async def _searcher(self, before: Lessons, after: Lessons, folder: Path) -> Searcher | None:
        """The search with the new synonyms; None where they stay."""
        synonyms = synonyms_text(after)
        if synonyms in (synonyms_text(before), self._shop.synonyms):
            return None
        shop = msgspec.structs.replace(self._shop, synonyms=synonyms)
        words = await build_apart(self._database, shop, folder / "index")
        return await asyncio.to_thread(joined, self._indexes, shop.name, words, our_encoder().read_all)


def _taught(library: Library, lessons: Lessons, keep: Path) -> Library:
    return replace(library, answers=AnswerIndex(lessons.answers), taught=Taught.of(lessons, keep))


def _own_word(edit: Edit, before: Lessons) -> OwnWord:
    """What the shop itself takes back or puts otherwise; of what was learned nothing."""
    if edit.origin is Origin.LEARNING:
        return NOTHING_OWN
    touched = {key for change in edit.changes for key in change.keys}
    texts = tuple(one.means.strip()[:OPENING] for one in before.lessons if one.key in touched and one.means.strip())
    return OwnWord(texts=texts, facts=edit.stands is not None)


def _own_texts(lessons: Lessons) -> tuple[str, ...]:
    """What the shop has written itself may be said, whatever stands in it."""
    return tuple(one.means for one in lessons.lessons if one.source != FROM_TALKS)


def _prices(library: Library, lessons: Lessons, edit: Edit) -> frozenset[Decimal]:
    """The amounts that the shop names itself: what it wrote counts, what talks are about to teach does not."""
    new = {change.lesson.key for change in edit.changes if change.lesson.source == FROM_TALKS}
    return prices_named(library, tuple(one.means for one in lessons.lessons if one.key not in new))
