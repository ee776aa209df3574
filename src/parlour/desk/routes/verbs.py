"""Routes of the verbs: each moves the seat and answers with the row as it is then."""

from uuid import UUID

import msgspec
from litestar import Controller, post
from litestar.params import FromPath, JSONBody

from parlour.conversation.entries import Expect
from parlour.desk.counter import Counter, standing
from parlour.desk.rows import rows_by_id
from parlour.desk.values import Row
from parlour.desk.verbs import Move, Verb, move
from parlour.people.given import Given


class Believed(msgspec.Struct, frozen=True):
    """What the page believed of the conversation; `to` is a colleague's id, only to give."""

    expect: Expect | None = None
    to: UUID | None = None


class VerbRoutes(Controller):
    """Moving the seat."""

    path = "/v1/desk/conversations/{conversation:uuid}"
    tags = ("desk",)
    dependencies = standing

    @post("/take", summary="Take it", status_code=200)
    async def take(self, conversation: FromPath[UUID], data: JSONBody[Believed], counter: Given[Counter]) -> Row:
        return await _do(Verb.TAKE, conversation, data, counter)

    @post("/give", summary="Give it to a colleague", status_code=200)
    async def give(self, conversation: FromPath[UUID], data: JSONBody[Believed], counter: Given[Counter]) -> Row:
        return await _do(Verb.GIVE, conversation, data, counter)

    @post("/leave", summary="Have it no longer: back to the queue", status_code=200)
    async def leave(self, conversation: FromPath[UUID], data: JSONBody[Believed], counter: Given[Counter]) -> Row:
        return await _do(Verb.LEAVE, conversation, data, counter)

    @post("/give-back", summary="Give it back to the assistant", status_code=200)
    async def give_back(self, conversation: FromPath[UUID], data: JSONBody[Believed], counter: Given[Counter]) -> Row:
        return await _do(Verb.GIVE_BACK, conversation, data, counter)

    @post("/close", summary="Close it", status_code=200)
    async def close(self, conversation: FromPath[UUID], data: JSONBody[Believed], counter: Given[Counter]) -> Row:
        return await _do(Verb.CLOSE, conversation, data, counter)

    @post("/reopen", summary="Open a closed one again, and take it", status_code=200)
    async def reopen(self, conversation: FromPath[UUID], data: JSONBody[Believed], counter: Given[Counter]) -> Row:
        return await _do(Verb.REOPEN, conversation, data, counter)


async def _do(verb: Verb, of: UUID, believed: Believed, at: Counter) -> Row:
    what = Move(verb, at.agent, believed.to, believed.expect)
    await at.database.run(lambda tx: move(tx, at.service.log, of, what, at.now))
    return (await at.database.read(lambda connection: rows_by_id(connection, at.shop, [of], at.now)))[0]
