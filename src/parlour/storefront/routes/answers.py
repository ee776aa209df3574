"""How a page leaves: as HTML under a strict policy, small, and never kept by others."""

import gzip
from collections.abc import Sequence
from urllib.parse import urlsplit

from litestar import Response
from litestar.datastructures import Cookie
from litestar.status_codes import HTTP_303_SEE_OTHER

from parlour.people.doors import Call
from parlour.storefront.html import Html
from parlour.storefront.view import View

SMALL = 1200  # bytes; below it packing saves nothing
HTML = "text/html"
Answer = Response[bytes]


def policy(chat: str) -> str:
    """What the pages may load: only our own, and the chat from where Parlour is."""
    parts = urlsplit(chat)
    parlour = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return (
        f"default-src 'none'; script-src 'self'{parlour}; style-src 'self'; img-src 'self'; connect-src 'self'; "
        f"frame-src 'self'{parlour}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def page(request: Call, view: View, content: Html, *, status: int = 200, cookies: Sequence[Cookie] = ()) -> Answer:
    """A page; packed when the browser takes it so."""
    body = content.encode()
    headers = {
        "Content-Security-Policy": policy(view.chat),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
        "Vary": "Cookie, Accept-Language, Accept-Encoding",
    }
    if len(body) > SMALL and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, compresslevel=4, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status_code=status, media_type=HTML, headers=headers, cookies=list(cookies))


def seen(to: str, *cookies: Cookie) -> Answer:
    """Go on to another page of ours, after something was done."""
    return Response(b"", status_code=HTTP_303_SEE_OTHER, headers={"Location": own_path(to)}, cookies=list(cookies))


def own_path(to: str) -> str:
    """A path on this site; anything else becomes the first page."""
    parts = urlsplit(to)
    is_own = to.startswith("/") and not to.startswith(("//", "/\\")) and not parts.netloc and to.isprintable()
    return to if is_own else "/"
