"""The built pages of the front end, as files to serve: names carry a hash, so that a browser may keep them for ever."""

import gzip
import mimetypes
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from parlour.foundation.errors import NotThere, Unavailable

NOT_BUILT = "The pages are not built yet. Run `make pages`, or install Parlour from its wheel."
ENTRIES = frozenset({"loader", "widget", "desk", "storefront"})
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".md": "text/markdown"}


class Chunk(msgspec.Struct, frozen=True):
    """What the build's manifest says of one source file."""

    file: str
    isEntry: bool = False  # noqa: N815 - Vite's own word


class Served(msgspec.Struct, frozen=True):
    """A file as bytes, plain and compressed."""

    content: bytes
    gzipped: bytes
    media_type: str


def file_of(entry: str, name: str) -> Served:
    """One built file; raises `NotThere` for anything that the build did not make."""
    if entry not in ENTRIES or "/" in name or name.startswith("."):
        raise NotThere("There is no such page.")
    # what has a hash in its name never changes; the page that names them does, with every build
    return _read(entry, name) if name.endswith(".html") else _kept(entry, name)


def manifest_of(entry: str) -> dict[str, Chunk]:
    """What the build made of each source file; raises `Unavailable` when nothing was built."""
    file = _folder(entry).joinpath("manifest.json")
    if not file.is_file():
        raise Unavailable(NOT_BUILT)
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Chunk])


def served(content: bytes, media_type: str) -> Served:
    """Bytes made for this answer, with their compressed form."""
    return Served(content, gzip.compress(content, 6, mtime=0), media_type)


@cache
def _kept(entry: str, name: str) -> Served:
    return _read(entry, name)


def _read(entry: str, name: str) -> Served:
    folder = _folder(entry)
    if not folder.is_dir():
        raise Unavailable(NOT_BUILT)
    file = folder.joinpath(name)
    if not file.is_file():
        raise NotThere("There is no such page.")
    suffix = name[name.rfind(".") :]
    content = file.read_bytes()
    return served(content, TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream")


def _folder(entry: str) -> Traversable:
    return files("parlour").joinpath("pages", entry)
