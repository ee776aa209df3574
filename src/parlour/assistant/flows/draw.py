"""Draws a flow: an SVG to look at, and the same as Mermaid text for a page that knows it."""

from collections.abc import Iterator
from textwrap import wrap
from xml.sax.saxutils import escape

from parlour.assistant.flows.outline import Box, leaving, outline
from parlour.assistant.flows.script import Script

WIDTH, LEFT, BOX, SIDE = 760, 30, 400, 460
LINE, AIR, GAP = 18, 12, 26
LETTERS = {"box": 52, "side": 40, "foot": 96}  # that fit a line of 13 px
PAPER, INK, GREEN, PALE, QUIET = "#faf7f0", "#1f1d1a", "#1f4d3a", "#e8efe9", "#6b665d"
FILLED = ("act", "yes")


def svg(script: Script) -> str:
    """A picture of a flow, from top to bottom; it stands for itself and needs nothing else."""
    at, parts = 64, []
    boxes = outline(script)
    for number, box in enumerate(boxes):
        at += LINE if box.when else 0
        height = 2 * AIR + LINE * len(_lines(box))
        parts += [*_drawn(box, at, height)]
        after = boxes[number + 1] if number + 1 < len(boxes) else None
        if after:
            parts += _arrow(box, after, at + height)
        at += height + (GAP if after is None or after.kind != "begin" else AIR)
    foot = wrap(leaving(script), LETTERS["foot"])
    parts += [_text(line, LEFT, at + LINE * (place + 1), QUIET) for place, line in enumerate(foot)]
    height = at + LINE * len(foot) + 2 * AIR
    return "\n".join([_head(script, height), *parts, "</svg>", ""])


def mermaid(script: Script) -> str:
    """The same as text of the Mermaid language."""
    boxes = outline(script)
    lines = ["flowchart TD"]
    first = next((number for number, box in enumerate(boxes) if box.kind != "begin"), None)
    for number, box in enumerate(boxes):
        ends = ("([", "])") if box.kind == "begin" else ("{{", "}}") if box.kind in ("rule", "yes") else ("[", "]")
        lines.append(f'  s{number}{ends[0]}"{box.text.replace(chr(34), chr(39))}"{ends[1]}')
        to = first if box.kind == "begin" else number + 1
        if to is not None and to < len(boxes):
            told = f'|"{boxes[to].when}"|' if boxes[to].when else ""
            lines.append(f"  s{number} -->{told} s{to}")
        if box.aside and box.kind in ("rule", "yes"):
            lines.append(f'  s{number} -.-> a{number}(["{box.aside}"])')
    return "\n".join([*lines, ""])


def _head(script: Script, height: int) -> str:
    name, about = escape(script.name), escape(script.about)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" font-family="system-ui, sans-serif" font-size="13">\n'
        f"<title>{name}: {about}</title>\n"
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>\n'
        f'<text x="{LEFT}" y="28" font-size="17" font-family="Charter, Georgia, serif" fill="{INK}">{name}</text>\n'
        f'<text x="{LEFT}" y="48" fill="{QUIET}">{about}</text>'
    )


def _drawn(box: Box, at: int, height: int) -> Iterator[str]:
    round_off = 20 if box.kind == "begin" else 10
    fill = GREEN if box.kind in FILLED else PALE if box.kind == "begin" else "none"
    line = f'fill="{fill}" stroke="{GREEN}"'
    yield f'<rect x="{LEFT}" y="{at}" width="{BOX}" height="{height}" rx="{round_off}" {line}/>'
    for place, words in enumerate(_lines(box)):
        yield _text(words, LEFT + 16, at + AIR + LINE * (place + 1) - 5, PAPER if box.kind in FILLED else INK)
    if box.when:
        yield _text(box.when, LEFT + 16, at - 6, QUIET)
    if box.aside:
        middle = at + height // 2
        yield f'<path d="M{LEFT + BOX} {middle}H{SIDE - 8}" stroke="{QUIET}" stroke-dasharray="3 3" fill="none"/>'
        yield _text(box.aside, SIDE, middle + 4, QUIET)


def _arrow(box: Box, after: Box, at: int) -> list[str]:
    """The line to the next step; several beginnings stand under each other and lead to the same one."""
    if after.kind == "begin":
        return []
    end = at + GAP + (LINE if after.when else 0)
    middle = LEFT + BOX // 2
    line = f'<path d="M{middle} {at}V{end - 5}" stroke="{GREEN}" fill="none"/>'
    return [line, f'<path d="M{middle - 4} {end - 6}l4 6l4 -6z" fill="{GREEN}"/>']


def _lines(box: Box) -> list[str]:
    return wrap(box.text, LETTERS["box"]) or [""]


def _text(words: str, x: int, y: int, colour: str) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}">{escape(words)}</text>'
