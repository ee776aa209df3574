"""Promises and tasks: made once, due by the shop's hours, kept by an agent's answer, never forgotten."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from conversation.conftest import NOW
from parlour.conversation.log import Log
from parlour.conversation.promises import due_by, keep_promise, make_promise, open_promise, promises_of
from parlour.conversation.reading import entries_since, find
from parlour.conversation.sight import Audience, rendered
from parlour.conversation.tasks import (
    NewTask,
    done_tasks,
    finish_task,
    make_task,
    open_tasks,
    tasks_for_order,
    tasks_of,
)
from parlour.foundation.clock import from_ms, to_ms
from parlour.foundation.database import Database
from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ConversationId, new_id
from parlour.shop.facts import Facts
from parlour.shop.hours import Hours, Span
from people import LAMPS, ada, deniz, robin

DAY = 86_400_000


def test_a_promise_is_due_when_the_next_opening_day_ends_and_in_a_day_without_hours() -> None:
    weekdays = ((Span(time(9), time(18)),),) * 5 + ((), ())
    saturday = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    assert from_ms(due_by(Facts(hours=Hours(weekdays)), saturday)) == datetime(2026, 11, 23, 18, tzinfo=UTC)
    assert due_by(Facts(), saturday) == to_ms(saturday) + DAY


async def test_a_promise_stands_in_the_log_and_the_shopper_waits_for_a_person(
    database: Database, log: Log, talk: ConversationId
) -> None:
    made = await database.run(
        lambda tx: make_promise(tx, log, talk, by=ada, due_at=NOW + DAY, contact="ada@example.org", now=NOW)
    )

    row = await database.read(lambda c: find(c, talk))
    entries = await database.read(lambda c: entries_since(c, talk, 0))
    assert (made.due_at, made.contact, row.seat) == (NOW + DAY, "ada@example.org", "queue")
    assert [entry.body["event"] for entry in entries] == ["promised", "seat_moved"]
    assert "ada@example.org" not in str(rendered(entries[0], Audience.SHOPPER))
    assert "ada@example.org" in str(rendered(entries[0], Audience.SHOP))


async def test_what_is_promised_already_is_not_said_once_more(
    database: Database, log: Log, talk: ConversationId
) -> None:
    for contact in ("ada@example.org", None, "ada@example.org"):
        await database.run(
            lambda tx, contact=contact: make_promise(tx, log, talk, by=ada, due_at=NOW + DAY, contact=contact, now=NOW)
        )

    entries = await database.read(lambda c: entries_since(c, talk, 0))
    assert [entry.body["event"] for entry in entries] == ["promised", "seat_moved"]


async def test_asked_again_it_stays_one_promise_with_the_new_address(
    database: Database, log: Log, talk: ConversationId
) -> None:
    for contact in (None, "ada@example.org", None):
        await database.run(
            lambda tx, contact=contact: make_promise(tx, log, talk, by=ada, due_at=NOW, contact=contact, now=NOW)
        )

    [only] = await database.read(lambda c: promises_of(c, talk))
    assert only.contact == "ada@example.org"


async def test_an_answer_keeps_it_once(database: Database, log: Log, talk: ConversationId) -> None:
    await database.run(lambda tx: make_promise(tx, log, talk, by=ada, due_at=NOW, contact=None, now=NOW))

    kept = [await database.run(lambda tx: keep_promise(tx, log, talk, by=deniz, now=NOW + 5)) for _ in range(2)]

    assert kept[0] is not None
    assert (kept[0].kept_at, kept[0].kept_by, kept[1]) == (NOW + 5, "Deniz", None)
    assert await database.read(lambda c: open_promise(c, talk)) is None
    events = [entry.body["event"] for entry in await database.read(lambda c: entries_since(c, talk, 0))]
    assert events.count("promise_kept") == 1


async def made_task(database: Database, log: Log, of: ConversationId, **members: Any) -> Any:
    new = NewTask(**({"kind": "cancel_order", "by": robin, "due_at": NOW + DAY} | members))
    return await database.run(lambda tx: make_task(tx, log, of, new, NOW))


async def test_a_task_is_made_and_done_and_the_shopper_sees_neither(
    database: Database, log: Log, talk: ConversationId
) -> None:
    made = await made_task(database, log, talk, order="#W1", details={"reason": "no longer needed"})

    async def finish(who: Any) -> Any:
        return await database.run(lambda tx: finish_task(tx, log, LAMPS, made.id, by=who, note="done by hand", now=NOW))

    done, again = await finish(deniz), await finish(robin)

    assert (made.order, made.details, made.made_by) == ("#W1", {"reason": "no longer needed"}, "assistant")
    assert (done.done_at, done.done_by, again.done_by) == (NOW, "Deniz", "Deniz")
    entries = await database.read(lambda c: entries_since(c, talk, 0))
    told = [rendered(entry, Audience.SHOP) for entry in entries]
    assert [(one["event"], one["state"]) for one in told] == [("task", "made"), ("task", "done")]
    assert [(one["kind"], one["task_kind"]) for one in told] == [("event", "cancel_order")] * 2
    assert {rendered(entry, Audience.SHOPPER)["kind"] for entry in entries} == {"hidden"}
    assert await database.read(lambda c: open_tasks(c, LAMPS, None, 10)) == []
    assert [one.id for one in await database.read(lambda c: done_tasks(c, LAMPS, None, 10))] == [made.id]
    assert [one.id for one in await database.read(lambda c: tasks_for_order(c, LAMPS, "#W1"))] == [made.id]


async def test_tasks_come_by_due_time_page_by_page(database: Database, log: Log, talk: ConversationId) -> None:
    made = [await made_task(database, log, talk, due_at=NOW + when) for when in (3, 1, 2, 1)]
    wanted = [one.id for one in sorted(made, key=lambda one: (one.due_at, one.id))]

    first = await database.read(lambda c: open_tasks(c, LAMPS, None, 3))
    rest = await database.read(lambda c: open_tasks(c, LAMPS, (first[-1].due_at, first[-1].id), 3))

    assert [one.id for one in first + rest] == wanted
    assert len(await database.read(lambda c: tasks_of(c, talk))) == 4


async def test_what_is_not_there_cannot_be_owed(database: Database, log: Log, talk: ConversationId) -> None:
    nowhere = ConversationId(new_id())

    with pytest.raises(NotThere):
        await made_task(database, log, nowhere)
    with pytest.raises(Unacceptable):
        await made_task(database, log, talk, kind="")
    with pytest.raises(NotThere):
        await database.run(lambda tx: make_promise(tx, log, nowhere, by=ada, due_at=NOW, contact=None, now=NOW))
