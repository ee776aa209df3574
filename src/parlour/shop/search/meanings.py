"""The phrases of a shop by their meaning, which is alike in all languages: says which come near to a text."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
"""Texts to meanings: one row a text, each of length one. Whoever joins the parts gives it; no model stands here."""

# What is near to everything tells little when it is near to this too.
_COMMON: Final = 0.75
_AT_ONCE = 2048


class Near(msgspec.Struct, frozen=True):
    """A phrase of the shop's that is near to what was typed; `likeness` is 1 for the same."""

    phrase: str
    likeness: float


class Meanings:
    """Phrases with their meanings, a byte a number: 12,000 phrases take 6 MB, mapped from a file."""

    def __init__(self, phrases: Sequence[str], rows: NDArray[np.int8], scale: float, encode: Encode) -> None:
        self.phrases, self.rows, self.scale = phrases, rows, scale
        self._encode = encode
        middle = np.zeros(rows.shape[1], np.float32)
        for start in range(0, len(rows), _AT_ONCE):
            middle += rows[start : start + _AT_ONCE].sum(axis=0, dtype=np.float32)
        commonness = self._likeness(middle[None] * np.float32(scale / max(len(rows), 1)))[:, 0]
        self._common = np.float32(_COMMON) * (commonness - commonness.mean() if len(rows) else commonness)

    def near(self, texts: Sequence[str], most: int) -> list[list[Near]]:
        """For each text the nearest phrases, nearest first."""
        if not texts or not self.phrases:
            return [[] for _ in texts]
        likeness = self._likeness(self._encode(texts)) - self._common[:, None]
        return [self._nearest(likeness[:, text], most) for text in range(len(texts))]

    def _likeness(self, meanings: Floats) -> Floats:
        """Every phrase to every meaning; a piece at a time, so that little memory is taken."""
        pieces = [
            self.rows[start : start + _AT_ONCE].astype(np.float32) @ (meanings.T * np.float32(self.scale))
            for start in range(0, len(self.rows), _AT_ONCE)
        ]
        return np.concatenate(pieces) if pieces else np.zeros((0, len(meanings)), np.float32)

    def _nearest(self, likeness: Floats, most: int) -> list[Near]:
        some = np.argpartition(-likeness, min(most, len(likeness)) - 1)[:most]
        best = some[np.argsort(-likeness[some], kind="stable")]
        return [Near(self.phrases[number], float(likeness[number])) for number in best]
