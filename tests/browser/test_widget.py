"""Ada talks in the demo shop's chat, in a real browser: goods, tabs, broken lines, files, a promise, deletion."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from browser.chat import FIRST_ANSWER, arrived, button, chat_of, choose, conversation_of, open_chat, say, write
from browser.conftest import Browse
from browser.demo import Deniz

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NO_LINE = "ERR_INTERNET_DISCONNECTED|ERR_FAILED"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture
def away(deniz: Deniz) -> str:
    """Nobody is there: the shop opens in three days; the day, as English says it."""
    opening = datetime.now(UTC) + timedelta(days=3)
    deniz.set_shop(hours={day: ["09:00-18:00"] if day == DAYS[opening.weekday()] else [] for day in DAYS})
    return f"{opening:%A}"


def test_ada_asks_gets_goods_of_this_shop_and_puts_one_into_the_shops_bag(browse: Browse):
    ada = browse()
    chat = open_chat(ada)

    write(chat, "do you have a kettle under 100 euros?")
    card = chat.locator(".card").first
    expect(card).to_be_visible(timeout=FIRST_ANSWER)
    expect(card.locator(".card-price")).to_contain_text(re.compile(r"^€\d"))
    expect(card.locator("a")).to_have_attribute("href", re.compile(f"^{re.escape(ada.url.partition('/p/')[0])}/p/"))
    expect(card.locator("img")).to_have_js_property("complete", value=True)
    assert card.locator("img").evaluate("picture => picture.naturalWidth") > 0
    card.get_by_role("button", name="Add to cart").click()

    expect(card.locator(".card-carted")).to_be_visible()
    expect(ada.locator("[data-count]").first).to_have_text("1")


def test_a_talk_goes_on_after_a_reload_and_the_button_counts_what_is_unread(browse: Browse, deniz: Deniz):
    ada = browse()
    chat = open_chat(ada)
    say(chat, "hello there")
    talk = conversation_of(ada)
    chat.get_by_role("button", name="Close the chat").click()

    deniz.take(talk)
    deniz.write(talk, "good morning, this is Deniz")
    expect(ada.locator("parlour-chat b")).to_be_visible()
    ada.reload()

    expect(ada.locator("parlour-chat b")).to_have_text(re.compile(r"^[1-9]$"))
    expect(chat.locator("#words")).not_to_be_visible()
    button(ada).click()
    expect(chat.locator(".text", has_text="hello there")).to_be_visible()
    expect(chat.locator(".text", has_text="good morning, this is Deniz")).to_be_visible()
    expect(chat.locator(".header p")).to_have_text("Deniz is talking with you")
    ada.goto("/c/garden")
    expect(chat.locator("#words")).to_be_visible()  # open on one page, open on the next


def test_two_tabs_show_the_same_and_send_nothing_twice(browse: Browse):
    ada = browse()
    chat = open_chat(ada)
    say(chat, "from the first tab")
    beside = browse(beside=ada)
    other = open_chat(beside) if not _is_open(beside) else chat_of(beside)

    expect(other.locator(".text", has_text="from the first tab")).to_be_visible()
    say(other, "from the second tab")

    expect(chat.locator(".text", has_text="from the second tab")).to_be_visible()
    for one in (chat, other):
        assert one.locator(".mine .text").all_inner_texts() == ["from the first tab", "from the second tab"]


def _is_open(page: Page) -> bool:
    page.goto("/about")
    return chat_of(page).locator("#words").is_visible()


def test_what_is_written_offline_goes_out_in_order_when_the_line_is_back(browse: Browse, deniz: Deniz):
    ada = browse(forgive=NO_LINE)
    chat = open_chat(ada)
    say(chat, "first")
    deniz.take(conversation_of(ada))

    ada.context.set_offline(True)
    write(chat, "second")
    write(chat, "third")
    expect(chat.locator(".line")).to_contain_text("No connection")
    ada.context.set_offline(False)

    arrived(chat)
    told = [one["text"] for one in deniz.read(conversation_of(ada)) if one.get("who") == "shopper"]
    assert [text for text in told if text] == ["first", "second", "third"]


def test_what_was_not_sent_outlives_the_page(browse: Browse):
    ada = browse(forgive=NO_LINE)
    chat = open_chat(ada)
    say(chat, "first")

    ada.context.route("**/v1/**", lambda route: route.abort())
    ada.context.set_offline(True)
    write(chat, "kept over a reload")
    expect(chat.locator(".text", has_text="kept over a reload")).to_be_visible()
    ada.context.set_offline(False)
    ada.context.unroute_all()
    ada.reload()

    expect(chat.locator(".text", has_text="kept over a reload")).to_be_visible()
    arrived(chat)


def test_a_picture_goes_with_its_words_and_is_shown(browse: Browse):
    ada = browse()
    chat = open_chat(ada)
    drawn = BytesIO()
    Image.new("RGB", (320, 200), "teal").save(drawn, "JPEG")

    chat.locator("input[type=file]").set_input_files(
        {"name": "corner.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}
    )
    expect(chat.locator(".attaching")).to_contain_text("corner.jpg")
    write(chat, "will it fit here?")

    expect(chat.locator(".mine .text")).to_have_text("will it fit here?")
    expect(chat.locator(".mine img")).to_be_visible()
    arrived(chat)


def test_outside_hours_it_says_when_somebody_is_back_and_takes_a_promise(browse: Browse, deniz: Deniz, away: str):
    ada = browse()
    chat = open_chat(ada)
    expect(chat.locator(".honest")).to_contain_text(f"We are back on {away}")
    say(chat, "hello")

    chat.get_by_role("button", name="Talk to a person").click()
    expect(chat.locator(".asking")).to_contain_text(f"Nobody is here until {away}")
    expect(chat.locator(".asking input")).to_have_count(0)  # no mail is set up, so no address is asked for
    chat.get_by_role("button", name="Yes, answer me later").click()

    expect(chat.locator(".event.brass")).to_contain_text(f"We answer you by {away}")
    assert [one for one in deniz.read(conversation_of(ada)) if one.get("event") == "promised"]


def test_ada_closes_the_talk_and_rates_it(browse: Browse):
    ada = browse()
    chat = open_chat(ada)
    say(chat, "that was all, thank you")

    choose(chat, "Close this talk")
    chat.locator(".stars label").nth(3).click()
    chat.locator(".asking textarea").fill("quick and kind")
    chat.locator(".asking button[type=submit]").click()

    expect(chat.locator(".event", has_text="You gave 4 stars of 5")).to_be_visible()
    expect(chat.locator(".asking")).to_have_count(0)
    say(chat, "one more thing")
    expect(chat.locator(".header p")).not_to_have_text("This talk is closed")


def test_what_ada_deletes_is_gone_for_the_shop_too(browse: Browse, deniz: Deniz):
    ada = browse()
    chat = open_chat(ada)
    say(chat, "my secret wish")
    talk = conversation_of(ada)

    choose(chat, "Delete what was said")
    chat.get_by_role("button", name="Delete for good").click()

    expect(chat.locator(".starters")).to_be_visible()
    kept = deniz.read(talk)
    assert "secret" not in str(kept)
    assert kept[-1]["event"] == "removed"
    say(chat, "a new one")
    assert conversation_of(ada) != talk
