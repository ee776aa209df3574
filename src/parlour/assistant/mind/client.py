"""The serving process's end of the pipe: starts the mind, asks it, and starts it again when it dies."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from itertools import count

import structlog

from parlour.assistant.act.results import Results
from parlour.assistant.learn.past import Heard
from parlour.assistant.mind.calls import (
    Answer,
    Call,
    GlanceCall,
    HearCall,
    SayCall,
    ThinkCall,
    framed,
    next_frame,
    read_answer,
)
from parlour.assistant.reply import Reply
from parlour.assistant.suggest.advice import Glance
from parlour.assistant.thought import Thought
from parlour.assistant.turn import Turn
from parlour.foundation.errors import TemporaryFailure
from parlour.foundation.ids import ShopId
from parlour.settings import Settings

CALL_SECONDS = 30.0
AGAIN_SECONDS = 0.5
log = structlog.get_logger()


class Mind:
    """Thinks and speaks in a process of its own; its calls raise `TemporaryFailure` while it is away."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self._process: Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._up = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The mind's process, None while it is away."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        self._task = asyncio.create_task(self._keep_alive(), name="parlour-mind")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._process is not None and self._process.returncode is None:
            self._process.kill()  # it holds nothing that could be lost
            await self._process.wait()

    async def think(self, shop: ShopId, turn: Turn) -> Thought:
        """What a turn calls for."""
        answer = await self._ask(ThinkCall(next(self._numbers), shop, turn))
        assert answer.thought is not None
        return answer.thought

    async def say(self, shop: ShopId, turn: Turn, thought: Thought, results: Results) -> Reply:
        """The words for what came of it."""
        answer = await self._ask(SayCall(next(self._numbers), shop, turn, thought, results))
        assert answer.reply is not None
        return answer.reply

    async def hear(self, shop: ShopId, texts: tuple[str, ...]) -> tuple[Heard, ...]:
        """How messages of a past talk are understood, one for each."""
        answer = await self._ask(HearCall(next(self._numbers), shop, texts))
        assert answer.heard is not None
        return answer.heard

    async def glance(self, shop: ShopId, turn: Turn) -> Glance:
        """What an agent may want to know of a talk."""
        answer = await self._ask(GlanceCall(next(self._numbers), shop, turn))
        assert answer.glance is not None
        return answer.glance

    async def _ask(self, call: Call) -> Answer:
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await self._up.wait()
                process = self._process
                assert process is not None
                assert process.stdin is not None
                future = self._waiting[call.number] = asyncio.get_running_loop().create_future()
                process.stdin.write(framed(call))
                await process.stdin.drain()
                answer: Answer = await future
        except (TimeoutError, OSError) as error:
            raise TemporaryFailure("The assistant is not there at the moment; it is asked again.") from error
        finally:
            self._waiting.pop(call.number, None)
        if answer.error is not None:
            raise TemporaryFailure(f"The assistant could not think this through: {answer.error}")
        return answer

    async def _keep_alive(self) -> None:
        while True:
            try:
                await self._live()
            except OSError as error:
                log.error("mind_cannot_start", why=str(error))
            await asyncio.sleep(AGAIN_SECONDS)

    async def _live(self) -> None:
        environment = os.environ | {
            "PARLOUR_DATA": str(self._settings.data),
            "PARLOUR_LOG_LEVEL": self._settings.log_level,
        }
        environment["PARLOUR_DATABASE"] = self._settings.database
        self._process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "parlour", "mind"), stdin=PIPE, stdout=PIPE, env=environment, limit=2**24
        )
        self._up.set()
        assert process.stdout is not None
        try:
            while (frame := await next_frame(process.stdout)) is not None:
                answer = read_answer(frame)
                future = self._waiting.get(answer.number)
                if future is not None and not future.done():
                    future.set_result(answer)
        finally:
            self._up.clear()
            self._let_go()
        log.warning("mind_ended", status=await process.wait())

    def _let_go(self) -> None:
        """Whoever waits hears that the mind is away; their job is taken up again."""
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(OSError("the mind ended"))
