"""Who stands behind a request: dependencies `shopper`, `agent` and `address` for the routes of every room."""

from collections.abc import Sequence

from litestar import Request
from litestar.datastructures import State
from litestar.di import Provide

from parlour.foundation.callers import address_of, is_listed_origin, is_own_origin
from parlour.foundation.clock import Clock
from parlour.foundation.database import Database
from parlour.foundation.errors import Forbidden, Unauthorized
from parlour.foundation.ids import ShopId
from parlour.foundation.signing import is_same
from parlour.people import sessions, visits
from parlour.people.given import Given
from parlour.people.ports import Shops
from parlour.people.sessions import SignedIn
from parlour.people.shoppers import Shopper
from parlour.settings import Settings

Call = Request[None, None, State]
FOREIGN = "This address may not speak for the shop. Its owner can list it under the allowed sites."
SAFE = ("GET", "HEAD", "OPTIONS")


def cookie_name(settings: Settings) -> str:
    """The session's cookie; `__Host-` binds it to this host and to https, where there is https."""
    return "__Host-parlour_session" if settings.is_secure else "parlour_session"


def bearer(headers: Sequence[str]) -> str:
    """The token of the `Authorization` header; raises `Unauthorized` when there is none."""
    scheme, _, token = (headers[0] if len(headers) == 1 else "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized(visits.NO_VISIT)
    return token.strip()


def spoken_from(request: Call) -> tuple[str | None, str]:
    """The request's `Origin`, None when no page of a browser is speaking, and its `Host`."""
    return request.headers.get("origin"), request.headers.get("host", "")


def require_own_origin(origin: str | None, host: str, settings: Settings) -> None:
    """Raise `Forbidden` for a page that is not ours."""
    if origin is not None and not is_own_origin(origin, settings.url, host):
        raise Forbidden(FOREIGN)


async def require_known_origin(origin: str | None, host: str, settings: Settings, shops: Shops, shop: ShopId) -> None:
    """Raise `Forbidden` for a page that is neither ours nor of a site that the shop lists."""
    if origin is None or is_own_origin(origin, settings.url, host):
        return
    known = await shops.of(shop)
    if known is None or not is_listed_origin(origin, known.sites):
        raise Forbidden(FOREIGN)


def provide_address(request: Call, settings: Given[Settings]) -> str:
    """The caller's address, behind trusted proxies."""
    peer = request.client.host if request.client else None
    return address_of(peer, request.headers.getall("x-forwarded-for", []), settings.trusted_proxies)


async def provide_shopper(
    request: Call,
    database: Given[Database],
    clock: Given[Clock],
    settings: Given[Settings],
    shops: Given[Shops],
) -> Shopper:
    """The shopper of the visit's token; raises `Unauthorized`, or `Forbidden` for a foreign page."""
    token, now = bearer(request.headers.getall("authorization", [])), clock()
    seen = await database.read(lambda connection: visits.find_visit(connection, token, now))
    await require_known_origin(*spoken_from(request), settings, shops, seen.shopper.shop)
    if seen.is_due:
        await database.run(lambda tx: visits.note_seen(tx, seen.shopper.visit, now))
    return seen.shopper


async def provide_agent(
    request: Call, database: Given[Database], clock: Given[Clock], settings: Given[Settings]
) -> SignedIn:
    """The agent of the session's cookie; a write needs the session's `X-CSRF-Token` and no foreign `Origin`."""
    now, secret = clock(), request.cookies.get(cookie_name(settings))
    if not secret:
        raise Unauthorized(sessions.LOG_IN_AGAIN)
    seen = await database.read(lambda connection: sessions.find_session(connection, secret, now))
    if request.method not in SAFE:
        require_own_origin(*spoken_from(request), settings)
        if not is_same(request.headers.get("x-csrf-token", ""), seen.agent.csrf):
            raise Forbidden("Send the header X-CSRF-Token with the value from GET /v1/desk/me.")
    if seen.is_due:
        await database.run(lambda tx: sessions.note_seen(tx, seen.agent.session, now))
    return seen.agent


def door_dependencies() -> dict[str, Provide]:
    """For the whole application; ports, settings and clock come from `app.py`, by the names used here."""
    return {
        "address": Provide(provide_address, sync_to_thread=False),
        "shopper": Provide(provide_shopper),
        "agent": Provide(provide_agent),
    }
