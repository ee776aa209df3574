"""Both halves of a search are joined in the background; where that fails, words search alone."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from tests.shop.search.conftest import goods
from tests.shop.search.meant import World

from parlour.shop.halves import Halves
from parlour.shop.search import LexicalIndex, build, parse
from parlour.shop.search.meanings import Floats


def words() -> LexicalIndex:
    return build(goods(), main_language="en")


async def test_a_shop_is_searched_by_both_halves(tmp_path: Path) -> None:
    searcher = await Halves(tmp_path, World().encode, patience=None).of("linden", words())

    assert [hit.product for hit in searcher.search(parse("saappaat"))] == ["boot"]


async def test_words_search_alone_while_meanings_are_read(tmp_path: Path) -> None:
    index, may_go_on, world = words(), Event(), World()

    def slow(texts: Sequence[str]) -> Floats:
        may_go_on.wait(10)
        return world.encode(texts)

    halves = Halves(tmp_path, slow, patience=0.01)

    assert await halves.of("linden", index) is index
    may_go_on.set()
    for _ in range(1000):
        if (searcher := await halves.of("linden", index)) is not index:
            break
    assert [hit.product for hit in searcher.search(parse("saappaat"))] == ["boot"]


async def test_an_encoder_that_fails_leaves_the_words(tmp_path: Path) -> None:
    index = words()

    def broken(_: Sequence[str]) -> Floats:
        raise ImportError("no such model")

    assert await Halves(tmp_path, broken, patience=None).of("linden", index) is index


async def test_a_new_catalogue_is_joined_anew_and_the_old_one_is_let_go(tmp_path: Path) -> None:
    halves = Halves(tmp_path, World().encode, patience=None)
    old, new = words(), words()

    first, same, second = [await halves.of("linden", index) for index in (old, old, new)]

    assert first is same
    assert first is not second


async def test_two_that_ask_at_once_are_joined_once(tmp_path: Path) -> None:
    world, index = World(), words()
    halves = Halves(tmp_path, world.encode, patience=None)

    one, other = await asyncio.gather(halves.of("linden", index), halves.of("linden", index))

    assert one is other
    assert len(world.asked) == len(set(world.asked)) == len(index.phrases)
