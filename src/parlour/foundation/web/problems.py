"""Errors as `application/problem+json` (RFC 9457), the framework's own included; `detail` says what to do."""

from http import HTTPStatus
from typing import Any

import structlog
from asyncpg import DataError
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap
from sqlalchemy.exc import DBAPIError

from parlour.foundation.errors import ParlourError

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger()
AnyRequest = Request[Any, Any, Any]

DETAILS = {
    400: "The request cannot be read: send JSON in UTF-8 with the members that /schema describes.",
    401: "Say who you are: send the token of your visit as a bearer token, or log in.",
    404: "There is nothing at this address, or it is not yours.",
    405: "This address does not take this method; /schema lists what it takes.",
    413: "The body is larger than 1 MB. Send less at once; files have their own address.",
    415: "Send the body as application/json.",
}


def problem(status: int, detail: str, **members: object) -> Response[dict[str, object]]:
    """The answer that tells of an error."""
    retry_after = members.pop("retry_after", None)
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **members}
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def _ours(_: AnyRequest, error: ParlourError) -> Response[dict[str, object]]:
    return problem(error.status, error.detail, retry_after=getattr(error, "retry_after", None), **error.members)


def _frameworks(_: AnyRequest, error: HTTPException) -> Response[dict[str, object]]:
    detail = DETAILS.get(error.status_code, error.detail)
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        wrong = "; ".join(f"{one.get('key', 'body')}: {one.get('message', '')}" for one in error.extra[:3])
        detail = f"The request has a member of the wrong type or lacks one: {wrong}"
    return problem(error.status_code, detail)


def _unknown(request: AnyRequest, error: Exception) -> Response[dict[str, object]]:
    log.error("request_failed", path=request.url.path, method=request.method, exc_info=error)
    return problem(500, "Something broke here and has been written down. Nothing of your request was kept; try again.")


def _not_utf8(_: AnyRequest, error: UnicodeDecodeError) -> Response[dict[str, object]]:
    return problem(400, f"The request is not UTF-8 (byte {error.start}). Send JSON in UTF-8.")


def _too_large(_: AnyRequest, error: OverflowError) -> Response[dict[str, object]]:
    return problem(400, "A number in the request is larger than any that can stand here.")


def _by_database(request: AnyRequest, error: DBAPIError) -> Response[dict[str, object]]:
    """What PostgreSQL refuses to write as too large or as a NUL character; everything else is a mistake of ours."""
    if isinstance(getattr(error.orig, "__cause__", None), DataError):
        return problem(400, "The request holds a number that is too large or a character that nobody can read.")
    return _unknown(request, error)


HANDLERS: ExceptionHandlersMap = {
    OverflowError: _too_large,
    DBAPIError: _by_database,
    UnicodeDecodeError: _not_utf8,
    ParlourError: _ours,
    HTTPException: _frameworks,
    Exception: _unknown,
}
