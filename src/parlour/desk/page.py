"""The desk's page at `/desk`: what the build made of `web/desk`, under a policy that lets nothing else in."""

import gzip
from functools import cache
from hashlib import blake2b
from importlib.resources import files

import msgspec
from litestar import Controller, Response, get

from parlour.foundation.errors import NotThere, Unavailable
from parlour.people.doors import Call

NOT_BUILT = "The desk's page is not built yet. Run `make pages`, or install Parlour from its wheel."
TYPES = {"js": "text/javascript", "css": "text/css", "md": "text/markdown"}
PAGE_POLICY = {
    # pictures of goods lie at the shop's own addresses; everything else comes from here
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' blob: data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
FILE_POLICY = {"Cache-Control": "public, max-age=31536000, immutable"}


class Built(msgspec.Struct, frozen=True):
    """A built file, plain and compressed, with the tag that tells one content from another."""

    content: bytes
    gzipped: bytes
    tag: str


class DeskPage(Controller):
    """The page, and the files that it names."""

    include_in_schema = False

    @get("/desk", sync_to_thread=False)
    def page(self, request: Call) -> Response[bytes]:
        """The same page for everybody; what stands after `#` never comes here."""
        built = _read("index.html")
        if built is None:
            raise Unavailable(NOT_BUILT)
        return _answer(request, built, "text/html", PAGE_POLICY)

    @get("/pages/desk/{file:str}", sync_to_thread=False)
    def file(self, file: str, request: Call) -> Response[bytes]:
        """A script or a style; its name changes with its content."""
        media_type = TYPES.get(file.rpartition(".")[2])
        built = _kept(file) if media_type and not file.startswith(".") and "/" not in file else None
        if media_type is None or built is None:
            raise NotThere("There is no such page.")
        return _answer(request, built, media_type, FILE_POLICY)


def _answer(request: Call, built: Built, media_type: str, headers: dict[str, str]) -> Response[bytes]:
    """The file, compressed where the browser takes that, or the word that it has it already."""
    every = {"ETag": built.tag, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff", **headers}
    if built.tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=every)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(built.gzipped, media_type=media_type, headers={**every, "Content-Encoding": "gzip"})
    return Response(built.content, media_type=media_type, headers=every)


@cache
def _kept(name: str) -> Built | None:
    return _read(name)


def _read(name: str) -> Built | None:
    file = files("parlour").joinpath("pages", "desk", name)
    if not file.is_file():
        return None
    content = file.read_bytes()
    return Built(content, gzip.compress(content, 6, mtime=0), f'"{blake2b(content, digest_size=12).hexdigest()}"')
