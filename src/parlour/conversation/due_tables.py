"""The tables of what is owed: promises to shoppers, tasks for people, and the links and transcripts that go by mail."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, Uuid, text

from parlour.foundation.database import Json, metadata

_UNKEPT = text("kept_at IS NULL")
_UNDONE = text("done_at IS NULL")

promise = Table(
    "promise",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("contact", Text),  # belongs to the promise, and is no identity
    Column("seen_at", BigInteger, nullable=False),  # when the shopper last had the conversation open on a socket
    Column("mailed", Integer, nullable=False, server_default="0"),  # seq of the last answer that went by mail
    Column("kept_at", BigInteger),
    Column("kept_by", Text),
    Index("uq_promise_open", "conversation", unique=True, sqlite_where=_UNKEPT, postgresql_where=_UNKEPT),
    Index("ix_promise_due", "shop", "due_at", sqlite_where=_UNKEPT, postgresql_where=_UNKEPT),
    Index("ix_promise_conversation", "conversation", "made_at"),
)

task = Table(
    "task",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("order", Text),
    Column("details", Json),
    Column("made_by", Text, nullable=False),  # assistant, agent or shopper
    Column("made_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("done_at", BigInteger),
    Column("done_by", Text),
    Index("ix_task_due", "shop", "due_at", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
    Index("ix_task_conversation", "conversation", "made_at"),
    Index("ix_task_done", "shop", "done_at"),
    Index("ix_task_order", "shop", "order"),
)

talk_link = Table(
    "talk_link",
    metadata,
    Column("token", String(64), primary_key=True),  # a fingerprint
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("contact", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Index("ix_talk_link_conversation", "conversation"),
)

transcript = Table(
    "transcript",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("asked_at", BigInteger, nullable=False),
    Index("ix_transcript_conversation", "conversation", "asked_at"),
)
