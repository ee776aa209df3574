"""Values that travel in cookies and come back unchanged: sealed with the shop's secret."""

import hashlib
import hmac
from base64 import urlsafe_b64encode


def seal(value: str, purpose: str, secret: bytes) -> str:
    """The value with its seal."""
    return f"{value}~{_seal(value, purpose, secret)}"


def unseal(sealed: str, purpose: str, secret: bytes) -> str:
    """The value that was sealed for this purpose; empty when the seal is not ours."""
    value, _, seal_of_it = sealed.rpartition("~")
    is_ours = hmac.compare_digest(seal_of_it.encode(), _seal(value, purpose, secret).encode())
    return value if is_ours else ""


def _seal(value: str, purpose: str, secret: bytes) -> str:
    mark = hmac.digest(secret, f"{purpose}\n{value}".encode(), hashlib.sha256)
    return urlsafe_b64encode(mark[:18]).decode("ascii")
