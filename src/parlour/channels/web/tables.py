"""What the host page said about itself, for each shopper: the page before them, their cart, their last order."""

from sqlalchemy import Column, Integer, Table, Uuid

from parlour.foundation.database import Json, Moment, metadata

web_page = Table(
    "web_page",
    metadata,
    Column("shopper", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("facts", Json, nullable=False),
    Column("at", Moment, nullable=False),
)
