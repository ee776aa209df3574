"""Words that nobody knows are found by their meaning; what words find is never pushed out, and limits hold."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shop.search.meant import SAME, World, both_halves

from parlour.shop.search import BothHalves, Hit, LexicalIndex, PriceReason, WordReason, parse
from parlour.shop.search.values import Field

FIELDS: tuple[Field, ...] = ("title", "category", "description")


@pytest.fixture(scope="module")
def both(index: LexicalIndex) -> Iterator[BothHalves]:
    with TemporaryDirectory() as folder:
        yield both_halves(index, Path(folder), World().encode)


def found(both: BothHalves, text: str) -> list[str]:
    return [hit.product for hit in both.search(parse(text))]


def test_a_word_of_another_language_finds_what_it_means_and_says_so(both: BothHalves) -> None:
    (hit,) = both.search(parse("saappaat"))

    assert hit.product == "boot"
    assert hit.reasons == (WordReason(typed="saappaat", found="boots", how="meaning", fields=FIELDS),)


def test_words_that_nobody_knows_are_nothing_to_the_words_alone(index: LexicalIndex) -> None:
    assert index.search(parse("saappaat")) == []


def test_several_words_may_mean_one_thing(both: BothHalves) -> None:
    assert found(both, "juomapullo")[0] == "bottle"
    assert found(both, "nahkaiset saappaat")[0] == "boot"


def test_what_was_said_besides_still_counts(both: BothHalves) -> None:
    (hit,) = both.search(parse("saappaat size 44"))

    assert hit.sku == "BO-BR-44"


def test_a_price_limit_holds_for_what_was_found_by_meaning(both: BothHalves) -> None:
    (hit,) = both.search(parse("saappaat under 130"))

    assert hit.sku == "BO-BR-44"
    assert any(isinstance(reason, PriceReason) for reason in hit.reasons)


def test_what_means_nothing_that_the_shop_has_finds_nothing(both: BothHalves) -> None:
    assert found(both, "polkupyora") == []


def test_goods_that_we_know_and_the_shop_has_not_are_not_replaced_by_others(both: BothHalves) -> None:
    assert found(both, "sofa") == []


def test_a_number_is_no_word_to_guess_at(index: LexicalIndex, tmp_path: Path) -> None:
    world = World()
    both = both_halves(index, tmp_path, world.encode)
    world.asked.clear()

    assert found(both, "XK9931") == []
    assert world.asked == []


def test_where_all_words_are_known_no_meaning_is_asked_for(index: LexicalIndex, tmp_path: Path) -> None:
    world = World()
    both = both_halves(index, tmp_path, world.encode)
    world.asked.clear()

    assert both.search(parse("black sneakers 42 under 60")) == index.search(parse("black sneakers 42 under 60"))
    assert world.asked == []


def test_products_found_elsewhere_are_explained_by_their_meaning_too(both: BothHalves) -> None:
    (hit,) = both.explain(parse("saappaat"), ["boot"])

    assert [reason.how for reason in hit.reasons if isinstance(reason, WordReason)] == ["meaning"]


KNOWN = ("sneakers", "boots", "leather", "bottle", "laptop", "sleeve", "watch", "headphones", "steel", "black", "42")
ENDINGS = ("", " under 60", " up to 130", " over 100", " in stock", " around 80")
TEXTS = st.builds(
    lambda words, ending: " ".join(words) + ending,
    st.lists(st.sampled_from((*KNOWN, *SAME, "sneekers", "polkupyora")), min_size=1, max_size=5),
    st.sampled_from(ENDINGS),
)


@given(TEXTS)
def test_a_product_with_all_that_was_asked_is_never_pushed_out_by_a_guess(
    index: LexicalIndex, both: BothHalves, text: str
) -> None:
    query = parse(text)

    alone, together = index.search(query), both.search(query)

    if alone and is_whole(alone[0]):
        assert together == alone


@given(TEXTS)
def test_a_price_limit_is_kept_or_said_to_be_missed(both: BothHalves, text: str) -> None:
    query = parse(text)

    for hit in both.search(query):
        keeps = any(isinstance(reason, PriceReason) for reason in hit.reasons)
        assert query.price is None or keeps != any(lack.what == "price" for lack in hit.missed)


def is_whole(hit: Hit) -> bool:
    """Whether a hit has every word as it was typed, in another form, or by a synonym."""
    words = [reason for reason in hit.reasons if isinstance(reason, WordReason)]
    return not hit.missed and all(word.how in ("exact", "form", "synonym") for word in words)
