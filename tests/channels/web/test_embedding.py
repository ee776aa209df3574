"""The line that a shop embeds, and the page of the iframe behind it."""

import json
import re

import pytest

from parlour.channels.web.loader import reads_better_dark
from parlour.channels.web.speech import WORDS
from parlour.shop.shops import change_shop


async def test_the_script_carries_colour_corner_and_words_of_the_shops_languages(web):
    answer = await web.get("/w/lamps.js")

    config = json.loads(re.fullmatch(r"start\((.*)\)", answer.text).group(1))
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert config["base"] == "https://chat.lamps.example"
    assert (config["shop"], config["corner"], config["lang"]) == ("lamps", "end", "en")
    assert set(config["words"]) == {"en", "it"}
    assert set(config["words"]["it"]) == {"open", "chat", "away"}


async def test_the_owners_words_on_the_button_take_the_place_of_ours(web, database, lamps):
    await database.run(lambda tx: change_shop(tx, lamps.id, settings={"words": {"it": "Chiedici", "en": " "}}))

    answer = await web.get("/w/lamps.js")

    words = json.loads(re.fullmatch(r"start\((.*)\)", answer.text).group(1))["words"]
    assert (words["it"]["open"], words["en"]["open"]) == ("Chiedici", "Questions?")


async def test_a_browser_that_has_it_already_gets_no_second_copy(web):
    first = await web.get("/w/lamps.js")

    second = await web.get("/w/lamps.js", headers={"if-none-match": first.headers["etag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert "max-age=300" in first.headers["cache-control"]


@pytest.mark.parametrize("path", ["/w/nobody.js", "/w/lamps", "/w/nobody/chat", "/v1/web/nobody"])
async def test_what_is_not_there_says_so(web, path):
    assert (await web.get(path)).status_code == 404


async def test_the_page_is_in_the_wanted_language_and_fetches_its_words_at_once(web):
    page = (await web.get("/w/lamps/chat?lang=it-CH")).text

    assert '<html lang="it">' in page
    assert "/pages/widget/it-abc.js" in page
    assert json.loads(_card(page))["shop"] == {"name": "Lamps & Co", "site": "https://lamps.example"}


async def test_opened_by_itself_the_page_is_in_the_language_of_the_browser(web):
    browser = {"accept-language": "it-IT,it;q=0.9,en;q=0.8"}

    assert '<html lang="it">' in (await web.get("/w/lamps/chat", headers=browser)).text
    assert '<html lang="en">' in (await web.get("/w/lamps/chat?lang=en", headers=browser)).text


async def test_a_language_that_the_shop_does_not_speak_gets_its_first_one(web):
    assert '<html lang="en">' in (await web.get("/w/lamps/chat?lang=ru")).text


async def test_only_the_listed_sites_may_frame_the_page_and_nothing_comes_from_elsewhere(web):
    policy = (await web.get("/w/lamps/chat")).headers["content-security-policy"]

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["frame-ancestors"] == "'self' https://lamps.example http://localhost:8080"
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["connect-src"] == "'self' wss://chat.lamps.example"


async def test_a_shops_own_words_cannot_end_the_script_they_stand_in(web, database, lamps):
    nasty = '</script><script>alert("hi")</script>\u2028'
    await database.run(lambda tx: change_shop(tx, lamps.id, shown_name=nasty, settings={"greeting": nasty}))

    page = (await web.get("/w/lamps/chat")).text

    assert "alert" in page
    assert "<script>alert" not in page
    assert json.loads(_card(page))["greeting"] == nasty


async def test_built_files_are_kept_for_ever_and_nothing_else_is_served(web):
    file = await web.get("/pages/widget/index-abc.js")

    assert file.text == "chat()"
    assert "immutable" in file.headers["cache-control"]
    for path in ("widget/index.html", "widget/manifest.json", "widget/nothing.js", "secrets/a.js", "widget/..%2fa.js"):
        assert (await web.get(f"/pages/{path}")).status_code == 404


async def test_pages_that_are_not_built_say_how_to_build_them(web, pages):
    (pages / "loader" / "manifest.json").unlink()

    answer = await web.get("/w/lamps.js")

    assert answer.status_code == 503
    assert "make pages" in answer.json()["detail"]


async def test_answers_are_compressed_only_for_who_takes_that(web):
    packed = await web.get("/w/lamps.js", headers={"accept-encoding": "gzip"})
    plain = await web.get("/w/lamps.js", headers={"accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


@pytest.mark.parametrize(
    ("colour", "dark"), [("#ffffff", True), ("#ffd400", True), ("#1f4b3a", False), ("#000000", False)]
)
def test_the_buttons_words_stand_out_from_its_colour(colour, dark):
    assert reads_better_dark(colour) is dark


def test_every_text_stands_in_every_language():
    assert WORDS.missing() == set()


def _card(page: str) -> str:
    return re.search(r'<script type="application/json" id="parlour-shop">(.*?)</script>', page).group(1)
