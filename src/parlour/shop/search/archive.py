"""One file of named arrays and byte strings, mapped into memory, so that processes share one copy of it."""

import mmap
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from parlour.foundation.errors import ParlourError

AnyArray = NDArray[np.generic]

_MAGIC = b"PLRX"
_ALIGNED = 64


class IndexUnreadable(ParlourError):
    """The index file is damaged or of another version; it is built again from the products."""


class _Part(msgspec.Struct, frozen=True, array_like=True):
    dtype: str
    offset: int
    length: int


class _Head(msgspec.Struct, frozen=True, array_like=True):
    version: int
    parts: dict[str, _Part]


def write_archive(path: Path, version: int, arrays: Mapping[str, AnyArray]) -> None:
    """Writes beside `path` and renames into place: who has the old file mapped keeps it."""
    head = _head(version, arrays)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(_MAGIC + len(head).to_bytes(8, "little") + head)
            for array in arrays.values():
                file.write(b"\0" * (-file.tell() % _ALIGNED))
                array.tofile(file)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def open_archive(path: Path, version: int) -> dict[str, AnyArray]:
    """The arrays of a file, read-only; IndexUnreadable when it is none of this version or not whole."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        start = file.read(12)
        if len(start) < 12 or start[:4] != _MAGIC:
            raise IndexUnreadable(f"{path.name} is no search index; build it again")
        length = int.from_bytes(start[4:], "little")
        head = _read_head(file.read(min(length, size)), path)
        if head.version != version:
            raise IndexUnreadable(f"{path.name} has version {head.version}, not {version}; build it again")
        base = _after(12 + length)
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return {name: _array(mapped, base, part, path) for name, part in head.parts.items()}


def bytes_of(data: bytes) -> AnyArray:
    """A byte string as an array of an archive."""
    return np.frombuffer(data, dtype=np.uint8)


def _head(version: int, arrays: Mapping[str, AnyArray]) -> bytes:
    parts: dict[str, _Part] = {}
    offset = 0
    for name, array in arrays.items():
        parts[name] = _Part(array.dtype.str, offset, len(array))
        offset = _after(offset + array.nbytes)
    return msgspec.msgpack.encode(_Head(version, parts))


def _read_head(data: bytes, path: Path) -> _Head:
    try:
        return msgspec.msgpack.decode(data, type=_Head)
    except msgspec.DecodeError:
        raise IndexUnreadable(f"{path.name} is damaged; build it again") from None


def _array(mapped: mmap.mmap, base: int, part: _Part, path: Path) -> AnyArray:
    dtype = np.dtype(part.dtype)
    start = base + part.offset
    if start + part.length * dtype.itemsize > len(mapped):
        raise IndexUnreadable(f"{path.name} ends too early; build it again")
    array: AnyArray = np.frombuffer(mapped, dtype=dtype, count=part.length, offset=start)
    return array


def _after(offset: int) -> int:
    return offset + -offset % _ALIGNED
