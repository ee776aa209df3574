"""What the desk asks of rooms beside it; `app.py` joins them."""

from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Connection


class PageInView(Protocol):
    """What the host page before a shopper said of itself last; None when it said nothing."""

    def __call__(self, connection: Connection, shopper: UUID) -> dict[str, Any] | None: ...


def no_page(connection: Connection, shopper: UUID) -> dict[str, Any] | None:
    """Nobody tells of pages here."""
    return None
