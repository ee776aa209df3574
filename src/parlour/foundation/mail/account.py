"""Where outgoing mail goes and as whom: read from `PARLOUR_SMTP`, or set by the owner at the desk."""

from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from parlour.settings import BadSettings


class Security(StrEnum):
    """How the line is kept private; `auto` uses STARTTLS where the server offers it."""

    AUTO = "auto"
    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account at a mail server; `sender` is the address that mails come from, `sender_name` what stands beside."""

    host: str
    port: int
    security: Security = Security.AUTO
    user: str = ""
    password: str = ""
    sender: str
    sender_name: str = ""


class BadMailAddress(BadSettings):
    """PARLOUR_SMTP cannot be read; the message says how to write it."""


USUAL_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.AUTO: 25, Security.NONE: 25}
HOW = "Write PARLOUR_SMTP as smtp://user:password@host:587?from=shop@shop.example (smtps:// for port 465)."


def read_account(url: str) -> Account | None:
    """The account of `smtp://user:password@host:port?from=ADDRESS&from_name=NAME&security=starttls|none`.

    None for an empty text; raises `BadMailAddress`. `smtps://` speaks TLS from the first byte.
    """
    if not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
        said = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        security = Security.TLS if parts.scheme == "smtps" else Security(said.get("security", "auto"))
        port = parts.port or USUAL_PORTS[security]
    except ValueError:
        raise BadMailAddress(HOW) from None
    user = unquote(parts.username or "")
    sender = said.get("from") or (user if "@" in user else "")
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or "@" not in sender:
        raise BadMailAddress(HOW)
    return Account(
        host=parts.hostname,
        port=port,
        security=security,
        user=user,
        password=unquote(parts.password or ""),
        sender=sender,
        sender_name=said.get("from_name", ""),
    )
