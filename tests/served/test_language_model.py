"""A served shop with a language model: its words go out when they are true and in time, and nobody notices when not."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from assistant.language_model.model_server import Answer, ModelServer, model_server
from parlour.assistant.language_model.account import KEY, Stored, Task
from parlour.foundation.database import Tx, open_database
from parlour.foundation.secrets import Vault
from parlour.shop.shops import change_shop, shop_named
from served.conftest import SHOP
from serving import Server

pytestmark = pytest.mark.slow
MORE = "Gladly. "


def wording_of(asked: dict[str, Any]) -> str:
    return asked["messages"][1]["content"].rpartition("Plain wording:\n")[2]


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    """The fake server on a loop in a thread of its own, for the shop is served by another process."""
    loop, made, ended = asyncio.new_event_loop(), [], asyncio.Event()
    ready = threading.Event()

    async def run() -> None:
        async with model_server() as server:
            made.append(server)
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    ready.wait(10)
    yield made[0]
    loop.call_soon_threadsafe(ended.set)
    thread.join(10)
    loop.close()


def set_up(shop: Server, model: ModelServer) -> None:
    sealed = Vault(Path(shop.data)).seal("sk-lantern")
    stored = Stored(address=model.address, model="small", sealed=sealed, tasks=(Task.WORD,), seconds=1.5)

    def write(tx: Tx) -> None:
        change_shop(tx, shop_named(tx.connection, SHOP).id, settings={KEY: msgspec.to_builtins(stored)})

    async def run() -> None:
        database = open_database(shop.address)
        await database.start()
        await database.run(write)
        await database.stop()

    asyncio.run(run())
    time.sleep(2.1)  # the served process looks again after two seconds


def test_a_true_wording_goes_out_and_trouble_in_the_middle_is_not_noticed(
    shop: Server, model: ModelServer, ada: Callable
) -> None:
    model.says = lambda asked: MORE + wording_of(asked)
    set_up(shop, model)
    shopper = ada()
    shopper.ask("hello")
    shopper.ask("how long can I return things?")
    asked = len(model.asked)

    worded = shopper.ask("how long is the warranty?")
    model.says = lambda asked: f"{wording_of(asked)} And a free gift."
    false = shopper.ask("how much is delivery to Italy?")
    model.says = Answer(hang=True)
    begun = time.monotonic()
    plain = shopper.ask("what does the shop take, can I pay with PayPal?")
    took = time.monotonic() - begun

    assert len(model.asked) == asked + 3
    assert worded["text"].startswith(MORE)
    assert "gift" not in false["text"]
    assert plain["text"]
    assert MORE not in plain["text"]
    assert took < 1.5 + 3  # the machine's own slowness besides
