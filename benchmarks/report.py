"""How a number is told: what it is, its value, and its limit beside it."""

import operator
from collections.abc import Callable


class Report:
    """Lines of one benchmark; `status` is its exit status: 1 when a limit was missed."""

    def __init__(self) -> None:
        self.status = 0

    def at_least(self, what: str, value: float, limit: float, unit: str = "") -> None:
        """A number that may not be lower."""
        self._judged(what, value, limit, unit, operator.ge)

    def at_most(self, what: str, value: float, limit: float, unit: str = "") -> None:
        """A number that may not be higher."""
        self._judged(what, value, limit, unit, operator.le)

    def told(self, what: str, value: float, unit: str = "") -> None:
        """A number without a limit."""
        print(f"{what:<64} {value:>10,.1f} {unit:<9} limit    -", flush=True)

    def _judged(
        self, what: str, value: float, limit: float, unit: str, is_kept: Callable[[float, float], bool]
    ) -> None:
        kept = is_kept(value, limit)
        self.status = self.status if kept else 1
        verdict = "kept" if kept else "MISSED"
        print(f"{what:<64} {value:>10,.1f} {unit:<9} limit {limit:>8,.0f} {verdict}", flush=True)
