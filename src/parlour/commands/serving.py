"""`parlour serve`: migrate if something is due, hold the right to serve, and serve until told to stop."""

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from socket import socket

import uvicorn
import uvloop

from parlour.app import Demo, House
from parlour.commands.knocking import first_links, keep_address
from parlour.foundation.data_folder import make_data_folder
from parlour.foundation.database.lock import InUse, serving
from parlour.foundation.database.migrate import WrongVersion, prepare
from parlour.foundation.live.corked import CorkedSockets
from parlour.foundation.logs import configure_logs
from parlour.settings import Settings

SWITCH_SECONDS = 0.0005  # how long the loop may hold the interpreter while the writer waits for it
GARBAGE_AFTER = 20_000  # objects: what a gathered commit makes is needed until it is answered, and no garbage yet
GRACE_SECONDS = 1


def serve(settings: Settings, host: str, port: int, *, demo: Demo | None = None) -> int:
    """Serve; answers with the exit status: 0 after SIGTERM, 2 when the database is somebody else's."""
    configure_logs(settings.log_level)
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(GARBAGE_AFTER)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_serve(settings, host, port, demo))
    except (InUse, WrongVersion) as error:
        print(error, file=sys.stderr)
        return 2


async def _serve(settings: Settings, host: str, port: int, demo: Demo | None) -> int:
    make_data_folder(settings.data)
    await prepare(settings.database_address)
    async with serving(settings.database_address):
        house = House(settings, demo)
        server = Server(uvicorn_config(house, settings, host, port))
        server.announce = lambda: _announce(house, settings.url or _here(host, port), is_demo=demo is not None)
        await server.serve()
        return 0 if server.started else 1


class Server(uvicorn.Server):
    """Ends by SIGTERM or SIGINT with status 0, after everything is closed; uvicorn's own would die of the signal."""

    announce: Callable[[], Awaitable[None]]

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            await self.announce()
            gc.freeze()  # what is there now stays: no collection has to look at it again

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


async def _announce(house: House, base: str, *, is_demo: bool) -> None:
    """Say where everything is; the desk with a link of one use for as long as nobody owns the shop."""
    keep_address(house.settings, base)
    links = await first_links(house.database, base)
    if is_demo:
        print(f"The shop:             {base}/")
    print(f"The desk:             {base}/desk")
    for shop, link in links:
        print(f"  {shop} has no owner yet; this link works once and for a day:\n  {link}")
    print(f"The API description:  {base}/schema", flush=True)


def _here(host: str, port: int) -> str:
    """An address that can be opened on this machine: no browser goes to 0.0.0.0."""
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (compared, not bound)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def uvicorn_config(house: House, settings: Settings, host: str, port: int) -> uvicorn.Config:
    """How uvicorn serves us: uvloop, httptools, websockets' sans-io half with its writes joined, no compression."""
    return uvicorn.Config(
        house,
        host=host,
        port=port,
        loop="auto",
        http="httptools",
        ws=CorkedSockets,
        ws_per_message_deflate=False,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_max_size=1_000_000,
        lifespan="on",
        log_level=settings.log_level if settings.log_level != "info" else "warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        backlog=4096,
    )
