"""Asks a language model over the OpenAI-compatible form, which hosted and local servers alike speak."""

import asyncio

import httpx
import msgspec

from parlour.assistant.language_model.account import Account
from parlour.assistant.language_model.body import Said, read_body
from parlour.foundation.errors import NeedsOwner, Refused, TemporaryFailure

MOST_BYTES = 1_000_000
LONGEST = 30.0  # seconds a socket; how long a whole question may take is said with each
OWNERS = (401, 402, 403, 404)
LATER = (408, 409, 425, 429)
# What bounds an answer has two names: older and local servers know the first only, OpenAI's newer models the second
# only, and a few none; which one an address wants is learned from its first refusal.
BOUNDS = ("max_tokens", "max_completion_tokens", "")


class Part(msgspec.Struct, frozen=True):
    """One message of what it is asked: `role` is system or user."""

    role: str
    content: str


class Client:
    """One pool of connections for all shops."""

    def __init__(self) -> None:
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=16)
        self._http = httpx.AsyncClient(limits=limits, timeout=LONGEST, follow_redirects=False)
        self._bounds: dict[tuple[str, str], int] = {}

    async def close(self) -> None:
        await self._http.aclose()

    async def ask(self, account: Account, parts: list[Part], *, seconds: float, most_tokens: int) -> Said:
        """What it says; raises `TemporaryFailure` (slow, away, busy), `NeedsOwner` (key, model) or `Refused` (odd)."""
        try:
            async with asyncio.timeout(seconds):
                return await self._ask(account, parts, most_tokens)
        except TimeoutError:
            raise TemporaryFailure(f"The language model did not answer within {seconds:g} seconds.") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise TemporaryFailure(f"The language model cannot be reached: {type(error).__name__}.") from None
        except UnicodeError:
            raise NeedsOwner("The language model's address or key has signs that cannot be sent.") from None

    async def _ask(self, account: Account, parts: list[Part], most_tokens: int) -> Said:
        which = (account.address, account.model)
        while True:
            bound = self._bounds.get(which, 0)
            status, body = await self._send(account, parts, {BOUNDS[bound]: most_tokens} if BOUNDS[bound] else {})
            if status == 200:
                return read_body(body)
            if status in (400, 422) and b"max_" in body and bound + 1 < len(BOUNDS):
                self._bounds[which] = bound + 1
                continue
            raise _trouble(status)

    async def _send(self, account: Account, parts: list[Part], bound: dict[str, int]) -> tuple[int, bytes]:
        asked = {"model": account.model, "messages": parts, "stream": False, **bound}
        headers = {"content-type": "application/json", "accept": "application/json"}
        if account.key:
            headers["authorization"] = f"Bearer {account.key}"
        url = f"{account.address.rstrip('/')}/chat/completions"
        async with self._http.stream("POST", url, content=msgspec.json.encode(asked), headers=headers) as answer:
            body = bytearray()
            async for chunk in answer.aiter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise Refused("The language model's server answers without end.")
            return answer.status_code, bytes(body)


def _trouble(status: int) -> TemporaryFailure | NeedsOwner | Refused:
    if status in OWNERS:
        return NeedsOwner(f"The language model's server refused ({status}). Check address, key and model name.")
    if status in LATER or status >= 500:
        return TemporaryFailure(f"The language model's server is busy or broken ({status}).")
    return Refused(f"The language model's server did not take the question ({status}).")
