"""What is true of the whole installation: its epoch, which changes only when a backup is restored."""

from sqlalchemy import Column, Connection, Integer, Table, Text, select

from parlour.foundation.database.types import metadata
from parlour.foundation.database.unit import Tx
from parlour.foundation.ids import new_id

installation = Table(
    "installation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Text, nullable=False),
)


def epoch_of(tx: Tx) -> str:
    """The epoch, begun with the first start."""
    found = tx.connection.execute(select(installation.c.epoch)).scalar_one_or_none()
    return found or begin_epoch(tx.connection)


def begin_epoch(connection: Connection) -> str:
    """A new epoch: cursors of the time before are worthless from now on."""
    connection.execute(installation.delete())
    epoch = new_id().hex
    connection.execute(installation.insert().values(id=1, epoch=epoch))
    return epoch
