"""How fast somebody may go: token buckets in this process, with the time passed in and a bounded memory."""

import math
from collections import OrderedDict
from datetime import datetime
from typing import Self

import msgspec

from parlour.foundation.errors import TooFast

KEEP = 100_000  # keys remembered by one limiter: about 20 MB when every one of them is busy
PRECISION = 1e-6  # seconds: finer than a moment can be told
SHUT_SECONDS = 60.0  # what is said where a limit of nothing is set
FORGET = 2  # full buckets forgotten with each take, so that memory shrinks without a pause


class Rate(msgspec.Struct, frozen=True):
    """So many at once, then so many a second; nothing of either lets nobody through."""

    burst: int
    per_second: float

    @classmethod
    def each_minute(cls, count: int) -> Self:
        """`count` at once, and `count` a minute from then on."""
        return cls(count, count / 60)


class Limiter:
    """One bucket a key. A bucket is one number: the second at which it will be full again (GCRA)."""

    def __init__(self, rate: Rate, *, keep: int = KEEP) -> None:
        self._rate = rate
        self._is_shut = rate.burst < 1 or rate.per_second <= 0
        self._step = 0.0 if self._is_shut else 1 / rate.per_second
        self._keep = keep
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def wait(self, key: str, now: datetime) -> float:
        """Take one from the key's bucket and answer 0, or take nothing and answer the seconds to wait."""
        second = now.timestamp()
        if self._is_shut:
            return SHUT_SECONDS
        # a clock that was set back may not lock anybody out for longer than an empty bucket would
        full_at = min(self._full_at.get(key, second), second + self._rate.burst * self._step)
        missing = max(0.0, full_at - second)
        too_much = missing + self._step - self._rate.burst * self._step
        if too_much > PRECISION:
            if key in self._full_at:
                self._full_at.move_to_end(key)  # whoever keeps knocking is not forgotten among the others
            return too_much
        self._full_at[key] = second + missing + self._step
        self._full_at.move_to_end(key)
        self._forget(second)
        return 0.0

    def require(self, key: str, now: datetime, detail: str) -> None:
        """Take one; raises `TooFast` with whole seconds to wait when there is none."""
        seconds = self.wait(key, now)
        if seconds > 0:
            raise TooFast(detail, max(1, math.ceil(seconds)))

    def _forget(self, second: float) -> None:
        """The longest unused come first: full ones are forgotten, and over the limit the first of all."""
        for _ in range(FORGET):
            if self._full_at and next(iter(self._full_at.values())) <= second:
                self._full_at.popitem(last=False)
        while len(self._full_at) > self._keep:
            self._full_at.popitem(last=False)
