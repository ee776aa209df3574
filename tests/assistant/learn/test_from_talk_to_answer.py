"""One talk that ended well becomes a candidate, is approved, examined and live, and can be taken back or forgotten."""

import pytest

from assistant.learn.school import School
from parlour.conversation.erasing import erase
from parlour.foundation.clock import to_ms
from parlour.foundation.errors import Conflict
from parlour.knowledge.candidates import CandidateState
from parlour.knowledge.versions import go_back, versions_of
from people import DENIZ, ada, deniz, robin

QUESTION = "Do you sell your lamps without the cable?"
ANSWER = "Yes, every lamp comes without a cable if you ask for it in the note of your order."
UNKNOWN = (robin, "That I don't know, and I won't make it up. I have asked a colleague.")


async def answered(school: School, *last: tuple) -> None:
    await school.talk((ada, QUESTION), UNKNOWN, (deniz, f"Hi Ada! {ANSWER} Shall I add a note for you?"), *last)


async def test_what_an_agent_answered_becomes_the_assistants_answer(school: School) -> None:
    await school.open()

    await answered(school, (ada, "perfect, thank you so much!"))
    await school.work(hours=73)
    [found] = await school.candidates()
    await school.decide(found)
    result = await school.examine()

    assert (found.kind, found.said, found.means, found.is_confirmed) == ("answer", QUESTION, ANSWER, True)
    assert result.passed
    assert [one.verdict for one in result.turns if one.of == "change"] == ["better"]
    [live] = (await school.lessons()).lessons
    assert (live.said, live.means, live.candidate) == (QUESTION, ANSWER, found.id)
    assert [one.state for one in await school.candidates(*CandidateState)] == [CandidateState.LIVE]


async def test_going_back_takes_the_answer_away_and_leaves_it_to_be_decided(school: School) -> None:
    await school.open(("Do you wrap presents?", "Yes, in brown paper."))
    await answered(school, (ada, "great, thanks!"))
    await school.work(hours=73)
    [found] = await school.candidates()
    await school.decide(found)
    await school.examine()

    await school.database.run(lambda tx: go_back(tx, school.shop, 1, school.clock(), by=DENIZ))

    assert [one.said for one in (await school.lessons()).lessons] == ["Do you wrap presents?"]
    versions = await school.database.read(lambda c: versions_of(c, school.shop))
    assert [(one.number, one.back_to) for one in versions] == [(3, 1), (2, None), (1, None)]


async def test_a_talk_that_may_go_on_proposes_nothing_that_can_be_approved(school: School) -> None:
    await school.open()
    of = await school.talk((ada, QUESTION), UNKNOWN, (deniz, ANSWER))
    await school.close(of)

    await school.work()
    [assumed] = await school.candidates()

    assert not assumed.is_confirmed
    with pytest.raises(Conflict):
        await school.decide(assumed)
    await school.work(hours=73)
    [confirmed] = await school.candidates()
    assert confirmed.is_confirmed


async def test_a_question_without_answer_waits_on_the_work_list_until_somebody_answers_one_like_it(
    school: School,
) -> None:
    await school.open()
    await school.talk((ada, "do you sell the lamps without cable?"), UNKNOWN)
    await school.work(hours=73)
    [open_question] = await school.candidates()

    await answered(school, (ada, "thank you!"))
    await school.work(hours=73)

    [found] = await school.candidates()
    assert (open_question.means, found.means) == ("", ANSWER)
    assert (found.id, len(found.sources)) == (open_question.id, 2)


async def test_a_talk_that_ended_in_anger_teaches_no_answer(school: School) -> None:
    await school.open()

    await answered(school, (ada, "this is a scandal, you are liars, I want my money back!!!"))
    await school.work(hours=73)

    assert [one for one in await school.candidates() if one.means] == []


async def test_erasing_a_talk_removes_what_it_alone_has_taught_even_from_old_versions(school: School) -> None:
    await school.open()
    of = await school.talk((ada, QUESTION), UNKNOWN, (deniz, ANSWER), (ada, "thanks a lot!"))
    await school.work(hours=73)
    [found] = await school.candidates()
    await school.decide(found)
    await school.examine()

    now = to_ms(school.clock())
    await school.database.run(lambda tx: erase(tx, school.log, of, by=ada, now=now))
    await school.work()

    assert (await school.lessons()).lessons == ()
    assert await school.candidates(*CandidateState) == []
    assert school.refreshed == 1
    await school.database.run(lambda tx: go_back(tx, school.shop, 2, school.clock(), by=DENIZ))
    assert (await school.lessons()).lessons == ()


async def test_what_others_said_too_survives_the_erasing_of_one(school: School) -> None:
    await school.open()
    of = await school.talk((ada, QUESTION), UNKNOWN, (deniz, ANSWER), (ada, "thanks a lot!"))
    await answered(school, (ada, "thank you!"))
    await school.work(hours=73)

    now = to_ms(school.clock())
    await school.database.run(lambda tx: erase(tx, school.log, of, by=ada, now=now))
    await school.work()

    [left] = await school.candidates()
    assert len(left.sources) == 1
