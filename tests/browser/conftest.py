"""The demo shop with everything on, a real Chromium, and pages on which nothing may go wrong unseen."""

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser.demo import DemoShop, Deniz

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
DESKTOP = {"viewport": {"width": 1280, "height": 900}}

expect.set_options(timeout=15_000)  # a busy machine; an idle one answers at once


@pytest.fixture(scope="session")
def demo_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    shop = DemoShop(tmp_path_factory.mktemp("demo"))
    shop.start()
    yield shop
    shop.stop()


@pytest.fixture(scope="session")
def deniz(demo_shop: DemoShop) -> Iterator[Deniz]:
    """The owner of the demo shop, signed in."""
    deniz = Deniz(demo_shop)
    yield deniz
    deniz.http.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a file: its loop must have ended before the next file's asynchronous tests begin."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.exit("Chromium is missing. Bring it with: apt-get install -y chromium", returncode=1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", *QUIET])
        yield browser
        browser.close()


Browse = Callable[..., Page]


@pytest.fixture
def browse(chromium: Browser, demo_shop: DemoShop) -> Iterator[Browse]:
    """Opens a tab for somebody new, or beside another tab; errors on the console fail the test unless forgiven."""
    wrong: list[str] = []
    contexts = []

    def open_tab(beside: Page | None = None, forgive: str = "$^", **options: Any) -> Page:
        if beside is None:
            usual = {"base_url": demo_shop.url, "locale": "en-GB", "timezone_id": "Europe/Rome"} | DESKTOP
            contexts.append(chromium.new_context(**usual | options))
        page = (beside.context if beside else contexts[-1]).new_page()
        note = lambda text: None if re.search(forgive, text) else wrong.append(text)  # noqa: E731
        page.on("pageerror", lambda error: note(str(error)))
        page.on("console", lambda said: note(said.text) if said.type == "error" else None)
        return page

    yield open_tab
    for context in contexts:
        context.close()
    assert wrong == []
