"""The demo shop in a real browser: choosing, the cart, the checkout, and what the chat is told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from storefront.serving import ServedShop

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATHS = (
    "/",
    "/c/clothing",
    "/p/vento-city-bike",
    "/search?q=waterproof+backpack",
    "/cart",
    "/order",
    "/account",
    "/delivery",
    "/about",
    "/privacy",
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    served = ServedShop(Path(tmp_path_factory.mktemp("shop")))
    served.start()
    yield served.url
    served.stop()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def ada(request: pytest.FixtureRequest, shop: str, chromium: Browser) -> Iterator[Page]:
    """Ada's browser; whatever goes wrong on a page, or leaves for elsewhere, fails the test."""
    context = chromium.new_context(base_url=shop, locale="en-GB", **request.param)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Security Policy" in said.text else None)
    page.on("request", lambda asked: None if asked.url.startswith(shop) else wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


def heard(page: Page, call: str) -> list[object]:
    """What the chat was told by this name, in order."""
    page.wait_for_function("window.heard !== undefined")
    return [one[1] for one in page.evaluate("window.heard") if one[0] == call]


def test_no_page_is_wider_than_the_screen_in_any_language(ada: Page, shop: str):
    for lang in ("en", "ru"):
        ada.context.add_cookies([{"name": "shop_lang", "value": lang, "url": shop}])
        for path in PATHS:
            ada.goto(path)
            wide, screen = ada.evaluate("[document.documentElement.scrollWidth, innerWidth]")

            assert wide <= screen, (lang, path)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(ada: Page, light: str):
    ada.emulate_media(color_scheme=light)
    for path in PATHS:
        ada.goto(path)
        ada.evaluate(AXE.read_text("utf-8"))
        found = ada.evaluate("axe.run(document)")["violations"]

        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_page_follows_colour_and_size_and_the_bag_opens(ada: Page):
    ada.goto("/p/rivo-canvas-sneaker")

    ada.locator("label[title=navy]").click()
    ada.locator(".buy .sizes label", has_text="39").click()
    expect(ada.locator("[data-picture]")).to_have_attribute("src", "/pictures/sneaker-navy.svg")
    expect(ada).to_have_url(re.compile(r"\?sku=LL-RIVO-CAN-NVY-39$"))
    ada.get_by_role("button", name="Add to cart").click()

    sheet = ada.get_by_role("dialog", name="Your cart")
    expect(sheet).to_contain_text("navy, 39")
    expect(sheet).to_contain_text("Free with €11.00 more.")
    assert heard(ada, "cart")[-1] == [{"sku": "LL-RIVO-CAN-NVY-39", "quantity": 1}]


def test_by_keyboard_alone_a_thing_gets_into_the_bag_and_the_sheet_is_left(ada: Page):
    ada.goto("/p/sacca-day-backpack")

    ada.locator(".buy .colours input").first.focus()
    ada.keyboard.press("ArrowRight")
    expect(ada.locator("[data-chosen=colour]")).to_have_text("petrol")
    ada.locator("[data-add]").focus()
    ada.keyboard.press("Enter")
    expect(ada.get_by_role("dialog", name="Your cart")).to_be_visible()
    ada.keyboard.press("Escape")

    expect(ada.get_by_role("dialog", name="Your cart")).to_be_hidden()
    expect(ada.locator("[data-add]")).to_be_focused()


def test_a_card_of_the_chat_really_fills_the_bag(ada: Page):
    ada.goto("/about")
    ada.wait_for_function("window.heard !== undefined")

    taken = ada.evaluate(
        """!document.dispatchEvent(new CustomEvent("parlour:cart",
           {detail: {sku: "LL-SACC-DAY-CHA", quantity: 2}, bubbles: true, cancelable: true}))"""
    )

    assert taken
    expect(ada.locator("[data-count]")).to_have_text("2")
    assert heard(ada, "cart")[-1] == [{"sku": "LL-SACC-DAY-CHA", "quantity": 2}]


def test_filters_act_at_once_and_stand_in_the_address(ada: Page):
    ada.goto("/c/shoes")
    fold = ada.locator("[data-filters] summary")
    if fold.is_visible():
        fold.click()

    ada.locator("[data-filter] label", has_text="mustard").click()

    expect(ada).to_have_url(re.compile(r"/c/shoes\?colour=mustard$"))
    expect(ada.locator(".goods > li")).to_have_count(1)
    expect(ada.get_by_role("link", name="Clear filters")).to_be_visible()


def test_ada_signs_in_orders_and_the_chat_learns_who_she_is_and_what_she_ordered(ada: Page):
    ada.goto("/account")
    ada.get_by_role("button", name="Be Ada").click()
    expect(ada.get_by_role("heading", name="Hello, Ada")).to_be_visible()
    assert str(heard(ada, "identify")[0]).count(".") == 2

    ada.goto("/p/vento-city-bike")
    assert heard(ada, "page")[0]["product"] == "vento-city-bike"
    ada.get_by_role("button", name="Add to cart").click()
    ada.get_by_role("link", name="To the checkout").click()
    expect(ada.get_by_label("Name")).to_have_value("Ada Kosovel")
    ada.get_by_label("Country").select_option("AT")
    expect(ada.locator("[data-slip]")).to_contain_text("€79.00")
    ada.get_by_role("button", name="Place the order").click()

    expect(ada.get_by_role("heading", name="Thank you. We have it.")).to_be_visible()
    number = heard(ada, "order")[0]
    assert number in ada.url
    ada.get_by_role("button", name="Ask about this order").click()
    assert ada.evaluate("window.heard.at(-1)") == ["open"]
    ada.goto("/account")
    expect(ada.get_by_role("link", name=str(number))).to_be_visible()


def test_the_sum_stands_beside_the_form_or_before_the_button_never_after_it(ada: Page):
    ada.goto("/p/sacca-day-backpack")
    ada.get_by_role("button", name="Add to cart").click()
    ada.get_by_role("link", name="To the checkout").click()

    total = ada.locator("[data-slip]").bounding_box()
    button = ada.get_by_role("button", name="Place the order").bounding_box()

    assert total
    assert button
    assert total["y"] + total["height"] < button["y"] or total["x"] > button["x"] + button["width"]


def test_language_and_light_change_by_a_click_and_the_chat_follows(ada: Page):
    ada.goto("/c/garden")

    ada.get_by_role("button", name="Italiano").click()
    expect(ada.locator("html")).to_have_attribute("lang", "it")
    ada.get_by_role("button", name="Di sera").click()

    expect(ada.locator("html")).to_have_attribute("data-theme", "dark")
    assert heard(ada, "language") == ["it"]
    assert ada.url.endswith("/c/garden")


def test_the_shop_works_without_scripts(shop: str, chromium: Browser):
    context = chromium.new_context(base_url=shop, java_script_enabled=False, locale="en-GB", **DESK)
    page = context.new_page()

    page.goto("/p/sacca-day-backpack")
    page.get_by_role("button", name="Add to cart").click()
    page.get_by_role("link", name="To the checkout").click()

    expect(page.get_by_role("heading", name="Checkout")).to_be_visible()
    context.close()
