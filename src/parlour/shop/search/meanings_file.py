"""Keeps the meanings of a shop's phrases in a file, so that each phrase is read once, whatever becomes of the goods."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from parlour.shop.search.archive import IndexUnreadable, bytes_of, open_archive, write_archive
from parlour.shop.search.meanings import Encode, Meanings

VERSION: Final = 1
_SCALE: Final = 1 / 500  # measured: no number of a meaning is beyond a fifth; what is beyond a quarter is cut
_AT_ONCE: Final = 64
_ALIKE: Final = 0.98

Rows = NDArray[np.int8]


def read_meanings(path: Path, phrases: Sequence[str], encode: Encode) -> Meanings:
    """The meanings of these phrases; those that the file has not got are read with `encode`, and the file is renewed.

    Takes 0.3 ms of CPU a new phrase. What another encoder left is read anew.
    """
    kept_phrases, kept = _kept(path, encode)
    if list(phrases) != kept_phrases:
        kept = _renewed(phrases, dict(zip(kept_phrases, kept, strict=True)), encode)
        _write(path, phrases, kept)
    return Meanings(list(phrases), kept, _SCALE, encode)


def _kept(path: Path, encode: Encode) -> tuple[list[str], Rows]:
    """What the file has: nothing when it is not there, cannot be read, or was made by another encoder."""
    nothing: tuple[list[str], Rows] = ([], np.zeros((0, 0), np.int8))
    try:
        arrays = open_archive(path, VERSION)
    except (OSError, IndexUnreadable):
        return nothing
    phrases = msgspec.msgpack.decode(arrays["phrases"].tobytes(), type=list[str])
    if not phrases:
        return nothing
    rows = arrays["rows"].astype(np.int8, copy=False).reshape(len(phrases), -1)
    now = _small(encode(phrases[:1])).astype(np.float32)[0]
    then = rows[0].astype(np.float32)
    if len(now) != len(then) or now @ then < _ALIKE * np.linalg.norm(now) * np.linalg.norm(then):
        return nothing
    return phrases, rows


def _renewed(phrases: Sequence[str], kept: dict[str, Rows], encode: Encode) -> Rows:
    new = [phrase for phrase in phrases if phrase not in kept]
    read = dict(zip(new, _read(new, encode), strict=True))
    rows = [read[phrase] if phrase in read else kept[phrase] for phrase in phrases]
    return np.stack(rows) if rows else np.zeros((0, 0), np.int8)


def _read(phrases: Sequence[str], encode: Encode) -> Iterator[Rows]:
    for start in range(0, len(phrases), _AT_ONCE):
        yield from _small(encode(phrases[start : start + _AT_ONCE]))


def _small(meanings: NDArray[np.float32]) -> Rows:
    small: Rows = np.clip(np.rint(meanings / _SCALE), -127, 127).astype(np.int8)
    return small


def _write(path: Path, phrases: Sequence[str], rows: Rows) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = {"phrases": bytes_of(msgspec.msgpack.encode(list(phrases))), "rows": rows.reshape(-1)}
    write_archive(path, VERSION, parts)
