"""Requests of the shop's own from a file: sentences with the name of the request, and what to answer to it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.knowledge.lessons import EVERY_LANGUAGE, Change, Lesson
from parlour.knowledge.versions import live_lessons, put_live
from parlour.shop.records import RequestsFile
from parlour.shop.take import Counts

SOURCE = "requests.csv"
LONGEST = 500


def lessons_of_file(text: str) -> Iterator[Lesson]:
    """The lessons of a file; a line without sentence or label is passed over, the last answer of a label counts."""
    for row in csv.DictReader(text.splitlines()):
        told = {(key or "").strip().casefold(): (value or "") for key, value in row.items() if isinstance(value, str)}
        said, label, answer = (told.get(name, "").strip() for name in ("sentence", "label", "answer"))
        lang = told.get("lang", "").strip() or EVERY_LANGUAGE
        if label and 0 < len(said) <= LONGEST:
            yield Lesson(kind="example", lang=EVERY_LANGUAGE, said=said, means=label, source=SOURCE)
        if label and answer:
            yield Lesson(kind="request", lang=lang, said=label, means=answer, source=SOURCE)


def take_requests(tx: Tx, shop: ShopId, files: Sequence[RequestsFile], now: datetime) -> Counts:
    """Keep what the files say, as one version; what the desk wrote and the files lack stays."""
    known = {one.key: one.means for one in live_lessons(tx.connection, shop).lessons}
    told = _last(one for file in files for one in lessons_of_file(file.text))
    new = [one for one in told if one.key not in known]
    changed = [one for one in told if one.key in known and known[one.key] != one.means]
    if new or changed:
        put_live(tx, shop, tuple(Change(lesson=one) for one in (*new, *changed)), now)
    return Counts(len(new), len(changed), len(told) - len(new) - len(changed))


def _last(lessons: Iterable[Lesson]) -> list[Lesson]:
    return list({one.key: one for one in lessons}.values())
