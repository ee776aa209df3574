"""What a shop's language model was asked and what that cost, by month and task."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from parlour.foundation.database import metadata

model_use = Table(
    "model_use",
    metadata,
    Column("shop", Integer, primary_key=True),
    Column("month", Text, primary_key=True),  # 2026-11
    Column("task", Text, primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("failed", Integer, nullable=False),  # nothing usable came, or not in time
    Column("refused", Integer, nullable=False),  # the guard let the plain wording go out
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("millionths", BigInteger, nullable=False),  # of the currency of the bill
)
