"""The way to the mail server, with a time limit on all of it; what goes wrong is one of three kinds."""

import asyncio
import ssl
from email.message import EmailMessage
from ipaddress import ip_address

import aiosmtplib
from aiosmtplib import errors

from parlour.foundation.errors import NeedsOwner, ParlourError, Refused, TemporaryFailure
from parlour.foundation.mail.account import Account, Security

STEP_SECONDS = 15
WHOLE_SECONDS = 45
FINAL = 500


async def send(account: Account, message: EmailMessage, *, trust: ssl.SSLContext | None = None) -> None:
    """Hand a message to the server. Raises `TemporaryFailure`, `Refused` (this address) or `NeedsOwner` (settings)."""
    try:
        async with asyncio.timeout(WHOLE_SECONDS):
            await _send(account, message, trust)
    except TimeoutError:
        raise TemporaryFailure(f"The mail server {account.host} was too slow; it is tried again.") from None
    except errors.SMTPException as error:
        raise _translated(account, error) from error
    except ssl.SSLError as error:
        raise NeedsOwner(f"{account.host} shows a certificate that cannot be trusted: {error.reason}.") from error
    except OSError as error:
        raise TemporaryFailure(f"The mail server {account.host}:{account.port} cannot be reached: {error}.") from error


async def _send(account: Account, message: EmailMessage, trust: ssl.SSLContext | None) -> None:
    server = aiosmtplib.SMTP(
        hostname=account.host,
        port=account.port,
        timeout=STEP_SECONDS,
        use_tls=account.security is Security.TLS,
        start_tls={Security.STARTTLS: True, Security.AUTO: None}.get(account.security, False),
        tls_context=trust,
    )
    async with server:
        if account.user:
            _require_privacy(account, is_private=server.get_transport_info("sslcontext") is not None)
            await server.login(account.user, account.password)
        await server.send_message(message)


def _require_privacy(account: Account, *, is_private: bool) -> None:
    if not is_private and account.security is not Security.NONE and not _is_here(account.host):
        raise NeedsOwner(
            f"{account.host} offers no encryption, and the password would travel in the clear. "
            "Use smtps://, or say security=none if the way there is private."
        )


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _translated(account: Account, error: errors.SMTPException) -> ParlourError:
    """A code below 500 is worth another try; beyond it, the question is whose fault it is."""
    code, said = _answer(error)
    detail = f"{account.host} answered {code} {said}".strip() if code else f"{account.host}: {error}"
    if isinstance(error, errors.SMTPNotSupported) or (code is None and "STARTTLS" in str(error)):
        return NeedsOwner(f"{detail}. Choose another kind of encryption for outgoing mail.")
    if isinstance(error, errors.SMTPConnectError) and isinstance(error.__cause__, ssl.SSLError):
        return NeedsOwner(f"{account.host} shows a certificate that cannot be trusted: {error.__cause__.reason}.")
    if code is None or code < FINAL:
        return TemporaryFailure(f"{detail}; it is tried again.")
    if isinstance(error, errors.SMTPAuthenticationError | errors.SMTPSenderRefused):
        return NeedsOwner(f"{detail}. Look at user, password and sender of outgoing mail.")
    return Refused(detail)


def _answer(error: errors.SMTPException) -> tuple[int | None, str]:
    if isinstance(error, errors.SMTPRecipientsRefused) and error.recipients:
        error = error.recipients[0]
    if isinstance(error, errors.SMTPResponseException):
        return error.code, str(error.message)
    return None, ""
