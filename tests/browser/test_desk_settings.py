"""The desk's settings in a real browser, and what two agents see of each other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.desk_room import DENIZ, PASSWORD, DeskRoom, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB"}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskRoom]:
    made = DeskRoom(Path(tmp_path_factory.mktemp("desk")))
    yield made
    assert made.stop() == 0


@pytest.fixture(scope="module")
def desk(room: DeskRoom, chromium: Browser) -> Iterator[Page]:
    """Deniz, who owns the shop."""
    context = chromium.new_context(**WIDE)
    page = context.new_page()
    page.goto(room.owner_link())
    page.get_by_label("Name").fill(DENIZ["name"])
    page.get_by_label("E-mail").fill(DENIZ["email"])
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()
    yield page
    context.close()


def to_settings(desk: Page, room: DeskRoom, page: str) -> None:
    desk.goto(f"{room.server.url}/desk#/settings/{page}")
    desk.reload()


def kim_at_the_desk(room: DeskRoom, browser: Browser) -> Page:
    room.colleague()
    page = browser.new_context(**WIDE).new_page()
    page.goto(f"{room.server.url}/desk")
    page.get_by_label("E-mail").fill("kim@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()
    return page


def test_the_shop_is_changed_and_stays_so(desk: Page, room: DeskRoom):
    to_settings(desk, room, "shop")
    expect(desk.locator(".copy code")).to_contain_text("/w/linden-lark.js")
    desk.get_by_label("Allowed sites").fill("https://shop.example")
    desk.get_by_label("Monday").fill("08:30-12:00, 14:00-18:30")
    desk.get_by_label("Colour", exact=True).fill("#7a1f3d")
    desk.get_by_text("Left", exact=True).click()

    desk.get_by_role("button", name="Save").click()

    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()
    desk.reload()
    expect(desk.get_by_label("Allowed sites")).to_have_value("https://shop.example")
    expect(desk.get_by_label("Monday")).to_have_value("08:30-12:00, 14:00-18:30")
    expect(desk.get_by_label("Colour", exact=True)).to_have_value("#7a1f3d")
    expect(desk.get_by_role("radio", name="Left")).to_be_checked()


def test_a_wrong_member_of_the_shop_is_named_and_nothing_is_changed(desk: Page, room: DeskRoom):
    to_settings(desk, room, "shop")
    desk.get_by_label("Monday").fill("from nine to five")

    desk.get_by_role("button", name="Save").click()

    expect(desk.get_by_text("must be put right first")).to_be_visible()
    desk.reload()
    expect(desk.get_by_label("Monday")).not_to_have_value("from nine to five")


def test_facts_are_checked_before_they_are_kept(desk: Page, room: DeskRoom):
    to_settings(desk, room, "facts")
    field = desk.get_by_label("Facts")
    before = field.input_value()
    assert "[returns]" in before
    field.fill(before.replace("days = 30", 'days = "thirty"'))

    desk.get_by_role("button", name="Check").click()

    problem = desk.locator(".problems li").first
    expect(problem).to_contain_text("returns")
    problem.get_by_role("button").click()
    chosen = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert chosen == 'days = "thirty"'
    field.fill(before.replace("days = 30", "days = 45"))
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()
    desk.reload()
    expect(field).to_have_value(re.compile("days = 45"))


def test_an_answer_is_written_found_changed_and_deleted(desk: Page, room: DeskRoom):
    to_settings(desk, room, "answers")
    desk.get_by_role("button", name="New answer").click()
    form = desk.locator(".answer-form")
    form.get_by_label("Question").fill("Do you engrave teapots?")
    form.get_by_label("Answer").fill("Yes, up to twelve letters, in a week.")
    form.get_by_label("Language").fill("en")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)

    desk.get_by_label("Try a question").fill("can you engrave a teapot for me?")
    desk.get_by_role("button", name="Try").click()
    expect(desk.locator(".tried li").first).to_contain_text("engrave")

    desk.get_by_label("Search answers").fill("engrave")
    desk.get_by_role("button", name="Edit: Do you engrave teapots?").click()
    form.get_by_label("Answer").fill("Yes, up to twenty letters.")
    form.get_by_role("button", name="Save").click()
    expect(desk.locator(".answer").first).to_contain_text("twenty letters")
    desk.get_by_role("button", name="Edit: Do you engrave teapots?").click()
    form.get_by_role("button", name="Delete").click()
    form.get_by_role("button", name="Delete for good").click()
    expect(desk.get_by_text("No answer here yet.")).to_be_visible()


def test_mail_that_cannot_go_out_says_why(desk: Page, room: DeskRoom):
    to_settings(desk, room, "mail")
    desk.get_by_label("Server").fill("127.0.0.1")
    desk.get_by_label("Port").fill("1")
    desk.get_by_label("Security").select_option("none")
    desk.get_by_label("From", exact=True).fill("shop@example.com")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()

    desk.get_by_role("button", name="Send a test mail").click()

    expect(desk.locator("main p.red[role=status]").last).not_to_be_empty()


def test_a_colleague_who_looks_and_types_is_seen(desk: Page, room: DeskRoom):
    ada = room.shopper().say("Is anybody there?").want_a_person()
    desk.goto(f"{room.server.url}/desk#/waiting/{ada.of}")
    kim = kim_at_the_desk(room, desk.context.browser)
    kim.locator(f'[data-row="{ada.of}"]').click()

    expect(desk.locator(".lookers")).to_contain_text("Kim")
    kim.locator("#words").press_sequentially("One moment")
    expect(desk.locator(".typing")).to_contain_text("Kim is writing")
    kim.context.close()


def test_a_file_goes_with_the_reply(desk: Page, room: DeskRoom, tmp_path: Path):
    ada: Shopper = room.shopper().say("May I have the care leaflet?").want_a_person()
    leaflet = tmp_path / "care leaflet.txt"
    leaflet.write_text("Wash by hand.")
    desk.goto(f"{room.server.url}/desk#/waiting/{ada.of}")
    expect(desk.get_by_role("log")).to_contain_text("care leaflet")

    desk.locator("input[type=file]").set_input_files(leaflet)
    expect(desk.locator(".luggage li")).to_have_count(1)
    desk.locator("#words").fill("Here it is")
    desk.locator("#words").press("Enter")

    sent = ada.heard("Here it is")
    assert [file["name"] for file in sent["attachments"]] == ["care leaflet.txt"]


def test_the_desk_speaks_another_language_at_once(desk: Page, room: DeskRoom):
    to_settings(desk, room, "me")

    desk.get_by_label("Language of the desk").select_option("ru")

    expect(desk.get_by_role("heading", level=1)).to_have_text("Вы")
    desk.get_by_label("Язык страницы").select_option("en")
    expect(desk.get_by_role("heading", level=1)).to_have_text("You")
