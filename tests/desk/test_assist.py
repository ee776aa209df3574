"""Agent assist in a served shop: advice without a mind, the coach on a draft, what became of suggestions."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from desk.conftest import Desk, soon, within
from parlour.app import reactions
from parlour.assistant.suggest.job import FORGET_SUGGESTED, LEARN_REPLIES, ForgettingSuggested
from parlour.assistant.suggest.kept import shop_file
from parlour.assistant.suggest.outcomes import trust_of
from parlour.assistant.suggest.tables import suggested
from parlour.conversation.entries import Author, Who
from parlour.conversation.erasing import erase
from parlour.conversation.log import Log
from parlour.foundation.clock import system_clock, to_ms
from parlour.foundation.database import open_database
from parlour.foundation.ids import ConversationId, ShopId
from parlour.foundation.jobs import job
from parlour.foundation.jobs.worker import Worker
from parlour.settings import Settings
from protocol.conftest import Visitor
from serving import Server

SHOP = ShopId(1)
SHOWN = [
    {"source": "goods", "action": "show_goods", "text": "Here is the arc lamp.", "outcome": "accepted"},
    {"source": "history", "action": "", "text": "Which room is it for?", "outcome": "ignored"},
]


async def begun(ada: Visitor, deniz: Desk, text: str = "I need a lamp") -> str:
    of = await ada.opened()
    await ada.say(of, text)
    await deniz.verb("take", of)
    return of


async def rows(server: Server, of: str) -> list[Any]:
    query = select(suggested).where(suggested.c.conversation == UUID(of)).order_by(suggested.c.id)
    return await within(server, lambda tx: tx.connection.execute(query).all())


async def test_without_the_mind_there_is_advice_from_the_talk_itself(deniz: Desk, ada: Visitor) -> None:
    of = await begun(ada, deniz)
    await deniz.say(of, "I will get back to you.")

    advice = await deniz.get(f"conversations/{of}/advice")

    assert advice["summary"]["begun"] == "I need a lamp"
    assert [one["kind"] for one in advice["coach"]] == ["no_time"]
    assert advice["replies"] == []


async def test_the_coach_reads_a_draft_that_nobody_else_sees(deniz: Desk, ada: Visitor) -> None:
    of = await begun(ada, deniz)

    told = await deniz.post(f"conversations/{of}/coach", text="We will write to you.", options=9)

    assert [one["kind"] for one in told["coach"]] == ["no_time", "options"]
    assert [one for one in (await ada.read(of))["entries"] if one.get("who") == "agent" and one.get("text")] == []


async def test_what_became_of_suggestions_is_written_down_and_no_entry_tells_of_it(
    server: Server, deniz: Desk, ada: Visitor
) -> None:
    of = await begun(ada, deniz)
    head = (await ada.read(of))["head"]

    await deniz.post(f"conversations/{of}/suggested", 204, head=head, shown=SHOWN)
    await deniz.post(f"conversations/{of}/suggested", 204, head=head, shown=SHOWN)

    assert [(row.source, row.outcome) for row in await rows(server, of)] == [
        ("goods", "accepted"),
        ("history", "ignored"),
    ]
    assert (await ada.read(of))["head"] == head


async def test_a_source_whose_replies_are_taken_is_trusted_more(server: Server, deniz: Desk, ada: Visitor) -> None:
    of = await begun(ada, deniz)
    for head in range(1, 6):
        await deniz.post(f"conversations/{of}/suggested", 204, head=head, shown=SHOWN)

    trust = await within(server, lambda tx: trust_of(tx.connection, SHOP))

    assert trust["goods"] > 0.6
    assert trust["history"] < 0.4


async def test_an_unknown_outcome_and_another_conversation_are_refused(deniz: Desk, ada: Visitor) -> None:
    of = await begun(ada, deniz)
    other = "01890000-0000-7000-8000-000000000000"

    await deniz.post(f"conversations/{of}/suggested", 400, head=1, shown=[{**SHOWN[0], "outcome": "loved"}])
    await deniz.post(f"conversations/{other}/suggested", 404, head=1, shown=SHOWN)
    await deniz.get(f"conversations/{other}/advice", 404)
    await deniz.post(f"conversations/{other}/coach", 404, text="hello")


async def test_a_shopper_is_not_let_in(server: Server, deniz: Desk, ada: Visitor) -> None:
    of = await begun(ada, deniz)

    answer = await ada.http.get(f"/v1/desk/conversations/{of}/advice", headers=ada.headers)

    assert answer.status_code == 401


async def test_erasing_a_talk_removes_its_suggestions_and_what_was_learned_with_them(
    server: Server, deniz: Desk, ada: Visitor
) -> None:
    of, kept = await begun(ada, deniz), await begun(ada, deniz)
    for one in (of, kept):
        await deniz.post(f"conversations/{one}/suggested", 204, head=1, shown=SHOWN)
    file = shop_file(server.data / "models", SHOP)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"learned from both")

    by = Author(Who.SHOP, "shop")
    now = to_ms(system_clock())
    await within(server, lambda tx: erase(tx, Log(reactions), ConversationId(UUID(of)), by=by, now=now))
    await forgetting(server, of)

    assert await rows(server, of) == []
    assert len(await rows(server, kept)) == 2
    assert not file.exists()
    wanted = select(job.c.key).where(job.c.kind == LEARN_REPLIES)
    assert f"{SHOP} again" in await within(server, lambda tx: list(tx.connection.scalars(wanted)))


async def forgetting(server: Server, of: str) -> None:
    """The job is done as the serving process would."""
    database = open_database(server.address)
    settings = Settings(data=server.data, database=server.address)
    worker = Worker(database, system_clock, {FORGET_SUGGESTED: ForgettingSuggested(database, settings, system_clock)})
    await database.start()
    await worker.start()
    try:

        async def is_gone() -> bool:
            return not await rows(server, of)

        await soon(is_gone)
    finally:
        await worker.stop()
        await database.stop()
