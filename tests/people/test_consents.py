"""Consents: only what was allowed is allowed, and the last word counts."""

import pytest
from sqlalchemy import func, select

from parlour.foundation.errors import NotThere, Unacceptable
from parlour.foundation.ids import ShopId, new_id
from parlour.people.claims import Claims
from parlour.people.consents import consents_of, record_consent
from parlour.people.identify import identify
from parlour.people.tables import consent

LAMPS = ShopId(1)


async def test_the_last_word_counts_and_every_word_is_kept(door, clock):
    ada = await door.who(await door.visit())
    for is_given in (True, False, True, False):
        clock.turn(minutes=1)
        await door.run(
            lambda tx, g=is_given: record_consent(tx, ada, "marketing", is_given=g, now=clock(), source={"page": "/"})
        )

    assert await door.read(lambda c: consents_of(c, LAMPS, ada.id)) == {"marketing": False}
    assert await door.read(lambda c: c.scalar(select(func.count()).select_from(consent))) == 4


async def test_what_was_never_asked_is_not_allowed(door):
    ada = await door.who(await door.visit())

    assert await door.read(lambda c: consents_of(c, LAMPS, ada.id)) == {}
    with pytest.raises(NotThere):
        await door.read(lambda c: consents_of(c, LAMPS, new_id()))


async def test_what_was_allowed_on_one_device_is_allowed_by_the_person(door, clock, dice):
    for number in range(2):
        caller = await door.who(await door.visit())
        clock.turn(minutes=1)
        await door.run(
            lambda tx, who=caller, n=number: record_consent(tx, who, f"purpose_{n}", is_given=True, now=clock())
        )
        await door.run(lambda tx, who=caller: identify(tx, who, Claims("sara"), now=clock(), random=dice))

    allowed = await door.read(lambda c: consents_of(c, LAMPS, caller.id))
    assert allowed == {"purpose_0": True, "purpose_1": True}


@pytest.mark.parametrize("purpose", ["", "x" * 41, "two words", "\x00"])
async def test_a_purpose_has_a_plain_name(door, clock, purpose):
    ada = await door.who(await door.visit())

    with pytest.raises(Unacceptable):
        await door.run(lambda tx: record_consent(tx, ada, purpose, is_given=True, now=clock()))
