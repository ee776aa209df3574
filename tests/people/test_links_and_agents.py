"""Links and accounts: the first owner, invitations, roles, new passwords, closing; and who may do what to whom."""

import asyncio

import pytest
from sqlalchemy import select

from parlour.foundation.errors import Conflict, Forbidden, NotThere, Unacceptable, Unauthorized
from parlour.foundation.ids import ShopId, new_id
from parlour.people.agents import (
    change_role,
    close_account,
    find_agent,
    has_owner,
    invite,
    list_agents,
    open_account,
    reset,
)
from parlour.people.events import SessionEnded
from parlour.people.links import LinkKind, link_address, look_behind, make_link
from parlour.people.log_in import log_in
from parlour.people.roles import Role
from parlour.people.sessions import find_session, still_open
from parlour.people.tables import agent, link

LAMPS, BOOKS = ShopId(1), ShopId(2)
PASSWORD = "seven green lanterns"
KIM = "kim@shop.example"


@pytest.fixture
def invited(door, clock, dice):
    async def make(by, role=Role.AGENT, email=KIM, name="Kim"):
        return await door.run(lambda tx: invite(tx, by, email, name, role, now=clock(), random=dice))

    return make


@pytest.fixture
def signing_in(door, clock, dice):
    async def sign(email=KIM, password=PASSWORD, shop=LAMPS):
        return await log_in(door.database, door.passwords, email, password, shop=shop, now=clock(), random=dice)

    return sign


async def test_a_new_shop_has_no_owner_and_no_account_at_all(door):
    assert not await door.read(lambda c: has_owner(c, LAMPS))
    assert await door.read(lambda c: list_agents(c, LAMPS)) == []


async def test_the_owners_link_makes_an_owner_of_this_shop_alone(door):
    owner = (await door.owner()).agent

    assert (owner.role, owner.email, owner.name) == (Role.OWNER, "deniz@shop.example", "Deniz")
    assert await door.read(lambda c: has_owner(c, LAMPS))
    assert not await door.read(lambda c: has_owner(c, BOOKS))


async def test_a_link_is_kept_as_a_fingerprint_and_stands_behind_the_hash(door, clock, dice):
    secret = await door.run(lambda tx: make_link(tx, LAMPS, LinkKind.OWNER, clock(), dice))

    assert await door.read(lambda c: c.scalars(select(link.c.token)).one()) != secret
    assert link_address("https://chat.shop.example/", secret) == f"https://chat.shop.example/desk#{secret}"


async def test_looking_behind_a_link_does_not_use_it_up(door, clock, dice):
    secret = await door.run(lambda tx: make_link(tx, LAMPS, LinkKind.OWNER, clock(), dice))

    for _ in range(3):
        assert (await door.read(lambda c: look_behind(c, secret, clock()))).kind is LinkKind.OWNER
    await door.choose(secret, email=KIM, name="Kim")


async def test_a_used_link_opens_nothing_again(door, clock, dice):
    secret = await door.run(lambda tx: make_link(tx, LAMPS, LinkKind.OWNER, clock(), dice))
    await door.choose(secret, email=KIM, name="Kim")

    with pytest.raises(NotThere):
        await door.choose(secret, email="eve@shop.example", name="Eve")
    assert len(await door.read(lambda c: list_agents(c, LAMPS))) == 1


async def test_of_two_who_use_a_link_at_the_same_moment_one_gets_in(door, clock, dice):
    secret = await door.run(lambda tx: make_link(tx, LAMPS, LinkKind.OWNER, clock(), dice))

    tries = [door.choose(secret, email=f"{name}@shop.example", name=name) for name in ("kim", "eve", "bo")]
    results = await asyncio.gather(*tries, return_exceptions=True)

    assert sorted(isinstance(result, NotThere) for result in results) == [False, True, True]
    assert len(await door.read(lambda c: list_agents(c, LAMPS))) == 1


async def test_a_link_works_for_a_day(door, clock, dice):
    secret = await door.run(lambda tx: make_link(tx, LAMPS, LinkKind.OWNER, clock(), dice))

    clock.turn(hours=23, minutes=59)
    await door.read(lambda c: look_behind(c, secret, clock()))
    clock.turn(minutes=1)
    with pytest.raises(NotThere):
        await door.choose(secret, email=KIM, name="Kim")


async def test_once_there_is_an_owner_links_printed_before_stop_working(door, clock, dice):
    earlier = await door.run(lambda tx: make_link(tx, LAMPS, LinkKind.OWNER, clock(), dice))
    books = await door.run(lambda tx: make_link(tx, BOOKS, LinkKind.OWNER, clock(), dice))

    await door.owner()

    with pytest.raises(NotThere):
        await door.choose(earlier, email="eve@shop.example", name="Eve")
    assert (await door.choose(books, email=KIM, name="Kim")).agent.shop == BOOKS


