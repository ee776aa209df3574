"""Secrets that prove something: made at random, kept only as fingerprints, compared without telling by time."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable

Randomness = Callable[[int], bytes]
SECRET_BYTES = 32  # 256 bits: nobody guesses it, so that a plain SHA-256 of it is safe at rest


def new_secret(random: Randomness = secrets.token_bytes) -> str:
    """A new bearer secret of 43 characters that may stand in a header, a cookie or after the `#` of a link."""
    return urlsafe_b64encode(random(SECRET_BYTES)).rstrip(b"=").decode("ascii")


def fingerprint(secret: str) -> str:
    """What is stored of a secret: 64 hexadecimal digits of SHA-256. Only for random secrets, never for passwords."""
    return hashlib.sha256(secret.encode("utf-8", "backslashreplace")).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "backslashreplace"), other.encode("utf-8", "backslashreplace"))
