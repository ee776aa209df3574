"""Routes of an agent's own session: signing in and out, links, passwords, tickets."""

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import JSONBody

from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.people import presence, sessions, tickets
from parlour.people.doors import Call, provide_agent, require_own_origin, spoken_from
from parlour.people.given import Given
from parlour.people.links import look_behind
from parlour.people.log_in import Chosen, change_password, choose_password, log_in
from parlour.people.ports import shop_named
from parlour.people.reception import Reception, receiving
from parlour.people.routes.me import Me, describe, signed_out, welcome
from parlour.people.sessions import SignedIn
from parlour.settings import Settings


class Credentials(msgspec.Struct, frozen=True):
    """E-mail and password; `shop` only for somebody with accounts in several shops."""

    email: str
    password: str
    shop: str | None = None


class Secret(msgspec.Struct, frozen=True):
    """What stood after the `#` of a link."""

    secret: str


class OpenedLink(msgspec.Struct, frozen=True):
    """What a link offers: `owner`, `invite` or `reset`; an owner still chooses e-mail and name.

    `shop` is its name as people read it.
    """

    kind: str
    shop: str
    role: str
    email: str | None
    name: str | None


class NewPassword(msgspec.Struct, frozen=True):
    """A password chosen behind a link (`secret`; an owner adds `email` and `name`), or for oneself (`current`)."""

    password: str
    secret: str | None = None
    current: str | None = None
    email: str | None = None
    name: str | None = None


class Ticket(msgspec.Struct, frozen=True):
    """The first frame of the desk's socket carries it; it works once, for so many seconds."""

    ticket: str
    expires_in: int


class Away(msgspec.Struct, frozen=True):
    """Whether the agent takes nobody for now."""

    away: bool


class DeskController(Controller):
    """Signing in and out."""

    path = "/v1/desk"
    tags = ("people",)
    dependencies = receiving

    @post("/login", status_code=200)
    async def login(self, data: JSONBody[Credentials], request: Call, reception: Given[Reception]) -> Response[Me]:
        """Sign in; the session is in a cookie, and the answer says who one is."""
        at = reception
        require_own_origin(*spoken_from(request), at.settings)
        at.pace.secret(at.address, at.now)
        at.pace.account(at.address, data.email, at.now)
        shop = None if data.shop is None else (await shop_named(at.shops, data.shop)).id
        opened = await log_in(
            at.database, at.passwords, data.email, data.password, shop=shop, now=at.now, random=at.random
        )
        return await welcome(opened, at)

    @post("/logout", status_code=204)
    async def logout(
        self, agent: Given[SignedIn], database: Given[Database], settings: Given[Settings]
    ) -> Response[None]:
        """Sign out: the cookie stops working and this session's sockets end."""
        await database.run(lambda tx: sessions.end_session(tx, agent))
        return signed_out(settings)

    @get("/me")
    async def me(self, agent: Given[SignedIn], reception: Given[Reception]) -> Me:
        """Who is signed in, with which rights, and the token that every write carries."""
        return await describe(agent, reception)

    @post("/ticket", status_code=201)
    async def ticket(self, agent: Given[SignedIn], reception: Given[Reception]) -> Ticket:
        """A ticket for the desk's socket."""
        at = reception
        secret = await at.database.run(lambda tx: tickets.make_ticket(tx, agent, at.now, at.random))
        return Ticket(secret, int(tickets.TICKET_LASTS.total_seconds()))

    @post("/away", status_code=204)
    async def away(self, data: JSONBody[Away], agent: Given[SignedIn], database: Given[Database]) -> None:
        """Take nobody for now, or come back."""
        await database.run(lambda tx: presence.set_away(tx, agent.shop, agent.id, is_away=data.away))

    @post("/link/open", status_code=200)
    async def open_link(self, data: JSONBody[Secret], request: Call, reception: Given[Reception]) -> OpenedLink:
        """What a link offers; it is used up only by choosing a password."""
        at = reception
        require_own_origin(*spoken_from(request), at.settings)
        at.pace.secret(at.address, at.now)
        offer = await at.database.read(lambda connection: look_behind(connection, data.secret, at.now))
        shop = await at.shown_name_of(offer.shop)
        return OpenedLink(offer.kind.value, shop, offer.role, offer.email, offer.name)

    @post("/password", status_code=200)
    async def password(
        self, data: JSONBody[NewPassword], request: Call, reception: Given[Reception], clock: Given[Clock]
    ) -> Response[Me]:
        """Choose a password behind a link, which signs in; or another one for oneself, which ends other sessions."""
        at = reception
        require_own_origin(*spoken_from(request), at.settings)
        at.pace.secret(at.address, at.now)
        if data.secret is not None:
            chosen = Chosen(password=data.password, email=data.email, name=data.name)
            opened = await choose_password(at.database, at.passwords, data.secret, chosen, now=at.now, random=at.random)
            return await welcome(opened, at)
        agent = await provide_agent(request, at.database, clock, at.settings)
        await change_password(at.database, at.passwords, agent, data.current or "", data.password)
        return Response(await describe(agent, at), status_code=200)
