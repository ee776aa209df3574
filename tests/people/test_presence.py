"""Who is there: a fresh beat, not away, an open account that may reply; seen from every process."""

import pytest

from parlour.foundation.ids import ShopId
from parlour.people.agents import close_account, invite
from parlour.people.events import PresenceChanged
from parlour.people.presence import BEAT_LASTS, beat, clear_process, is_anybody_online, leave, online, set_away
from parlour.people.roles import Role

LAMPS, BOOKS = ShopId(1), ShopId(2)


@pytest.fixture
def there(door, clock):
    async def ask(shop=LAMPS):
        found = await door.read(lambda c: online(c, shop, clock()))
        assert await door.read(lambda c: is_anybody_online(c, shop, clock())) is bool(found)
        return found

    return ask


async def test_signing_in_alone_is_not_being_there(door, there):
    await door.owner()

    assert await there() == []


async def test_a_beat_counts_until_it_is_old(door, there, clock):
    deniz = (await door.owner()).agent
    await door.run(lambda tx: beat(tx, "one", {deniz.id: LAMPS}, clock()))

    assert await there() == [deniz.id]
    assert await there(BOOKS) == []
    clock.turn(seconds=BEAT_LASTS.total_seconds() - 1)
    assert await there() == [deniz.id]
    clock.turn(seconds=1)
    assert await there() == []


async def test_a_beat_repeated_keeps_one_there(door, there, clock):
    deniz = (await door.owner()).agent
    for _ in range(10):
        await door.run(lambda tx: beat(tx, "one", {deniz.id: LAMPS}, clock()))
        clock.turn(seconds=10)

    assert await there() == [deniz.id]


async def test_whoever_is_at_two_processes_has_left_when_they_left_both(door, there, clock):
    deniz = (await door.owner()).agent
    for process in ("one", "two"):
        await door.run(lambda tx, process=process: beat(tx, process, {deniz.id: LAMPS}, clock()))

    await door.run(lambda tx: leave(tx, "one", [deniz.id]))
    assert await there() == [deniz.id]
    await door.run(lambda tx: clear_process(tx, "two"))
    assert await there() == []
    assert PresenceChanged(LAMPS, deniz.id) in door.news


async def test_who_is_away_takes_nobody(door, there, clock):
    deniz = (await door.owner()).agent
    await door.run(lambda tx: beat(tx, "one", {deniz.id: LAMPS}, clock()))

    await door.run(lambda tx: set_away(tx, LAMPS, deniz.id, is_away=True))
    assert await there() == []
    await door.run(lambda tx: set_away(tx, LAMPS, deniz.id, is_away=False))
    assert await there() == [deniz.id]


async def test_a_viewer_who_looks_on_cannot_answer_and_does_not_count(door, there, clock):
    deniz = (await door.owner()).agent
    await door.run(lambda tx: beat(tx, "one", {deniz.id: LAMPS}, clock()))

    await door.as_role(deniz, Role.VIEWER)

    assert await there() == []


async def test_a_closed_account_is_not_there(door, there, clock, dice):
    deniz = (await door.owner()).agent
    invited = await door.run(
        lambda tx: invite(tx, deniz, "kim@shop.example", "Kim", Role.AGENT, now=clock(), random=dice)
    )
    kim = (await door.choose(invited.secret)).agent
    await door.run(lambda tx: beat(tx, "one", {kim.id: LAMPS}, clock()))
    assert await there() == [kim.id]

    await door.run(lambda tx: close_account(tx, deniz, kim.id, clock()))

    assert await there() == []


async def test_beats_of_many_are_one_unit_and_an_empty_desk_is_none(door, there, clock):
    deniz = (await door.owner()).agent
    bea = (await door.owner(email="bea@books.example", shop=2, name="Bea")).agent

    await door.run(lambda tx: beat(tx, "one", {deniz.id: LAMPS, bea.id: BOOKS}, clock()))
    await door.run(lambda tx: beat(tx, "two", {}, clock()))

    assert (await there(), await there(BOOKS)) == ([deniz.id], [bea.id])
