"""A `parlour serve` in a process of its own, as users run it; started, killed and started again by tests."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from parlour.foundation.clock import system_clock
from parlour.foundation.database import open_database
from parlour.foundation.database.migrate import prepare
from parlour.shop.shops import make_shop
from postgres import free_port


class Server:
    """One serving process on loopback, free of limits."""

    def __init__(self, address: str, data: Path, **environment: str) -> None:
        self.address = address
        self.data = data
        self.port = free_port()
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def live(self) -> str:
        return f"ws://127.0.0.1:{self.port}/v1/live"

    def start(self) -> None:
        """Start it and wait until it answers."""
        said = {"PARLOUR_DATA": str(self.data), "PARLOUR_DATABASE": self.address, "PARLOUR_UNLIMITED": "127.0.0.1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "parlour", "serve", "--port", str(self.port)],
            env=os.environ | said | self.environment,
        )
        for _ in range(1800):
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("the server did not answer within 90 seconds")

    def kill(self) -> None:
        """As the power goes: no chance to finish anything."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """As an operator stops it; answers with the exit status."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=10)


async def with_a_shop(address: str, name: str = "lamps") -> None:
    """Bring the database up and open a shop in it."""
    await prepare(address)
    database = open_database(address)
    await database.start()
    try:
        await database.run(lambda tx: make_shop(tx, name, system_clock()))
    finally:
        await database.stop()
