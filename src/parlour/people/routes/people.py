"""Routes of people administration: the list, invitations, roles, new passwords, closing and opening accounts."""

from uuid import UUID

import msgspec
from litestar import Controller, get, post, put
from litestar.params import FromPath, JSONBody

from parlour.foundation.errors import Unacceptable
from parlour.foundation.ids import AgentId
from parlour.people import agents
from parlour.people.agents import Agent
from parlour.people.doors import Call
from parlour.people.given import Given
from parlour.people.links import link_address
from parlour.people.presence import online
from parlour.people.reception import Reception, receiving
from parlour.people.roles import Right, Role
from parlour.people.sessions import SignedIn


class Colleague(msgspec.Struct, frozen=True):
    """Somebody at the desk; `state` is `invited`, `active` or `closed`."""

    id: AgentId
    name: str
    email: str
    role: Role
    state: str
    online: bool
    away: bool


class Colleagues(msgspec.Struct, frozen=True):
    """Everybody with an account in the shop."""

    people: list[Colleague]


class Invitation(msgspec.Struct, frozen=True):
    """Whom to invite, as what."""

    email: str
    name: str
    role: str


class NewRole(msgspec.Struct, frozen=True):
    """Another role: `owner`, `admin`, `agent` or `viewer`."""

    role: str


class Link(msgspec.Struct, frozen=True):
    """A one-time link to hand on; it works for a day and is shown only now."""

    link: str


class Invitee(msgspec.Struct, frozen=True):
    """The new account and the link that opens it."""

    person: Colleague
    link: str


class PeopleController(Controller):
    """People at the desk."""

    path = "/v1/desk/people"
    tags = ("people",)
    dependencies = receiving

    @get("/")
    async def list_people(self, agent: Given[SignedIn], reception: Given[Reception]) -> Colleagues:
        """Everybody with an account in this shop."""
        agent.require(Right.READ)
        at = reception
        everybody = await at.database.read(lambda connection: agents.list_agents(connection, agent.shop))
        there = await at.database.read(lambda connection: online(connection, agent.shop, at.now))
        return Colleagues([_colleague(one, is_online=one.id in there) for one in everybody])

    @post("/", status_code=201)
    async def invite(
        self, data: JSONBody[Invitation], agent: Given[SignedIn], reception: Given[Reception], request: Call
    ) -> Invitee:
        """Invite somebody; hand the link on to them. Asked again before they came, it gives a new link."""
        at, role = reception, _role(data.role)
        invited = await at.database.run(
            lambda tx: agents.invite(tx, agent, data.email, data.name, role, now=at.now, random=at.random)
        )
        return Invitee(_colleague(invited.agent), link_address(_desk(at, request), invited.secret))

    @put("/{person:uuid}/role")
    async def change_role(
        self, person: FromPath[UUID], data: JSONBody[NewRole], agent: Given[SignedIn], reception: Given[Reception]
    ) -> Colleague:
        """Give somebody another role; they sign in again."""
        role = _role(data.role)
        return _colleague(await reception.database.run(lambda tx: agents.change_role(tx, agent, person, role)))

    @post("/{person:uuid}/reset", status_code=201)
    async def reset(
        self, person: FromPath[UUID], agent: Given[SignedIn], reception: Given[Reception], request: Call
    ) -> Link:
        """A link by which somebody chooses a new password."""
        at = reception
        secret = await at.database.run(lambda tx: agents.reset(tx, agent, person, now=at.now, random=at.random))
        return Link(link_address(_desk(at, request), secret))

    @post("/{person:uuid}/close", status_code=200)
    async def close(self, person: FromPath[UUID], agent: Given[SignedIn], reception: Given[Reception]) -> Colleague:
        """Close an account: its sessions and sockets end, what was written stays."""
        at = reception
        return _colleague(await at.database.run(lambda tx: agents.close_account(tx, agent, person, at.now)))

    @post("/{person:uuid}/open", status_code=200)
    async def open(self, person: FromPath[UUID], agent: Given[SignedIn], reception: Given[Reception]) -> Colleague:
        """Open a closed account again."""
        return _colleague(await reception.database.run(lambda tx: agents.open_account(tx, agent, person)))


def _colleague(one: Agent, *, is_online: bool = False) -> Colleague:
    state = "closed" if not one.is_active else "active" if one.has_joined else "invited"
    return Colleague(one.id, one.name, one.email, one.role, state, is_online, one.is_away)


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError:
        raise Unacceptable(f"There is no such role. Choose one of {', '.join(Role)}.") from None


def _desk(at: Reception, request: Call) -> str:
    return at.settings.url or str(request.base_url)
