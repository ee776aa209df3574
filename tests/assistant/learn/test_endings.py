"""How the log tells that a talk ended well, and what stays of it when it is removed."""

from uuid import UUID

from sqlalchemy import select

from assistant.learn.school import School
from parlour.assistant.evaluate import TalkCase, Turn
from parlour.conversation.erasing import erase
from parlour.conversation.opening import Opening, open_conversation
from parlour.conversation.tables import conversation
from parlour.foundation.clock import to_ms
from parlour.foundation.database import Tx
from parlour.foundation.ids import ConversationId, ShopperId, new_id
from parlour.knowledge.exams import ExamState, end_exam, find_exam, golden_talks, keep_golden, want_exam
from parlour.knowledge.lessons import Change, Lesson
from parlour.knowledge.tables import resolution
from parlour.people.tables import shopper
from parlour.shop.tables import order
from people import DENIZ, ada, deniz

QUESTION, REPLY = "Do you line your curtains?", "We line every curtain on request."


async def told(school: School, of: ConversationId) -> tuple[str, bool] | None:
    query = select(resolution.c.why, resolution.c.is_confirmed).where(resolution.c.conversation == of)
    row = await school.database.read(lambda c: c.execute(query).one_or_none())
    return None if row is None else (row.why, row.is_confirmed)


async def whose(school: School, of: ConversationId) -> ShopperId:
    query = select(conversation.c.shopper).where(conversation.c.id == of)
    return ShopperId(await school.database.read(lambda c: c.execute(query).scalar_one()))


async def test_silence_confirms_only_when_the_same_person_does_not_come_back(school: School) -> None:
    await school.open()
    silent = await school.talk((ada, QUESTION), (deniz, REPLY))
    returning = await school.talk((ada, QUESTION), (deniz, REPLY))
    who = await whose(school, returning)

    school.clock.turn(hours=20)
    again = Opening(id=ConversationId(new_id()), shop=school.shop, shopper=who, at=to_ms(school.clock()), lang="en")
    await school.database.run(lambda tx: open_conversation(tx, again, (who,)))
    await school.work(hours=73)

    assert await told(school, silent) == ("silence", True)
    assert await told(school, returning) is None


async def test_who_orders_after_the_talk_has_been_helped(school: School) -> None:
    await school.open()
    of = await school.talk((ada, QUESTION), (deniz, REPLY))
    who = await whose(school, of)

    def buy(tx: Tx) -> None:
        tx.connection.execute(shopper.update().where(shopper.c.id == who).values(email="ada@example.com"))
        number = {"id": "1001", "number_key": "1001", "digits": "1001", "status": "pending", "body": "{}", "digest": ""}
        of_ada = {"shop": school.shop, "email": "ada@example.com", "created_at": school.clock()}
        tx.connection.execute(order.insert().values(**number, **of_ada))

    await school.database.run(buy)
    await school.close(of)
    await school.work()

    assert await told(school, of) == ("bought", True)


async def test_a_removed_talk_leaves_neither_golden_talk_nor_resolution_nor_turns_of_exams(school: School) -> None:
    await school.open()
    of = await school.talk((ada, QUESTION), (deniz, REPLY), (ada, "thank you!"))
    await school.work(hours=73)
    exam = await school.database.run(lambda tx: _remembered(tx, school, of))

    now = to_ms(school.clock())
    await school.database.run(lambda tx: erase(tx, school.log, of, by=ada, now=now))
    await school.work()

    assert await told(school, of) is None
    kept = await school.database.read(lambda c: find_exam(c, school.shop, exam))
    assert QUESTION not in str(kept.result)
    assert await school.database.read(lambda c: golden_talks(c, school.shop)) == []


def _remembered(tx: Tx, school: School, of: UUID) -> int:
    """A golden talk and an exam that know this conversation."""
    talk = TalkCase(id="g", lang="en", turns=(Turn(turn=1, lang="en", text=QUESTION),))
    keep_golden(tx, school.shop, "g", talk, school.clock(), conversation=of, by=DENIZ)
    change = Change(lesson=Lesson(kind="answer", lang="en", said="Do you rent lamps?", means="No."))
    exam = want_exam(tx, school.shop, [change], by=DENIZ, now=school.clock())
    result = {"passed": True, "turns": [{"conversation": str(of), "text": QUESTION}]}
    end_exam(tx, exam, ExamState.PASSED, result, school.clock())
    return exam
