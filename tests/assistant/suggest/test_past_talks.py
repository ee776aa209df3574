"""The job that learns from a shop's past talks, in a process of its own, and what the mind then reads of it."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from parlour.assistant.memory import Memory
from parlour.assistant.suggest.glance import PastTalks
from parlour.assistant.suggest.job import LEARN_REPLIES, LearningReplies
from parlour.assistant.suggest.kept import shop_file
from parlour.assistant.suggest.suggester import Suggested
from parlour.assistant.suggest.training import LEAST_TALKS
from parlour.assistant.turn import Said, Turn
from parlour.assistant.understand.encoder import our_encoder
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Database
from parlour.foundation.ids import ShopId
from parlour.foundation.jobs import NewJob, job, write_jobs
from parlour.foundation.jobs.claimed import Job
from parlour.knowledge.past import keep_past_talk
from parlour.settings import Settings
from parlour.shop.shops import make_shop

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
ASKED = Turn(
    conversation="ada",
    seq=1,
    said=(Said(seq=1, who="shopper", text="can you engrave a ring for me"),),
    now=NOW,
    memory=Memory(),
)


async def shop_with(database: Database, talks: int) -> ShopId:
    """A shop that has brought so many talks from another desk."""
    shop = await database.run(lambda tx: make_shop(tx, "rings", system_clock()))
    for number in range(talks):
        lines = [
            {"seq": 1, "who": "shopper", "text": f"do you engrave rings, number {number}"},
            {"seq": 2, "who": "agent", "text": "Yes, up to twelve letters.", "action": "tell_engraving"},
        ]
        await database.run(lambda tx, n=number, of=lines: keep_past_talk(tx, shop.id, f"old {n}", of, system_clock()))
    return shop.id


async def learned(database: Database, address: str, data: Path, shop: ShopId) -> None:
    """The job is done as the serving process would."""
    wanted = NewJob(LEARN_REPLIES, str(shop), shop)
    await database.run(lambda tx: write_jobs(tx.connection, [wanted]))
    [row] = await database.read(lambda c: c.execute(select(job).where(job.c.kind == LEARN_REPLIES)).all())
    claimed = Job(row.id, row.kind, row.key, row.shop, row.payload, row.attempts)
    await LearningReplies(database, Settings(data=data, database=address), system_clock)(claimed)


async def jobs_left(database: Database) -> int:
    return len(await database.read(lambda c: c.execute(select(job).where(job.c.kind == LEARN_REPLIES)).all()))


async def test_what_other_desks_did_is_suggested_once_it_was_learned(
    database: Database, database_address: str, tmp_path: Path
) -> None:
    shop = await shop_with(database, LEAST_TALKS)
    past = PastTalks(tmp_path / "models", our_encoder())
    before = past.suggest(shop, ASKED)

    await learned(database, database_address, tmp_path, shop)

    assert before == Suggested()
    assert past.suggest(shop, ASKED).replies == ("Yes, up to twelve letters.",)
    assert past.suggest(shop, ASKED).does == ("tell_engraving",)
    assert await jobs_left(database) == 0


async def test_from_too_few_talks_nothing_is_learned_and_nothing_old_stays(
    database: Database, database_address: str, tmp_path: Path
) -> None:
    shop = await shop_with(database, LEAST_TALKS - 1)
    file = shop_file(tmp_path / "models", shop)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"old")

    await learned(database, database_address, tmp_path, shop)

    assert not file.exists()
    assert await jobs_left(database) == 0
