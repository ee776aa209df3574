"""Lessons as values, as versions, and as they come from a file."""

from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.knowledge.lessons import Change, Lesson, Lessons, difference
from parlour.knowledge.requests_file import lessons_of_file, take_requests
from parlour.knowledge.synonyms import synonyms_text
from parlour.knowledge.versions import live_lessons, put_live, versions_of
from parlour.shop.records import RequestsFile

SHOP = ShopId(1)
FILE = """sentence,label,answer
do you rent bikes,rental,"Yes, by the day."
"can I hire one, please",rental,
,rental,
where is my stuff,track_order,
"""


def lesson(said: str, means: str, kind: str = "answer", lang: str = "en") -> Lesson:
    return Lesson(kind=kind, lang=lang, said=said, means=means)


def test_the_difference_of_two_states_makes_of_the_one_the_other() -> None:
    before = Lessons((lesson("A?", "a"), lesson("B?", "b")))
    after = Lessons((lesson("B?", "other"), lesson("C?", "c")))

    changes = difference(before, after)

    assert set(before.changed(changes).lessons) == set(after.lessons)
    assert len(changes) == 3


def test_a_reworded_question_takes_the_place_of_the_old_one() -> None:
    change = Change(lesson=lesson("Do you wrap presents?", "Yes."), instead_of="wrap?")

    assert Lessons((lesson("wrap?", "Yes."),)).changed([change]).lessons == (change.lesson,)


async def test_every_change_is_a_version_and_the_first_keeps_what_was_before(database: Database) -> None:
    now = system_clock()

    await database.run(lambda tx: put_live(tx, SHOP, (Change(lesson=lesson("A?", "a")),), now))
    await database.run(lambda tx: put_live(tx, SHOP, (Change(lesson=lesson("A?", "b")),), now))

    versions = await database.read(lambda c: versions_of(c, SHOP))
    assert [(one.number, one.lessons) for one in versions] == [(3, 1), (2, 1), (1, 0)]
    live = await database.read(lambda c: live_lessons(c, SHOP))
    assert [(one.said, one.means) for one in live.lessons] == [("A?", "b")]


async def test_requests_of_the_shops_own_come_from_a_file_once(database: Database) -> None:
    now = system_clock()

    first = await database.run(lambda tx: take_requests(tx, SHOP, [RequestsFile(FILE)], now))
    again = await database.run(lambda tx: take_requests(tx, SHOP, [RequestsFile(FILE)], now))

    assert (first.new, again.new, again.changed, again.unchanged) == (4, 0, 0, 4)
    told = {(one.kind, one.said, one.means) for one in lessons_of_file(FILE)}
    assert ("request", "rental", "Yes, by the day.") in told
    assert ("example", "can I hire one, please", "rental") in told


def test_synonyms_are_told_to_the_search_in_its_own_form() -> None:
    words = Lessons((lesson("felpa, nera", "hoodie", "synonym"), lesson("x", "x", "synonym")))

    assert synonyms_text(words) == "felpa nera => hoodie"
