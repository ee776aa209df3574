"""The desk in a real browser against a served shop: coming in, answering, notes, held replies, keys, a phone, axe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from browser.desk_room import DENIZ, PASSWORD, DeskRoom, Shopper

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
COMPOSER = "#words"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskRoom]:
    made = DeskRoom(Path(tmp_path_factory.mktemp("desk")))
    yield made
    assert made.stop() == 0


@pytest.fixture(scope="module")
def session(room: DeskRoom, chromium: Browser) -> dict:
    """Deniz owns the shop: in by the one-time link, once for all tests."""
    context = chromium.new_context(locale="en-GB", **WIDE)
    page = context.new_page()
    page.goto(room.owner_link())
    page.get_by_label("Name").fill(DENIZ["name"])
    page.get_by_label("E-mail").fill(DENIZ["email"])
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()
    assert "#/" in page.url, "the secret left the address"
    kept = context.storage_state()
    context.close()
    return dict(kept)


@pytest.fixture
def desk(room: DeskRoom, chromium: Browser, session: dict) -> Iterator[Page]:
    yield from opened(room, chromium.new_context(locale="en-GB", storage_state=session, **WIDE))


@pytest.fixture
def phone(room: DeskRoom, chromium: Browser, session: dict) -> Iterator[Page]:
    yield from opened(room, chromium.new_context(locale="en-GB", storage_state=session, **PHONE))


@pytest.fixture
def ada(room: DeskRoom) -> Iterator[Shopper]:
    """Ada, who asked for a person; nobody else waits."""
    shopper = room.shopper().say("Is the brass lamp in stock?").want_a_person()
    yield shopper
    shopper.http.post(f"/v1/conversations/{shopper.of}/close")


def opened(room: DeskRoom, context: BrowserContext) -> Iterator[Page]:
    """The desk's page; what goes wrong on it, or leaves for elsewhere, fails the test."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Security Policy" in said.text else None)
    page.on("request", lambda asked: None if may_be_asked(asked, room) else wrong.append(asked.url))
    page.goto(f"{room.server.url}/desk")
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()
    yield page
    context.close()
    assert wrong == []


def may_be_asked(asked: Request, room: DeskRoom) -> bool:
    """Parlour alone, and the shop's site for pictures of its goods."""
    is_picture = asked.resource_type == "image" and asked.url.startswith("https://lindenandlark.example/")
    return is_picture or asked.url.startswith((room.server.url, "data:", "blob:"))


def row(page: Page, shopper: Shopper):
    return page.locator(f'[data-row="{shopper.of}"]')


def open_talk(page: Page, shopper: Shopper) -> None:
    row(page, shopper).click()
    expect(page.get_by_role("log")).to_contain_text("Is the brass lamp in stock?")


def test_a_waiting_talk_is_taken_answered_and_the_shopper_gets_it(desk: Page, ada: Shopper):
    expect(row(desk, ada)).to_contain_text("waits")
    expect(desk).to_have_title(re.compile(r"^\(1\)"))

    open_talk(desk, ada)
    desk.get_by_role("button", name="Take").dblclick()  # the second press undoes nothing
    expect(desk.get_by_text("You have it")).to_be_visible()
    expect(desk.locator(".trouble")).to_have_count(0)
    desk.locator(COMPOSER).fill("Two are left. Shall I keep one for you?")
    desk.locator(COMPOSER).press("Enter")

    answer = ada.heard("Two are left. Shall I keep one for you?")
    assert answer["name"] == "Deniz"
    expect(desk.locator(".way").last).to_have_text("Sent")
    ada.http.post(f"/v1/conversations/{ada.of}/positions", json={"read": answer["seq"]})
    expect(desk.locator(".way").last).to_have_text("Read")
    ada.say("Yes please")
    expect(desk.get_by_role("log")).to_contain_text("Yes please")


def test_what_a_search_found_is_in_view_when_it_is_opened_however_long_ago_it_was(desk: Page, ada: Shopper):
    for number in range(220):
        ada.say(f"and then number {number}")

    desk.goto(f"{desk.url.partition('#')[0]}#/all/{ada.of}/12")

    found = desk.locator('[data-seq="12"]')
    expect(found).to_be_in_viewport()
    expect(found).to_have_class(re.compile("found"))
    expect(desk.get_by_role("button", name="To the newest message")).to_be_visible()
    desk.get_by_role("button", name="To the newest message").click()
    expect(desk.get_by_text("and then number 219").last).to_be_in_viewport()


