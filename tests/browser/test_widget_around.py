"""The chat and the page around it, in a real browser: before opening, languages, keys, other sites, phones, axe."""

import re

import pytest
from playwright.sync_api import expect

from browser.chat import FIRST_ANSWER, button, chat_of, open_chat, say, serious, write
from browser.conftest import Browse
from browser.demo import SHOP, DemoShop, Deniz, other_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_before_it_is_opened_there_is_no_cookie_no_storage_and_no_request_but_the_loaders(browse: Browse):
    ada = browse()
    asked: list[str] = []
    ada.on("request", lambda request: asked.append(request.url))

    ada.goto("/about")
    expect(button(ada)).to_be_visible()
    ada.evaluate("parlour('page', {product: 'sacca-day-backpack'}); parlour('cart', [])")
    ada.wait_for_load_state("networkidle")

    assert [url for url in asked if re.search(r"/w/|/v1/|/pages/widget", url)] == [
        ada.url.replace("about", f"w/{SHOP}.js")
    ]
    assert ada.context.cookies() == []
    assert ada.evaluate("localStorage.length + sessionStorage.length") == 0

    button(ada).click()
    expect(chat_of(ada).locator("#words")).to_be_visible()
    assert ada.evaluate("localStorage.getItem('parlour')") == "1"
    assert ada.context.cookies() == []


def test_the_language_is_ada_s_choice_and_the_pages_wish(browse: Browse):
    ada = browse()
    chat = open_chat(ada)

    chat.locator("#more").click()
    chat.locator(".languages label", has_text="русский").click()
    expect(chat.locator("#words")).to_have_attribute("placeholder", "Напишите нам")
    ada.reload()
    expect(chat.locator("#words")).to_have_attribute("placeholder", "Напишите нам")
    ada.evaluate("parlour('language', 'it')")

    expect(chat.locator("#words")).to_have_attribute("placeholder", "Scrivici")
    expect(ada.locator("parlour-chat span")).to_have_text("Domande?")


def test_the_keyboard_is_enough(browse: Browse):
    ada = browse()
    ada.goto("/about")
    button(ada).focus()
    keys, chat = ada.keyboard, chat_of(ada)

    keys.press("Enter")
    expect(chat.locator("#words")).to_be_focused()
    keys.type("one line")
    keys.press("Shift+Enter")
    keys.type("and another")
    keys.press("Enter")
    expect(chat.locator(".mine .text")).to_have_text("one line\nand another")
    expect(chat.locator("#words")).to_be_focused()

    chat.locator("#more").focus()
    keys.press("Enter")
    expect(chat.locator(".menu")).to_be_visible()
    keys.press("Escape")
    expect(chat.locator(".menu")).not_to_be_visible()
    expect(chat.locator("#more")).to_be_focused()
    keys.press("Escape")
    expect(button(ada)).to_be_focused()


def test_another_site_shows_it_under_a_strict_policy_if_the_shop_lists_it(
    browse: Browse, demo_shop: DemoShop, deniz: Deniz
):
    at = demo_shop.url
    policy = f"default-src 'none'; script-src {at}; frame-src {at}; require-trusted-types-for 'script'"
    with other_site(f"{at}/w/{SHOP}.js", policy) as site:
        stranger = browse(forgive="frame-ancestors")
        stranger.goto(site)
        button(stranger).click()
        stranger.wait_for_load_state("networkidle")
        assert chat_of(stranger).locator("#words").count() == 0

        deniz.set_shop(sites=[site])
        ada = browse()
        ada.goto(site)
        expect(button(ada)).to_have_text("¿Preguntas?")
        button(ada).click()
        chat = chat_of(ada)
        write(chat, "hola")

        expect(chat.locator(".way")).to_have_text(re.compile("Enviado|Entregado|Leído"))
        assert ada.context.cookies() == []


def test_where_parlour_is_dead_the_page_lives_and_the_chat_says_so(browse: Browse):
    with other_site("http://127.0.0.1:9/w/linden-lark.js", "") as site:
        ada = browse(forgive="ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT")
        ada.goto(site)
        ada.wait_for_load_state("networkidle")
        expect(ada.locator("h1")).to_have_text("Elsewhere")

    ada = browse(forgive="ERR_FAILED")
    ada.clock.install()
    ada.route(f"**/w/{SHOP}/chat**", lambda route: route.abort())
    ada.goto("/about")
    button(ada).click()
    ada.clock.fast_forward(9000)
    expect(ada.locator("parlour-chat p")).to_contain_text("can't be reached")
    button(ada).click()
    ada.unroute_all()

    button(ada).click()
    expect(chat_of(ada).locator("#words")).to_be_visible()


def test_on_a_phone_it_fills_the_screen_and_the_page_behind_stands_still(browse: Browse):
    ada = browse(**PHONE)
    open_chat(ada)

    assert ada.locator("parlour-chat section").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert ada.evaluate("getComputedStyle(document.documentElement).overflow") == "hidden"
    chat_of(ada).get_by_role("button", name="Close the chat").click()
    expect(button(ada)).to_be_visible()
    assert ada.evaluate("getComputedStyle(document.documentElement).overflow") != "hidden"


def test_what_comes_into_focus_never_moves_the_room(browse: Browse):
    ada = browse(**PHONE | {"viewport": {"width": 390, "height": 400}})
    chat = open_chat(ada)
    for text in ("one", "two", "three"):
        say(chat, text)

    chat.locator("#more").click()
    chat.locator(".menu .item").last.focus()

    expect(chat.locator(".menu .item").last).to_be_in_viewport(ratio=1)
    header = chat.locator(".header").bounding_box()
    assert header
    assert header["y"] == 0


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing_serious(browse: Browse, light: str):
    ada = browse(color_scheme=light, reduced_motion="reduce")
    chat = open_chat(ada)
    assert serious(ada) == []

    write(chat, "a warm blanket, please")
    expect(chat.locator(".card").first).to_be_visible(timeout=FIRST_ANSWER)
    assert serious(ada) == []
    chat.locator("#more").click()
    expect(chat.locator(".menu")).to_be_visible()
    assert serious(ada) == []
    chat.locator(".menu .item", has_text="Close this talk").click()
    chat.locator(".stars label").nth(2).click()
    assert serious(ada) == []
