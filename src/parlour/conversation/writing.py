"""What a shopper or an agent writes: checked in words, then handed to the log."""

import re
from typing import Annotated, Any
from uuid import UUID

import msgspec
from sqlalchemy import select

from parlour.conversation.attachments.keep import find_all
from parlour.conversation.callers import Caller
from parlour.conversation.entries import Append, Expect, Placed
from parlour.conversation.log import Log
from parlour.conversation.reading import find
from parlour.conversation.tables import entry
from parlour.foundation.database import Database, Tx
from parlour.foundation.errors import Malformed, NotThere, Unacceptable
from parlour.foundation.ids import ConversationId

MOST_CHARACTERS = 10_000
KINDS = frozenset({"message", "correction", "removal"})
AGENT_KIND = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
RESERVED = frozenset({"event", "hidden"})  # made by the house alone
CORE = frozenset({"conversation", "client_id", "kind", "text", "expect", "because"})


Seq = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """A press on a choice, or a filled form, of the entry `seq`."""

    seq: Seq
    choice: str | None = None
    form: dict[str, str] | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A client's entry as it comes in; members of kinds that only agents write are read apart."""

    client_id: str
    kind: str
    text: str | None = None
    expect: Expect | None = None
    attachments: list[str] = []
    answers: Answers | None = None
    of: Seq | None = None
    because: Seq | None = None
    conversation: UUID | None = None


_written = msgspec.json.Decoder(Written).decode
_members = msgspec.json.Decoder(dict[str, Any]).decode


def read_written(raw: bytes | msgspec.Raw) -> tuple[Written, dict[str, Any]]:
    """The typed members and all others of what a client wrote; raises `Malformed`."""
    try:
        written = _written(raw)
        return written, {k: v for k, v in _members(raw).items() if k not in CORE}
    except msgspec.ValidationError as error:
        raise Malformed(f"The entry has a member of the wrong type or lacks one: {error}.") from None
    except (msgspec.DecodeError, UnicodeError):
        raise Malformed("The body is not JSON in UTF-8.") from None


def accept(
    caller: Caller, written: Written, members: dict[str, Any], of: ConversationId, *, now: int, address: str
) -> Append:
    """The append of what was written; raises `Unacceptable` when it cannot stand in the log."""
    caller.require_writing()
    if not 1 <= len(written.client_id) <= 200:
        raise Unacceptable("client_id must have 1 to 200 characters; make a new one for each message.")
    text = None if written.text is None else _clean(written.text)
    if text is not None and len(text) > MOST_CHARACTERS:
        raise Unacceptable(f"The text is longer than {MOST_CHARACTERS} characters; send it in parts.")
    body = _shopper_body(written, text) if caller.shopper else _agent_body(written, text, members)
    return Append(
        conversation=of,
        author=caller.author,
        client_id=_clean(written.client_id),
        kind=written.kind,
        text=text,
        body=body,
        at=now,
        expect=written.expect,
        because=written.because,
        agent=caller.agent,
        address=address,
    )


async def write(database: Database, log: Log, item: Append) -> Placed:
    """Hand it to the log: a plain message gathers with others, what refers to other rows is a unit of its own."""
    if is_plain(item):
        return await log.append(database, item)
    return await database.run(lambda tx: _write_in(tx, log, item))


def is_plain(item: Append) -> bool:
    """Whether it refers to nothing but its conversation, so that the log alone can place it."""
    if item.kind in ("correction", "removal") or item.body.get("attachments"):
        return False
    return not _must_find_reason(item)


def _must_find_reason(item: Append) -> bool:
    return item.kind == "message" and item.agent is not None and item.because is None


def _write_in(tx: Tx, log: Log, item: Append) -> Placed:
    if item.kind in ("correction", "removal"):
        _must_be_own(tx, item)
    if item.body.get("attachments"):
        files = find_all(tx.connection, item.conversation, item.body["attachments"])
        item = msgspec.structs.replace(item, body={**item.body, "attachments": files})
    if _must_find_reason(item):
        row = find(tx.connection, item.conversation)
        item = msgspec.structs.replace(item, because=row.heard if row is not None else None)
    return log.append_in(tx, item)


def _must_be_own(tx: Tx, item: Append) -> None:
    of = item.body.get("of")
    query = select(entry.c.sender, entry.c.kind).where(entry.c.conversation == item.conversation, entry.c.seq == of)
    found = tx.connection.execute(query).one_or_none()
    if found is None or found.sender != item.author.id or found.kind != "message":
        raise NotThere("Only a message of your own can be corrected or removed.")


def _shopper_body(written: Written, text: str | None) -> dict[str, Any]:
    if written.kind not in KINDS:
        raise Unacceptable(f"A shopper cannot write an entry of kind {written.kind!r}; write a message.")
    return _common_body(written, text)


def _agent_body(written: Written, text: str | None, members: dict[str, Any]) -> dict[str, Any]:
    if written.kind in RESERVED or not AGENT_KIND.fullmatch(written.kind):
        raise Unacceptable(f"An entry of kind {written.kind[:40]!r} cannot be written from outside.")
    if written.kind in KINDS or written.kind == "note":
        return _common_body(written, text, products=members.get("products"), choices=members.get("choices"))
    return members


def _common_body(written: Written, text: str | None, **more: object) -> dict[str, Any]:
    body: dict[str, Any] = {key: value for key, value in more.items() if value}
    if written.attachments:
        body["attachments"] = written.attachments
    if written.answers is not None:
        body["answers"] = msgspec.to_builtins(written.answers)
    if written.kind in ("correction", "removal"):
        if written.of is None:
            raise Unacceptable("Say with `of` which message is meant, by its seq.")
        body["of"] = written.of
    is_empty = not (text or "").strip() and not body
    if is_empty or (written.kind in ("correction", "note") and not (text or "").strip()):
        raise Unacceptable("The message is empty; write something first.")
    return body


def _clean(text: str) -> str:
    """Without what no database keeps: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
