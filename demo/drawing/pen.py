"""The few strokes of which every picture is made: filled shapes, lines, solids lit from the left, a soft floor."""

# ruff: noqa: PLR0917 (places and sizes come in the order of SVG: x, y, width, height)

from drawing.shades import Shades

FLOOR_INK = "#4a3a2a"


def sheet(*shapes: str) -> str:
    """A whole picture, 400 by 400, on a transparent ground."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" fill="none"'
    return f'{head} stroke-linecap="round" stroke-linejoin="round">{"".join(shapes)}</svg>\n'


def fill(path: str, colour: str, opacity: float = 1) -> str:
    return f'<path d="{path}" fill="{colour}"{_faint(opacity)}/>'


def line(path: str, colour: str, width: float = 3, opacity: float = 1, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" stroke="{colour}" stroke-width="{width:g}"{dashes}{_faint(opacity)}/>'


def oval(x: float, y: float, rx: float, ry: float, colour: str, opacity: float = 1) -> str:
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{colour}"{_faint(opacity)}/>'


def ring(x: float, y: float, radius: float, colour: str, width: float = 3, opacity: float = 1) -> str:
    where = f'cx="{x:g}" cy="{y:g}" r="{radius:g}"'
    return f'<circle {where} stroke="{colour}" stroke-width="{width:g}"{_faint(opacity)}/>'


def box(x: float, y: float, width: float, height: float, corner: float, colour: str, opacity: float = 1) -> str:
    where = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{corner:g}"'
    return f'<rect {where} fill="{colour}"{_faint(opacity)}/>'


def rectangle(x: float, y: float, width: float, height: float, corner: float = 0) -> str:
    """The path of a rectangle with round corners, for `solid`."""
    if not corner:
        return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}Z"
    turn = f"a{corner:g} {corner:g} 0 0 1 "
    across, down, c = width - 2 * corner, height - 2 * corner, corner
    return (
        f"M{x + c:g} {y:g}h{across:g}{turn}{c:g} {c:g}v{down:g}{turn}{-c:g} {c:g}"
        f"h{-across:g}{turn}{-c:g} {-c:g}v{-down:g}{turn}{c:g} {-c:g}Z"
    )


def solid(name: str, path: str, shades: Shades, *details: str, lit: tuple[float, float] = (-12, -4)) -> str:
    """A body lit from the left: what its own outline, moved by `lit`, leaves free lies in the shade.

    `name` is unique in the picture; `details` are cut off at the outline.
    """
    x, y = lit
    return (
        f'<clipPath id="{name}-c"><path id="{name}" d="{path}"/></clipPath><g clip-path="url(#{name}-c)">'
        f'<use href="#{name}" fill="{shades.shade}"/>'
        f'<use href="#{name}" transform="translate({x:g} {y:g})" fill="{shades.base}"/>{"".join(details)}'
        f'<use href="#{name}" stroke="{shades.line}" stroke-width="3" opacity="{shades.contour:g}"/></g>'
    )


def turned(degrees: float, x: float, y: float, *shapes: str) -> str:
    return f'<g transform="rotate({degrees:g} {x:g} {y:g})">{"".join(shapes)}</g>'


def larger(factor: float, *shapes: str, degrees: float = 0) -> str:
    """The same, larger and turned about the picture's middle."""
    how = f"translate(200 200) scale({factor:g}) rotate({degrees:g}) translate(-200 -200)"
    return f'<g transform="{how}">{"".join(shapes)}</g>'


def moved(x: float, y: float, *shapes: str) -> str:
    return f'<g transform="translate({x:g} {y:g})">{"".join(shapes)}</g>'


def mirrored(*shapes: str) -> str:
    """The same, seen from the other side of the picture's middle."""
    return f'<g transform="matrix(-1 0 0 1 400 0)">{"".join(shapes)}</g>'


def floor(x: float, y: float, width: float, height: float = 13) -> str:
    """The shadow on which a thing stands, soft at its rim."""
    stops = (
        f'<stop stop-color="{FLOOR_INK}" stop-opacity=".34"/><stop offset=".55" stop-color="{FLOOR_INK}" '
        f'stop-opacity=".16"/><stop offset="1" stop-color="{FLOOR_INK}" stop-opacity="0"/>'
    )
    where = f'cx="{x:g}" cy="{y:g}" rx="{width:g}" ry="{height:g}"'
    return f'<radialGradient id="floor">{stops}</radialGradient><ellipse {where} fill="url(#floor)"/>'


def _faint(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity:g}"'
