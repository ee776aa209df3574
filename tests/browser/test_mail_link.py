"""A link of a mail, opened in a real browser: it leads into its one conversation, and its secret does not stay."""

import pytest
from playwright.sync_api import Page, expect

from browser.chat import ARRIVED, conversation_of, open_chat, say
from browser.conftest import Browse
from browser.demo import SHOP, DemoShop, Deniz

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def write(page: Page, text: str) -> None:
    page.locator("#words").fill(text)
    page.locator(".send").click()
    expect(page.locator(".mine .text").last).to_have_text(text)
    expect(page.locator(".way").last).to_have_text(ARRIVED)


def test_it_opens_its_conversation_on_another_device_and_leaves_no_secret(
    browse: Browse, demo_shop: DemoShop, deniz: Deniz
):
    at_the_shop = browse()
    chat = open_chat(at_the_shop)
    say(chat, "is the lamp dimmable?")
    talk = conversation_of(at_the_shop)
    deniz.take(talk)
    deniz.write(talk, "It is, with any dimmer.")

    phone = browse()
    phone.goto(demo_shop.mail_link(talk))

    expect(phone.locator(".text", has_text="It is, with any dimmer.")).to_be_visible()
    assert phone.url.endswith(f"/w/{SHOP}/chat")
    write(phone, "good, I take it")
    expect(chat.locator(".text", has_text="good, I take it")).to_be_visible()

    phone.reload()
    expect(phone.locator(".text", has_text="good, I take it")).to_be_visible()
    assert phone.evaluate("localStorage.length") == 0
    assert "good, I take it" in [entry.get("text") for entry in deniz.read(talk)]


def test_it_leaves_the_browsers_own_talk_alone(browse: Browse, demo_shop: DemoShop, deniz: Deniz):
    bo = browse()
    say(open_chat(bo), "a kettle, please")
    other = conversation_of(bo)
    ada = browse()
    say(open_chat(ada), "hello")
    own = conversation_of(ada)

    linked = browse(beside=ada)
    linked.goto(demo_shop.mail_link(other))
    expect(linked.locator(".text", has_text="a kettle, please")).to_be_visible()
    write(linked, "the white one")

    assert conversation_of(ada) == own
    said = [entry.get("text") for entry in deniz.read(own)]
    assert "the white one" not in said


def test_a_link_that_is_over_says_so_and_the_chat_begins_anew(browse: Browse):
    ada = browse(forgive="404")

    ada.goto(f"/w/{SHOP}/chat#link=talk.nothing")

    expect(ada.get_by_role("status").first).to_contain_text("This link is over")
    assert ada.url.endswith(f"/w/{SHOP}/chat")
    write(ada, "hello?")
