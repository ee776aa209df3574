"""People administration, identify and the desk's view of a shopper, from outside."""

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from parlour.people.presence import beat
from parlour.people.roles import Role

NOBODY = "01a20171-f641-73ba-a7dc-0f43fe7b05b7"  # an id that nobody has

DENIZ = {"email": "deniz@shop.example", "password": "seven green lanterns"}
KIM = {"email": "kim@shop.example", "name": "Kim", "role": "agent"}


class Desk:
    """A browser with the desk open: sends the token of its session with every write."""

    def __init__(self, web):
        self.web = web
        self.csrf = {}

    async def sign_in(self, **credentials):
        answer = await self.web.post("/v1/desk/login", json=credentials)
        self.csrf = {"x-csrf-token": answer.json()["csrf"]}
        return answer.json()

    async def get(self, path):
        return await self.web.get(f"/v1/desk{path}")

    async def post(self, path, **body):
        return await self.web.post(f"/v1/desk{path}", json=body, headers=self.csrf)

    async def put(self, path, **body):
        return await self.web.put(f"/v1/desk{path}", json=body, headers=self.csrf)


@pytest.fixture
async def desk(web, door):
    await door.owner()
    desk = Desk(web)
    await desk.sign_in(**DENIZ)
    return desk


async def test_inviting_giving_a_role_resetting_closing_and_opening(desk, door):
    invited = await desk.post("/people", **KIM)
    assert invited.status_code == 201
    assert invited.json()["person"]["state"] == "invited"
    address, _, secret = invited.json()["link"].partition("#")
    assert address == "http://parlour.example/desk"
    await door.choose(secret)

    kim = f"/people/{invited.json()['person']['id']}"
    assert (await desk.put(f"{kim}/role", role="admin")).json()["role"] == "admin"
    assert (await desk.post(f"{kim}/reset")).json()["link"].startswith("http://parlour.example/desk#")
    assert (await desk.post(f"{kim}/close")).json()["state"] == "closed"
    assert (await desk.post(f"{kim}/open")).json()["state"] == "active"

    people = (await desk.get("/people")).json()["people"]
    assert [(one["name"], one["role"], one["state"]) for one in people] == [
        ("Deniz", "owner", "active"),
        ("Kim", "admin", "active"),
    ]
    assert not any("password" in one for one in people)


async def test_the_list_shows_who_is_there(desk, door, clock):
    deniz = (await desk.get("/people")).json()["people"][0]
    assert (deniz["online"], deniz["away"]) == (False, False)
    who = (await door.owner()).agent

    await door.run(lambda tx: beat(tx, "one", {who.id: who.shop}, clock()))
    await desk.sign_in(**DENIZ)
    await desk.post("/away", away=True)

    deniz = (await desk.get("/people")).json()["people"][0]
    assert (deniz["online"], deniz["away"]) == (False, True)
    await desk.post("/away", away=False)
    assert (await desk.get("/people")).json()["people"][0]["online"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/people", KIM | {"role": "emperor"}, 422),
        ("/people", KIM | {"email": "kim"}, 422),
        ("/people", {"email": "kim@shop.example"}, 400),
        ("/people/no-id/close", {}, 404),
        (f"/people/{NOBODY}/close", {}, 404),
        (f"/people/{NOBODY}/reset", {}, 404),
        (f"/shoppers/{NOBODY}/block", {}, 404),
        (f"/shoppers/{NOBODY}/joinings/{NOBODY}/undo", {}, 404),
    ],
)
async def test_mistakes_are_told_in_words(desk, path, body, status):
    answer = await desk.post(path, **body)

    assert answer.status_code == status
    assert len(answer.json()["detail"]) > 20


async def test_nobody_changes_their_own_account_here(desk):
    me = (await desk.get("/me")).json()["agent"]["id"]

    assert (await desk.put(f"/people/{me}/role", role="viewer")).status_code == 422
    assert (await desk.post(f"/people/{me}/close")).status_code == 422


