"""Visits: whoever brings the token is the shopper, and nobody else."""

import pytest
from sqlalchemy import select

from parlour.foundation.errors import Unauthorized
from parlour.foundation.ids import ShopId, new_id
from parlour.people.events import VisitEnded
from parlour.people.tables import visit
from parlour.people.visits import end_visit, find_visit, note_seen, open_visit, open_visits

LAMPS, BOOKS = ShopId(1), ShopId(2)


async def test_every_visit_is_a_shopper_of_their_own(door):
    ada, bo = await door.who(await door.visit()), await door.who(await door.visit())

    assert ada.id != bo.id
    assert ada.ids == (ada.id,)
    assert (ada.shop, ada.name, ada.customer, ada.email, ada.is_blocked) == (LAMPS, None, None, None, False)
    assert ada.owns(ada.id)
    assert not ada.owns(bo.id)


async def test_the_token_is_nowhere_in_the_database(door):
    token = await door.visit()

    kept = await door.read(lambda c: c.scalars(select(visit.c.token)).one())

    assert kept != token
    assert len(kept) == 64


@pytest.mark.parametrize("forged", ["", "nobody", "x" * 43, "'; DROP TABLE visit; --", "\ud800", "\x00"])
async def test_a_forged_token_is_nobody(door, forged):
    await door.visit()

    with pytest.raises(Unauthorized):
        await door.who(forged)


async def test_the_stored_fingerprint_is_no_token(door):
    await door.visit()
    kept = await door.read(lambda c: c.scalars(select(visit.c.token)).one())

    with pytest.raises(Unauthorized):
        await door.who(kept)


async def test_a_visit_lives_as_long_as_it_is_seen_and_half_a_year_more(door, clock):
    token = await door.visit()

    clock.turn(days=179)
    seen = await door.read(lambda c: find_visit(c, token, clock()))
    assert seen.is_due
    await door.run(lambda tx: note_seen(tx, seen.shopper.visit, clock()))
    assert not (await door.read(lambda c: find_visit(c, token, clock()))).is_due

    clock.turn(days=179)
    await door.who(token)
    clock.turn(days=2)
    with pytest.raises(Unauthorized):
        await door.who(token)


async def test_an_ended_visit_opens_nothing_and_its_sockets_hear_of_it(door):
    token = await door.visit()
    ada = await door.who(token)

    await door.run(lambda tx: end_visit(tx, LAMPS, ada.visit))

    with pytest.raises(Unauthorized):
        await door.who(token)
    assert VisitEnded(LAMPS, ada.visit) in door.news


async def test_a_visit_of_another_shop_cannot_be_ended(door):
    ada = await door.who(token := await door.visit())

    await door.run(lambda tx: end_visit(tx, BOOKS, ada.visit))

    assert (await door.who(token)).id == ada.id
    assert door.news == []


async def test_another_process_asks_which_visits_are_still_open(door):
    ada, bo = await door.who(await door.visit()), await door.who(await door.visit())
    await door.run(lambda tx: end_visit(tx, LAMPS, bo.visit))

    assert await door.read(lambda c: open_visits(c, [ada.visit, bo.visit, new_id()])) == {ada.visit}
    assert await door.read(lambda c: open_visits(c, [])) == frozenset()


async def test_the_language_of_the_page_is_kept_when_it_is_one(door, clock, dice):
    for said, kept in (("it", "it"), ("<script>", None), (None, None)):
        token = await door.run(lambda tx, said=said: open_visit(tx, LAMPS, clock(), dice, language=said))
        assert (await door.who(token)).language == kept
