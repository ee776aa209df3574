"""Keeping the shop's answers: taken from a file by question, listed, changed at the desk."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.answers import Answer, parse_answers
from parlour.knowledge.tables import answer
from parlour.shop.records import AnswersFile
from parlour.shop.take import Counts


def answers_of(connection: Connection, shop: ShopId) -> list[Answer]:
    """All answers of a shop, in the order in which they came."""
    rows = connection.execute(select(answer).where(answer.c.shop == shop).order_by(answer.c.id))
    return [Answer(question=row.question, text=row.text, lang=row.lang, source=row.source) for row in rows]


def take_answers(tx: Tx, shop: ShopId, files: Sequence[AnswersFile], main_language: str, now: datetime) -> Counts:
    """Keep what the files say; a question that is known gets its new answer. Answers made at the desk stay."""
    counts = Counts()
    for file in files:
        source = f"answers.{file.lang}.md" if file.lang else "answers.md"
        for one in parse_answers(file.text, file.lang or main_language, source):
            _take(tx, shop, one, now, counts)
    return counts


def _take(tx: Tx, shop: ShopId, one: Answer, now: datetime, counts: Counts) -> None:
    which = (answer.c.shop == shop, answer.c.lang == one.lang, answer.c.question == one.question)
    known = tx.connection.execute(select(answer.c.id, answer.c.text).where(*which)).one_or_none()
    values = {"text": one.text, "source": one.source, "changed_at": now}
    if known is None:
        tx.connection.execute(answer.insert().values(shop=shop, lang=one.lang, question=one.question, **values))
        counts.new += 1
    elif known.text != one.text:
        tx.connection.execute(answer.update().where(answer.c.id == known.id).values(**values))
        counts.changed += 1
    else:
        counts.unchanged += 1
