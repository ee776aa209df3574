"""Joins both halves of a shop's search; words search alone until the meanings are read, or where no encoder is."""

import asyncio
from pathlib import Path

import structlog

from parlour.shop.search import BothHalves, Encode, LexicalIndex, Searcher, read_meanings

PATIENCE = 0.5  # seconds for which a first search after a change of the catalogue waits for the meanings of new words
log = structlog.get_logger()


class Halves:
    """Who searches for each shop; `patience` is how long a search may wait for meanings, None: as long as it takes."""

    def __init__(self, folder: Path, encode: Encode, *, patience: float | None = PATIENCE) -> None:
        self._folder, self._encode, self._patience = folder, encode, patience
        self._joining: dict[str, tuple[LexicalIndex, asyncio.Task[Searcher]]] = {}

    async def of(self, shop: str, words: LexicalIndex) -> Searcher:
        """The two halves of a shop by its name and its index; its words alone while they are being joined."""
        have = self._joining.get(shop)
        if have is None or have[0] is not words:
            have = self._joining[shop] = (words, asyncio.create_task(self._join(shop, words)))
        joining = have[1]
        if not joining.done():
            await asyncio.wait([joining], timeout=self._patience)
        return joining.result() if joining.done() else words

    async def _join(self, shop: str, words: LexicalIndex) -> Searcher:
        try:
            return await asyncio.to_thread(joined, self._folder, shop, words, self._encode)
        except Exception as error:  # an edge: whatever is wrong with the encoder, words are found
            log.error("meanings_not_read", shop=shop, exc_info=error)
            return words


def joined(folder: Path, shop: str, words: LexicalIndex, encode: Encode) -> Searcher:
    """Both halves of a shop; `folder` is that of all indexes."""
    return BothHalves(words, read_meanings(folder / f"{shop}.meanings", words.phrases, encode))
