"""Which files stand in which conversations; the bytes lie in the data folder."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, Uuid

from parlour.foundation.database import metadata

attachment = Table(
    "attachment",
    metadata,
    Column("conversation", Uuid, primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("has_preview", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("ix_attachment_hash", "hash"),
)
