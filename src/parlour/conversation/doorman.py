"""At the door of the live socket: tokens and tickets in, callers whose session ended out."""

import secrets
from collections.abc import Iterable

from parlour.conversation.callers import Caller, as_caller
from parlour.conversation.links import caller_by_link, is_link
from parlour.foundation.clock import Clock, to_ms
from parlour.foundation.database import Database
from parlour.foundation.errors import Unauthorized
from parlour.people.sessions import still_open
from parlour.people.tickets import take_ticket
from parlour.people.visits import find_visit, open_visits

random = secrets.token_bytes


class Doorman:
    """Lets callers in by what the database knows of them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def by_token(self, token: str) -> Caller | None:
        """The shopper of a visit's token, None when it is nobody's."""
        now = self._clock()
        try:
            if is_link(token):
                return await self._database.read(lambda c: caller_by_link(c, token, to_ms(now)))
            seen = await self._database.read(lambda c: find_visit(c, token, now))
        except Unauthorized:
            return None
        return as_caller(seen.shopper)

    async def by_ticket(self, ticket: str) -> Caller | None:
        """The agent of a one-use ticket, None when it is used up or too old."""
        now = self._clock()
        try:
            return as_caller(await self._database.run(lambda tx: take_ticket(tx, ticket, now)))
        except Unauthorized:
            return None

    async def still_good(self, callers: Iterable[Caller]) -> set[Caller]:
        """Those of the callers whose visit or session has not ended."""
        everybody = list(callers)
        visits = [one.session for one in everybody if one.shopper and one.session]
        sessions = [one.session for one in everybody if one.agent and one.session]
        now = self._clock()
        good = await self._database.read(lambda c: open_visits(c, visits) | still_open(c, sessions, now))
        return {one for one in everybody if one.session is None or one.session in good}
