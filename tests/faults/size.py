"""How much of each fault: a small form for `make test`, the full size with PARLOUR_FAULTS=full (`make faults`)."""

import os
from typing import NamedTuple


class Size(NamedTuple):
    """The counts of one run."""

    kills: int
    cuts: int
    clients: int
    bus_losses: int
    units_seconds: float
    away_seconds: float


SMALL = Size(kills=3, cuts=50, clients=50, bus_losses=4, units_seconds=5, away_seconds=6)
FULL = Size(kills=20, cuts=1000, clients=60, bus_losses=20, units_seconds=60, away_seconds=10)
SIZE = FULL if os.environ.get("PARLOUR_FAULTS") == "full" else SMALL
