"""What talks of other desks teach, in four languages, and what nobody may learn from them."""

import pytest

from assistant.learn.school import School, ada, deniz
from assistant.linden import library, reader
from parlour.assistant.learn.finding import Known
from parlour.assistant.learn.past import HistoryEntry, HistoryTalk
from parlour.assistant.learn.substance import substance_of
from parlour.assistant.learn.taking import keep_history, read_history
from parlour.knowledge.answers import Answer, AnswerIndex
from parlour.knowledge.candidates import CandidateState, candidates_of
from parlour.knowledge.exams import past_talks

NOTHING = Known(AnswerIndex(()))


def taught(*said: str, known: Known = NOTHING, actions: dict[int, str] | None = None) -> list[tuple[str, str, str]]:
    """What a talk teaches whose messages alternate, the shopper's first: kind, said, means."""
    entries = tuple(
        HistoryEntry("agent" if place % 2 else "shopper", text, (actions or {}).get(place))
        for place, text in enumerate(said)
    )
    taken = read_history(HistoryTalk("t", entries), library(), reader(), known)
    return [(one.kind, one.said, one.means) for one in taken.found] if taken else []


@pytest.mark.parametrize(
    ("question", "answer", "thanks"),
    [
        (
            "do you engrave names on the knives?",
            "Yes, up to twelve letters, it takes three days more.",
            "great, thanks!",
        ),
        ("¿grabáis nombres en los cuchillos?", "Sí, hasta doce letras, tarda tres días más.", "genial, gracias!"),
        ("incidete i nomi sui coltelli?", "Sì, fino a dodici lettere, ci vogliono tre giorni in più.", "grazie mille!"),
        ("вы гравируете имена на ножах?", "Да, до двенадцати букв, это на три дня дольше.", "спасибо большое!"),
    ],
)
def test_a_question_and_what_the_agent_said_to_it(question: str, answer: str, thanks: str) -> None:
    found = taught(question, answer, thanks)

    assert [(kind, means) for kind, _, means in found] == [("answer", answer)]
    assert found[0][1].casefold() == question.casefold()


def test_greetings_waiting_and_the_question_back_are_left_out_of_an_answer() -> None:
    said = "Hi Anna! Thanks for your patience. We line every curtain on request. Shall I put it in your basket?"

    assert substance_of(said) == "We line every curtain on request."
    assert substance_of("One moment, let me check.") == ""
    assert substance_of("Which size do you need?") == ""


def test_what_concerns_one_order_teaches_no_answer() -> None:
    assert taught("where is my order #4471203?", "It is with the carrier and comes on Friday.", "thanks") == []


def test_an_answer_that_names_somebody_is_not_taken() -> None:
    assert taught("who can measure our windows?", "Call Giorgio Ferri, he does it, +39 333 123 4567.", "thanks!") == []


def test_what_the_shop_answers_already_is_no_candidate() -> None:
    known = Known(AnswerIndex([Answer(question="Do you engrave names on knives?", text="Yes, up to twelve letters.")]))

    assert taught("do you engrave names on the knives?", "Yes we do engrave them.", "thanks!", known=known) == []


def test_what_an_agent_did_tells_what_a_strange_sentence_meant() -> None:
    sentence = "the whole thing about the lamp, forget I ever said yes to it"

    found = taught(sentence, "It is called off.", "thank you", actions={1: "cancel_order"})

    assert ("example", sentence, "cancel_order") in found


def test_another_word_for_the_same_is_a_synonym() -> None:
    assert ("synonym", "felpa", "hoodie") in taught(
        "looking for a felpa, I mean a hoodie", "Here they are, four of them.", "thanks"
    )


async def test_a_history_is_kept_once_and_without_persons(school: School) -> None:
    await school.open()
    told = HistoryTalk(
        "a-1",
        (
            HistoryEntry("shopper", "Hi, I'm Brunhilde Eck, eck@mail.example. Do you line curtains?"),
            HistoryEntry("agent", "Hello Brunhilde! We line every curtain on request, it takes a week."),
            HistoryEntry("shopper", "thank you so much"),
        ),
    )
    taken = [one for one in [read_history(told, library(), reader(), NOTHING)] if one]

    now = school.clock()
    first = await school.database.run(lambda tx: keep_history(tx, school.shop, taken, now))
    again = await school.database.run(lambda tx: keep_history(tx, school.shop, taken, now))

    assert (first.talks, first.ended_well, again.known, again.candidates) == (1, 1, 1, 0)
    kept = await school.database.read(lambda c: past_talks(c, school.shop))
    assert "Brunhilde" not in str(kept)
    assert "eck@" not in str(kept)
    waiting = await school.database.read(lambda c: candidates_of(c, school.shop, tuple(CandidateState)))
    assert "Brunhilde" not in str(waiting)


async def test_a_talk_learned_from_twice_proposes_once(school: School) -> None:
    await school.open()
    of = await school.talk(
        (ada, "do you line your curtains?"), (deniz, "We line every curtain on request."), (ada, "thanks!")
    )
    await school.close(of)

    await school.work()
    await school.work(hours=73)

    assert len([one for found in await school.candidates() for one in found.sources]) == 1
