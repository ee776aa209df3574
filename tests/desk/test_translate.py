"""Agents read what was written in another language, where a language model translates; facts stay as they are."""

import pytest

from assistant.language_model.model_server import Answer, model_server
from desk.conftest import Desk
from parlour.assistant.language_model.translating import question_of, read_translation
from protocol.conftest import Visitor

MESSAGE = "¿Cuándo llega el pedido LL-10472? Pagué 49,00 € y escribí a ada@example.com."


async def test_a_message_is_read_in_the_desks_language(deniz: Desk, ada: Visitor) -> None:
    of = await ada.opened()
    said = (await ada.say(of, MESSAGE)).json()
    assert (await deniz.get("translations"))["is_on"] is False
    await deniz.verb("translate", of, 409, seq=said["seq"], into="en")
    async with model_server("When does order {code:1} arrive? I paid {price:1} and wrote to {email:1}.") as model:
        await deniz.put("settings/language-model", address=model.address, model="small", tasks=["translate"])

        told = await deniz.verb("translate", of, seq=said["seq"], into="en")

        assert told["text"] == "When does order LL-10472 arrive? I paid 49,00 € and wrote to ada@example.com."
        assert "ada@example.com" not in str(model.asked)
        assert (await deniz.get("translations"))["is_on"] is True
        await deniz.verb("translate", of, 404, seq=999, into="en")
        await deniz.verb("translate", of, 422, seq=said["seq"], into="tlh")
        model.says = Answer(b"", status=500)
        await deniz.verb("translate", of, 503, seq=said["seq"], into="en")
    await deniz.put("settings/language-model", address="")


@pytest.mark.parametrize(
    "said",
    [
        "When does the order arrive?",
        "When does order {code:1} arrive? I paid {price:1} and {price:1}, wrote to {email:1}.",
        "When does order {code:1} arrive? I paid 94 and {price:1} and wrote to {email:1}.",
        "{code:1} {price:1} {email:1}" + " and so on" * 90,
    ],
)
def test_a_translation_that_loses_or_makes_up_a_fact_is_none(said: str) -> None:
    asked = question_of(MESSAGE, "en")

    assert asked is not None
    assert read_translation(said, asked[0]) is None
