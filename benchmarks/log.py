"""Measures the log: durable messages over sockets, their cost beside the writer's own, and how soon they arrive."""

import argparse
import asyncio
import subprocess
import sys
from collections import Counter
from statistics import quantiles

import msgspec
from sqlalchemy import select

from benchmarks.house import ROOT, Server, Stage, cpu_seconds, databases, process_of, serving
from benchmarks.load import Result, Task
from benchmarks.report import Report
from benchmarks.stage import set_stage
from parlour.conversation.tables import entry
from parlour.foundation.database import open_database

SHOPPERS, AGENTS, TALKS, ASKING = 1000, 20, 50, 20
LEAST_PER_SECOND, MOST_TIMES_THE_WRITER = 3000, 4
MOST_P50_MS, MOST_P99_MS = 8, 30
EACH_SECOND = 50  # messages in the 50 conversations whose delivery is timed
ANSWERS = 5  # a second, of the assistant in other conversations


def main() -> int:
    options = _options()
    report, kind = Report(), "PostgreSQL" if options.postgres else "SQLite"
    with databases(is_postgres=options.postgres, count=2) as (address, alone):
        with serving(address, agents=AGENTS, guests=SHOPPERS, asking=ASKING, is_taken=True) as (server, stage):
            highest, cpu = run_load(server, Task(port=server.port, stage=stage, seconds=options.seconds, run="a"))
            asyncio.run(set_stage(alone, agents=AGENTS, guests=SHOPPERS, is_taken=True))
            rate, writer = run_writer(alone, options.seconds / 2)
            report.at_least(f"{kind}: acknowledged a second", highest.per_second, LEAST_PER_SECOND)
            report.told(f"{kind}: the writer alone, a second", rate)
            report.told(f"{kind}: server CPU a message", cpu, "us")
            report.told(f"{kind}: writer's CPU a message", writer, "us")
            report.at_most(f"{kind}: server CPU over the writer's", cpu / writer, MOST_TIMES_THE_WRITER)
            tell_half_load(report, kind, server, stage, highest.per_second / 2)
            tell_delivery(report, kind, server, stage)
            tell_answering(report, kind, server, stage, options.seconds)
        tell_truth(report, kind, address)
    return report.status


def tell_half_load(report: Report, kind: str, server: Server, stage: Stage, per_second: float) -> None:
    """Acknowledgement at half of the highest load."""
    half, _ = run_load(server, Task(port=server.port, stage=stage, seconds=10, per_second=per_second, run="b"))
    p50, p99 = p50_p99(half.ack_ms)
    report.told(f"{kind}: acknowledgement p50 at {half.per_second:,.0f}/s", p50, "ms")
    report.told(f"{kind}: acknowledgement p99 at {half.per_second:,.0f}/s", p99, "ms")


def tell_delivery(report: Report, kind: str, server: Server, stage: Stage) -> None:
    """Shopper to agent, with few conversations, while the assistant answers elsewhere."""
    pace = {"per_second": EACH_SECOND, "busy": TALKS, "answers_per_second": ANSWERS}
    task = Task(port=server.port, stage=stage, seconds=10, run="c", **pace)
    result, _ = run_load(server, task)
    p50, p99 = p50_p99(result.delivery_ms)
    report.told(f"{kind}: answers of the assistant meanwhile", result.answers_per_second, "/s")
    report.at_most(f"{kind}: shopper to agent p50, {TALKS} conversations", p50, MOST_P50_MS, "ms")
    report.at_most(f"{kind}: shopper to agent p99, {TALKS} conversations", p99, MOST_P99_MS, "ms")


def tell_answering(report: Report, kind: str, server: Server, stage: Stage, seconds: float) -> None:
    """The highest load once more, with the assistant answering beside it."""
    task = Task(port=server.port, stage=stage, seconds=seconds, answers_per_second=ANSWERS, run="d")
    result, cpu = run_load(server, task)
    report.told(f"{kind}: acknowledged a second, the assistant answering", result.per_second)
    report.told(f"{kind}: server CPU a message, the assistant answering", cpu, "us")
    report.told(f"{kind}: answers of the assistant meanwhile", result.answers_per_second, "/s")


def run_load(server: Server, task: Task) -> tuple[Result, float]:
    """The load's result, and the server's CPU microseconds a message while it was measured."""
    process = process_of(server)
    command = [sys.executable, "-m", "benchmarks.load"]
    load = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        assert load.stdin is not None
        assert load.stdout is not None
        load.stdin.write(msgspec.json.encode(task))
        load.stdin.close()
        assert load.stdout.readline() == b"begin\n"
        before = cpu_seconds(process)
        assert load.stdout.readline() == b"end\n"
        spent = cpu_seconds(process) - before
        result = msgspec.json.decode(load.stdout.readline(), type=Result)
    finally:
        load.kill()
        load.wait()
    check(result)
    return result, spent * 1e6 / len(result.ack_ms)


def check(result: Result) -> None:
    """Everything sent was acknowledged and delivered to its agent in order, or the numbers mean nothing."""
    sent = sum(result.sent.values())
    counts = (result.acknowledged, result.delivered, result.out_of_order, result.refused)
    assert counts == (sent, sent, 0, 0), f"of {sent} sent: acknowledged, delivered, out of order, refused = {counts}"
    for of, count in result.sent.items():
        SENT[of] += count


SENT: Counter[str] = Counter()


def run_writer(address: str, seconds: float) -> tuple[float, float]:
    """Messages a second and CPU microseconds a message of the writer alone."""
    command = [sys.executable, "-m", "benchmarks.writer", address, str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rate, cpu = map(float, done.stdout.split())
    return rate, cpu


def tell_truth(report: Report, kind: str, address: str) -> None:
    """What stands in the database is what was acknowledged, once."""
    stored = asyncio.run(_stored(address))
    kept, distinct = Counter(of for of, _ in stored), Counter(of for of, _ in set(stored))
    report.at_most(f"{kind}: of {sum(SENT.values()):,} acknowledged, lost", (SENT - distinct).total(), 0)
    report.at_most(f"{kind}: doubled", (kept - distinct).total(), 0)
    SENT.clear()


async def _stored(address: str) -> list[tuple[str, str]]:
    database = open_database(address)
    await database.start()
    try:
        query = select(entry.c.conversation, entry.c.client_id).where(entry.c.kind == "message")
        return await database.read(lambda c: [(str(row[0]), row[1]) for row in c.execute(query)])
    finally:
        await database.stop()


def p50_p99(values: list[float]) -> tuple[float, float]:
    cuts = quantiles(values, n=100)
    return cuts[49], cuts[98]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--seconds", type=float, default=12, help="how long the highest load is measured")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
