"""Learning in a real browser: candidates decided on with one key each, their sources, a lesson of one's own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.desk_room import DENIZ, PASSWORD, SHOP, DeskRoom

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
