"""The desk's page, and what its policy lets in."""

import httpx

from desk.conftest import Desk


async def test_before_the_log_in_no_pictures_of_any_shop_are_let_in(http: httpx.AsyncClient) -> None:
    page = await http.get("/desk")

    assert page.status_code == 200
    assert "img-src 'self' blob: data:;" in page.headers["content-security-policy"]
    assert '<meta name="parlour-shop" content="">' in page.text


async def test_who_is_signed_in_sees_the_pictures_of_their_shop_and_of_no_other_host(deniz: Desk) -> None:
    await deniz.put("settings/shop", sites=["https://www.lamps.example"])

    page = await deniz.http.get("/desk")

    assert "img-src 'self' blob: data: https://www.lamps.example;" in page.headers["content-security-policy"]
    assert '<meta name="parlour-shop" content="lamps">' in page.text
    await deniz.put("settings/shop", sites=[])
