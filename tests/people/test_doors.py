"""The doors from outside: tokens, cookies, foreign pages, cross-site posts, and how fast one may knock."""

import pytest

from parlour.people.links import LinkKind, make_link
from parlour.people.sessions import still_open
from parlour.settings import Limits, Settings

OWN, LISTED, FOREIGN = "http://parlour.example", "https://lamps.example", "https://evil.example"
DENIZ = {"email": "deniz@shop.example", "password": "seven green lanterns"}


@pytest.fixture
def database_kind():
    """The doors are the same on both databases; what stands behind them is tested on both."""
    return "sqlite"


@pytest.fixture
async def token(web):
    return (await web.post("/v1/visits", json={"shop": "lamps"})).json()["token"]


@pytest.fixture
async def csrf(web, door):
    await door.owner()
    return {"x-csrf-token": (await web.post("/v1/desk/login", json=DENIZ)).json()["csrf"]}


def by(token):
    return {"authorization": f"Bearer {token}"}


@pytest.mark.parametrize(
    ("origin", "status"), [(None, 201), (OWN, 201), (LISTED, 201), (FOREIGN, 403), ("null", 403), ("", 403)]
)
async def test_a_visit_opens_from_our_address_or_a_listed_site_only(web, origin, status):
    headers = {} if origin is None else {"origin": origin}

    answer = await web.post("/v1/visits", json={"shop": "lamps"}, headers=headers)

    assert answer.status_code == status
    if status == 403:
        assert answer.headers["content-type"].startswith("application/problem+json")


async def test_what_one_shop_lists_is_foreign_to_another(web):
    answer = await web.post("/v1/visits", json={"shop": "books"}, headers={"origin": LISTED})

    assert answer.status_code == 403


async def test_a_good_token_from_a_foreign_page_opens_nothing(web, token):
    assert (await web.delete("/v1/visits", headers=by(token) | {"origin": FOREIGN})).status_code == 403
    assert (await web.delete("/v1/visits", headers=by(token) | {"origin": LISTED})).status_code == 204


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic dXNlcg==", "Bearer nobody", "bearer\tx", "Bearer " + "x" * 5000]
)
async def test_without_a_token_of_ours_nobody_is_a_shopper(web, token, header):
    answer = await web.delete("/v1/visits", headers={"authorization": header})

    assert answer.status_code == 401
    assert "POST /v1/visits" in answer.json()["detail"]


async def test_two_tokens_at_once_are_none(web, token):
    answer = await web.delete("/v1/visits", headers=[("authorization", f"Bearer {token}")] * 2)

    assert answer.status_code == 401


async def test_the_token_does_not_work_in_the_address_or_a_cookie(web, token):
    assert (await web.delete(f"/v1/visits?token={token}&access_token={token}")).status_code == 401
    web.cookies.set("parlour_session", token)
    assert (await web.delete("/v1/visits")).status_code == 401
    assert (await web.get("/v1/desk/me")).status_code == 401


@pytest.mark.parametrize("shop", ["nowhere", "", "\x00", "../lamps", "LAMPS", "x" * 10_000])
async def test_a_shop_that_is_not_there_is_not_there(web, shop):
    assert (await web.post("/v1/visits", json={"shop": shop})).status_code == 404


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"shop": 1}', b"\xff", b'{"shop": "\\ud800"}', b"null"])
async def test_what_cannot_be_read_is_400(web, body):
    answer = await web.post("/v1/visits", content=body, headers={"content-type": "application/json"})

    assert answer.status_code == 400