async def test_whoever_runs_the_machine_gets_back_in_by_a_later_owners_link(door, signing_in):
    first = await door.owner()
    await door.as_role(first.agent, Role.VIEWER)

    again = await door.owner()

    assert (again.agent.id, again.agent.role) == (first.agent.id, Role.OWNER)
    assert not await door.read(lambda c: still_open(c, [first.agent.session], door.clock()))


async def test_an_invited_colleague_chooses_a_password_and_is_in(door, invited, signing_in):
    deniz = (await door.owner()).agent
    invitation = await invited(deniz)
    assert not invitation.agent.has_joined
    with pytest.raises(Unauthorized):
        await signing_in()

    kim = (await door.choose(invitation.secret)).agent

    assert (kim.role, kim.email, kim.name, kim.shop) == (Role.AGENT, KIM, "Kim", LAMPS)
    assert (await signing_in()).agent.id == kim.id


async def test_an_invitation_cannot_be_turned_into_another_account(door, invited):
    deniz = (await door.owner()).agent
    invitation = await invited(deniz)

    kim = (await door.choose(invitation.secret, email="deniz@shop.example")).agent

    assert kim.email == KIM
    assert kim.role is Role.AGENT


async def test_inviting_again_gives_a_new_link_and_ends_the_old_one(door, invited):
    deniz = (await door.owner()).agent
    first, second = await invited(deniz), await invited(deniz, role=Role.ADMIN)

    with pytest.raises(NotThere):
        await door.choose(first.secret)
    assert (await door.choose(second.secret)).agent.role is Role.ADMIN
    with pytest.raises(Conflict):
        await invited(deniz)


@pytest.mark.parametrize(("email", "name"), [("kim", "Kim"), (KIM, ""), (KIM, "\x00"), ("\x00@shop.example", "Kim")])
async def test_an_invitation_needs_an_address_and_a_name(door, invited, email, name):
    deniz = (await door.owner()).agent

    with pytest.raises(Unacceptable):
        await invited(deniz, email=email, name=name)


@pytest.mark.parametrize("role", [Role.AGENT, Role.VIEWER])
async def test_agents_and_viewers_manage_nobody(door, invited, role):
    deniz = (await door.owner()).agent
    kim = (await door.choose((await invited(deniz, role=role)).secret)).agent

    with pytest.raises(Forbidden):
        await invited(kim, email="eve@shop.example")
    for act in (lambda tx: close_account(tx, kim, deniz.id, door.clock()), lambda tx: open_account(tx, kim, deniz.id)):
        with pytest.raises(Forbidden):
            await door.run(act)


async def test_an_admin_can_neither_become_nor_touch_an_owner(door, invited, clock, dice):
    deniz = (await door.owner()).agent
    kim = (await door.choose((await invited(deniz, role=Role.ADMIN)).secret)).agent
    bo = (await invited(kim, email="bo@shop.example")).agent

    attempts = (
        lambda tx: invite(tx, kim, "eve@shop.example", "Eve", Role.OWNER, now=clock(), random=dice),
        lambda tx: invite(tx, kim, "eve@shop.example", "Eve", Role.ADMIN, now=clock(), random=dice),
        lambda tx: change_role(tx, kim, bo.id, Role.OWNER),
        lambda tx: change_role(tx, kim, deniz.id, Role.VIEWER),
        lambda tx: close_account(tx, kim, deniz.id, clock()),
        lambda tx: reset(tx, kim, deniz.id, now=clock(), random=dice),  # the link would be the owner's account
    )
    for attempt in attempts:
        with pytest.raises(Forbidden):
            await door.run(attempt)
    with pytest.raises(Unacceptable):
        await door.run(lambda tx: change_role(tx, kim, kim.id, Role.OWNER))


async def test_nobody_reaches_the_people_of_another_shop(door, clock, dice):
    deniz = (await door.owner()).agent
    other = (await door.owner(email="bea@books.example", shop=2, name="Bea")).agent

    attempts = (
        lambda tx: change_role(tx, deniz, other.id, Role.VIEWER),
        lambda tx: close_account(tx, deniz, other.id, clock()),
        lambda tx: open_account(tx, deniz, other.id),
        lambda tx: reset(tx, deniz, other.id, now=clock(), random=dice),
        lambda tx: reset(tx, deniz, new_id(), now=clock(), random=dice),
    )
    for attempt in attempts:
        with pytest.raises(NotThere):
            await door.run(attempt)


