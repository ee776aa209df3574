"""The mind's own process: reads calls from its pipe, answers them one by one, ends when the pipe closes."""

import asyncio
import os
import sys
from pathlib import Path

import structlog

from parlour.assistant.learn.hear import hear
from parlour.assistant.mind.calls import Answer, Call, GlanceCall, HearCall, SayCall, framed, next_frame, read_call
from parlour.assistant.mind.shelves import Shelves
from parlour.assistant.say.say import say
from parlour.assistant.suggest.glance import PastTalks, glance
from parlour.assistant.think import think
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.reader import TrainedReader, Understander
from parlour.assistant.warm import warm
from parlour.foundation.database import open_database
from parlour.foundation.errors import Unavailable
from parlour.foundation.ids import ShopId
from parlour.foundation.logs import configure_logs
from parlour.settings import Settings
from parlour.shop.halves import PATIENCE
from parlour.shop.shops import all_shops

log = structlog.get_logger()
WARMED = 20  # shops; an installation with thousands opens the others when they are asked for


async def be_the_mind(settings: Settings) -> None:
    """Answer calls from stdin on stdout until stdin closes."""
    configure_logs(settings.log_level)
    os.nice(5)  # a thought may wait, a message may not
    models = kept_models(settings.data)
    reader, past = TrainedReader.ready(models), PastTalks(models, our_encoder())
    our_encoder().read("")  # loads its weights once, before two threads could do so at the same time
    database = open_database(settings.database_address)
    await database.start()
    shelves = Shelves(database, settings.data / "index", patience=PATIENCE)
    await warm_up(shelves, reader)
    incoming = asyncio.StreamReader(limit=2**24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(incoming), sys.stdin.buffer)
    try:
        while (frame := await next_frame(incoming)) is not None:
            answer = await answered(read_call(frame), shelves, reader, past)
            sys.stdout.buffer.write(framed(answer))
            sys.stdout.buffer.flush()
    finally:
        await database.stop()


async def warm_up(shelves: Shelves, reader: Understander) -> None:
    """Read the shops' indexes and try the words of one, so that the first shopper waits for neither."""
    try:
        shops = await shelves.read(all_shops)
        libraries = [await shelves.library(shop.id) for shop in shops[:WARMED]]
        if libraries:
            await shelves.read(lambda c: warm(reader, libraries[0](c)))
    except Unavailable as error:
        log.info("warming_waits", why=error.detail)
    except Exception as error:
        log.error("warming_broke", exc_info=error)


async def answered(call: Call, shelves: Shelves, reader: Understander, past: PastTalks) -> Answer:
    """The answer to one call; a thought that breaks is told, and the mind lives on."""
    try:
        library = await shelves.library(ShopId(call.shop))
        if isinstance(call, SayCall):
            reply = await shelves.read(lambda c: say(call.turn, call.thought, call.results, library(c)))
            return Answer(call.number, reply=reply)
        if isinstance(call, HearCall):
            return Answer(call.number, heard=await shelves.read(lambda c: hear(call.texts, library(c), reader)))
        if isinstance(call, GlanceCall):
            suggested = past.suggest(ShopId(call.shop), call.turn)
            seen = await shelves.read(lambda c: glance(call.turn, library(c), reader, suggested))
            return Answer(call.number, glance=seen)
        return Answer(call.number, thought=await shelves.read(lambda c: think(call.turn, library(c), reader)))
    except Exception as error:
        log.error("thought_broke", shop=call.shop, exc_info=error)
        return Answer(call.number, error=f"{type(error).__name__}: {error}")


def kept_models(data: Path) -> Path:
    """Where trained models are kept."""
    folder = data / "models"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
