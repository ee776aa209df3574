"""What time it is: passed in, so that tests can say."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 in UTC, the form in which moments are stored."""
    return int(moment.timestamp() * 1000)


def from_ms(milliseconds: int) -> datetime:
    """The moment of a stored number of milliseconds."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@lru_cache(maxsize=1024)  # an entry is shown to several readers, and many are made in one millisecond
def stamp(milliseconds: int) -> str:
    """A stored moment as the protocol writes it: RFC 3339 in UTC with milliseconds."""
    return from_ms(milliseconds).isoformat(timespec="milliseconds").replace("+00:00", "Z")
