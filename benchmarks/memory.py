"""Measures memory: the serving process at rest, and what an open, quiet socket with one subscription costs."""

import asyncio
import resource
import sys
import time

import msgspec
import psutil

from benchmarks.house import databases, process_of, serving
from benchmarks.report import Report
from benchmarks.stage import Guest
from benchmarks.wire import Wire, connect

SOCKETS, GUESTS = 5000, 100
MOST_KB_A_SOCKET, MOST_MB_IDLE = 30, 200
AT_ONCE = 50
SETTLE_SECONDS = 3


def main() -> int:
    report = Report()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4 * SOCKETS), hard))
    with databases(is_postgres=False, count=1) as [address], serving(address, guests=GUESTS) as (server, stage):
        process = process_of(server)
        time.sleep(SETTLE_SECONDS)
        before = resident(process)
        report.at_most("Memory of the serving process at rest", before / 1e6, MOST_MB_IDLE, "MB")
        after = asyncio.run(_with_sockets(server.port, stage.guests, process))
        each = (after - before) / SOCKETS / 1000
        report.at_most(f"Memory a socket, {SOCKETS:,} with a subscription each", each, MOST_KB_A_SOCKET, "KB")
    return report.status


async def _with_sockets(port: int, guests: list[Guest], process: psutil.Process) -> int:
    """The memory of the process while so many sockets are open."""
    wires: list[Wire] = []
    while len(wires) < SOCKETS:
        some = (guests[(len(wires) + n) % len(guests)] for n in range(AT_ONCE))
        wires += await asyncio.gather(*(connect(port, lambda _: None, _first(guest)) for guest in some))
    await asyncio.sleep(SETTLE_SECONDS)
    used = resident(process)
    assert all(wire.is_open for wire in wires)
    for wire in wires:
        wire.close()
    return used


def _first(guest: Guest) -> bytes:
    follow = [{"conversation": guest.conversation, "since": 0}]
    return msgspec.json.encode({"token": guest.token, "follow": follow})


def resident(process: psutil.Process) -> int:
    """Bytes in memory."""
    return int(process.memory_info().rss)


if __name__ == "__main__":
    sys.exit(main())
