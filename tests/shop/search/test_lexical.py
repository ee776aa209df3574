"""What is found in a small shop, in which order, and why."""

from collections.abc import Iterable

import pytest

from parlour.shop.search import (
    CategoryReason,
    Hit,
    LexicalIndex,
    Missed,
    OptionReason,
    PriceReason,
    Query,
    Searcher,
    StockReason,
    WordReason,
    build,
    parse,
)


def found(index: Searcher, text: str, lang: str | None = None) -> list[Hit]:
    return index.search(parse(text, lang))


def best(index: Searcher, text: str) -> Hit:
    return found(index, text)[0]


def options(hit: Hit) -> dict[str, str]:
    return {reason.name: reason.value for reason in hit.reasons if isinstance(reason, OptionReason)}


def missed(hits: Iterable[Hit]) -> set[tuple[str, str]]:
    return {(one.what, one.typed) for hit in hits for one in hit.missed}


@pytest.mark.parametrize("text", ["sneakers", "sneaker", "SNEAKERS!", "canvas sneaker", "zapatilla", "кроссовками"])
def test_goods_are_found_by_any_form_of_their_words_and_of_words_that_mean_the_same(
    index: LexicalIndex, text: str
) -> None:
    assert best(index, text).product == "sneaker"


@pytest.mark.parametrize("text", ["sneekers", "hedphones", "snaekers", "наушнеки", "zapatilas"])
def test_a_typing_error_is_seen_through_and_told(index: LexicalIndex, text: str) -> None:
    hit = best(index, text)

    assert [reason.how for reason in hit.reasons if isinstance(reason, WordReason)] == ["spelling"]


def test_a_word_that_the_shop_knows_is_never_taken_for_an_error(index: LexicalIndex) -> None:
    assert [hit.product for hit in found(index, "boots")] == ["boot"]
    assert found(index, "toys") == []


@pytest.mark.parametrize("text", ["smartwatch", "smart-watch", "smart watch", "умные часы", "reloj inteligente"])
def test_words_are_found_written_together_and_apart(index: LexicalIndex, text: str) -> None:
    assert best(index, text).product == "watch"


@pytest.mark.parametrize("text", ["AR7-1550x", "ar71550x", "ar7 1550x", "AR7-1550", "LA-1", '15" laptop'])
def test_codes_and_amounts_are_found(index: LexicalIndex, text: str) -> None:
    assert best(index, text).product == "laptop"


@pytest.mark.parametrize(
    "text", ["bottle 1000 ml", "bottle 1000ml", "botella de 1 litro", "бутылка 1 л", "bottiglia 1 l"]
)
def test_the_variant_with_the_amount_asked_for_is_given(index: LexicalIndex, text: str) -> None:
    hit = best(index, text)

    assert hit.sku == "BT-1000"
    assert options(hit) == {"capacity": "1 l"}


@pytest.mark.parametrize(
    "text",
    ["white sneakers size 42", "zapatillas blancas talla 42", "scarpe bianche taglia 42", "белые кроссовки размер 42"],
)
def test_the_variant_with_the_options_asked_for_is_given_in_four_languages(index: LexicalIndex, text: str) -> None:
    hit = best(index, text)

    assert (hit.sku, hit.missed) == ("SN-W-42", ())
    assert options(hit) == {"colour": "white", "size": "42"}


def test_options_are_found_by_the_shops_own_translations(index: LexicalIndex) -> None:
    hit = best(index, "zapatillas verde salvia")

    assert hit.sku == "SN-G-41"
    assert ("colour", "sage") in options(hit).items()


def test_the_variant_whose_number_is_typed_is_given(index: LexicalIndex) -> None:
    hit = best(index, "SN-W-42")

    assert hit.sku == "SN-W-42"
    assert hit.reasons == (WordReason(typed="SN-W-42", found="snw42", how="exact", fields=("code",)),)


def test_a_shade_is_found_by_its_colour(index: LexicalIndex) -> None:
    assert best(index, "grey bottle").sku == "BT-500"
    assert best(index, "gold bottle").sku == "BT-1000"


def test_yes_and_no_options_are_asked_for_by_their_name(index: LexicalIndex) -> None:
    assert best(index, "waterproof boots").sku == "BO-BR-42"
    assert best(index, "водонепроницаемые ботинки").sku == "BO-BR-42"