async def test_the_cookie_is_for_us_alone(web, door):
    await door.owner()

    cookie = (await web.post("/v1/desk/login", json=DENIZ)).headers["set-cookie"].lower()

    assert cookie.startswith("parlour_session=")
    assert {"httponly", "samesite=lax", "path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "domain" not in cookie
    assert "secure" not in cookie


class TestBehindHttps:
    @pytest.fixture
    def settings(self):
        return Settings(url="https://parlour.example")

    async def test_the_cookie_is_bound_to_the_host_and_to_https(self, web, door):
        await door.owner()

        cookie = (await web.post("/v1/desk/login", json=DENIZ)).headers["set-cookie"]

        assert cookie.startswith("__Host-parlour_session=")
        assert {"secure", "httponly", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}

    async def test_a_cookie_of_the_plain_name_is_not_believed(self, web, door):
        owner = await door.owner()

        web.cookies.set("parlour_session", owner.secret)
        assert (await web.get("/v1/desk/me")).status_code == 401
        web.cookies.set("__Host-parlour_session", owner.secret)
        assert (await web.get("/v1/desk/me")).status_code == 200

    async def test_the_host_header_makes_no_page_ours(self, web):
        answer = await web.post(
            "/v1/visits", json={"shop": "lamps"}, headers={"origin": FOREIGN, "host": "evil.example"}
        )

        assert answer.status_code == 403


async def test_signing_out_takes_the_cookie_away(web, csrf):
    gone = await web.post("/v1/desk/logout", headers=csrf)

    assert gone.status_code == 204
    assert "parlour_session" not in web.cookies
    assert (await web.get("/v1/desk/me")).status_code == 401


WRITES = ("/v1/desk/logout", "/v1/desk/ticket", "/v1/desk/away", "/v1/desk/password", "/v1/desk/people")


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize(
    "wrong", [{}, {"x-csrf-token": ""}, {"x-csrf-token": "x" * 43}, {"x-csrf-token": "é".encode()}]
)
async def test_a_write_with_the_cookie_alone_does_nothing(web, door, csrf, path, wrong):
    body = {"away": True, "password": "eight blue lanterns", "current": DENIZ["password"]}
    body |= {"email": "eve@shop.example", "name": "Eve", "role": "agent"}

    assert (await web.post(path, json=body, headers=wrong)).status_code == 403

    me = await web.get("/v1/desk/me")
    assert (me.status_code, me.json()["agent"]["away"]) == (200, False)


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("origin", [FOREIGN, LISTED, "null"])
async def test_a_write_from_a_foreign_page_does_nothing_even_with_the_token(web, csrf, path, origin):
    body = {"away": True, "password": "eight blue lanterns", "current": DENIZ["password"]}
    body |= {"email": "eve@shop.example", "name": "Eve", "role": "agent"}

    assert (await web.post(path, json=body, headers=csrf | {"origin": origin})).status_code == 403


async def test_the_token_of_one_session_does_not_serve_another(web, door, csrf):
    other = await door.owner(email="kim@shop.example", name="Kim")

    assert (await web.post("/v1/desk/ticket", headers={"x-csrf-token": other.agent.csrf})).status_code == 403
    assert (await web.post("/v1/desk/ticket", headers=csrf)).status_code == 201


@pytest.mark.parametrize("path", ["/v1/desk/login", "/v1/desk/link/open", "/v1/desk/password"])
async def test_nobody_is_signed_in_by_a_foreign_page(web, door, path):
    await door.owner()
    body = DENIZ | {"secret": "x" * 43}

    assert (await web.post(path, json=body, headers={"origin": LISTED})).status_code == 403


async def test_a_ticket_is_for_the_desks_socket_and_lasts_half_a_minute(web, csrf):
    answer = await web.post("/v1/desk/ticket", headers=csrf | {"origin": OWN})

    assert answer.status_code == 201
    assert answer.json().keys() == {"ticket", "expires_in"}
    assert answer.json()["expires_in"] == 30


async def test_another_password_for_oneself_keeps_this_session(web, door, csrf, clock):
    elsewhere = await door.owner(email="kim@shop.example", name="Kim")
    wrong = {"current": "wrong", "password": "eight blue lanterns"}
    assert (await web.post("/v1/desk/password", json=wrong, headers=csrf)).status_code == 403

    right = wrong | {"current": DENIZ["password"]}
    assert (await web.post("/v1/desk/password", json=right, headers=csrf)).status_code == 200

    assert (await web.get("/v1/desk/me")).status_code == 200
    assert await door.read(lambda c: still_open(c, [elsewhere.agent.session], clock()))


async def test_a_short_password_is_refused_in_words_and_the_link_still_works(web, door, clock, dice):
    secret = await door.run(lambda tx: make_link(tx, 1, LinkKind.OWNER, clock(), dice))
    who = {"secret": secret, "email": "deniz@shop.example", "name": "Deniz"}

    assert (await web.post("/v1/desk/password", json=who | {"password": "short"})).status_code == 422
    assert (
        await web.post("/v1/desk/password", json=who | {"email": "x", "password": "long enough"})
    ).status_code == 422
    assert (await web.post("/v1/desk/password", json=who | {"password": "long enough"})).status_code == 200


class TestLimits:
    @pytest.fixture
    def settings(self):
        limits = Limits(address_visits_per_minute=3, address_logins_per_minute=4, account_logins_per_minute=4)
        return Settings(limits=limits, trusted_proxies=("127.0.0.1",), unlimited=("192.0.2.7",))

    async def visits(self, web, count, **headers):
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        return [(await web.post("/v1/visits", json={"shop": "lamps"}, headers=told)).status_code for _ in range(count)]

    async def test_an_address_opens_so_many_visits_a_minute(self, web, clock):
        assert await self.visits(web, 5) == [201, 201, 201, 429, 429]

        answer = await web.post("/v1/visits", json={"shop": "lamps"})
        assert answer.headers["retry-after"] == "20"
        clock.turn(seconds=20)
        assert await self.visits(web, 2) == [201, 429]

    async def test_behind_our_proxy_every_caller_has_their_own_bucket_and_cannot_lie_about_it(self, web):
        await self.visits(web, 3, x_forwarded_for="198.51.100.1")

        assert await self.visits(web, 1, x_forwarded_for="198.51.100.1") == [429]
        assert await self.visits(web, 1, x_forwarded_for="6.6.6.6, 198.51.100.1") == [429]
        assert await self.visits(web, 1, x_forwarded_for="198.51.100.2") == [201]

    async def test_an_unlimited_address_is_free_but_nobody_can_claim_to_be_it(self, web):
        assert await self.visits(web, 20, x_forwarded_for="192.0.2.7") == [201] * 20

        assert 429 in await self.visits(web, 5, x_forwarded_for="192.0.2.7, 198.51.100.1")

    async def test_guessing_from_one_address_ends_soon_whatever_the_account(self, web, door):
        await door.owner()
        guesses = [
            (await web.post("/v1/desk/login", json={"email": f"a{n}@shop.example", "password": "x"})).status_code
            for n in range(6)
        ]

        assert guesses == [401] * 4 + [429] * 2

    async def test_guessing_one_account_from_many_addresses_ends_soon_and_says_the_same_for_nobodys(self, web, door):
        await door.owner()
        for email in ("deniz@shop.example", "nobody@shop.example"):
            answers = [
                await web.post(
                    "/v1/desk/login",
                    json={"email": email if n % 2 else email.upper(), "password": "x"},
                    headers={"x-forwarded-for": f"198.51.100.{n}"},
                )
                for n in range(6)
            ]
            assert [answer.status_code for answer in answers] == [401] * 4 + [429] * 2
            assert len({answer.json()["detail"] for answer in answers[:4]}) == 1

    async def test_guessing_links_ends_soon(self, web):
        guesses = [(await web.post("/v1/desk/link/open", json={"secret": str(n)})).status_code for n in range(6)]

        assert guesses == [404] * 4 + [429] * 2