async def test_another_role_ends_the_sessions_so_that_no_socket_keeps_the_old_one(door, invited, clock):
    deniz = (await door.owner()).agent
    kim = await door.choose((await invited(deniz)).secret)

    await door.run(lambda tx: change_role(tx, deniz, kim.agent.id, Role.VIEWER))

    assert SessionEnded(LAMPS, kim.agent.id, (kim.agent.session,)) in door.news
    both = [deniz.session, kim.agent.session]
    assert await door.read(lambda c: still_open(c, both, clock())) == {deniz.session}
    with pytest.raises(Unauthorized):
        await door.read(lambda c: find_session(c, kim.secret, clock()))


async def test_the_same_role_again_ends_nothing(door, invited, clock):
    deniz = (await door.owner()).agent
    kim = await door.choose((await invited(deniz)).secret)

    await door.run(lambda tx: change_role(tx, deniz, kim.agent.id, Role.AGENT))

    assert await door.read(lambda c: still_open(c, [kim.agent.session], clock()))


async def test_a_closed_account_gets_in_by_no_way_until_it_is_opened(door, invited, signing_in, clock, dice):
    deniz = (await door.owner()).agent
    kim = await door.choose((await invited(deniz)).secret)
    link_to_kim = await door.run(lambda tx: reset(tx, deniz, kim.agent.id, now=clock(), random=dice))

    closed = await door.run(lambda tx: close_account(tx, deniz, kim.agent.id, clock()))

    assert not closed.is_active
    assert SessionEnded(LAMPS, kim.agent.id, (kim.agent.session,)) in door.news
    with pytest.raises(Unauthorized):
        await signing_in()
    with pytest.raises(NotThere):
        await door.choose(link_to_kim)
    with pytest.raises(Conflict):
        await door.run(lambda tx: reset(tx, deniz, kim.agent.id, now=clock(), random=dice))

    await door.run(lambda tx: open_account(tx, deniz, kim.agent.id))
    assert (await signing_in()).agent.id == kim.agent.id


async def test_a_reset_changes_the_password_when_it_is_used_and_ends_every_session(
    door, invited, signing_in, clock, dice
):
    deniz = (await door.owner()).agent
    kim = await door.choose((await invited(deniz)).secret)
    secret = await door.run(lambda tx: reset(tx, deniz, kim.agent.id, now=clock(), random=dice))
    assert (await signing_in()).agent.id == kim.agent.id

    await door.choose(secret, password="eight blue lanterns")

    assert not await door.read(lambda c: still_open(c, [kim.agent.session], clock()))
    with pytest.raises(Unauthorized):
        await signing_in()
    assert (await signing_in(password="eight blue lanterns")).agent.id == kim.agent.id


async def test_the_last_owner_stays(door, invited, clock):
    deniz = (await door.owner()).agent
    kim = (await door.choose((await invited(deniz, role=Role.OWNER)).secret)).agent
    await door.run(lambda tx: change_role(tx, deniz, kim.id, Role.ADMIN))
    await door.as_role(kim, Role.OWNER)
    await door.run(lambda tx: close_account(tx, kim, deniz.id, clock()))

    with pytest.raises(Conflict):
        await door.run(lambda tx: close_account(tx, deniz, kim.id, clock()))
    with pytest.raises(Conflict):
        await door.run(lambda tx: change_role(tx, deniz, kim.id, Role.AGENT))


async def test_two_owners_who_depose_each_other_at_the_same_moment_do_not_both_succeed(door, invited, clock):
    deniz = (await door.owner()).agent
    kim = (await door.choose((await invited(deniz, role=Role.OWNER)).secret)).agent

    for _ in range(5):
        results = await asyncio.gather(
            door.run(lambda tx: change_role(tx, deniz, kim.id, Role.ADMIN)),
            door.run(lambda tx: change_role(tx, kim, deniz.id, Role.ADMIN)),
            return_exceptions=True,
        )
        assert sorted(isinstance(result, Conflict) for result in results) == [False, True]
        for one in (deniz, kim):
            await door.as_role(one, Role.OWNER)


async def test_the_list_shows_who_has_joined(door, invited):
    deniz = (await door.owner()).agent
    await invited(deniz)

    people = await door.read(lambda c: list_agents(c, LAMPS))

    assert [(one.name, one.has_joined) for one in people] == [("Deniz", True), ("Kim", False)]
    with pytest.raises(NotThere):
        await door.read(lambda c: find_agent(c, BOOKS, deniz.id))
    assert await door.read(lambda c: c.scalars(select(agent.c.password).where(agent.c.name == "Kim")).one()) is None
