"""Routes for the goods' pictures, kept long by browsers."""

import re
from pathlib import Path

from litestar import Controller, Response, get
from litestar.params import FromPath

from parlour.foundation.errors import NotThere
from parlour.people.doors import Call
from parlour.people.given import Given
from parlour.storefront.front import Front

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.svg")
KEPT = "public, max-age=604800, stale-while-revalidate=2592000"
# A drawing has no business with scripts; seen by itself it may not run any.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class PictureController(Controller):
    """Pictures."""

    @get("/pictures/{name:str}", sync_to_thread=False)
    def picture(self, request: Call, front: Given[Front], name: FromPath[str]) -> Response[bytes]:
        """A drawing of the shop's folder."""
        file = front.folder / "pictures" / name
        if not NAME.fullmatch(name) or not file.is_file():
            raise NotThere("There is no such picture.")
        tag = _tag(file)
        headers = {"Cache-Control": KEPT, "ETag": tag, "Content-Security-Policy": POLICY}
        headers |= {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "cross-origin"}
        if request.headers.get("if-none-match") == tag:
            return Response(b"", status_code=304, headers=headers)
        return Response(file.read_bytes(), media_type="image/svg+xml", headers=headers)


def _tag(file: Path) -> str:
    stat = file.stat()
    return f'"{stat.st_size:x}-{int(stat.st_mtime):x}"'
