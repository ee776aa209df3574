"""Routes of agent assist: advice beside a conversation, the coach on a draft, what became of suggestions."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from parlour.assistant.serve.situation import LOOKED_BACK, heard
from parlour.assistant.suggest.advice import Advice
from parlour.assistant.suggest.advising import Adviser
from parlour.assistant.suggest.coach import Hint, coach
from parlour.assistant.suggest.outcomes import Suggestion, note
from parlour.conversation.callers import as_caller
from parlour.conversation.reading import last_entries
from parlour.desk.counter import Counter, standing
from parlour.people.given import Given
from parlour.people.roles import Right

LONGEST = 10_000
MOST = 10


class DraftIn(msgspec.Struct, frozen=True):
    """What an agent is about to say, and how many goods go with it."""

    text: Annotated[str, msgspec.Meta(max_length=LONGEST)]
    options: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0


class Hints(msgspec.Struct, frozen=True):
    """What the coach says; empty as a rule."""

    coach: tuple[Hint, ...]


class OutcomesIn(msgspec.Struct, frozen=True):
    """What became of the suggestions that were offered as of the entry `head`."""

    head: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
    shown: Annotated[list[Suggestion], msgspec.Meta(max_length=MOST)]


class AssistRoutes(Controller):
    """Help for the agent; nothing here is ever sent to a shopper."""

    path = "/v1/desk/conversations"
    tags = ("desk",)
    dependencies = standing

    @get("/{conversation:uuid}/advice", summary="Replies, the next action, goods, a doubt, the stage, a summary")
    async def advice(self, conversation: FromPath[UUID], counter: Given[Counter], adviser: Given[Adviser]) -> Advice:
        return await adviser.advise(counter.shop, conversation)

    @post("/{conversation:uuid}/coach", summary="What a draft overlooks", status_code=200)
    async def coach(self, conversation: FromPath[UUID], data: JSONBody[DraftIn], counter: Given[Counter]) -> Hints:
        of = await counter.service.enter(as_caller(counter.agent), conversation)
        entries = await counter.database.read(lambda c: last_entries(c, of, LOOKED_BACK))
        return Hints(coach(heard(entries), data.text, data.options))

    @post("/{conversation:uuid}/suggested", summary="Tell what became of suggestions", status_code=204)
    async def suggested(
        self, conversation: FromPath[UUID], data: JSONBody[OutcomesIn], counter: Given[Counter]
    ) -> None:
        counter.agent.require(Right.REPLY)
        of = await counter.service.enter(as_caller(counter.agent), conversation)
        shop, agent, now = counter.shop, counter.agent.id, counter.service.clock()
        await counter.database.run(lambda tx: note(tx, shop, of, agent=agent, seq=data.head, shown=data.shown, now=now))
