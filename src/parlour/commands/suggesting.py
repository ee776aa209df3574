"""`parlour suggest`: learns from past conversations, then says for each talk what an agent would do and write next."""

import sys
from collections.abc import Iterable
from pathlib import Path
from time import process_time
from typing import BinaryIO

import msgspec

from parlour.assistant.suggest.history import Past, Spoken
from parlour.assistant.suggest.kept import file_for, keep, kept_in
from parlour.assistant.suggest.suggester import Suggester, learn_from
from parlour.assistant.understand.encoder import our_encoder
from parlour.settings import Settings

EXAMPLE = '{"id": "1", "entries": [{"who": "shopper", "text": "Where is my parcel?"}]}'
WHO = ("shopper", "agent", "assistant")


class Asked(msgspec.Struct, frozen=True):
    """One line of the input: a talk up to now."""

    entries: tuple[Spoken, ...]
    id: object = None
    lang: str | None = None


def suggest(settings: Settings, history: Path, *, lines: Iterable[bytes], out: BinaryIO) -> int:
    """Answer each line, flushed as it comes: 0 when all were answered, 1 when one was bad, 2 without a history."""
    try:
        content = history.read_bytes()
    except OSError as error:
        print(f"The history cannot be read: {error.strerror}: {history}", file=sys.stderr)
        return 2
    suggester = learned(settings.data / "models", content)
    status = 0
    for line in lines:
        if line.strip():
            answer, is_good = _answered(line, suggester)
            out.write(msgspec.json.encode(answer) + b"\n")
            out.flush()
            status |= not is_good
    return status


def learned(folder: Path, content: bytes) -> Suggester:
    """What this history teaches; the second time it is read from where it was kept."""
    encoder, file = our_encoder(), file_for(folder, content)
    suggester = kept_in(file, encoder)
    if suggester is None:
        suggester = learn_from(read_history(content), encoder)
        keep(suggester, file)
    suggester.suggest([Spoken("shopper", "Hello")])  # the first line costs no more than the others
    return suggester


def read_history(content: bytes) -> list[Past]:
    """The past conversations of a file; a line that cannot be read is named on stderr and left out."""
    history = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            history.append(_checked(msgspec.json.decode(line, type=Past)))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
            print(f"Line {number} of the history is left out: {error}", file=sys.stderr)
    return history


def _checked(past: Past) -> Past:
    for one in past.entries:
        _check(one)
    return past


def _check(one: Spoken) -> None:
    if one.who not in WHO:
        raise ValueError(f"`who` is {one.who!r}. Write shopper or agent.")


def _answered(line: bytes, suggester: Suggester) -> tuple[dict[str, object], bool]:
    try:
        asked = msgspec.json.decode(line.decode("utf-8"), type=Asked)
        for one in asked.entries:
            _check(one)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        return {"id": _id_of(line), "error": f"The line cannot be read ({error}). Write such as {EXAMPLE}."}, False
    began = process_time()
    found = suggester.suggest(asked.entries, asked.lang)
    took = round((process_time() - began) * 1000, 3)
    told = {"id": asked.id, "actions": found.actions, "confidence": found.confidence, "replies": found.replies}
    return {**told, "ms": took}, True


def _id_of(line: bytes) -> object:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return value.get("id") if isinstance(value, dict) else None
