"""Serving what the build made: answers with caching and compression, and the route of the built files."""

from hashlib import blake2b
from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from parlour.foundation.errors import NotThere
from parlour.foundation.web.built import Served, file_of

EACH_TIME = "no-cache"
FOR_EVER = "public, max-age=31536000, immutable"


class PageFiles(Controller):
    """Files that the build made; their names change with their content."""

    path = "/pages"
    include_in_schema = False

    @get("/{entry:str}/{file:str}", sync_to_thread=False)
    def file(self, entry: FromPath[str], file: FromPath[str], request: Request[Any, Any, Any]) -> Response[bytes]:
        """One built file."""
        if file.endswith((".html", ".json")):
            raise NotThere("There is no such page.")
        headers = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
        return answer(request, file_of(entry, file), FOR_EVER, headers)


def answer(request: Request[Any, Any, Any], file: Served, caching: str, headers: dict[str, str]) -> Response[bytes]:
    """The file, compressed where the browser takes that, or the word that it has it already."""
    tag = f'"{blake2b(file.content, digest_size=12).hexdigest()}"'
    every = {
        "ETag": tag,
        "Cache-Control": caching,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
        **headers,
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=every)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.gzipped, media_type=file.media_type, headers={**every, "Content-Encoding": "gzip"})
    return Response(file.content, media_type=file.media_type, headers=every)
