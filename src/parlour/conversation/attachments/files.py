"""Where the bytes lie: PARLOUR_DATA/attachments, by hash; no half-written file is ever read."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

from parlour.conversation.attachments.pictures import Looked
from parlour.foundation.errors import TooLarge


class Files:
    """The folder of attachments."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "attachments"

    async def receive(self, chunks: AsyncIterator[bytes], most: int) -> Path:
        """Take an upload into a temporary file; raises `TooLarge` as soon as it is. The caller removes the file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"upload-{uuid4().hex}"
        size = 0
        with file.open("xb") as out:
            try:
                async for chunk in chunks:
                    size += len(chunk)
                    if size > most:
                        raise TooLarge(f"The file is larger than {most // 1_000_000} MB. Send a smaller one.")
                    out.write(chunk)
            except BaseException:
                file.unlink(missing_ok=True)
                raise
        return file

    def keep(self, looked: Looked) -> None:
        """Store the content, and its preview, durably; the same content is stored once."""
        self._write(self.path(looked.hash), looked.content)
        if looked.preview is not None:
            self._write(self.preview_path(looked.hash), looked.preview)

    def forget(self, of: str) -> None:
        """Remove content and preview; for when nothing refers to them any more."""
        self.path(of).unlink(missing_ok=True)
        self.preview_path(of).unlink(missing_ok=True)

    def path(self, of: str) -> Path:
        """Where content of this hash lies."""
        return self._folder / of[:2] / of

    def preview_path(self, of: str) -> Path:
        """Where its preview lies."""
        return self._folder / of[:2] / f"{of}.preview"

    def _write(self, target: Path, content: bytes) -> None:
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{target.name}.{uuid4().hex}")
        with beside.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
