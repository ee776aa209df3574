"""How a share is told: so many of so many, with the interval in which it lies 95 times of 100."""

from math import sqrt

import msgspec

CONFIDENCE = 1.96


class Score(msgspec.Struct, frozen=True):
    """So many of so many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (Wilson's, which holds near 0 and 1 and for few cases too)."""
        if not self.of:
            return 0.0, 1.0
        square = CONFIDENCE**2 / self.of
        middle = (self.share + square / 2) / (1 + square)
        half = CONFIDENCE / (1 + square) * sqrt(self.share * (1 - self.share) / self.of + square / (4 * self.of))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.share:6.1%}  ({low:.1%} to {high:.1%}; {self.right} of {self.of})"
