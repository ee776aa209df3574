"""The port to the database: `read`, `run` a unit of work, `gather` small appends; on SQLite and on PostgreSQL."""

from parlour.foundation.database.open import BadAddress, open_database
from parlour.foundation.database.types import Json, Moment, Serial, metadata
from parlour.foundation.database.unit import Batch, Database, Outcome, Tx

__all__ = [
    "BadAddress",
    "Batch",
    "Database",
    "Json",
    "Moment",
    "Outcome",
    "Serial",
    "Tx",
    "metadata",
    "open_database",
]
