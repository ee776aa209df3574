"""Signing in and staying so: passwords, sessions, tickets; the same answer for unknown and wrong."""

import asyncio

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from parlour.foundation.errors import Forbidden, Unacceptable, Unauthorized
from parlour.foundation.ids import ShopId
from parlour.people.events import SessionEnded
from parlour.people.log_in import WRONG, change_password, log_in
from parlour.people.passwords import Passwords
from parlour.people.sessions import end_session, find_session, note_seen, still_open
from parlour.people.tables import agent, session, ticket
from parlour.people.tickets import make_ticket, take_ticket

LAMPS, BOOKS = ShopId(1), ShopId(2)
PASSWORD = "seven green lanterns"
DENIZ = "deniz@shop.example"


@pytest.fixture
def signing_in(door, clock, dice):
    async def sign(email=DENIZ, password=PASSWORD, shop=None, passwords=None):
        checker = passwords or door.passwords
        return await log_in(door.database, checker, email, password, shop=shop, now=clock(), random=dice)

    return sign


async def test_the_right_password_opens_a_new_session_each_time(door, signing_in):
    first = await door.owner()

    second, third = await signing_in(), await signing_in(" DENIZ@shop.example ")

    assert len({first.secret, second.secret, third.secret}) == 3
    assert len({first.agent.csrf, second.agent.csrf, third.agent.csrf}) == 3
    assert second.agent.id == third.agent.id == first.agent.id


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (DENIZ, "seven green lantern"),
        (DENIZ, ""),
        (DENIZ, PASSWORD + " "),
        (DENIZ, "\x00"),
        (DENIZ, "x" * 100_000),
        ("nobody@shop.example", PASSWORD),
        ("deniz@shop.example\x00", PASSWORD),
        ("", ""),
        ("' OR 1=1 --", PASSWORD),
    ],
)
async def test_unknown_and_wrong_get_the_same_words(door, signing_in, email, password):
    await door.owner()

    with pytest.raises(Unauthorized) as refused:
        await signing_in(email, password)

    assert refused.value.detail == WRONG


async def test_unknown_and_wrong_cost_the_same_work(door, signing_in):
    await door.owner()
    counted = _Counted()

    for email in (DENIZ, "nobody@shop.example", "no address"):
        with pytest.raises(Unauthorized):
            await signing_in(email, "wrong", passwords=counted)

    assert counted.checked == 3
    counted.close()


async def test_nobody_has_the_password_of_nobody(door, signing_in):
    with pytest.raises(Unauthorized):
        await signing_in("nobody@shop.example", "a password that nobody has")


async def test_the_same_letters_typed_otherwise_are_the_same_password(door, signing_in, clock, dice):
    owner = await door.owner()
    await change_password(door.database, door.passwords, owner.agent, PASSWORD, "caffè di mezzanotte")  # composed

    assert await signing_in(password="caffe\u0300 di mezzanotte")  # e, then a grave accent


async def test_only_an_argon2_hash_is_kept(door):
    await door.owner()

    kept = await door.read(lambda c: c.scalars(select(agent.c.password)).one())

    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


async def test_a_hash_of_yesterdays_parameters_is_made_anew_when_somebody_signs_in(door, signing_in):
    await door.owner()
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))

    await signing_in(passwords=stronger)

    kept = await door.read(lambda c: c.scalars(select(agent.c.password)).one())
    assert "m=16,t=2,p=1" in kept
    assert await signing_in(passwords=stronger)
    stronger.close()


@pytest.mark.parametrize("password", ["short", "x" * 9, "x" * 201, " " * 0])
async def test_a_password_is_neither_short_nor_endless(passwords, password):
    with pytest.raises(Unacceptable):
        await passwords.hash(password)


async def test_who_has_accounts_in_two_shops_names_the_shop(door, signing_in):
    lamps = await door.owner()
    books = await door.owner(shop=2)

    assert (await signing_in(shop=BOOKS)).agent.id == books.agent.id
    assert (await signing_in(shop=LAMPS)).agent.id == lamps.agent.id
    assert (await signing_in()).agent.shop in (LAMPS, BOOKS)


async def test_the_account_of_one_shop_opens_no_other(door, signing_in):
    await door.owner()

    with pytest.raises(Unauthorized):
        await signing_in(shop=BOOKS)


async def test_a_password_changed_while_it_was_checked_lets_nobody_in(door, clock, dice):
    owner = await door.owner()
    changing = _Meddling(door, owner.agent)

    with pytest.raises(Unauthorized):
        await log_in(door.database, changing, DENIZ, PASSWORD, shop=None, now=clock(), random=dice)
    changing.close()


