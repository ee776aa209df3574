"""Proving is counted: five wrong ones end it in a conversation, twenty in an hour pause it for an address."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from parlour.foundation.database import Database
from parlour.foundation.ids import ConversationId, ShopId, new_id
from parlour.shop.facts import Accepts
from parlour.shop.importers.plain.buyers import customer_of
from parlour.shop.orders import Claim, Proven
from parlour.shop.proofs import Standing, Tried, proven_in, standing, standing_in, try_claim
from parlour.shop.shelves import CUSTOMERS
from parlour.shop.take import Taking
from shop.goods import ADA

SHOP = ShopId(1)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
RIGHT, WRONG = Claim(email="ada@example.com"), Claim(email="eve@example.com")


def every(minutes: float, count: int) -> list[datetime]:
    """So many moments before now, the last of them now."""
    return [NOW - minutes * MINUTE * back for back in range(count)]


@pytest.mark.parametrize(
    ("wrong_here", "from_address", "now", "expected"),
    [
        (0, [], NOW, Standing.OPEN),
        (4, every(1, 19), NOW, Standing.OPEN),
        (5, [], NOW, Standing.ENDED),
        (5, every(1, 20), NOW, Standing.ENDED),
        (0, every(1, 20), NOW, Standing.PAUSED),
        (0, every(1, 40), NOW, Standing.PAUSED),
        (0, every(1, 20), NOW + 59 * MINUTE, Standing.PAUSED),
        (0, every(1, 20), NOW + 60 * MINUTE, Standing.OPEN),
        (0, every(4, 20), NOW, Standing.OPEN),
        (0, [NOW + 61 * MINUTE, *every(1, 20)], NOW + 61 * MINUTE, Standing.OPEN),
    ],
)
def test_the_counting_rule(wrong_here: int, from_address: list[datetime], now: datetime, expected: Standing) -> None:
    assert standing(wrong_here, from_address, now) is expected


async def try_it(
    database: Database,
    claim: Claim,
    conversation: ConversationId,
    *,
    now: datetime = NOW,
    address: str = "192.0.2.1",
    shop: ShopId = SHOP,
) -> Tried:
    accepts = (Accepts.EMAIL,)
    return await database.run(
        lambda tx: try_claim(tx, shop, accepts, claim, conversation=conversation, address=address, now=now)
    )


@pytest.fixture
async def book(database: Database) -> Database:
    await Taking(database, CUSTOMERS)(SHOP, [customer_of(json.loads(json.dumps(ADA)))])
    return database


async def test_after_five_wrong_proofs_even_the_right_one_is_not_taken_in_that_conversation(book: Database) -> None:
    talk, another = ConversationId(new_id()), ConversationId(new_id())

    tried = [await try_it(book, WRONG, talk) for _ in range(5)]
    late = await try_it(book, RIGHT, talk)
    elsewhere = await try_it(book, RIGHT, another)

    assert [one.standing for one in tried] == [Standing.OPEN] * 4 + [Standing.ENDED]
    assert late == Tried(None, Standing.ENDED)
    assert elsewhere.proven == Proven(customer="ada")


async def test_twenty_wrong_proofs_from_an_address_pause_it_there_for_an_hour_and_nowhere_else(book: Database) -> None:
    for _ in range(5):
        talk = ConversationId(new_id())
        for _ in range(4):
            tried = await try_it(book, WRONG, talk)
    fresh = ConversationId(new_id())

    assert tried.standing is Standing.PAUSED
    assert (await try_it(book, RIGHT, fresh)).proven is None
    assert (await try_it(book, RIGHT, fresh, address="192.0.2.2")).proven is not None
    assert (await try_it(book, RIGHT, ConversationId(new_id()), now=NOW + 61 * MINUTE)).proven is not None


async def test_wrong_proofs_in_one_shop_do_not_pause_another(book: Database) -> None:
    for _ in range(20):
        await try_it(book, WRONG, ConversationId(new_id()), shop=ShopId(2))

    assert (await try_it(book, RIGHT, ConversationId(new_id()))).standing is Standing.OPEN


async def test_a_claim_that_is_not_whole_is_not_counted(book: Database) -> None:
    talk = ConversationId(new_id())

    for _ in range(9):
        await try_it(book, Claim(order="#W2611340"), talk)

    assert (await try_it(book, RIGHT, talk)).proven == Proven(customer="ada")


async def test_what_was_proven_holds_for_that_conversation_and_one_hour(book: Database) -> None:
    talk, another = ConversationId(new_id()), ConversationId(new_id())
    await try_it(book, RIGHT, talk)

    async def proven(conversation: ConversationId, now: datetime) -> tuple[Proven, ...]:
        return await book.read(lambda connection: proven_in(connection, conversation, now))

    assert await proven(talk, NOW + 59 * MINUTE) == (Proven(customer="ada"),)
    assert await proven(talk, NOW + 60 * MINUTE) == ()
    assert await proven(another, NOW) == ()


async def test_the_standing_can_be_read_without_trying(book: Database) -> None:
    talk = ConversationId(new_id())
    for _ in range(5):
        await try_it(book, WRONG, talk)

    assert await book.read(lambda connection: standing_in(connection, SHOP, talk, "", NOW)) is Standing.ENDED
