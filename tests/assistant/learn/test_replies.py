"""Replies that agents keep putting otherwise become candidates; once is not enough."""

from assistant.learn.school import School, ada, deniz
from parlour.assistant.suggest.outcomes import Outcome, Suggestion, note
from parlour.foundation.ids import AgentId, ConversationId
from parlour.knowledge.candidates import Candidate
from people import DENIZ

QUESTION = "Do you wrap presents?"
KNOWN = "Yes, in brown paper."
BETTER = "Yes, in brown paper with a ribbon, and we add a card if you tell us what to write."


async def edited(
    school: School, said: str, offered: str = KNOWN, outcome: Outcome = Outcome.EDITED, source: str = "answer"
) -> ConversationId:
    """A talk in which deniz made this of a suggestion."""
    of = await school.talk((ada, "hello, do you wrap presents?"))
    told = [Suggestion(source=source, text=offered, outcome=outcome)]
    agent, now = AgentId(DENIZ), school.clock()
    await school.database.run(lambda tx: note(tx, school.shop, of, agent=agent, seq=1, shown=told, now=now))
    await school.says(of, deniz, said)
    await school.says(of, ada, "wonderful, thank you!")
    return of


async def shown(school: School) -> list[Candidate]:
    await school.work(hours=73)
    return [one for one in await school.candidates() if one.is_shown and one.kind == "answer"]


async def test_a_reply_that_agents_keep_putting_otherwise_becomes_a_candidate_for_that_question(school: School) -> None:
    await school.open((QUESTION, KNOWN))

    await edited(school, BETTER)
    assert await shown(school) == []
    await edited(school, f"Hi Ada! {BETTER}")

    [found] = await shown(school)
    assert (found.said, found.means, found.least, len(found.sources)) == (QUESTION, BETTER, 2, 2)


async def test_it_takes_the_place_of_the_answer_once_it_has_passed_its_exam(school: School) -> None:
    await school.open((QUESTION, KNOWN))
    await edited(school, BETTER)
    await edited(school, BETTER)
    [found] = await shown(school)

    await school.decide(found)
    assert (await school.examine()).passed

    assert [(one.said, one.means) for one in (await school.lessons()).of("answer")] == [(QUESTION, BETTER)]


async def test_two_agents_who_say_different_things_are_no_lesson(school: School) -> None:
    await school.open((QUESTION, KNOWN))

    await edited(school, BETTER)
    await edited(school, "Since Monday we have had no paper left, ask again next month.")

    assert await shown(school) == []


async def test_a_slip_put_right_an_answer_taken_and_what_is_said_of_goods_teach_nothing(school: School) -> None:
    await school.open((QUESTION, KNOWN))

    for _ in range(2):
        await edited(school, "Yes, in brown paper!")
        await edited(school, KNOWN, outcome=Outcome.ACCEPTED)
        await edited(school, "The one in blue costs twelve euros and is in stock.", source="goods")

    assert await shown(school) == []


async def test_what_past_talks_suggest_and_agents_keep_taking_becomes_an_answer(school: School) -> None:
    await school.open()

    for _ in range(2):
        await edited(school, BETTER, offered=BETTER, outcome=Outcome.ACCEPTED, source="history")

    [found] = await shown(school)
    assert found.means == BETTER
