"""How far each side was told, without a word about having read it."""

from desk.conftest import Desk
from protocol.conftest import Visitor, frame_of


async def test_what_an_agent_says_counts_as_delivered_when_it_is_on_the_shoppers_socket(
    ada: Visitor, deniz: Desk
) -> None:
    of = await ada.opened()
    await ada.say(of, "hello")
    await deniz.say(of, "Good morning")

    async def delivered(side: str) -> int:
        return (await deniz.http.get(f"/v1/conversations/{of}")).json()["positions"][side]["delivered"]

    assert await delivered("shopper") == 0
    async with ada.live(**{of: 0}), deniz.live(of) as desk:
        while (frame := await frame_of(desk)).get("positions", {}).get("shopper", {}).get("delivered") != 2:
            pass
        await ada.say(of, "Thank you")
        while (frame := await frame_of(desk)).get("positions", {}).get("shop", {}).get("delivered", 0) < 4:
            pass

    assert frame["positions"]["shopper"] == {"delivered": 2, "read": 0}
    assert await delivered("shop") == 4
