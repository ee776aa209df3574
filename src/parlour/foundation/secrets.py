"""Secrets at rest: what others trusted us with is sealed by keys that stand beside the database, not in it."""

import contextlib
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from parlour.foundation.errors import NeedsOwner

FILE = "secrets"


class Vault:
    """Seals with the newest key of the file `keys/secrets` in the data folder, and opens with any of them.

    One key a line, the newest first. The file is made at the first need, for its owner's eyes only.
    """

    def __init__(self, data: Path) -> None:
        self._file = data / "keys" / FILE
        self._keys: MultiFernet | None = None

    def seal(self, secret: str) -> str:
        """What may be stored of a secret."""
        return self._opened().encrypt(secret.encode()).decode("ascii")

    def unseal(self, sealed: str) -> str:
        """The secret; raises `NeedsOwner` when its key is gone, as after restoring a database without its keys."""
        try:
            return self._opened().decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise NeedsOwner(f"The key of a stored secret is not in {self._file}. Enter the secret again.") from None

    def _opened(self) -> MultiFernet:
        if self._keys is None:
            self._keys = MultiFernet([Fernet(line) for line in self._lines()])
        return self._keys

    def _lines(self) -> list[bytes]:
        if not self._file.exists():
            self._make()
        return [line for line in self._file.read_bytes().split() if line]

    def _make(self) -> None:
        """Written aside and linked into place, so that of two processes at once one wins and nobody reads a half."""
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = self._file.with_name(f".{FILE}.{os.getpid()}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(Fernet.generate_key() + b"\n")
            out.flush()
            os.fsync(handle)
        with contextlib.suppress(FileExistsError):  # another process was quicker
            self._file.hardlink_to(aside)
        aside.unlink()
