"""Work that somebody has claimed."""

import msgspec

from parlour.foundation.database import Tx
from parlour.foundation.jobs.table import job


class Job(msgspec.Struct, frozen=True):
    """Claimed work; `finish` it in the unit that does it, so that it is done exactly when its effect is."""

    id: int
    kind: str
    key: str
    shop: int
    payload: str
    attempts: int

    def finish(self, tx: Tx) -> None:
        """The work is done, or not wanted any more."""
        tx.connection.execute(job.delete().where(job.c.id == self.id))
