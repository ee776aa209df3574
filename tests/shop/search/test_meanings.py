"""Meanings of a shop's phrases: kept in a file, each read once."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from tests.shop.search.conftest import goods
from tests.shop.search.meant import World

from parlour.shop.search.meanings import Floats
from parlour.shop.search.meanings_file import read_meanings
from parlour.shop.search.phrases import MOST, Phrases

PHRASES = ["boots", "headphones", "water bottle"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "index" / "shop.meanings"


def test_the_nearest_phrase_comes_first(file: Path) -> None:
    meanings = read_meanings(file, PHRASES, World().encode)

    ((first, second),) = meanings.near(["juomapullo"], 2)

    assert first.phrase == "water bottle"
    assert first.likeness > 0.9
    assert second.likeness < 0.5


def test_what_is_in_the_file_is_not_read_again(file: Path) -> None:
    read_meanings(file, PHRASES, World().encode)
    world = World()

    again = read_meanings(file, PHRASES, world.encode)

    assert world.asked == PHRASES[:1]  # whether it is still the same encoder
    assert again.near(["saappaat"], 1)[0][0].phrase == "boots"


def test_of_a_changed_catalogue_only_new_phrases_are_read(file: Path) -> None:
    read_meanings(file, PHRASES, World().encode)
    world = World()

    changed = read_meanings(file, ["leather", *PHRASES[1:]], world.encode)

    assert world.asked == ["boots", "leather"]
    assert [near.phrase for near in changed.near(["nahkaiset", "kuulokkeet"], 1)[0]] == ["leather"]


def test_what_another_encoder_left_is_read_anew(file: Path) -> None:
    read_meanings(file, PHRASES, World(seed=1).encode)
    world = World()

    meanings = read_meanings(file, PHRASES, world.encode)

    assert world.asked == [PHRASES[0], *PHRASES]
    assert meanings.near(["saappaat"], 1)[0][0].likeness > 0.9


@pytest.mark.parametrize("content", [b"", b"PLRX", b"no such file" * 100])
def test_a_damaged_file_is_written_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    read_meanings(file, PHRASES, World().encode)

    world = World()
    read_meanings(file, PHRASES, world.encode)
    assert world.asked == PHRASES[:1]


def test_a_shop_without_goods_has_no_meanings(file: Path) -> None:
    assert read_meanings(file, [], World().encode).near(["saappaat"], 3) == [[]]


def test_what_is_near_to_everything_is_set_back(file: Path) -> None:
    """Of two that are as near to a text, the one that is nearer to all the others tells less."""
    middle, edges = np.eye(8, dtype=np.float32)[0], np.eye(8, dtype=np.float32)[1:7]
    rows = {"common": middle, "rare": np.eye(8, dtype=np.float32)[7]}
    rows |= {f"edge{number}": (middle + edge) / np.sqrt(2) for number, edge in enumerate(edges)}
    rows["text"] = (rows["common"] + rows["rare"]) / np.float32(np.sqrt(2))

    def encode(texts: Sequence[str]) -> Floats:
        return np.array([rows[text] for text in texts], np.float32)

    meanings = read_meanings(file, [name for name in rows if name != "text"], encode)

    assert meanings.near(["text"], 1)[0][0].phrase == "rare"


def test_phrases_are_telling_words_and_their_pairs_without_brands() -> None:
    phrases = Phrases()
    for product in goods():
        phrases.add(product)

    chosen = phrases.chosen()

    assert {"water bottle", "leather boots", "sneakers", "smart watch", "rose gold", "zapatillas"} <= set(chosen)
    assert not {"lumo", "de", "for", "42", "bottle kitchen"} & set(chosen)
    assert len(chosen) <= MOST
