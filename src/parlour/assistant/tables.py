"""What the assistant keeps: its memory of each talk, and the flows that a shop has written itself."""

from sqlalchemy import Column, Integer, Table, Text, Uuid

from parlour.foundation.database import Json, Moment, metadata

talk = Table(
    "assistant_talk",
    metadata,
    Column("conversation", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("memory", Json, nullable=False),
    Column("seq", Integer, nullable=False),
)

flow = Table(
    "assistant_flow",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("text", Text, nullable=False),  # its file as it was written
    Column("changed_at", Moment, nullable=False),
)