def test_what_an_option_denies_is_not_found(index: LexicalIndex) -> None:
    hit = best(index, "polarized sunglasses")

    assert ("word", "polarized") in missed([hit])


def test_options_of_different_variants_do_not_add_up(index: LexicalIndex) -> None:
    hit = best(index, "white sneakers size 41")

    assert options(hit) == {"size": "41"}
    assert hit.missed == (Missed(what="option", typed="white"),)


def test_a_variant_that_fits_is_given_though_it_is_sold_out_and_told_so(index: LexicalIndex) -> None:
    hit = best(index, "black sneakers size 43")

    assert (hit.sku, hit.available) == ("SN-B-43", False)


def test_only_what_can_be_bought_is_given_when_that_is_asked(index: LexicalIndex) -> None:
    hit = best(index, "black sneakers in stock")

    assert (hit.sku, hit.available) == ("SN-B-42", True)
    assert StockReason() in hit.reasons


def test_a_price_limit_shuts_out_and_chooses_the_variant(index: LexicalIndex) -> None:
    hits = found(index, "sneakers under 50 €")

    assert [hit.sku for hit in hits] == ["SN-G-41"]
    assert any(isinstance(reason, PriceReason) and str(reason.price.amount) == "49.00" for reason in hits[0].reasons)


def test_when_nothing_keeps_the_limit_the_nearest_is_given_and_what_it_misses_is_told(index: LexicalIndex) -> None:
    hits = found(index, "smart watch under 50")

    assert [hit.product for hit in hits] == ["watch"]
    assert missed(hits) == {("price", "under 50")}


def test_a_price_aimed_at_chooses_the_nearest_variant(index: LexicalIndex) -> None:
    assert best(index, "boots around 140").sku == "BO-BR-42"
    assert best(index, "boots around 122").sku == "BO-BR-44"


def test_a_refused_colour_is_not_given(index: LexicalIndex) -> None:
    assert best(index, "sneakers size 42, not black").sku == "SN-W-42"


def test_the_thing_itself_comes_before_what_goes_with_it(index: LexicalIndex) -> None:
    assert [hit.product for hit in found(index, "laptop")] == ["laptop", "sleeve"]
    assert best(index, "laptop sleeve").product == "sleeve"
    assert best(index, "cheapest laptop").product == "laptop"


def test_all_words_come_before_some_words(index: LexicalIndex) -> None:
    hits = found(index, "leather boots with black laces")

    assert hits[0].product == "boot"


def test_a_colour_alone_is_no_answer_to_a_thing_that_the_shop_has_not(index: LexicalIndex) -> None:
    assert found(index, "red television") == []
    assert found(index, "white television") == []


def test_words_that_tell_little_do_not_hide_everything(index: LexicalIndex) -> None:
    hits = found(index, "a gift for my wife under 30")

    assert {hit.product for hit in hits} == {"bottle", "sleeve"}


def test_nothing_asked_finds_nothing(index: LexicalIndex) -> None:
    assert found(index, "") == []
    assert found(index, "?!") == []
    assert index.search(Query(words=("sneakers",)), 0) == []


def test_a_category_is_a_wall(index: LexicalIndex) -> None:
    hits = index.search(Query(category="shoes"))

    assert {hit.product for hit in hits} == {"sneaker", "boot"}
    assert CategoryReason(category="Shoes/Boots") in next(hit for hit in hits if hit.product == "boot").reasons
    assert index.search(Query(words=("bottle",), category="Shoes")) == []


def test_a_shops_own_synonyms_count(index: LexicalIndex) -> None:
    assert best(index, "perambulator").product == "sneaker"
    assert best(index, "rucksack").product == "bottle"


def test_a_word_tells_where_it_was_found(index: LexicalIndex) -> None:
    reason = best(index, "dishwasher safe bottle").reasons[0]

    assert reason == WordReason(typed="dishwasher", found="dishwasher", how="exact", fields=("attributes",))


def test_goods_found_elsewhere_are_held_to_the_same_limits_and_explained(index: LexicalIndex) -> None:
    hits = index.explain(parse("white sneakers under 70"), ["laptop", "sneaker", "unknown"])

    assert [(hit.product, hit.sku) for hit in hits] == [("sneaker", "SN-W-42")]


def test_a_shop_without_goods_finds_nothing() -> None:
    assert build([]).search(parse("sneakers under 60")) == []
    assert build([]).search(parse("in stock")) == []
