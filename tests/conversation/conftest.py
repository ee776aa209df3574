"""An open conversation of ada's, on both databases."""

from collections.abc import Callable
from typing import Any

import pytest

from parlour.conversation.entries import Append
from parlour.conversation.log import Log
from parlour.conversation.opening import Opening, open_conversation
from parlour.foundation.database import Database
from parlour.foundation.ids import ConversationId, new_id
from people import ADA, LAMPS, ada

NOW = 1_800_000_000_000


@pytest.fixture
def log() -> Log:
    return Log(lambda row, entry, item: ())


@pytest.fixture
async def talk(database: Database) -> ConversationId:
    of = ConversationId(new_id())
    await database.run(lambda tx: open_conversation(tx, Opening(id=of, shop=LAMPS, shopper=ADA, at=NOW), (ADA,)))
    return of


@pytest.fixture
def says() -> Callable[..., Append]:
    def make(of: ConversationId, text: str, **members: Any) -> Append:
        defaults: dict[str, Any] = {"author": ada, "client_id": text, "kind": "message", "at": NOW}
        return Append(conversation=of, text=text, **(defaults | members))

    return make
