"""The log's promises, kept by both databases."""

import asyncio
from collections.abc import Callable

import pytest

from parlour.conversation.entries import Append, Appended, Arrival, Expect, Stale
from parlour.conversation.log import Log
from parlour.conversation.reading import entries_since, find
from parlour.conversation.seat import Seat
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ConversationId, new_id
from people import bo, deniz, robin

Says = Callable[..., Append]


async def test_entries_get_their_seq_without_gap_from_one(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    placed = await asyncio.gather(*(log.append(database, says(talk, f"hello {n}")) for n in range(100)))

    assert [one.seq for one in placed] == list(range(1, 101))
    assert [one.pos for one in placed] == sorted({one.pos for one in placed})
    entries = await database.read(lambda c: entries_since(c, talk, 0))
    assert [(entry.seq, entry.text, entry.pos) for entry in entries] == [
        (one.seq, f"hello {n}", one.pos) for n, one in enumerate(placed)
    ]


async def test_a_repeat_gets_the_first_result_whatever_its_content(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    first = await log.append(database, says(talk, "one", client_id="same"))

    again = await log.append(database, says(talk, "two", client_id="same"))

    assert (again.seq, again.pos, again.at, again.is_new) == (first.seq, first.pos, first.at, False)
    assert [e.text for e in await database.read(lambda c: entries_since(c, talk, 0))] == ["one"]


async def test_repeats_that_share_a_commit_are_one_entry(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    placed = await asyncio.gather(*(log.append(database, says(talk, "once", client_id="same")) for _ in range(20)))

    assert {one.seq for one in placed} == {1}
    assert sum(one.is_new for one in placed) == 1


async def test_client_ids_are_each_senders_own(database: Database, log: Log, talk: ConversationId, says: Says) -> None:
    mine = await log.append(database, says(talk, "hers", client_id="1"))
    other = await log.append(database, says(talk, "his", client_id="1", author=bo))

    assert (mine.seq, other.seq) == (1, 2)


async def test_a_providers_message_is_kept_once_by_its_own_id(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    first = await log.append(database, says(talk, "ciao", client_id="a", arrival=Arrival("wa-1", "wamid.7")))
    again = await log.append(database, says(talk, "ciao", client_id="b", arrival=Arrival("wa-1", "wamid.7")))
    other = await log.append(database, says(talk, "ciao", client_id="c", arrival=Arrival("wa-2", "wamid.7")))

    assert again.seq == first.seq
    assert other.seq == 2


async def test_an_unmet_expectation_stores_nothing_and_tells_the_state(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    await log.append(database, says(talk, "hello"))

    with pytest.raises(Stale) as stale:
        await log.append(database, says(talk, "late", expect=Expect(seat=Seat.ASSISTANT, seen=0)))

    assert stale.value.members == {"seat": "assistant", "head": 1}
    with pytest.raises(Stale):
        await log.append(database, says(talk, "wrong seat", expect=Expect(seat=Seat.AGENT)))
    met = await log.append(database, says(talk, "in time", expect=Expect(seat=Seat.ASSISTANT, seen=1)))
    assert met.seq == 2


async def test_nobody_writes_into_a_conversation_that_is_not_there(database: Database, log: Log, says: Says) -> None:
    with pytest.raises(NotThere):
        await log.append(database, says(ConversationId(new_id()), "hello"))


async def test_one_bad_append_does_not_hold_up_the_others(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    nobody = ConversationId(new_id())

    outcomes = await asyncio.gather(
        *(log.append(database, says(nobody if n == 3 else talk, f"m{n}")) for n in range(6)), return_exceptions=True
    )

    assert [type(one).__name__ for one in outcomes] == ["Placed"] * 3 + ["NotThere"] + ["Placed"] * 2


async def test_nothing_goes_out_without_a_reason(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    with pytest.raises(Unacceptable):
        await log.append(database, says(talk, "Buy now", author=robin))

    asked = await log.append(database, says(talk, "Do you have lamps?"))
    answered = await log.append(database, says(talk, "Yes, twelve.", author=robin, because=asked.seq))
    assert answered.seq == 2

    with pytest.raises(Unacceptable):
        await log.append(database, says(talk, "And chairs", author=robin, because=answered.seq))


async def test_a_reason_holds_for_thirty_days(database: Database, log: Log, talk: ConversationId, says: Says) -> None:
    asked = await log.append(database, says(talk, "Do you have lamps?", at=0))
    day = 86_400_000

    assert (await log.append(database, says(talk, "Yes", author=robin, because=asked.seq, at=30 * day))).seq == 2
    with pytest.raises(Unacceptable):
        await log.append(database, says(talk, "Still", author=robin, because=asked.seq, at=30 * day + 1))


async def test_an_agents_answer_takes_the_seat_and_says_so(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    asked = await log.append(database, says(talk, "Hello?"))

    await log.append(database, says(talk, "Here I am", author=deniz, because=asked.seq, agent=new_id()))

    entries = await database.read(lambda c: entries_since(c, talk, 0))
    assert [(e.kind, e.body.get("event"), e.body.get("to")) for e in entries][2] == ("event", "seat_moved", "agent")
    row = await database.read(lambda c: find(c, talk))
    assert row is not None
    assert (row.seat, row.unread, row.waiting_since, row.head) == ("agent", 0, None, 3)


async def test_a_unit_that_fails_leaves_no_entry_behind(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    def unit(tx: Tx) -> None:
        log.append_in(tx, says(talk, "half"))
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await database.run(unit)

    assert (await log.append(database, says(talk, "whole"))).seq == 1


async def test_news_is_heard_after_the_commit_with_every_entry_in_order(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    heard: list[Appended] = []
    database.listeners.append(lambda news: heard.extend(one for one in news if isinstance(one, Appended)))

    await asyncio.gather(*(log.append(database, says(talk, f"m{n}")) for n in range(30)))
    await database.run(lambda tx: log.append_in(tx, says(talk, "in a unit")))

    assert [entry.seq for one in heard for entry in one.entries] == list(range(1, 32))


async def test_unknown_members_and_kinds_survive_the_round_trip(
    database: Database, log: Log, talk: ConversationId, says: Says
) -> None:
    body = {"deep": {"list": [1, "zwei", None]}, "emoji": "🪑"}

    await log.append(database, says(talk, "?", kind="hologram", body=body))

    [entry] = await database.read(lambda c: entries_since(c, talk, 0))
    assert (entry.kind, entry.body) == ("hologram", body)
