"""Becoming known: taking over, joining, changing customers, and taking a joining back."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from parlour.foundation.errors import NotThere, Unauthorized
from parlour.foundation.ids import AgentId, ShopId, new_id
from parlour.people.claims import Claims
from parlour.people.events import ShopperChanged, VisitEnded
from parlour.people.identify import identify, joinings_of, undo_joining
from parlour.people.shoppers import block, find_shopper
from parlour.people.tables import identity, joining

LAMPS, BOOKS = ShopId(1), ShopId(2)
SARA = Claims("sara_doe_496", "sara@mail.example", "Sara Doe")
YUSUF = Claims("yusuf_rossi_9620", "yusuf@mail.example", "Yusuf Rossi")
DENIZ = AgentId(new_id())


@pytest.fixture
def vouched(door, clock, dice):
    """Identify whoever holds this token; answers with the token that holds from now on."""

    async def vouch(token, claims=SARA):
        caller = await door.who(token)
        found = await door.run(lambda tx: identify(tx, caller, claims, now=clock(), random=dice))
        return token if found is None else found.token

    return vouch


async def test_an_unknown_shopper_becomes_the_customer_and_keeps_what_they_said(door, vouched):
    before = await door.visit()
    ada = await door.who(before)

    sara = await door.who(await vouched(before))

    assert sara.id == ada.id
    assert (sara.customer, sara.email, sara.name) == ("sara_doe_496", "sara@mail.example", "Sara Doe")


async def test_on_a_second_device_the_shopper_joins_the_person_and_sees_both(door, vouched):
    phone, laptop = await door.visit(), await door.visit()
    first, second = await door.who(phone), await door.who(laptop)

    phone, laptop = await vouched(phone), await vouched(laptop)

    for token in (phone, laptop):
        sara = await door.who(token)
        assert sara.id == first.id
        assert set(sara.ids) == {first.id, second.id}
        assert sara.owns(first.id)
        assert sara.owns(second.id)
    assert (await door.read(lambda c: find_shopper(c, LAMPS, second.id))).id == first.id


async def test_saying_it_again_changes_nothing_but_name_and_email(door, vouched):
    token = await vouched(await door.visit())
    door.news.clear()

    again = await vouched(token, Claims(SARA.subject, None, "Sara Rossi"))

    assert again == token
    sara = await door.who(token)
    assert (sara.name, sara.email) == ("Sara Rossi", "sara@mail.example")
    assert door.news == []
    assert await count(door, joining) == 0


async def test_a_copy_of_the_token_taken_before_opens_nothing_of_the_customers(door, vouched):
    taken = await door.visit()
    visit = (await door.who(taken)).visit

    fresh = await vouched(taken)

    assert fresh != taken
    with pytest.raises(Unauthorized):
        await door.who(taken)
    assert VisitEnded(LAMPS, visit) in door.news


async def test_two_customers_on_one_computer_stay_two_persons(door, vouched):
    token = await vouched(await door.visit())
    sara = await door.who(token)

    yusuf = await door.who(await vouched(token, YUSUF))

    assert yusuf.id != sara.id
    assert not yusuf.owns(sara.id)
    assert (yusuf.customer, yusuf.email) == ("yusuf_rossi_9620", "yusuf@mail.example")
    assert (await door.read(lambda c: find_shopper(c, LAMPS, sara.id))).customer == "sara_doe_496"


async def test_coming_back_as_the_first_customer_finds_their_talk_again(door, vouched):
    token = await vouched(await door.visit())
    sara = await door.who(token)

    token = await vouched(await vouched(token, YUSUF), SARA)

    again = await door.who(token)
    assert again.id == sara.id
    assert again.owns(sara.id)


async def test_the_email_of_a_customer_joins_nobody_who_merely_has_the_same(door, vouched):
    sara = await door.who(await vouched(await door.visit()))

    other = await door.who(await vouched(await door.visit(), Claims("another_id", SARA.email, SARA.name)))

    assert other.id != sara.id
    assert not other.owns(sara.id)


async def test_the_same_id_in_another_shop_is_another_person(door, vouched):
    lamps = await door.who(await vouched(await door.visit()))
    books = await door.who(await vouched(await door.visit(shop=2)))

    assert books.shop == BOOKS
    assert not books.owns(lamps.id)
    with pytest.raises(NotThere):
        await door.read(lambda c: find_shopper(c, BOOKS, lamps.id))


async def test_a_block_stays_with_the_person(door, vouched, clock):
    sara = await door.who(await vouched(await door.visit()))
    await door.run(lambda tx: block(tx, LAMPS, sara.id, by=DENIZ, because="", now=clock()))

    again = await door.who(await vouched(await door.visit()))

    assert again.is_blocked


async def test_a_joining_can_be_taken_back_and_each_keeps_their_own(door, vouched, clock):
    phone, laptop = await door.visit(), await door.visit()
    first, second = await door.who(phone), await door.who(laptop)
    await vouched(phone)
    laptop = await vouched(laptop)
    sara = await door.who(laptop)
    (ledger,) = await door.read(lambda c: joinings_of(c, sara))
    assert (ledger.shopper, ledger.joined_at, ledger.undone_at) == (second.id, clock(), None)
    clock.turn(hours=1)

    await door.run(lambda tx: undo_joining(tx, LAMPS, first.id, ledger.id, by=DENIZ, now=clock()))

    assert (await door.read(lambda c: find_shopper(c, LAMPS, first.id))).ids == (first.id,)
    apart = await door.read(lambda c: find_shopper(c, LAMPS, second.id))
    assert (apart.id, apart.ids, apart.customer) == (second.id, (second.id,), None)
    with pytest.raises(Unauthorized):  # it could have read the person's talks
        await door.who(laptop)
    assert ShopperChanged(LAMPS, (second.id, first.id)) in door.news
    (ledger,) = await door.read(lambda c: joinings_of(c, sara))
    assert ledger.undone_at - ledger.joined_at == timedelta(hours=1)


async def test_nothing_is_undone_twice_nor_from_another_shop_nor_for_another_person(door, vouched, clock):
    first = await door.who(await vouched(await door.visit()))
    await vouched(await door.visit())
    (ledger,) = await door.read(lambda c: joinings_of(c, first))

    for shop, person, which in (
        (BOOKS, first.id, ledger.id),
        (LAMPS, ledger.shopper, ledger.id),
        (LAMPS, first.id, new_id()),
    ):
        with pytest.raises(NotThere):
            await door.run(lambda tx, s=shop, p=person, w=which: undo_joining(tx, s, p, w, by=DENIZ, now=clock()))
    await door.run(lambda tx: undo_joining(tx, LAMPS, first.id, ledger.id, by=DENIZ, now=clock()))
    with pytest.raises(NotThere):
        await door.run(lambda tx: undo_joining(tx, LAMPS, first.id, ledger.id, by=DENIZ, now=clock()))


async def test_who_was_taken_apart_can_be_vouched_for_again(door, vouched, clock):
    first = await door.who(await vouched(await door.visit()))
    await vouched(await door.visit())
    (ledger,) = await door.read(lambda c: joinings_of(c, first))
    await door.run(lambda tx: undo_joining(tx, LAMPS, first.id, ledger.id, by=DENIZ, now=clock()))

    third = await door.who(await vouched(await door.visit()))

    assert third.id == first.id
    assert not third.owns(ledger.shopper)


async def test_of_many_devices_vouched_for_at_once_one_becomes_the_person_and_the_others_join(door, vouched):
    tokens = [await door.visit() for _ in range(6)]

    tokens = await asyncio.gather(*(vouched(token) for token in tokens))

    persons = [await door.who(token) for token in tokens]
    assert len({person.id for person in persons}) == 1
    assert len(persons[0].ids) == 6
    assert await count(door, identity) == 1
    assert await count(door, joining) == 5


async def test_one_visit_vouched_for_as_two_customers_at_once_becomes_one_of_them(door, clock, dice):
    caller = await door.who(await door.visit())

    results = await asyncio.gather(
        *(door.run(lambda tx, who=who: identify(tx, caller, who, now=clock(), random=dice)) for who in (SARA, YUSUF)),
        return_exceptions=True,
    )

    assert sorted(isinstance(result, Unauthorized) for result in results) == [False, True]
    assert await count(door, identity) == 1


async def count(door, table):
    return await door.read(lambda c: c.scalar(select(func.count()).select_from(table)))
