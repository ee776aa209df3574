"""The dependency `caller` of routes: a shopper by their token, or an agent by their session."""

from litestar.params import SkipValidation

from parlour.conversation.callers import Caller, as_caller
from parlour.conversation.links import caller_by_link, is_link
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database
from parlour.people.doors import (
    Call,
    bearer,
    cookie_name,
    provide_agent,
    provide_shopper,
    require_known_origin,
    spoken_from,
)
from parlour.people.ports import Shops
from parlour.settings import Settings


async def provide_caller(
    request: Call,
    database: SkipValidation[Database],
    clock: SkipValidation[Clock],
    settings: Settings,
    shops: SkipValidation[Shops],
) -> Caller:
    """Who calls; a bearer token wins over a cookie. Raises `Unauthorized` or `Forbidden`."""
    if "authorization" not in request.headers and cookie_name(settings) in request.cookies:
        return as_caller(await provide_agent(request, database, clock, settings))
    written = request.headers.getall("authorization", [])
    if written and is_link(token := bearer(written)):
        now = to_ms(clock())
        caller = await database.read(lambda connection: caller_by_link(connection, token, now))
        await require_known_origin(*spoken_from(request), settings, shops, caller.shop)
        return caller
    return as_caller(await provide_shopper(request, database, clock, settings, shops))
