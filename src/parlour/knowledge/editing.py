"""Answers at the desk: listed page by page, made, changed, taken away."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, select

from parlour.foundation.database import Tx
from parlour.foundation.errors import Conflict, NotThere, Unacceptable
from parlour.foundation.ids import ShopId
from parlour.knowledge.tables import answer

DESK = "desk"  # the source of what was written here
QUESTION_LENGTH = 500
TEXT_LENGTH = 20_000


class KeptAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it is kept; `source` is `desk`, or the file it came with.

    With an `exam` it waits for that one, and is not among the answers yet.
    """

    id: int
    lang: str
    question: str
    text: str
    source: str
    exam: int | None = None


class Draft(msgspec.Struct, frozen=True):
    """What somebody wrote."""

    lang: str
    question: str
    text: str


def list_answers(
    connection: Connection, shop: ShopId, *, lang: str | None, words: str, after: int, limit: int
) -> list[KeptAnswer]:
    """Answers by age, of a language or all, that contain the words; `after` is the id of the last one."""
    query = select(answer).where(answer.c.shop == shop, answer.c.id > after)
    if lang:
        query = query.where(answer.c.lang == lang)
    for word in words.split()[:8]:
        query = query.where(
            answer.c.question.icontains(word, autoescape=True) | answer.c.text.icontains(word, autoescape=True)
        )
    return [_answer(row) for row in connection.execute(query.order_by(answer.c.id).limit(limit))]


def languages_of(connection: Connection, shop: ShopId) -> list[str]:
    """The languages in which there are answers."""
    query = select(answer.c.lang).where(answer.c.shop == shop).distinct().order_by(answer.c.lang)
    return list(connection.scalars(query))


def add_answer(tx: Tx, shop: ShopId, draft: Draft, now: datetime) -> KeptAnswer:
    """A new answer; raises `Conflict` when the question has one."""
    values = _checked(tx.connection, shop, draft, None)
    row = tx.connection.execute(
        answer.insert().values(shop=shop, source=DESK, changed_at=now, **values).returning(answer)
    )
    return _answer(row.one())


def change_answer(tx: Tx, shop: ShopId, answer_id: int, draft: Draft, now: datetime) -> KeptAnswer:
    """Change question, language or text; from now on it is the desk's own."""
    values = _checked(tx.connection, shop, draft, answer_id)
    which = answer.update().where(answer.c.id == answer_id, answer.c.shop == shop)
    row = tx.connection.execute(which.values(source=DESK, changed_at=now, **values).returning(answer)).one_or_none()
    if row is None:
        raise NotThere("There is no such answer.")
    return _answer(row)


def remove_answer(tx: Tx, shop: ShopId, answer_id: int) -> None:
    """Take it away; raises `NotThere`."""
    if not tx.connection.execute(answer.delete().where(answer.c.id == answer_id, answer.c.shop == shop)).rowcount:
        raise NotThere("There is no such answer.")


def _checked(connection: Connection, shop: ShopId, draft: Draft, own: int | None) -> dict[str, str]:
    lang, question, text = draft.lang.strip(), draft.question.strip(), draft.text.strip()
    if not (0 < len(lang) <= 35 and 0 < len(question) <= QUESTION_LENGTH and 0 < len(text) <= TEXT_LENGTH):
        raise Unacceptable(
            f"Write a language, a question of 1 to {QUESTION_LENGTH} and an answer of 1 to {TEXT_LENGTH} characters."
        )
    which = (answer.c.shop == shop, answer.c.lang == lang, answer.c.question == question)
    known = connection.execute(select(answer.c.id).where(*which)).scalar_one_or_none()
    if known is not None and known != own:
        raise Conflict("This question has an answer already. Change that one.", id=known)
    return {"lang": lang, "question": question, "text": text}


def _answer(row: Row[tuple[object, ...]]) -> KeptAnswer:
    told = row._mapping
    return KeptAnswer(
        id=told["id"], lang=told["lang"], question=told["question"], text=told["text"], source=told["source"]
    )
