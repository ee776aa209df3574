"""The shop's answers as rows."""

from sqlalchemy import Column, Index, Integer, Table, Text

from parlour.foundation.database import Moment, Serial, metadata

answer = Table(
    "answer",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("lang", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("ix_answer_shop", "shop", "lang", "question", unique=True),
    sqlite_autoincrement=True,
)
