"""An encoder for tests: a small world in which words of Finnish, which is not among ours, mean the same as English."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from parlour.shop.search import BothHalves, LexicalIndex
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.meanings import Encode, Floats
from parlour.shop.search.meanings_file import read_meanings

SAME = {
    "saappaat": "boots",
    "kuulokkeet": "headphones",
    "juomapullo": "water bottle",
    "nahkaiset": "leather",
    "kannettava": "laptop",
    "vaellus": "hiking",
}
SIZE = 256


class World:
    """Reads meanings, and counts what it was asked for."""

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        return np.array([self._meaning(text) for text in texts], np.float32)

    def _meaning(self, text: str) -> Floats:
        words = " ".join(SAME.get(word, word) for word in fold(clean(text)).split()).split()
        total = sum((self._direction(word) for word in words), np.zeros(SIZE, np.float32))
        return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)

    def _direction(self, word: str) -> Floats:
        drawn = np.random.default_rng(zlib.crc32(word.encode()) + self.seed).normal(size=SIZE)
        return (drawn / np.linalg.norm(drawn)).astype(np.float32)


def both_halves(index: LexicalIndex, folder: Path, encode: Encode) -> BothHalves:
    """Both halves of an index, its meanings kept in a folder."""
    return BothHalves(index, read_meanings(folder / "shop.meanings", index.phrases, encode))