async def test_another_password_needs_the_present_one_and_ends_the_other_sessions(door, signing_in, clock):
    owner, other = await door.owner(), await signing_in()

    with pytest.raises(Forbidden):
        await change_password(door.database, door.passwords, owner.agent, "wrong", "eight blue lanterns")
    with pytest.raises(Unacceptable):
        await change_password(door.database, door.passwords, owner.agent, PASSWORD, "short")
    await change_password(door.database, door.passwords, owner.agent, PASSWORD, "eight blue lanterns")

    both = [owner.agent.session, other.agent.session]
    assert await door.read(lambda c: still_open(c, both, clock())) == {owner.agent.session}
    with pytest.raises(Unauthorized):
        await signing_in()


async def test_the_secret_of_a_session_is_nowhere_in_the_database(door):
    owner = await door.owner()

    kept = await door.read(lambda c: c.execute(select(session)).one())

    assert owner.secret not in tuple(kept)


async def test_a_session_ends_after_a_week_unseen_and_after_a_month_in_any_case(door, clock):
    owner = await door.owner()

    for _ in range(4):
        clock.turn(days=6)
        seen = await door.read(lambda c: find_session(c, owner.secret, clock()))
        assert seen.is_due
        await door.run(lambda tx: note_seen(tx, owner.agent.session, clock()))
    clock.turn(days=6)
    with pytest.raises(Unauthorized):
        await door.read(lambda c: find_session(c, owner.secret, clock()))
    assert not await door.read(lambda c: still_open(c, [owner.agent.session], clock()))

    unseen = await door.owner()
    clock.turn(days=7)
    with pytest.raises(Unauthorized):
        await door.read(lambda c: find_session(c, unseen.secret, clock()))


async def test_signing_out_ends_this_session_alone_and_tells_its_sockets(door, signing_in, clock):
    owner, other = await door.owner(), await signing_in()

    await door.run(lambda tx: end_session(tx, owner.agent))

    assert door.news == [SessionEnded(LAMPS, owner.agent.id, (owner.agent.session,))]
    both = [owner.agent.session, other.agent.session]
    assert await door.read(lambda c: still_open(c, both, clock())) == {other.agent.session}


async def test_a_ticket_works_once(door, clock, dice):
    owner = await door.owner()
    secret = await door.run(lambda tx: make_ticket(tx, owner.agent, clock(), dice))

    assert (await door.run(lambda tx: take_ticket(tx, secret, clock()))).id == owner.agent.id
    with pytest.raises(Unauthorized):
        await door.run(lambda tx: take_ticket(tx, secret, clock()))


async def test_of_many_who_show_a_ticket_at_the_same_moment_one_gets_in(door, clock, dice):
    owner = await door.owner()
    secret = await door.run(lambda tx: make_ticket(tx, owner.agent, clock(), dice))

    shown = [door.run(lambda tx: take_ticket(tx, secret, clock())) for _ in range(5)]
    results = await asyncio.gather(*shown, return_exceptions=True)

    assert sorted(isinstance(result, Unauthorized) for result in results) == [False, True, True, True, True]


async def test_a_ticket_is_worth_nothing_after_half_a_minute_or_when_its_session_is_over(door, clock, dice):
    owner = await door.owner()
    late = await door.run(lambda tx: make_ticket(tx, owner.agent, clock(), dice))
    clock.turn(seconds=30)
    with pytest.raises(Unauthorized):
        await door.run(lambda tx: take_ticket(tx, late, clock()))

    orphan = await door.run(lambda tx: make_ticket(tx, owner.agent, clock(), dice))
    await door.run(lambda tx: end_session(tx, owner.agent))
    with pytest.raises(Unauthorized):
        await door.run(lambda tx: take_ticket(tx, orphan, clock()))
    assert await door.read(lambda c: c.execute(select(ticket)).all()) == []


async def test_one_kind_of_secret_never_works_as_another(door, clock, dice):
    owner, token = await door.owner(), await door.visit()
    shown = await door.run(lambda tx: make_ticket(tx, owner.agent, clock(), dice))

    for wrong in (owner.secret, owner.agent.csrf, shown):
        with pytest.raises(Unauthorized):
            await door.who(wrong)
    for wrong in (token, owner.agent.csrf, shown):
        with pytest.raises(Unauthorized):
            await door.read(lambda c, wrong=wrong: find_session(c, wrong, clock()))
    for wrong in (token, owner.secret, owner.agent.csrf):
        with pytest.raises(Unauthorized):
            await door.run(lambda tx, wrong=wrong: take_ticket(tx, wrong, clock()))


class _Counted(Passwords):
    """Counts how often a password is really compared with a hash."""

    def __init__(self):
        super().__init__(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        self.checked = 0

    def _fits(self, kept, plain):
        self.checked += 1
        return super()._fits(kept, plain)


class _Meddling(Passwords):
    """Somebody changes the password while it is being checked."""

    def __init__(self, door, who):
        super().__init__(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        self._door, self._who = door, who

    async def is_right(self, kept, password):
        fits = await super().is_right(kept, password)
        await change_password(self._door.database, self._door.passwords, self._who, PASSWORD, "eight blue lanterns")
        return fits
