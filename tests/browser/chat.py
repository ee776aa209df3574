"""The chat as Ada sees it: opened from its button, written to, and watched."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

ARRIVED = re.compile("Sent|Delivered|Read")
FIRST_ANSWER = 60_000  # the mind may still be waking up
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"


def button(page: Page) -> Locator:
    return page.locator("parlour-chat button")


def chat_of(page: Page) -> FrameLocator:
    return page.frame_locator("parlour-chat iframe")


def open_chat(page: Page, path: str = "/p/sacca-day-backpack") -> FrameLocator:
    page.goto(path)
    button(page).click()
    chat = chat_of(page)
    expect(chat.locator("#words")).to_be_visible()
    return chat


def write(chat: FrameLocator, text: str) -> None:
    chat.locator("#words").fill(text)
    chat.locator(".send").click()


def say(chat: FrameLocator, text: str) -> None:
    """Write it, and see it arrive."""
    write(chat, text)
    expect(chat.locator(".mine .text").last).to_have_text(text)
    arrived(chat)


def arrived(chat: FrameLocator) -> None:
    """All that was written has arrived: only the newest tells how far it came."""
    expect(chat.locator(".way")).to_have_count(1, timeout=40_000)
    expect(chat.locator(".way")).to_have_text(ARRIVED)


def frame_of(page: Page) -> Frame:
    return next(frame for frame in page.frames if "/chat" in frame.url)


def conversation_of(page: Page) -> str:
    """The id that the chat keeps in its own origin."""
    return str(frame_of(page).evaluate("JSON.parse(localStorage['parlour:linden-lark']).conversation"))


def choose(chat: FrameLocator, item: str) -> None:
    """Open the menu and press an item of it."""
    chat.locator("#more").click()
    chat.locator(".menu .item", has_text=item).click()


def serious(page: Page) -> list[Any]:
    """What axe finds in the chat and in the button before it, without trifles."""
    script = AXE.read_text("utf-8")
    found = []
    for where, run in ((frame_of(page), "axe.run()"), (page.main_frame, "axe.run('parlour-chat', {iframes: false})")):
        where.evaluate(script)
        found += where.evaluate(run)["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
