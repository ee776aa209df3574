"""Errors as pages: what happened and where to go on; they need no database."""

from collections.abc import Callable

import structlog
from litestar import Response
from litestar.exceptions import HTTPException

from parlour.foundation.errors import ParlourError
from parlour.people.doors import Call
from parlour.storefront.assets import Assets
from parlour.storefront.guest import LANG, LANGUAGES, THEME, THEMES, first_language
from parlour.storefront.html import Html, document, el
from parlour.storefront.pages.header import mark
from parlour.storefront.routes.answers import HTML, Answer, policy
from parlour.storefront.view import WORDS

log = structlog.get_logger()
LOST = (403, 404, 405)


def error_pages(assets: Assets) -> Callable[[Call, Exception], Answer]:
    """The handler that tells of an error in the look of the shop."""

    def answer(request: Call, error: Exception) -> Answer:
        if not isinstance(error, ParlourError | HTTPException):
            log.error("request_failed", path=request.url.path, method=request.method, exc_info=error)
        status = error.status if isinstance(error, ParlourError) else getattr(error, "status_code", 500)
        headers = {"Content-Security-Policy": policy(""), "Cache-Control": "no-store"}
        headers |= dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        if retry_after := getattr(error, "retry_after", None):
            headers["Retry-After"] = str(retry_after)
        body = _page(request, assets, "lost" if status in LOST else "fast" if status == 429 else "broken")
        return Response(body.encode(), status_code=status, media_type=HTML, headers=headers)

    return answer


def _page(request: Call, assets: Assets, kind: str) -> Html:
    lang, theme = request.cookies.get(LANG, ""), request.cookies.get(THEME, "")
    if lang not in LANGUAGES:
        lang = first_language(request.headers.get("accept-language", ""))
    title, text, act = (WORDS.say(f"error.{kind}.{part}", lang) for part in ("title", "text", "act"))
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("title", title),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("link", rel="icon", href="/pictures/mark.svg", type="image/svg+xml"),
        [el("link", rel="stylesheet", href=style) for style in assets.styles],
    )
    shown = el(
        "main", el("p", mark()), el("h1", title), el("p", text), el("p", el("a", act, href="/", class_="button"))
    )
    return document(lang, theme if theme in THEMES else "", head, el("body", shown, class_="error"))
