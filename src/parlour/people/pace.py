"""How fast people may come in: visits an address, log-ins an address and an account."""

from datetime import datetime

from parlour.foundation.callers import is_among, limit_key
from parlour.foundation.limits import Limiter, Rate
from parlour.people.text import email_or_none
from parlour.settings import Settings


class Pace:
    """The buckets of this room; one for the process."""

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self._unlimited = settings.unlimited
        self._visits = Limiter(Rate.each_minute(limits.address_visits_per_minute))
        self._claims = Limiter(Rate.each_minute(limits.address_visits_per_minute))
        self._logins = Limiter(Rate.each_minute(limits.address_logins_per_minute))
        self._accounts = Limiter(Rate.each_minute(limits.account_logins_per_minute))

    def visit(self, address: str, now: datetime) -> None:
        """One more visit from this address; raises `TooFast`."""
        if not self._is_free(address):
            self._visits.require(limit_key(address), now, "Too many visits from here. Try again in a moment.")

    def claim(self, address: str, now: datetime) -> None:
        """One more signed claim from this address; raises `TooFast`."""
        if not self._is_free(address):
            self._claims.require(limit_key(address), now, "Too many attempts from here. Try again in a moment.")

    def secret(self, address: str, now: datetime) -> None:
        """One more password or link shown from this address; raises `TooFast`."""
        if not self._is_free(address):
            self._logins.require(limit_key(address), now, "Too many attempts from here. Wait a little, then try again.")

    def account(self, address: str, email: str, now: datetime) -> None:
        """One more attempt at this account, whether it exists or not; raises `TooFast`."""
        if not self._is_free(address):
            detail = "Too many attempts for this account. Wait a little, then try again."
            self._accounts.require(email_or_none(email) or "", now, detail)

    def _is_free(self, address: str) -> bool:
        return is_among(address, self._unlimited)
