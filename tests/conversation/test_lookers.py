"""Who has a conversation open at the desk, over several processes."""

import json
from typing import Any
from uuid import UUID

from parlour.conversation.callers import Caller
from parlour.conversation.live.lookers import Looker, Lookers
from parlour.conversation.live.reader import Reader
from parlour.foundation.ids import AgentId, new_id
from people import ADA, DENIZ, KIM, LAMPS

TALK = new_id()


class Line:
    """A bus that joins the processes of a test; `is_cut` loses what is told meanwhile."""

    def __init__(self) -> None:
        self.ends: list[End] = []
        self.is_cut = False

    def end(self) -> "End":
        self.ends.append(End(self))
        return self.ends[-1]


class End:
    def __init__(self, line: Line) -> None:
        self.line = line
        self.handlers: dict[str, Any] = {}

    def on(self, topic: str, handler: Any) -> None:
        self.handlers[topic] = handler

    def tell(self, topic: str, fact: Any) -> None:
        for end in self.line.ends:
            if end is not self and not self.line.is_cut:
                end.handlers[topic](json.loads(json.dumps(fact)))

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


class Box:
    """What one socket was sent."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []

    def put(self, frame: bytes) -> None:
        self.frames.append(json.loads(frame))

    @property
    def names(self) -> list[str]:
        return [one["name"] for one in self.frames[-1]["looking"]["agents"]]


class Process:
    def __init__(self, line: Line) -> None:
        self.time = 0.0
        self.following: dict[UUID, set[Reader]] = {}
        self.lookers = Lookers(line.end(), self.following, lambda: self.time)

    def socket(self, caller: Caller, follows: UUID | None = TALK) -> tuple[Reader, Box]:
        box: Any = Box()
        nothing: Any = None
        reader = Reader(caller, nothing, box, lambda code: None)
        if follows is not None:
            reader.cursors[follows] = 0
            self.following.setdefault(follows, set()).add(reader)
        return reader, box


def at_the_desk(agent: AgentId, name: str) -> Caller:
    return Caller(shop=LAMPS, agent=agent, name=name)


deniz, kim = at_the_desk(DENIZ, "Deniz"), at_the_desk(KIM, "Kim")


def test_a_colleague_at_another_process_is_seen_until_they_turn_away() -> None:
    line = Line()
    one, two = Process(line), Process(line)
    hers, box = one.socket(deniz)
    his, _ = two.socket(kim)

    one.lookers.look(hers, TALK)
    two.lookers.look(his, TALK)
    assert box.names == ["Deniz", "Kim"]
    assert two.lookers.of(TALK) == [Looker("Deniz", str(DENIZ)), Looker("Kim", str(KIM))]

    two.lookers.look(his, None)
    assert box.names == ["Deniz"]


def test_two_of_the_same_name_are_two_and_one_with_two_windows_is_one() -> None:
    line = Line()
    one, two = Process(line), Process(line)
    for process, caller in ((one, kim), (two, kim), (two, at_the_desk(AgentId(new_id()), "Kim"))):
        reader, _ = process.socket(caller)
        process.lookers.look(reader, TALK)

    assert [who.name for who in one.lookers.of(TALK)] == ["Kim", "Kim"]


def test_what_was_lost_on_the_way_is_made_good_by_the_next_beat() -> None:
    line = Line()
    one, two = Process(line), Process(line)
    hers, box = one.socket(deniz)
    his, _ = two.socket(kim)
    one.lookers.look(hers, TALK)

    line.is_cut = True
    two.lookers.look(his, TALK)
    line.is_cut = False
    two.lookers.beat([his])

    assert box.names == ["Deniz", "Kim"]


def test_a_process_that_died_is_forgotten() -> None:
    line = Line()
    one, two = Process(line), Process(line)
    hers, box = one.socket(deniz)
    his, _ = two.socket(kim)
    one.lookers.look(hers, TALK)
    two.lookers.look(his, TALK)

    one.time = 6.0
    one.lookers.beat([hers])
    assert box.names == ["Deniz", "Kim"]
    one.time = 8.0
    one.lookers.beat([hers])

    assert box.names == ["Deniz"]


def test_who_does_not_follow_it_does_not_count_and_a_shopper_hears_nothing() -> None:
    line = Line()
    one = Process(line)
    stranger, _ = one.socket(kim, follows=None)
    hers, _ = one.socket(deniz)
    _, adas = one.socket(Caller(shop=LAMPS, shopper=ADA, name="Ada"))

    one.lookers.look(stranger, TALK)
    one.lookers.look(hers, TALK)

    assert one.lookers.of(TALK) == [Looker("Deniz", str(DENIZ))]
    assert adas.frames == []