def test_who_writes_shows_up_in_the_list_by_itself(desk: Page, room: DeskRoom):
    expect(desk.get_by_text("Nobody is waiting.")).to_be_visible()

    bo = room.shopper().say("Do you ship to Malta?").want_a_person()

    expect(row(desk, bo)).to_contain_text("Do you ship to Malta?")
    bo.http.post(f"/v1/conversations/{bo.of}/close")
    expect(row(desk, bo)).to_have_count(0)


def test_who_waits_is_one_press_away_from_every_list(desk: Page, ada: Shopper):
    desk.goto(f"{desk.url.partition('#')[0]}#/mine")

    desk.get_by_role("main").get_by_role("button", name="Waiting").click()

    expect(row(desk, ada)).to_be_visible()


def test_a_note_is_for_colleagues_alone(desk: Page, ada: Shopper):
    open_talk(desk, ada)

    desk.get_by_text("Note", exact=True).click()
    desk.locator(COMPOSER).fill("She is a regular, be generous")
    desk.get_by_role("button", name="Keep note").click()

    expect(desk.locator(".message.note")).to_contain_text("She is a regular, be generous")
    expect(desk.locator(".message.note.pending, .way")).to_have_count(0)
    assert "generous" not in str(ada.log())
    assert ada.seat() == "queue"


def test_a_reply_is_held_while_a_colleague_answered(desk: Page, room: DeskRoom, ada: Shopper):
    open_talk(desk, ada)
    desk.locator(COMPOSER).fill("It is sold out, I am sorry.")

    room.colleague().write(ada.of, "Yes, three of them.")
    expect(desk.get_by_role("log")).to_contain_text("Yes, three of them.")
    desk.locator(COMPOSER).press("Enter")

    held = desk.locator(".held")
    expect(held).to_contain_text("Kim answered while you were writing")
    assert "sold out" not in str(ada.log())
    held.get_by_role("button", name="Edit").click()
    expect(desk.locator(COMPOSER)).to_have_value("It is sold out, I am sorry.")
    desk.locator(COMPOSER).fill("Kim is right, three.")
    desk.locator(COMPOSER).press("Enter")
    ada.heard("Kim is right, three.")
    expect(held).to_have_count(0)


def test_a_held_reply_is_sent_anyway_or_discarded(desk: Page, room: DeskRoom, ada: Shopper):
    open_talk(desk, ada)
    for button, arrives in (("Send anyway", True), ("Discard", False)):
        desk.locator(COMPOSER).fill(f"As I was saying: {button}")
        room.colleague().write(ada.of, f"Kim again, {button}")
        expect(desk.get_by_role("log")).to_contain_text(f"Kim again, {button}")
        desk.locator(COMPOSER).press("Enter")

        desk.locator(".held").get_by_role("button", name=button).click()

        expect(desk.locator(".held")).to_have_count(0)
        if arrives:
            ada.heard(f"As I was saying: {button}")
        else:
            assert f"As I was saying: {button}" not in str(ada.log())


def test_a_shopper_who_goes_on_writing_holds_nothing_up(desk: Page, ada: Shopper):
    open_talk(desk, ada)
    desk.locator(COMPOSER).fill("It is in stock.")
    ada.say("Hello? Are you there?")
    expect(desk.get_by_role("log")).to_contain_text("Are you there?")

    desk.locator(COMPOSER).press("Enter")

    ada.heard("It is in stock.")
    expect(desk.locator(".held")).to_have_count(0)


def test_what_is_written_without_a_network_goes_out_by_itself(desk: Page, ada: Shopper):
    open_talk(desk, ada)
    expect(desk.get_by_text("Waiting for")).to_be_visible()

    desk.context.set_offline(True)
    desk.locator(COMPOSER).fill("Written in the tunnel")
    desk.locator(COMPOSER).press("Enter")
    expect(desk.get_by_role("log")).to_contain_text("Written in the tunnel")
    desk.context.set_offline(False)

    ada.heard("Written in the tunnel")


