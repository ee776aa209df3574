"""Suggestions at the desk, with the mind at work: one key takes a reply, nothing is sent by it, and it can be read."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Browse
from browser.demo import SHOP, DemoShop, Deniz
from parlour.foundation.ids import new_id
from served.roles import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PATIENCE = 180.0  # seconds until the mind has learned what the package does not carry


class Ada:
    """A shopper whose conversation deniz has taken."""

    def __init__(self, shop: DemoShop, deniz: Deniz) -> None:
        self.http = httpx.Client(base_url=shop.url, timeout=30)
        visit = self.http.post("/v1/visits", json={"shop": SHOP}).json()
        self.http.headers["authorization"] = f"Bearer {visit['token']}"
        self.of = str(new_id())
        self.http.put(f"/v1/conversations/{self.of}", json={"shop": SHOP}).raise_for_status()
        self.http.post(f"/v1/conversations/{self.of}/person").raise_for_status()
        deniz.take(self.of)

    def say(self, text: str) -> None:
        entry = {"client_id": str(new_id()), "kind": "message", "text": text}
        self.http.post(f"/v1/conversations/{self.of}/entries", json=entry).raise_for_status()


@pytest.fixture
def ada(demo_shop: DemoShop, deniz: Deniz) -> Iterator[Ada]:
    ada = Ada(demo_shop, deniz)
    ada.say("I need a backpack for my laptop, under 100 euros")
    until = time.monotonic() + PATIENCE
    while not deniz.http.get(f"/v1/desk/conversations/{ada.of}/advice").json()["replies"]:
        assert time.monotonic() < until, "the mind never had anything to suggest"
        time.sleep(0.5)
    yield ada
    ada.http.close()


def at_the_desk(page: Page, of: str) -> Page:
    page.goto("/desk")
    page.get_by_label("E-mail").fill("deniz@linden.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Lists")).to_be_visible()
    page.goto(f"/desk#/all/{of}")
    return page


def test_a_key_takes_a_suggestion_with_its_goods_and_sends_nothing(browse: Browse, deniz: Deniz, ada: Ada) -> None:
    desk = at_the_desk(browse(forgive="401"), ada.of)
    first = desk.get_by_role("region", name="Suggestions").get_by_role("button").first
    expect(first).to_contain_text("catalogue")

    desk.evaluate("document.activeElement.blur()")
    desk.keyboard.press("a")

    expect(desk.locator("#words")).to_be_focused()
    expect(desk.locator("#words")).not_to_have_value("")
    expect(desk.locator(".sheet").get_by_text("backpack").first).to_be_visible()
    assert not [one for one in deniz.read(ada.of) if one["kind"] == "message" and one["who"] == "agent"]


def test_an_edited_suggestion_goes_out_and_the_coach_asks_for_the_time(browse: Browse, deniz: Deniz, ada: Ada) -> None:
    desk = at_the_desk(browse(forgive="401"), ada.of)
    desk.get_by_role("region", name="Suggestions").get_by_role("button").first.click()
    desk.locator("#words").press_sequentially(" I will get back to you.")

    expect(desk.get_by_text("By when?")).to_be_visible()
    desk.keyboard.press("Enter")

    expect(desk.locator("main").get_by_text("I will get back to you.")).to_be_visible()
    expect(desk.locator("#words")).to_have_value("")


def test_the_talk_at_a_glance_can_be_read_by_everybody(browse: Browse, ada: Ada) -> None:
    desk = at_the_desk(browse(forgive="401"), ada.of)
    glance = desk.get_by_role("region", name="What the assistant makes of it")
    expect(glance).to_contain_text("Show goods")
    expect(glance).to_contain_text("Searching")

    desk.evaluate(AXE.read_text("utf-8"))
    found = desk.evaluate("async () => (await axe.run()).violations.map((one) => one.id)")

    assert found == []


def test_on_a_phone_a_tap_takes_it(browse: Browse, ada: Ada) -> None:
    desk = at_the_desk(browse(forgive="401", **PHONE), ada.of)

    desk.get_by_role("region", name="Suggestions").get_by_role("button").first.tap()

    expect(desk.locator("#words")).not_to_have_value("")
    wide = desk.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide
