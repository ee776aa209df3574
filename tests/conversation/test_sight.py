"""Who sees what of an entry."""

from parlour.conversation.entries import Author, Who
from parlour.conversation.log import Log
from parlour.conversation.reading import entries_since
from parlour.conversation.sight import Audience, looks_the_same, rendered
from parlour.foundation.database import Database
from parlour.foundation.ids import ConversationId, new_id
from people import ada, deniz


async def test_the_desk_can_tell_two_agents_of_one_name_apart_and_shoppers_see_no_ids(
    database: Database, log: Log, talk: ConversationId, says
) -> None:
    other_deniz = Author(Who.AGENT, new_id().hex, deniz.name)
    question = await log.append(database, says(talk, "is anybody here?", author=ada))
    for agent in (deniz, other_deniz):
        await log.append(database, says(talk, f"yes, {agent.id}", author=agent, because=question.seq))

    entries = [one for one in await database.read(lambda c: entries_since(c, talk, 1)) if one.kind == "message"]

    assert [rendered(one, Audience.SHOP)["sender"] for one in entries] == [deniz.id, other_deniz.id]
    assert all("sender" not in rendered(one, Audience.SHOPPER) for one in entries)
    assert not any(looks_the_same(one) for one in entries)
