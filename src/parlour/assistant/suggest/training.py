"""Learns from a shop's past talks in a process of its own: `python -m parlour.assistant.suggest.training SHOP`."""

import asyncio
import os
import sys

from parlour.assistant.suggest.from_shop import shop_history, with_requests
from parlour.assistant.suggest.kept import keep, shop_file
from parlour.assistant.suggest.suggester import learn_from
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.reader import TrainedReader
from parlour.foundation.database import open_database
from parlour.foundation.ids import ShopId
from parlour.settings import Settings, read_settings
from parlour.shop.shops import shop_of_id

LEAST_TALKS = 20  # from fewer nothing can be told


async def train(settings: Settings, shop: ShopId) -> None:
    """Read the talks, learn, and put what was learned where the mind finds it."""
    database = open_database(settings.database_address)
    await database.start()
    try:
        history = await database.read(lambda c: shop_history(c, shop))
        languages = (await database.read(lambda c: shop_of_id(c, shop))).facts.languages
    finally:
        await database.stop()
    file = shop_file(settings.data / "models", shop)
    if len(history) < LEAST_TALKS:
        file.unlink(missing_ok=True)
        return
    reader = TrainedReader.ready(settings.data / "models")
    keep(learn_from([with_requests(one, languages, reader) for one in history], our_encoder()), file)


if __name__ == "__main__":
    os.nice(15)
    asyncio.run(train(read_settings(os.environ), ShopId(int(sys.argv[1]))))
