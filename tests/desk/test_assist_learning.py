"""What robin learns for deniz from the shop's own talks: which she closed, what she took, and what others said."""

from uuid import UUID

import pytest
from sqlalchemy import update

from assistant.suggest.words import WordsAsMeaning
from desk.conftest import Desk, within
from parlour.assistant.suggest.from_shop import shop_history
from parlour.assistant.suggest.history import Past
from parlour.assistant.suggest.job import LEARN_REPLIES
from parlour.assistant.suggest.suggester import learn_from
from parlour.assistant.suggest.training import LEAST_TALKS
from parlour.conversation.tables import conversation
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import job
from parlour.knowledge.past import keep_past_talk
from protocol.conftest import Visitor
from serving import Server

SHOP = ShopId(1)
OFFERED = {"source": "goods", "action": "show_goods", "text": "Here is the arc lamp.", "outcome": "accepted"}


async def closed(ada: Visitor, deniz: Desk, *, answer: str, taken: dict[str, str] | None = None) -> str:
    """A talk in which ada asks for a lamp, deniz answers and closes it."""
    of = await ada.opened()
    await ada.say(of, "I need a lamp")
    await deniz.verb("take", of)
    head = (await ada.read(of))["head"]
    await deniz.say(of, answer)
    if taken:
        await deniz.post(f"conversations/{of}/suggested", 204, head=head, shown=[taken])
    await deniz.verb("close", of)
    return of


async def history(server: Server) -> dict[str, Past]:
    return {str(one.talk): one for one in await within(server, lambda tx: shop_history(tx.connection, SHOP))}


async def test_a_closed_talk_is_learned_from_with_the_action_of_the_suggestion_that_was_taken(
    server: Server, deniz: Desk, ada: Visitor
) -> None:
    of = await closed(ada, deniz, answer="Here is the arc lamp, it is lovely.", taken={**OFFERED, "outcome": "edited"})

    past = (await history(server))[of]

    assert [(one.who, one.text, one.action) for one in past.entries] == [
        ("shopper", "I need a lamp", None),
        ("agent", "Here is the arc lamp, it is lovely.", "show_goods"),
    ]
    assert "Deniz" in past.names


async def test_what_was_passed_over_names_nothing(server: Server, deniz: Desk, ada: Visitor) -> None:
    of = await closed(ada, deniz, answer="For which room?", taken={**OFFERED, "outcome": "ignored"})

    assert [one.action for one in (await history(server))[of].entries] == [None, None]


async def test_a_talk_that_goes_on_is_not_learned_from(server: Server, deniz: Desk, ada: Visitor) -> None:
    of = await closed(ada, deniz, answer="For which room?")
    await ada.say(of, "for the study")

    assert of not in await history(server)


async def test_what_was_said_last_stands_last(server: Server, deniz: Desk, ada: Visitor) -> None:
    first = await closed(ada, deniz, answer="For which room?")
    then = await closed(ada, deniz, answer="For which room?")
    row = update(conversation).where(conversation.c.id == UUID(first)).values(last_at=conversation.c.last_at - 60_000)
    await within(server, lambda tx: tx.connection.execute(row))

    own = [name for name in await history(server) if name in (first, then)]

    assert own == [first, then]


async def test_closing_a_talk_asks_to_learn_once_an_hour(server: Server, deniz: Desk, ada: Visitor) -> None:
    await within(server, lambda tx: tx.connection.execute(job.delete().where(job.c.kind == LEARN_REPLIES)))

    await closed(ada, deniz, answer="For which room?")
    await closed(ada, deniz, answer="In what colour?")

    query = job.select().where(job.c.kind == LEARN_REPLIES)
    [wanted] = await within(server, lambda tx: tx.connection.execute(query).all())
    assert wanted.key == str(SHOP)


@pytest.fixture
async def elsewhere(server: Server) -> None:
    """Talks from another desk: as many as are needed."""

    def unit(tx: Tx) -> None:
        for number in range(LEAST_TALKS):
            lines = [
                {"seq": 1, "who": "shopper", "text": f"do you engrave rings number {number}"},
                {"seq": 2, "who": "agent", "text": "Yes, up to twelve letters.", "action": "tell_engraving"},
            ]
            keep_past_talk(tx, SHOP, f"old {number}", lines, system_clock())

    await within(server, unit)


async def test_talks_from_another_desk_teach_with_their_actions(server: Server, elsewhere: None) -> None:
    past = [one for one in (await history(server)).values() if str(one.talk).startswith("past ")]

    learned = learn_from(past, WordsAsMeaning()).suggest(past[0].entries[:1])

    assert learned.actions[0] == "tell_engraving"
    assert learned.replies[0] == "Yes, up to twelve letters."
