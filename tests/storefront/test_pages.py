"""Every page in every language, served as browsers get it, and what must not come through."""

import re

import pytest

from parlour.storefront.guest import LANGUAGES

PAGES = (
    "/",
    "/c/shoes",
    "/c/shoes/boots",
    "/p/vento-city-bike",
    "/search?q=backpack",
    "/search",
    "/cart",
    "/order",
    "/account",
    "/delivery",
    "/about",
    "/privacy",
)


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_page_is_there_in_every_language_and_loads_only_our_own(ada, lang):
    ada.cookies.set("shop_lang", lang)

    for path in PAGES:
        page = await ada.get(path)

        assert page.status_code == 200, path
        assert f'<html lang="{lang}"' in page.text
        assert not re.findall(r'(?:src|href)="(?!/|#|mailto:|tel:|http://shop\.test/w/)', page.text), path
        assert "style=" not in page.text
        assert "script-src 'self' http://shop.test;" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]


async def test_the_chat_is_embedded_by_the_one_line(ada):
    page = await ada.get("/")

    assert '<script async src="http://shop.test/w/linden-lark.js"></script>' in page.text


async def test_prices_and_days_read_as_people_there_write_them(ada):
    english = await ada.get("/p/vento-city-bike", headers={"Accept-Language": "en"})
    russian = await ada.get("/p/vento-city-bike", headers={"Accept-Language": "ru-RU,ru;q=0.9"})

    assert "€649.00" in english.text
    assert "649,00\xa0€" in russian.text
    assert re.search(r"\d{1,2} \w+ 2026\s*г\.", russian.text)


async def test_the_address_names_the_variant_that_is_shown(ada):
    page = await ada.get("/p/rivo-canvas-sneaker?sku=LL-RIVO-CAN-NVY-39")

    assert re.search(r'name="option\.colour" value="navy" checked', page.text)
    assert re.search(r'name="option\.size" value="39" checked', page.text)


async def test_filters_narrow_a_shelf_down(ada):
    page = await ada.get("/c/shoes?colour=navy&size=39&available=1&sort=cheap&most=60")

    titles = re.findall(r'<h3><a href="/p/([a-z-]+)', page.text)
    assert titles
    assert "rivo-canvas-sneaker" in titles
    assert "carso-hiking-boot" not in titles


async def test_nobody_writes_markup_into_a_page(ada):
    page = await ada.get("/search", params={"q": '"><script>alert(1)</script></script><b>'})

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    told = page.text.partition('id="told">')[2].partition("</script>")[0]
    assert "<" not in told


@pytest.mark.parametrize(
    "path", ["/p/nothing", "/c/nothing", "/c/shoes/nothing", "/order/LL-10472", "/nothing", "/no/such"]
)
async def test_what_is_not_there_or_not_yours_is_a_page_with_a_way_on(ada, path):
    page = await ada.get(path)

    assert page.status_code == 404
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "This page is not here" in page.text
    assert 'href="/"' in page.text


async def test_pictures_are_kept_long_and_run_nothing(ada):
    picture = await ada.get("/pictures/house.svg")
    again = await ada.get("/pictures/house.svg", headers={"If-None-Match": picture.headers["etag"]})
    outside = await ada.get("/pictures/..%2Ffacts.toml")

    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "max-age=604800" in picture.headers["cache-control"]
    assert "sandbox" in picture.headers["content-security-policy"]
    assert again.status_code == 304
    assert outside.status_code == 404


async def test_language_and_light_are_remembered_and_lead_back_only_to_our_own(ada):
    back = await ada.post("/look", data={"lang": "it", "to": "/c/shoes"})
    away = await ada.post("/look", data={"theme": "dark", "to": "//elsewhere.test/"})
    page = await ada.get("/c/shoes")

    assert (back.status_code, back.headers["location"]) == (303, "/c/shoes")
    assert away.headers["location"] == "/"
    assert '<html lang="it" data-theme="dark">' in page.text


@pytest.mark.parametrize("path", ["/cart", "/checkout", "/order", "/account", "/account/leave", "/look"])
async def test_no_other_site_acts_for_the_shopper(ada, path):
    answer = await ada.post(path, data={"customer": "ada"}, headers={"Origin": "http://evil.test"})

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


async def test_what_breaks_on_our_side_is_a_page_too(ada, stocked, monkeypatch):
    async def broken(_):
        raise RuntimeError("the shelf fell down")

    monkeypatch.setattr(stocked, "read", broken)

    page = await ada.get("/p/vento-city-bike")

    assert page.status_code == 500
    assert "Something broke on our side" in page.text
    assert "shelf fell" not in page.text
