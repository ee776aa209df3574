"""What the desk's page is told about who is signed in, and the cookie that goes with it."""

import msgspec
from litestar import Response
from litestar.datastructures import Cookie

from parlour.foundation.ids import AgentId
from parlour.people.doors import cookie_name
from parlour.people.reception import Reception
from parlour.people.roles import Right, Role, rights_of
from parlour.people.sessions import SESSION_LASTS, OpenedSession, SignedIn
from parlour.settings import Settings

NO_STORE = {"cache-control": "no-store"}


class Myself(msgspec.Struct, frozen=True):
    """The agent who is signed in."""

    id: AgentId
    name: str
    email: str
    away: bool


class Me(msgspec.Struct, frozen=True):
    """Who is signed in, what they may do, and the token that every write carries in `X-CSRF-Token`."""

    agent: Myself
    shop: str
    role: Role
    rights: list[Right]
    csrf: str


async def describe(agent: SignedIn, reception: Reception) -> Me:
    """The page's view of a session."""
    myself = Myself(agent.id, agent.name, agent.email, agent.is_away)
    shop = await reception.name_of(agent.shop)
    return Me(myself, shop, agent.role, sorted(rights_of(agent.role)), agent.csrf)


async def welcome(opened: OpenedSession, reception: Reception) -> Response[Me]:
    """The answer that signs somebody in."""
    cookie = _cookie(reception.settings, opened.secret, int(SESSION_LASTS.total_seconds()))
    return Response(await describe(opened.agent, reception), status_code=200, cookies=[cookie], headers=NO_STORE)


def signed_out(settings: Settings) -> Response[None]:
    """The answer that takes the cookie away."""
    return Response(None, status_code=204, cookies=[_cookie(settings, "", 0)], headers=NO_STORE)


def _cookie(settings: Settings, value: str, seconds: int) -> Cookie:
    return Cookie(
        key=cookie_name(settings),
        value=value,
        max_age=seconds,
        path="/",
        secure=settings.is_secure,
        httponly=True,
        samesite="lax",
    )
