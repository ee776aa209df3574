"""What an exam is asked for by, and how what passed goes live, with its synonyms in the search."""

from datetime import datetime

from parlour.assistant.learn.stands import stand_of
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import NewJob
from parlour.knowledge.approving import now_live
from parlour.knowledge.lessons import Change
from parlour.knowledge.synonyms import synonyms_text
from parlour.knowledge.versions import live_lessons, put_live
from parlour.shop.shops import change_shop, shop_of_id

EXAMINE = "examine"


def exam_job(shop: ShopId, of: int) -> NewJob:
    """Hold this exam."""
    return NewJob(EXAMINE, str(of), shop)


def make_live(tx: Tx, shop: ShopId, changes: tuple[Change, ...], now: datetime, *, exam: int) -> int:
    """The changes are live from now on, with their synonyms in the search; answers with the version."""
    number = put_live(tx, shop, changes, now, exam=exam, look=stand_of)
    now_live(tx, shop, changes)
    publish_synonyms(tx, shop)
    return number


def publish_synonyms(tx: Tx, shop: ShopId) -> None:
    """Give the search the synonyms that are live, where they are others than before."""
    synonyms = synonyms_text(live_lessons(tx.connection, shop))
    if synonyms != shop_of_id(tx.connection, shop).synonyms:
        change_shop(tx, shop, synonyms=synonyms)
