"""When the assistant cannot answer a conversation: it goes to people, and a note tells them why."""

from uuid import uuid4

from parlour.conversation.entries import Append, Author
from parlour.conversation.log import Log
from parlour.conversation.moves import move_seat
from parlour.conversation.reading import find
from parlour.conversation.seat import Seat, SeatNews
from parlour.conversation.speech import WORDS
from parlour.foundation.database import Tx
from parlour.foundation.ids import ConversationId, ShopId
from parlour.shop.shops import shop_of_id

UNANSWERED = (Seat.ASSISTANT, Seat.QUEUE)


def give_up(tx: Tx, log: Log, of: ConversationId, *, by: Author, now: int) -> None:
    """Hand it to people, with a note that only they see; nothing where it is a person's already, or closed."""
    row = find(tx.connection, of)
    if row is None or row.seat not in UNANSWERED:
        return
    lang = shop_of_id(tx.connection, ShopId(row.shop)).main_language or "en"
    text = WORDS.say("note.gave_up", lang)
    log.append_in(tx, Append(conversation=of, author=by, client_id=str(uuid4()), kind="note", at=now, text=text))
    move_seat(tx, log, of, SeatNews.PERSON_WANTED, by=by, now=now, reason="trouble")
