"""Leaves a language model alone that fails again and again, and tries it anew by itself."""

from dataclasses import dataclass, field

FAILURES = 3
FIRST_REST = 20.0  # seconds
LONGEST_REST = 300.0


@dataclass
class Breaker:
    """Of one shop's language model; times are seconds of a clock that never goes back."""

    failures: int = 0
    rests_until: float = 0.0
    _rest: float = field(default=FIRST_REST)

    def lets_through(self, now: float) -> bool:
        """Whether to ask it; after a rest one call goes ahead to try, the others wait for what comes of it."""
        if self.failures < FAILURES:
            return True
        if now < self.rests_until:
            return False
        self.rests_until = now + self._rest
        return True

    def note(self, *, worked: bool, now: float) -> None:
        """What came of a call: one that worked forgets all failures, each failure after a rest doubles the next."""
        if worked:
            self.failures, self.rests_until, self._rest = 0, 0.0, FIRST_REST
            return
        self.failures += 1
        if self.failures >= FAILURES:
            self.rests_until = now + self._rest
            self._rest = min(self._rest * 2, LONGEST_REST)
