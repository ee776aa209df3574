"""Which order, which lines of it and which variant the shopper means."""

from functools import cache

from parlour.assistant.goods.extremes import extreme
from parlour.assistant.goods.mention import Mention, mention
from parlour.assistant.goods.wishes import find_wishes, fits, option_values
from parlour.assistant.memory import Flow
from parlour.assistant.orders import Line, Order
from parlour.assistant.understand.slots import things
from parlour.assistant.understand.text import plain
from parlour.shop.facts import Act as Rule
from parlour.shop.facts import Facts
from parlour.shop.goods import Product, Variant
from parlour.shop.search.parse import parse

SHORT = 4


def same_number(one: str, other: str) -> bool:
    """Whether two order numbers are the same, however the sign, case and letters before it are written."""
    return _bare(one) == _bare(other) or _digits(one) == _digits(other) != ""


def choose_order(
    flow: Flow, orders: tuple[Order, ...], rule: Rule | None, facts: Facts
) -> tuple[Order | None, tuple[Order, ...]]:
    """The order that is meant, or those that come into question; the rule tells which do where none is named."""
    if flow.order:
        meant = [order for order in orders if same_number(order.id, flow.order)]
        return (meant[0], ()) if meant else (None, orders)
    open_ones = [order for order in orders if order.id not in flow.refused] or list(orders)
    fitting = [order for order in open_ones if rule is None or rule in facts.may(order.status)] or open_ones
    if flow.doing == "refund":
        fitting = [order for order in fitting if _gives_money_back(order)] or fitting
    worded = [order for order in fitting if flow.words and named_lines(flow.words, order)]
    among = worded or fitting
    return (among[0], ()) if len(among) == 1 else (None, tuple(among))


def _gives_money_back(order: Order) -> bool:
    return (
        order.status == "cancelled"
        or order.refunded is not None
        or bool({"return_items", "cancel_order"} & set(order.recorded))
    )


def choose_lines(flow: Flow, order: Order) -> tuple[Line, ...]:
    """The lines that are meant: all, those named, or the only one."""
    if flow.items:
        return tuple(line for line in order.lines if line.sku in flow.items)
    if flow.every_item:
        return order.lines
    return named_lines(flow.words, order) or _told_apart(flow.words, order)


def _told_apart(words: str, order: Order) -> tuple[Line, ...]:
    """The only line, or the only one of which a word of its title is said ("the light")."""
    if len(order.lines) == 1:
        return order.lines
    said = Mention(words)
    sharing = tuple(line for line in order.lines if said.shares(mention(line.title)))
    return sharing if len(sharing) == 1 else ()


def named_lines(words: str, order: Order) -> tuple[Line, ...]:
    """The lines that a text names; of several of one kind those whose options it names too."""
    said = Mention(words)
    named = [line for line in order.lines if names_line(said, line) or line.sku in words]
    by_title: dict[str, list[Line]] = {}
    for line in named:
        by_title.setdefault(line.title, []).append(line)
    chosen = [one for lines in by_title.values() for one in _most_said(said, lines)]
    return tuple(line for line in order.lines if line in chosen)


def names_line(said: Mention, line: Line) -> bool:
    """Whether a text names what was ordered: by its whole title, or by the kind of thing that it is."""
    title = mention(line.title)
    return said.has(title) or bool(title.groups & said.groups & _kinds())


def _most_said(said: Mention, lines: list[Line]) -> list[Line]:
    scores = [sum(said.has(mention(value)) for value in line.options.values()) for line in lines]
    return [line for line, score in zip(lines, scores, strict=True) if score == max(scores)]


@cache
def _kinds() -> frozenset[str]:
    """The names of all kinds of things, without those for what things are made of."""
    return frozenset(group.name for group in things().groups)


def choose_variant(wanted: str, line: Line, product: Product) -> tuple[Variant | None, tuple[Variant, ...]]:
    """The variant that is wanted instead of a line's: its options with what is wanted changed; or those that fit."""
    wishes = find_wishes(wanted, parse(wanted), product, every=True)
    new = {name: tuple(one for one in values if one != line.options.get(name)) for name, values in wishes.items()}
    changed = {name: values for name, values in new.items() if values} | _bare_sizes(wanted, line, product)
    there = [variant for variant in product.variants if variant.available]
    changed = extreme(wanted, product, there, line.options) | changed
    if not changed:
        return None, ()
    others = [variant for variant in product.variants if variant.sku != line.sku and fits(variant, changed)]
    kept = {name: (value,) for name, value in line.options.items() if name not in changed}
    right = [variant for variant in others if fits(variant, kept)]
    if right:
        return right[0], tuple(others)
    alike = sorted(others, key=lambda variant: (not variant.available, _off(variant, line)))
    if len([variant for variant in alike if variant.available]) == 1:
        return alike[0], tuple(alike)
    return None, tuple(alike)


def _bare_sizes(wanted: str, line: Line, product: Product) -> dict[str, tuple[str, ...]]:
    """Sizes without the word for it ("the 40 instead of 41"): where something is to be changed, that is meant."""
    said = {word.strip(".,?!").casefold() for word in wanted.split()}
    return {
        name: named
        for name, values in option_values(product).items()
        if (named := tuple(one for one in values if one.casefold() in said and one != line.options.get(name)))
        and all(len(one) <= SHORT for one in values)
    }


def by_sku(text: str, product: Product) -> Variant | None:
    """The variant whose number stands in a text."""
    return next((variant for variant in product.variants if variant.sku in plain(text).split()), None)


def _off(variant: Variant, line: Line) -> int:
    return sum(variant.options.get(name) != value for name, value in line.options.items())


def _bare(number: str) -> str:
    return "".join(char for char in number.casefold() if char.isalnum())


def _digits(number: str) -> str:
    digits = "".join(char for char in number if char.isdigit())
    return digits if len(digits) >= 4 else ""
