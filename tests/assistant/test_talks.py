"""Our own talks, held with the demo shop and with the tau shop where it lies on this machine."""

import os
from pathlib import Path

import msgspec
import pytest

from assistant.filling import Filling
from assistant.linden import reader
from assistant.shops import open_shop
from parlour.assistant.evaluate import TalkCase, report, score_talks
from parlour.assistant.talk import Talk

HERE = Path(__file__).parents[1]
SHOPS = {"demo": HERE.parent / "demo" / "shop", "tau": Path(os.environ.get("PARLOUR_TAU_SHOP", "/nowhere"))}
ENOUGH = {"demo": 0.9, "tau": 0.97}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demo", "tau"])
def test_nearly_all_turns_meet_their_checks_and_nothing_leaks(name):
    folder = SHOPS[name]
    if not (folder / "products.jsonl").exists():
        pytest.skip(f"the {name} shop is not here; set PARLOUR_TAU_SHOP to its folder (import format)")
    shelves, book = open_shop(folder)
    talks: dict[str, Talk] = {}

    def ask(talk, text, lang):
        talks.setdefault(talk, Talk(talk, shelves, reader(), book))
        return talks[talk].ask(text, lang=lang)

    lines = (HERE / "talks" / f"{name}.jsonl").read_text("utf-8").splitlines()
    filling = Filling(folder)
    scores = score_talks([msgspec.json.decode(filling.fill(line), type=TalkCase) for line in lines], ask)

    assert scores.turns["all"].share >= ENOUGH[name], report(scores)
    assert scores.leaks == 0
    assert scores.hand_overs.share == 1
    assert scores.needless.share <= 0.1
