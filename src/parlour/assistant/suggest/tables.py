"""What became of suggestions: each that was shown, and whether it was taken."""

from sqlalchemy import Column, Index, Integer, Table, Text, Uuid

from parlour.foundation.database import Moment, Serial, metadata

suggested = Table(
    "suggested",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("conversation", Uuid, nullable=False),
    Column("agent", Uuid, nullable=False),
    Column("seq", Integer, nullable=False),  # as of which entry it was offered
    Column("source", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_suggested_shop", "shop", "id"),
    Index("ix_suggested_conversation", "conversation"),
    sqlite_autoincrement=True,
)
