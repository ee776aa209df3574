"""Work that another process does: it hears at once what a process without work of its own has written."""

from collections.abc import Sequence

from parlour.foundation.database import Database
from parlour.foundation.jobs.table import JobsWritten
from parlour.foundation.jobs.worker import Worker
from parlour.foundation.live.bus import Bus

TOPIC = "jobs"


def join_workers(bus: Bus, database: Database, worker: Worker, *, works: bool) -> None:
    """Have this worker woken by others; where this process does no work, have others woken by what is written here."""
    bus.on(TOPIC, lambda _: worker.wake())

    def leave_to_others(news: Sequence[object]) -> None:
        if any(isinstance(one, JobsWritten) for one in news):
            bus.tell(TOPIC, None)

    if not works:
        database.listeners.append(leave_to_others)
