"""Measures importing: time and memory for many products, and what a server beside it feels of it.

The goods are those of a folder in the plain format, repeated with new ids until there are as many as asked for.
"""

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

from benchmarks.house import databases
from benchmarks.report import Report
from benchmarks.stage import Guest, set_stage
from parlour.foundation.ids import new_id

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
LIMITS = {"memory": 500.0, "p99": 300.0}
IMPORT = (
    "import os, sys; from pathlib import Path; from parlour.commands.importing import import_shop;"
    "from parlour.settings import read_settings;"
    "sys.exit(import_shop(read_settings(os.environ), Path(sys.argv[1]), sys.argv[2], makes_way=True))"
)
CONVERSATIONS, SECONDS_BETWEEN = 20, 0.1  # together 200 messages a second


def main() -> int:
    options, report = _options(), Report()
    with tempfile.TemporaryDirectory() as folder, databases(is_postgres=options.postgres, count=1) as (address,):
        place = Path(folder)
        environment = _environment(place, address)
        _alone(options, place, environment, report)
        if options.beside:
            _beside(options, place, environment, report)
    return report.status


def _alone(options: argparse.Namespace, place: Path, environment: dict[str, str], report: Report) -> None:
    goods = _write_goods(options.shop_folder, place / "goods", options.products)
    first, memory = _run_import(goods, "first", environment)
    again, _ = _run_import(goods, "first", environment)
    report.told(f"import of {options.products:,} products", first, "s")
    report.told("the same folder again", again, "s")
    report.at_most("import, peak memory", memory, LIMITS["memory"], "MB")


def _beside(options: argparse.Namespace, place: Path, environment: dict[str, str], report: Report) -> None:
    """The time to an acknowledgement at 200 messages a second, before and while products are imported."""
    goods = _write_goods(options.shop_folder, place / "beside", options.beside)
    # Agents have the seats: what the assistant thinks meanwhile is another benchmark's.
    stage = asyncio.run(set_stage(environment["PARLOUR_DATABASE"], agents=2, guests=CONVERSATIONS, is_taken=True))
    with _server(environment) as port:
        quiet = asyncio.run(_talk(port, stage.guests, lambda: False, at_least=5.0))
        importing = subprocess.Popen([sys.executable, "-c", IMPORT, goods, "second"], env=environment)
        began = time.perf_counter()
        busy = asyncio.run(_talk(port, stage.guests, lambda: importing.poll() is None, at_least=0.0))
        took = time.perf_counter() - began
    if importing.returncode:
        sys.exit("the import beside the server failed")
    report.told(f"import of {options.beside:,} products beside a server", took, "s")
    report.told("messages beside it", len(busy) / took, "/s")
    for name, times in (("before", quiet), ("during", busy)):
        report.told(f"acknowledgement {name} it, p50", quantiles(times, n=100)[49], "ms")
    report.told("acknowledgement before it, p99", quantiles(quiet, n=100)[98], "ms")
    report.at_most("acknowledgement during it, p99", quantiles(busy, n=100)[98], LIMITS["p99"], "ms")


def _write_goods(source: Path, target: Path, count: int) -> Path:
    target.mkdir()
    with (source / "products.jsonl").open(encoding="utf-8") as lines, (target / "products.jsonl").open("w") as out:
        for number, line in enumerate(islice(cycle(list(lines)), count)):
            goods = json.loads(line)
            goods["id"] = f"{goods['id']}-{number}"
            for variant in goods["variants"]:
                variant["sku"] = f"{variant['sku']}-{number}"
            out.write(json.dumps(goods) + "\n")
    return target


def _run_import(goods: Path, shop: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds and megabytes of one import in a process of its own."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", IMPORT, goods, shop], env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the import failed")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "parlour", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            with urlopen(f"http://127.0.0.1:{port}/schema/openapi.json", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server did not start")


async def _talk(port: int, guests: list[Guest], goes_on: Callable[[], bool], *, at_least: float) -> list[float]:
    """Milliseconds to each acknowledgement, over as many connections as there are conversations."""
    until, gap = time.perf_counter() + at_least, SECONDS_BETWEEN / len(guests)
    talks = (_one_talk(port, guest, goes_on, until, number * gap) for number, guest in enumerate(guests))
    return [taken for times in await asyncio.gather(*talks) for taken in times]


async def _one_talk(port: int, guest: Guest, goes_on: Callable[[], bool], until: float, wait: float) -> list[float]:
    connection = await asyncio.open_connection("127.0.0.1", port)
    path, times = f"/v1/conversations/{guest.conversation}/entries", []
    await asyncio.sleep(wait)
    while goes_on() or time.perf_counter() < until:
        began = time.perf_counter()
        entry = {"client_id": str(new_id()), "kind": "message", "text": "Where is my order?"}
        await _ask(connection, "POST", path, guest.token, entry)
        taken = time.perf_counter() - began
        times.append(taken * 1000)
        await asyncio.sleep(max(0.0, SECONDS_BETWEEN - taken))
    connection[1].close()
    return times


async def _ask(connection: Connection, method: str, path: str, token: str, body: object) -> dict[str, object]:
    """One request on a kept connection; as little of HTTP as that needs, so that the client costs little."""
    reader, writer = connection
    content = json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    head += f"Authorization: Bearer {token}\r\n" if token else ""
    writer.write(f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content)
    answer = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(answer.partition("content-length: ")[2].partition("\r\n")[0])
    told: dict[str, object] = json.loads(await reader.readexactly(length))
    if answer.split()[1] not in ("200", "201"):
        raise RuntimeError(f"{method} {path}: {told}")
    return told


def _environment(place: Path, address: str) -> dict[str, str]:
    own = {"PARLOUR_DATA": str(place / "data"), "PARLOUR_DATABASE": address, "PARLOUR_UNLIMITED": "127.0.0.1"}
    return os.environ | own


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shop-folder", type=Path, required=True, help="folder with products.jsonl")
    parser.add_argument("--products", type=int, default=40_000)
    parser.add_argument("--beside", type=int, default=20_000, help="products imported beside a server; 0 leaves it out")
    parser.add_argument("--postgres", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
