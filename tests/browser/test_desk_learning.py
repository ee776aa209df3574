"""Learning in a real browser: candidates decided on with one key each, their sources, a lesson of one's own."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.desk_room import DENIZ, PASSWORD, SHOP, DeskRoom
from parlour.foundation.clock import system_clock
from parlour.foundation.database import Tx, open_database
from parlour.knowledge.edits import edits_of
from parlour.knowledge.exams import ExamState, end_exam
from parlour.shop.shops import shop_named

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"}
TALKS = [
    ("Is your coffee shade grown?",),
    ("Do you engrave the knives?", "Hi! We engrave up to twelve letters on any knife.", "great, thank you!"),
    ("¿alquiláis bicicletas por días?", "De momento no alquilamos, solo vendemos.", "vale, gracias!"),
]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskRoom]:
    folder = Path(tmp_path_factory.mktemp("learning"))
    made = DeskRoom(folder)
    file = folder / "past.jsonl"
    lines = [
        {"talk": str(n), "entries": [{"who": ("shopper", "agent")[at % 2], "text": t} for at, t in enumerate(talk)]}
        for n, talk in enumerate(TALKS)
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    made.run("import-talks", str(file), "--shop", SHOP)
    yield made
    assert made.stop() == 0


@pytest.fixture(scope="module")
def desk(room: DeskRoom, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(**WIDE)
    page = context.new_page()
    page.goto(room.owner_link())
    page.get_by_label("Name").fill(DENIZ["name"])
    page.get_by_label("E-mail").fill(DENIZ["email"])
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("button", name="Learning").click()
    yield page
    context.close()


def test_candidates_are_walked_through_and_decided_by_one_key_each(desk: Page):
    expect(desk.get_by_role("heading", name="Questions nobody has answered")).to_be_visible()

    desk.keyboard.press("j")
    desk.keyboard.press("j")
    desk.keyboard.press("s")
    desk.get_by_role("button", name="Show the talk").click()
    expect(desk.locator(".past .meant").first).to_have_text("ShopperDo you engrave the knives?")
    desk.keyboard.press("a")

    approved = desk.get_by_role("region", name="Approved, waiting for the exam")
    expect(approved).to_contain_text("Do you engrave the knives?")
    expect(desk.get_by_role("button", name="Examine 1 change, then go live")).to_be_enabled()
    expect(desk.get_by_text("¿alquiláis bicicletas por días?")).to_be_visible()
    desk.keyboard.press("x")
    expect(desk.get_by_text("¿alquiláis bicicletas por días?")).to_have_count(0)


def test_a_question_is_answered_in_place_and_an_approval_taken_back(desk: Page):
    desk.get_by_role("button", name="Answer it").click()
    desk.get_by_label("Answer", exact=True).fill("All of it, under guava trees.")
    desk.get_by_role("button", name="Keep and approve").click()

    approved = desk.get_by_role("region", name="Approved, waiting for the exam")
    expect(approved).to_contain_text("under guava trees")
    approved.get_by_text("Is your coffee shade grown?").click()
    desk.keyboard.press("u")
    expect(approved).not_to_contain_text("guava")


def test_a_lesson_of_ones_own_waits_for_the_exam(desk: Page):
    desk.get_by_role("button", name="Write one yourself").click()
    desk.locator(".wording-head select").select_option("synonym")
    desk.get_by_label("Shopper's word").fill("felpa")
    desk.get_by_label("Our word").fill("hoodie")
    desk.get_by_role("button", name="Keep and approve").click()

    approved = desk.get_by_role("region", name="Approved, waiting for the exam")
    expect(approved).to_contain_text("felpa")


def test_an_edit_that_its_exam_holds_back_is_shown_with_the_reasons_and_put_live_with_one(room: DeskRoom, desk: Page):
    desk.get_by_role("button", name="Settings").click()
    desk.get_by_role("link", name="Answers").click()
    desk.get_by_role("button", name="New answer").click()
    desk.get_by_label("Question", exact=True).fill("Do you write birthday cards?")
    desk.get_by_label("Answer", exact=True).fill("Yes, tell us the words in the note of your order.")
    desk.get_by_role("button", name="Save").click()
    edits = desk.get_by_role("region", name="Changes being examined")
    expect(edits).to_contain_text("it goes live by itself")
    expect(desk.locator(".answer", has_text="birthday cards")).to_have_count(0)

    ended(room, WORSE)
    expect(edits).to_contain_text("Held back: some answers would get worse")
    edits.get_by_role("button", name="Show it turn by turn").click()
    expect(edits).to_contain_text("has no answer any more")
    edits.get_by_role("button", name="Put live anyway").click()
    edits.get_by_label("Why should it be live?").fill("The old answer was about envelopes.")
    edits.get_by_role("button", name="Put live anyway").click()

    expect(edits).to_have_count(0)
    desk.get_by_placeholder("Search answers").fill("birthday cards")
    expect(desk.locator(".answer", has_text="Do you write birthday cards?")).to_be_visible()


TOLD = {"seat": "assistant", "request": "product_question", "products": [], "sources": []}
WORSE: dict[str, Any] = {
    "passed": False,
    "is_safe": True,
    "talks": 8,
    "held": 9,
    "counts": {"worse": 1, "same": 8},
    "golden_before": [0, 0],
    "golden_after": [0, 0],
    "turns": [
        {
            "of": "past",
            "talk": "4",
            "turn": 1,
            "text": "do you have envelopes for a card?",
            "before": TOLD | {"reply": "Yes, in cream and in grey.", "sources": ["answers.md"]},
            "after": TOLD | {"reply": "That I don't know. I have asked a colleague."},
            "verdict": "worse",
            "why": ["answers_less"],
        }
    ],
}


def ended(room: DeskRoom, result: dict[str, Any]) -> None:
    """The exam that is under way ends so; nobody works in this room."""

    def unit(tx: Tx) -> None:
        [edit] = edits_of(tx.connection, shop_named(tx.connection, SHOP).id)
        end_exam(tx, edit.id, ExamState.REFUSED, result, system_clock())

    async def done() -> None:
        database = open_database(room.said["PARLOUR_DATABASE"])
        await database.start()
        await database.run(unit)
        await database.stop()

    with ThreadPoolExecutor(1) as apart:  # the browser's loop is running here
        apart.submit(asyncio.run, done()).result()