def test_the_whole_work_by_keyboard(desk: Page, ada: Shopper):
    keys = desk.keyboard
    expect(row(desk, ada)).to_be_visible()

    keys.press("j")
    expect(row(desk, ada)).to_be_focused()
    keys.press("Enter")
    expect(desk.get_by_role("log")).to_contain_text("Is the brass lamp in stock?")
    keys.press("t")
    expect(desk.get_by_text("You have it")).to_be_visible()
    keys.press("r")
    expect(desk.locator(COMPOSER)).to_be_focused()
    keys.type("By keyboard alone")
    keys.press("Enter")
    ada.heard("By keyboard alone")
    keys.press("Escape")
    keys.press("e")
    expect(desk.locator(".standing")).to_have_text("Closed")
    assert ada.seat() == "closed"
    keys.press("/")
    expect(desk.get_by_label("Search all conversations")).to_be_focused()
    keys.press("Escape")
    keys.press("?")
    expect(desk.get_by_role("complementary", name="Keys")).to_be_visible()
    keys.press("Escape")
    keys.press("Escape")
    expect(desk.get_by_role("log")).to_have_count(0)


def test_goods_are_found_and_sent_as_cards(desk: Page, ada: Shopper):
    open_talk(desk, ada)

    desk.keyboard.press("p")
    desk.get_by_role("searchbox", name="Search the shop's goods").fill("kettle")
    expect(desk.locator(".good").first).to_be_visible()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator(".luggage li")).to_have_count(1)
    desk.locator(COMPOSER).fill("This one")
    desk.locator(COMPOSER).press("Enter")

    sent = ada.heard("This one")
    assert [card["price_text"] for card in sent["products"]]
    expect(desk.locator(".message .card")).to_have_count(1)


def test_a_colleague_is_given_the_talk(desk: Page, room: DeskRoom, ada: Shopper):
    room.colleague()
    open_talk(desk, ada)

    desk.get_by_role("button", name="Give to").click()
    desk.locator(".give").get_by_role("button", name="Kim").click()

    expect(desk.locator(".standing")).to_contain_text("Kim has it")
    assert ada.seat() == "agent"


def test_somebody_is_invited_by_a_link_that_is_shown_once(desk: Page, room: DeskRoom, chromium: Browser):
    desk.goto(f"{room.server.url}/desk#/settings/people")
    desk.get_by_label("Name", exact=True).fill("Lou")
    desk.get_by_label("E-mail").fill("lou@example.com")
    desk.get_by_role("button", name="Invite").click()
    link = desk.locator(".one-time code").inner_text()

    guest = chromium.new_context(locale="it-IT", **WIDE).new_page()
    guest.goto(link)
    guest.get_by_label("Nuova password").fill(PASSWORD)
    guest.get_by_role("button", name="Entra").click()
    expect(guest.get_by_role("navigation", name="Elenchi")).to_be_visible()
    guest.goto("about:blank")
    guest.goto(link)
    expect(guest.get_by_role("heading")).to_have_text("Questo link non vale più")
    guest.context.close()


def test_logging_out_and_in_again(room: DeskRoom, chromium: Browser):
    room.colleague()
    page = chromium.new_context(locale="en-GB", **WIDE).new_page()
    page.goto(f"{room.server.url}/desk")
    page.get_by_label("E-mail").fill("kim@example.com")
    page.get_by_label("Password").fill("not her password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not fit together")

    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()
    page.get_by_role("button", name="Kim, here").click()
    page.get_by_role("button", name="Log out").click()

    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    page.context.close()


def test_the_address_of_a_mail_opens_its_conversation(desk: Page, room: DeskRoom, ada: Shopper):
    desk.goto(f"{room.server.url}/desk?conversation={ada.of}")

    expect(desk.get_by_role("log")).to_contain_text("Is the brass lamp in stock?")
    assert "?" not in desk.url


def test_on_a_phone_one_column_at_a_time(phone: Page, ada: Shopper):
    open_talk(phone, ada)
    expect(row(phone, ada)).to_be_hidden()
    phone.locator(COMPOSER).fill("From the train")
    phone.get_by_role("button", name="Send").tap()
    ada.heard("From the train")

    phone.get_by_role("button", name="About the shopper").tap()
    expect(phone.get_by_role("complementary", name="The shopper")).to_be_visible()
    phone.get_by_role("button", name="Back to the conversation").tap()
    phone.go_back()

    expect(phone.get_by_role("log")).to_have_count(0)
    expect(phone.get_by_role("navigation", name="Lists")).to_be_visible()
    wide, screen = phone.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= screen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(desk: Page, ada: Shopper, scheme: str):
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_talk(desk, ada)
    desk.keyboard.press("g")
    places = {"talk": serious(desk)}
    for page in ("me", "shop", "people", "facts", "answers", "mail"):
        desk.goto(f"{desk.url.partition('#')[0]}#/settings/{page}")
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        desk.wait_for_timeout(300)
        places[page] = serious(desk)

    assert {place: found for place, found in places.items() if found} == {}


def serious(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
