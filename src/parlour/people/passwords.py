"""Passwords: argon2 in threads of its own, a few at a time, so that neither the loop nor the memory feels a crowd."""

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from parlour.foundation.errors import Unacceptable

SHORTEST, LONGEST = 10, 200
AT_ONCE = 2  # each takes 64 MiB for as long as it works


class Passwords:
    """Hashes and checks passwords; one for the process, closed with it."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()  # RFC 9106, the profile for little memory
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="parlour-argon2")
        self._nobodys = self._hasher.hash("a password that nobody has")

    async def hash(self, password: str) -> str:
        """The hash to keep; raises `Unacceptable` for a password that is too short or too long."""
        plain = _plain(password)
        if not SHORTEST <= len(plain) <= LONGEST:
            raise Unacceptable(f"Choose a password of {SHORTEST} to {LONGEST} characters; a sentence is a good one.")
        return await self._in_thread(plain)

    async def is_right(self, kept: str | None, password: str) -> bool:
        """Whether the password fits; without a kept hash the answer is no and takes as long as any other."""
        loop = asyncio.get_running_loop()
        plain = _plain(password[:LONGEST])
        return await loop.run_in_executor(self._threads, self._fits, kept or self._nobodys, plain) and bool(kept)

    def is_old(self, kept: str) -> bool:
        """Whether the hash was made with other parameters than today's, so that it should be made anew."""
        return self._hasher.check_needs_rehash(kept)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _in_thread(self, plain: str) -> str:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hasher.hash, plain)

    def _fits(self, kept: str, plain: str) -> bool:
        try:
            return self._hasher.verify(kept, plain)
        except (VerificationError, InvalidHashError):
            return False


def _plain(password: str) -> str:
    """The same letters typed on different keyboards are the same password (NIST SP 800-63B asks for NFKC or NFKD)."""
    return unicodedata.normalize("NFKC", password)
