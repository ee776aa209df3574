"""The first day of a shop, from outside: a shopper comes in, the owner opens a link, signs in and out."""

from parlour.people.links import LinkKind, make_link

OWNER = {"email": "Deniz@Shop.example", "name": "Deniz", "password": "seven green lanterns"}


async def test_a_shopper_walks_in_and_the_token_is_theirs(web):
    opened = await web.post("/v1/visits", json={"shop": "lamps", "colour": "an unknown field"})

    assert opened.status_code == 201
    assert opened.json().keys() == {"token", "epoch"}
    ended = await web.delete("/v1/visits", headers={"authorization": f"Bearer {opened.json()['token']}"})
    assert ended.status_code == 204
    again = await web.delete("/v1/visits", headers={"authorization": f"Bearer {opened.json()['token']}"})
    assert again.status_code == 401


async def test_there_is_no_default_password_the_owner_comes_by_a_link_that_works_once(web, database, clock, dice):
    secret = await database.run(lambda tx: make_link(tx, 1, LinkKind.OWNER, clock(), dice))

    offer = await web.post("/v1/desk/link/open", json={"secret": secret})
    assert offer.json() == {"kind": "owner", "shop": "Lamps & Light", "role": "owner", "email": None, "name": None}
    owner = await web.post("/v1/desk/password", json={"secret": secret, **OWNER})
    assert owner.status_code == 200
    assert owner.json()["agent"]["email"] == "deniz@shop.example"

    second = await web.post("/v1/desk/password", json={"secret": secret, **OWNER})
    assert second.status_code == 404
    assert (await web.post("/v1/desk/link/open", json={"secret": secret})).status_code == 404


async def test_the_owner_signs_in_and_out(web, database, clock, dice):
    secret = await database.run(lambda tx: make_link(tx, 1, LinkKind.OWNER, clock(), dice))
    await web.post("/v1/desk/password", json={"secret": secret, **OWNER})
    web.cookies.clear()
    assert (await web.get("/v1/desk/me")).status_code == 401

    signed_in = await web.post("/v1/desk/login", json={"email": "deniz@shop.EXAMPLE", "password": OWNER["password"]})
    me = await web.get("/v1/desk/me")
    assert me.json() == signed_in.json()
    assert me.json()["role"] == "owner"

    csrf = {"x-csrf-token": me.json()["csrf"]}
    assert (await web.post("/v1/desk/logout", headers=csrf)).status_code == 204
    assert (await web.get("/v1/desk/me")).status_code == 401
