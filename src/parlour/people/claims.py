"""What a shop's server says about a customer: a JWT, signed with the shop's secret (HS256), that lives ten minutes."""

from datetime import datetime

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from parlour.foundation.errors import Forbidden, Unacceptable
from parlour.people.text import NAME_LENGTH, email_or_none, without_controls

ALGORITHMS = ("HS256",)
LONGEST_JWT = 4096
LONGEST_LIFE = 600  # seconds between iat and exp: it travels through a page, so it must be worth little
SKEW = 60  # seconds by which the shop's clock may be ahead of ours, or behind
FAR_AWAY = 1e11  # the year 5138; numbers beyond it break arithmetic with floats
SHORTEST_SECRET = 32  # bytes; HMAC-SHA256 with less is weaker than it looks (RFC 7518, 3.2)
LONGEST_SUBJECT = 200


class Claims(msgspec.Struct, frozen=True):
    """A customer as the shop vouches for them; `subject` is the customer's id in the shop."""

    subject: str
    email: str | None = None
    name: str | None = None


class _Payload(msgspec.Struct, frozen=True):
    sub: str
    exp: int | float
    iat: int | float
    nbf: int | float | None = None
    email: str | None = None
    email_verified: bool = True
    name: str | None = None


def read_claims(token: str, secret: str | None, now: datetime) -> Claims:
    """What the token says, once its signature and life are checked.

    Raises `Forbidden` for a token that is not the shop's or whose time is over, `Unacceptable` for one that lacks
    something, or when the shop has set no secret.
    """
    if not secret or len(secret.encode()) < SHORTEST_SECRET:
        raise Unacceptable(
            "This shop has no secret for signing customers in yet. Its owner makes one in the settings of the desk."
        )
    payload = _payload(_verified(token, secret))
    _check_life(payload, now.timestamp())
    subject = payload.sub.strip()
    if not 0 < len(subject) <= LONGEST_SUBJECT or without_controls(subject) != subject:
        raise Unacceptable(f"Put the customer's id into `sub`, 1 to {LONGEST_SUBJECT} characters.")
    email = email_or_none(payload.email or "") if payload.email_verified else None
    name = without_controls(payload.name or "")[:NAME_LENGTH]
    return Claims(subject, email, name or None)


def _verified(token: str, secret: str) -> dict[str, object]:
    if len(token) > LONGEST_JWT:
        raise Forbidden(f"The token has more than {LONGEST_JWT} characters. Put only sub, email, name, iat, exp in.")
    try:
        return jwt.decode(token, OctKey.import_key(secret), algorithms=list(ALGORITHMS)).claims
    except (JoseError, ValueError, TypeError, RecursionError):
        raise Forbidden("The token is not signed by this shop. Sign it with the shop's secret and HS256.") from None


def _payload(claims: dict[str, object]) -> _Payload:
    try:
        return msgspec.convert(claims, _Payload)
    except msgspec.ValidationError as error:
        raise Unacceptable(
            f"The token lacks something: {error}. It needs sub (text), iat and exp (seconds since 1970)."
        ) from None


def _check_life(payload: _Payload, second: float) -> None:
    # every test says what must hold: NaN, which Python's JSON lets in, fulfils none of them
    begins = [moment for moment in (payload.iat, payload.nbf) if moment is not None]
    if not all(0 < moment < FAR_AWAY for moment in (*begins, payload.exp)):
        raise Unacceptable("Write iat, nbf and exp as seconds since 1970.")
    if not 0 < payload.exp - payload.iat <= LONGEST_LIFE:
        raise Unacceptable(
            f"The token may live {LONGEST_LIFE} seconds at most: set exp to iat + {LONGEST_LIFE} or less."
        )
    if not payload.exp > second:
        raise Forbidden("The token's time is over. Let the shop's server sign a fresh one for every page.")
    if not all(moment <= second + SKEW for moment in begins):
        raise Forbidden("The token begins in the future. Set the clock of the shop's server.")
