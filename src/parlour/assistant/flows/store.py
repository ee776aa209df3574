"""Keeping the flows that a shop has written itself: taken from files by name, checked first, joined with ours."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, select

from parlour.assistant.flows.check import check
from parlour.assistant.flows.read import Problem, our_flows, read_script
from parlour.assistant.flows.script import Flows, Script
from parlour.assistant.tables import flow
from parlour.foundation.database import Tx
from parlour.foundation.ids import ShopId
from parlour.shop.records import BadLine, FlowFile
from parlour.shop.take import Counts

KEPT = 64  # shops whose flows are kept read


def flows_of(connection: Connection, shop: ShopId) -> Flows:
    """Ours, and the shop's own in the place of those of the same name."""
    return joined(tuple(own_texts(connection, shop).items()))


def own_texts(connection: Connection, shop: ShopId) -> dict[str, str]:
    """The files of the shop's own flows by name."""
    rows = connection.execute(select(flow.c.name, flow.c.text).where(flow.c.shop == shop).order_by(flow.c.name))
    return {row.name: row.text for row in rows}


@lru_cache(maxsize=KEPT)
def joined(texts: tuple[tuple[str, str], ...]) -> Flows:
    """Ours with these; one that this version can no longer follow is left out, and ours of that name stands."""
    flows, problems = examined(dict(texts))
    bad = {problem.flow for problem in problems}
    return {**our_flows(), **{name: one for name, one in flows.items() if name not in bad}}


def examined(texts: dict[str, str], languages: tuple[str, ...] = ()) -> tuple[dict[str, Script], list[Problem]]:
    """The flows of these files by name, and all that is wrong with them."""
    problems: list[Problem] = []
    scripts: dict[str, Script] = {}
    for name, text in texts.items():
        script, found = read_script(name, text, own=True)
        problems += found
        scripts |= {name: script} if script else {}
    flows = {**our_flows(), **scripts}
    for name, script in scripts.items():
        problems += check(script, texts[name], flows, languages)
    return scripts, sorted(set(problems), key=lambda one: (one.flow, one.line, one.reason))


def take_flows(tx: Tx, shop: ShopId, files: Sequence[FlowFile], languages: tuple[str, ...], now: datetime) -> Counts:
    """Keep these files by name, all but those with a fault; the others stay as they are."""
    before = own_texts(tx.connection, shop)
    texts = {file.name: file.text for file in files}
    _, problems = examined(before | texts, languages)
    told = [one for one in problems if one.flow in texts]
    counts = Counts(bad=[BadLine(f"flows/{one.file}", one.line, one.reason) for one in told])
    for name in sorted(set(texts) - {one.flow for one in told}):
        counts.new += name not in before
        counts.changed += name in before and before[name] != texts[name]
        counts.unchanged += before.get(name) == texts[name]
        if before.get(name) != texts[name]:
            tx.connection.execute(flow.delete().where(flow.c.shop == shop, flow.c.name == name))
            tx.connection.execute(flow.insert().values(shop=shop, name=name, text=texts[name], changed_at=now))
    return counts


def forget_flow(tx: Tx, shop: ShopId, name: str) -> bool:
    """Take a flow of the shop's own away, so that ours of that name stands again; whether there was one."""
    gone = tx.connection.execute(flow.delete().where(flow.c.shop == shop, flow.c.name == name))
    return gone.rowcount > 0
