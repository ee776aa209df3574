"""How fast callers may open and write, and from where they call."""

from functools import lru_cache
from typing import Any

from parlour.conversation.callers import Caller
from parlour.foundation.callers import address_of, is_among, limit_key
from parlour.foundation.clock import Clock
from parlour.foundation.limits import Limiter, Rate
from parlour.settings import Settings

SLOWER = "That was too fast. Wait a moment; nothing is lost, send it again then."


class Limits:
    """The limits of the log, for one process; addresses in `unlimited` are free of them, agents too."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        limits = settings.limits
        self._settings = settings
        self._clock = clock
        self._visitor = Limiter(Rate(limits.visitor_burst, limits.visitor_per_second))
        each_second = limits.address_messages_per_second
        self._messages = Limiter(Rate(each_second, each_second))
        self._free = lru_cache(maxsize=4096)(lambda address: is_among(address, settings.unlimited))
        self._openings = Limiter(Rate.each_minute(limits.address_conversations_per_minute))

    def message(self, caller: Caller, address: str) -> None:
        """Raise `TooFast` when this visitor or address writes too fast."""
        if caller.shopper is None or self._is_free(address):
            return
        now = self._clock()
        self._visitor.require(caller.shopper.hex, now, SLOWER)
        self._messages.require(limit_key(address), now, SLOWER)

    def opening(self, address: str) -> None:
        """Raise `TooFast` when too many conversations are opened from this address."""
        if not self._is_free(address):
            self._openings.require(limit_key(address), self._clock(), SLOWER)

    def address_of(self, scope: Any) -> str:  # an ASGI scope
        """The caller's address, behind trusted proxies too."""
        client = scope.get("client")
        forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
        return address_of(client[0] if client else None, forwarded, self._settings.trusted_proxies)

    def _is_free(self, address: str) -> bool:
        return self._free(address)
