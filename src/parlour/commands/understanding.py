"""`parlour understand`: messages in bulk, read by our own labels or by a shop's own requests."""

import csv
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time
from typing import BinaryIO

import msgspec

from parlour.assistant.evaluate_labels import LANGUAGES, named_slots
from parlour.assistant.mind.process import kept_models
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.english import are_english, english_files, tells_english
from parlour.assistant.understand.own import OwnExample, OwnRequests, learn_own
from parlour.assistant.understand.reader import TrainedReader
from parlour.settings import Settings

Read = Callable[["Message"], dict[str, object]]
SURE = 4  # decimals of a confidence
ENGLISH_HELPS = "These examples are English: they would be told apart better with `pip install parlour[english]`."


class Message(msgspec.Struct, frozen=True):
    """One line of the input."""

    text: str
    id: object = None
    lang: str | None = None


def understand(settings: Settings, examples: Path | None, *, lines: Iterable[bytes], out: BinaryIO) -> int:
    """Read each line, flushed as it comes: 0 when every line was read, 1 when one was bad, 2 without examples."""
    try:
        read = _by_examples(settings, examples) if examples else _by_labels(settings)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    read(Message("warm up"))
    status = 0
    for line in lines:
        if line.strip():
            told, is_good = _answer(line, read)
            out.write(msgspec.json.encode(told) + b"\n")
            out.flush()
            status |= not is_good
    return status


def read_examples(file: Path) -> list[OwnExample]:
    """A shop's own requests from a CSV with the columns `sentence` and `label`; raises `ValueError`, `OSError`."""
    with file.open(encoding="utf-8-sig", newline="") as rows:
        table = csv.DictReader(rows)
        missing = {"sentence", "label"} - set(table.fieldnames or ())
        if missing:
            raise ValueError(f"{file} has no column {' and '.join(sorted(missing))}. Write sentence,label on top.")
        pairs = [((row["sentence"] or "").strip(), (row["label"] or "").strip()) for row in table]
    examples = [OwnExample(sentence, label) for sentence, label in pairs if sentence and label]
    if not examples:
        raise ValueError(f"{file} has no example. Write a sentence and its label on each line.")
    return examples


def _by_labels(settings: Settings) -> Read:
    reader = TrainedReader.ready(kept_models(settings.data))

    def read(message: Message) -> dict[str, object]:
        lang = message.lang if message.lang in LANGUAGES else None
        understood = reader.read(message.text, LANGUAGES, lang)
        return {
            "lang": understood.lang,
            "request": understood.request,
            "request_confidence": round(understood.request_confidence, SURE),
            "stage": understood.stage,
            "stage_confidence": round(understood.stage_confidence, SURE),
            "slots": named_slots(understood.slots),
            "mood": understood.mood,
        }

    return read


def _by_examples(settings: Settings, file: Path) -> Read:
    examples, keep = read_examples(file), kept_models(settings.data)
    own: OwnRequests = learn_own(our_encoder(), examples, keep)
    if not english_files() and are_english([one.sentence for one in examples], tells_english(our_encoder(), keep)):
        print(ENGLISH_HELPS, file=sys.stderr)

    def read(message: Message) -> dict[str, object]:
        request, sure = own.read(message.text)
        return {"request": request, "request_confidence": round(sure, SURE)}

    return read


def _answer(line: bytes, read: Read) -> tuple[dict[str, object], bool]:
    try:
        message = msgspec.json.decode(line, type=Message)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        told = f'{error}. Write one object a line, such as {{"id": "1", "text": "where is my parcel"}}, in UTF-8.'
        return {"id": _id_of(line), "error": told}, False
    begun = process_time()
    told_of = read(message)
    return {"id": message.id, **told_of, "ms": round((process_time() - begun) * 1000, 2)}, True


def _id_of(line: bytes) -> object:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return value.get("id") if isinstance(value, dict) else None
