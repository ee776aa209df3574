"""Deleting what was said: content, names and files go; seq, kind and time stay, so that no reader stumbles."""

from uuid import uuid4

from sqlalchemy import select, update

from parlour.conversation.attachments.keep import let_go
from parlour.conversation.entries import Append, Author
from parlour.conversation.links import forget_links
from parlour.conversation.log import Log
from parlour.conversation.promises import forget_contacts
from parlour.conversation.tables import conversation, entry
from parlour.conversation.tasks import forget_tasks
from parlour.foundation.database import Tx
from parlour.foundation.ids import ConversationId

STAYS = ("event", "from", "to")  # what an event keeps: that the seat moved is nobody's secret


def erase(tx: Tx, log: Log, of: ConversationId, *, by: Author, now: int) -> list[str]:
    """Empty a conversation and say so in it; answers with the hashes of files to remove after the commit."""
    query = select(entry.c.pos, entry.c.kind, entry.c.body).where(entry.c.conversation == of)
    for row in tx.connection.execute(query).all():
        kept = {key: row.body[key] for key in STAYS if key in (row.body or {})} if row.kind == "event" else None
        emptied = {"text": None, "name": "", "body": kept}
        tx.connection.execute(update(entry).where(entry.c.pos == row.pos).values(**emptied))
    blank = {"last_text": None, "name": "", "rating": None}
    tx.connection.execute(update(conversation).where(conversation.c.id == of).values(**blank))
    anonymous = Author(by.who, by.id, "")
    body = {"event": "removed"}
    log.append_in(
        tx, Append(conversation=of, author=anonymous, client_id=str(uuid4()), kind="event", at=now, body=body)
    )
    for forget in (forget_contacts, forget_tasks, forget_links):
        forget(tx, of)
    return let_go(tx, of)