@pytest.mark.parametrize("role", [Role.AGENT, Role.VIEWER])
async def test_the_role_decides_on_every_route(desk, door, role):
    token = await door.visit()
    ada, kim = await door.who(token), await door.owner(email="kim@shop.example", name="Kim")
    await door.as_role(kim.agent, role)
    me = await desk.sign_in(email="kim@shop.example", password=DENIZ["password"])
    deniz = next(one["id"] for one in (await desk.get("/people")).json()["people"] if one["name"] == "Deniz")

    assert "manage_people" not in me["rights"]
    for path in ("/people", f"/people/{deniz}/close", f"/people/{deniz}/open", f"/people/{deniz}/reset"):
        assert (await desk.post(path, **KIM | {"email": "eve@shop.example"})).status_code == 403
    assert (await desk.put(f"/people/{deniz}/role", role="viewer")).status_code == 403
    may_block = 200 if role is Role.AGENT else 403
    assert (await desk.post(f"/shoppers/{ada.id}/block")).status_code == may_block
    assert (await desk.get(f"/shoppers/{ada.id}")).status_code == 200


async def test_a_closed_account_is_out_at_its_next_request(desk, door, web):
    kim = await door.owner(email="kim@shop.example", name="Kim")
    assert (await desk.post(f"/people/{kim.agent.id}/close")).status_code == 200

    web.cookies.set("parlour_session", kim.secret)

    assert (await web.get("/v1/desk/me")).status_code == 401


async def test_blocking_is_seen_and_taken_back(desk, door):
    token = await door.visit()
    ada = await door.who(token)

    blocked = await desk.post(f"/shoppers/{ada.id}/block", because="sends the same text again and again")
    assert blocked.json()["blocked"]
    assert (await door.who(token)).is_blocked
    assert not (await desk.post(f"/shoppers/{ada.id}/unblock")).json()["blocked"]
    assert not (await door.who(token)).is_blocked


async def test_a_shopper_of_another_shop_is_not_there(desk, door):
    ada = await door.who(await door.visit(shop=2))

    for answer in (await desk.get(f"/shoppers/{ada.id}"), await desk.post(f"/shoppers/{ada.id}/block")):
        assert answer.status_code == 404


async def test_a_shopper_does_not_get_in_at_the_desk_nor_an_agent_at_the_widget(desk, door, web):
    token = await door.visit()
    web.cookies.clear()

    assert (await web.get("/v1/desk/me", headers={"authorization": f"Bearer {token}"})).status_code == 401
    await desk.sign_in(**DENIZ)
    assert (await web.delete("/v1/visits", headers=desk.csrf)).status_code == 401


@pytest.fixture
def signed(clock):
    def sign(secret="l" * 43, **claims):
        second = int(clock().timestamp())
        whole = {"sub": "sara_doe_496", "name": "Sara", "iat": second, "exp": second + 300} | claims
        return {"jwt": jwt.encode({"alg": "HS256"}, whole, OctKey.import_key(secret))}

    return sign


async def test_identify_tells_who_it_is_and_gives_the_token_that_holds_from_now_on(web, door, signed):
    token = await door.visit()

    first = await web.post("/v1/identify", json=signed(), headers={"authorization": f"Bearer {token}"})
    assert first.status_code == 200
    assert first.json()["name"] == "Sara"
    fresh = {"authorization": f"Bearer {first.json()['token']}"}
    assert (await web.post("/v1/identify", json=signed(), headers=fresh)).json() == {"name": "Sara"}
    old = await web.post("/v1/identify", json=signed(), headers={"authorization": f"Bearer {token}"})
    assert old.status_code == 401


async def test_identify_takes_nobodys_word_but_this_shops(web, door, signed):
    lamps, books = await door.visit(), await door.visit(shop=2)

    for token, body in ((lamps, signed("b" * 43)), (books, signed("l" * 43)), (lamps, {"jwt": "rubbish"})):
        answer = await web.post("/v1/identify", json=body, headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 403
    assert (await door.who(lamps)).customer is None
    assert (await web.post("/v1/identify", json=signed())).status_code == 401


async def test_agents_see_the_joining_and_can_take_it_back(web, desk, door, signed):
    tokens = []
    for _ in range(2):
        bearer = {"authorization": f"Bearer {await door.visit()}"}
        tokens.append((await web.post("/v1/identify", json=signed(), headers=bearer)).json()["token"])
    sara = await door.who(tokens[0])

    person = (await desk.get(f"/shoppers/{sara.id}")).json()
    assert (person["customer"], len(person["ids"]), len(person["joinings"])) == ("sara_doe_496", 2, 1)

    undo = f"/shoppers/{sara.id}/joinings/{person['joinings'][0]['id']}/undo"
    apart = (await desk.post(undo)).json()
    assert (apart["ids"], apart["joinings"][0]["undone_at"] is None) == ([str(sara.id)], False)
    assert (await desk.post(undo)).status_code == 404
