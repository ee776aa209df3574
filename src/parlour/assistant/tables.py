"""What the assistant keeps: its memory of each talk."""

from sqlalchemy import Column, Integer, Table, Uuid

from parlour.foundation.database import Json, metadata

talk = Table(
    "assistant_talk",
    metadata,
    Column("conversation", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("memory", Json, nullable=False),
    Column("seq", Integer, nullable=False),
)
