"""What both databases promise to whoever reads or writes."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import await_only

from parlour.foundation.database import Database, Tx
from parlour.foundation.database.installation import installation
from parlour.foundation.errors import Unavailable


async def test_a_read_writes_nothing(database: Database) -> None:
    with pytest.raises((DBAPIError, Unavailable)):
        await database.read(lambda c: c.execute(installation.insert().values(id=7, epoch="mine")))

    assert await database.read(lambda c: c.execute(installation.select()).all()) == []


async def test_a_unit_that_breaks_takes_back_what_it_did_by_the_drivers_own_connection(database: Database) -> None:
    def unit(tx: Tx) -> None:
        raw, statement = tx.raw, "INSERT INTO installation (id, epoch) VALUES (7, 'mine')"
        if tx.is_sqlite:
            raw.execute(statement)
        else:
            await_only(raw.execute(statement))
        raise KeyError("broken")

    with pytest.raises(KeyError):
        await database.run(unit)

    assert await database.read(lambda c: c.execute(installation.select()).all()) == []
