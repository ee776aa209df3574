"""What the desk's routes need together, gathered from what `app.py` gives."""

from dataclasses import dataclass

from litestar.di import Provide

from parlour.conversation.service import Service
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.people.given import Given
from parlour.people.roles import Right
from parlour.people.sessions import SignedIn


@dataclass(frozen=True)
class Counter:
    """Where an agent stands: one value a request."""

    agent: SignedIn
    service: Service
    now: int

    @property
    def database(self) -> Database:
        return self.service.database

    @property
    def shop(self) -> ShopId:
        return self.agent.shop


def provide_counter(agent: Given[SignedIn], service: Given[Service]) -> Counter:
    """Gather it; everybody at the desk may read."""
    agent.require(Right.READ)
    return Counter(agent, service, service.now_ms())


standing = {"counter": Provide(provide_counter, sync_to_thread=False)}
