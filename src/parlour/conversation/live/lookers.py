"""Who has a conversation open at the desk: known here from the sockets, and from other processes by the bus."""

from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from uuid import UUID, uuid4

import msgspec

from parlour.conversation.live.reader import Reader
from parlour.foundation.live.bus import Bus

LASTS = 7.0  # seconds: each process says it again every two; whoever died is forgotten this soon
Fact = tuple[str, str | None, str, str]  # a socket, the conversation open on it, the agent's id and name
_encode = msgspec.json.Encoder().encode


class Looker(msgspec.Struct, frozen=True, order=True):
    """An agent who has a conversation open."""

    name: str
    id: str


class Look(msgspec.Struct, frozen=True):
    """What a socket of another process has open, and when we last heard so."""

    conversation: UUID
    agent: str
    name: str
    heard_at: float


class Lookers:
    """Shows agents which colleagues have the same conversation open, whatever process serves them."""

    def __init__(self, bus: Bus, following: Mapping[UUID, set[Reader]], clock: Callable[[], float] = monotonic) -> None:
        self._bus = bus
        self._following = following
        self._clock = clock
        self._process = uuid4().hex
        self._elsewhere: dict[str, Look] = {}
        bus.on("looks", self._hear)

    def look(self, reader: Reader, of: UUID | None) -> None:
        """An agent opened a conversation, or none."""
        before, reader.looking = reader.looking, of
        if before is not None or of is not None:
            self._bus.tell("looks", self._fact(reader))
        self._show({before, of} - {None})

    def of(self, conversation: UUID) -> list[Looker]:
        """The agents who have this conversation open, each once, by name."""
        callers = [one.caller for one in self._following.get(conversation, ()) if _looks(one)]
        here = {Looker(one.name, str(one.agent)) for one in callers}
        there = {Looker(one.name, one.agent) for one in self._elsewhere.values() if one.conversation == conversation}
        return sorted(here | there)

    def beat(self, readers: Iterable[Reader]) -> None:
        """Say again what stands, and forget what nobody says any more."""
        for reader in readers:
            if reader.looking is not None:
                self._bus.tell("looks", self._fact(reader))
        oldest = self._clock() - LASTS
        gone = [socket for socket, look in self._elsewhere.items() if look.heard_at < oldest]
        self._show({self._elsewhere.pop(socket).conversation for socket in gone})

    def _fact(self, reader: Reader) -> Fact:
        of = str(reader.looking) if _looks(reader) else None
        return f"{self._process}:{id(reader)}", of, str(reader.caller.agent), reader.caller.name

    def _hear(self, fact: Fact) -> None:
        socket, of, agent, name = fact
        before = self._elsewhere.pop(socket, None)
        was, now = before.conversation if before else None, UUID(of) if of else None
        if now is not None:
            self._elsewhere[socket] = Look(now, agent, name, self._clock())
        if was != now:
            self._show({was, now} - {None})

    def _show(self, conversations: Iterable[UUID | None]) -> None:
        for of in conversations:
            readers = [one for one in self._following.get(of, ()) if one.caller.agent] if of else []
            if of and readers:
                frame = _encode({"looking": {"conversation": str(of), "agents": self.of(of)}})
                for reader in readers:
                    reader.outbox.put(frame)


def _looks(reader: Reader) -> bool:
    """Only who follows a conversation, and so may see it, counts as looking."""
    return reader.looking is not None and reader.looking in reader.cursors
