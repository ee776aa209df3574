"""Things named in a message: orders, addresses, numbers, product words, colours, sizes, money."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from parlour.assistant.memory import Evidence
from parlour.assistant.understand.colours import our_colours
from parlour.assistant.understand.concepts import our_concepts
from parlour.assistant.understand.numbers import find_order, find_orders, find_phone
from parlour.assistant.understand.sizes import find_size
from parlour.assistant.understand.text import EMAIL, plain
from parlour.assistant.understand.values import Slots
from parlour.assistant.understand.wares import wares_of
from parlour.conversation.labels import Request
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.lexicon import Lexicon, Word, builtin_text, read_lexicon, word_of
from parlour.shop.search.stopwords import stop_words
from parlour.shop.search.terms import chunks
from parlour.shop.search.values import PriceLimit, Query

_CODE = re.compile(r"(?<![\w#+.,])(\d{5}(?:-\d{4})?|\d{6}|\d{4})(?![\w.,]\d|\w)")
_QUANTITY = re.compile(r"(?<![\w#.,])(\d{1,3}) ?(?:x|pcs|pieces?|piezas?|unidades|pezzi|шт\w*|штук\w*)(?!\w)")
_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)*")
_THINGS_BEGIN = "# --- Clothes"
MOST_NAMES = 6
OF_MEANS = (Request.ACCOUNT_HELP, Request.PAYMENT_METHODS)  # a phone or a gift card is no wish there
PAID = frozenset(
    {
        Request.TRACK_ORDER,
        Request.CANCEL_ORDER,
        Request.RETURN_ITEM,
        Request.REFUND_STATUS,
        Request.PAYMENT_PROBLEM,
        Request.DELIVERY_COST,
        Request.ACCOUNT_HELP,
        Request.COMPLAINT,
        Request.INVOICE,
    }
)
THINGLIKE = {"parts", "gift", "find"}


def find_slots(text: str, query: Query, request: Request) -> Slots:
    """The things named in a text; `query` has its language and price limit; sums around an order are no budget."""
    quantity = _QUANTITY.search(plain(text))
    return Slots(
        order=find_order(text),
        email=next(iter(EMAIL.findall(text)), None),
        phone=find_phone(text),
        product=None if request in OF_MEANS else wares_of(query.lang or "en").find(text),
        colour=our_colours().find(text),
        size=find_size(text),
        budget=None if request in PAID else _budget(query.price),
        quantity=int(quantity[1]) if quantity else None,
    )


def find_evidence(text: str) -> Evidence:
    """What in a text can prove who somebody is."""
    emails = tuple(address.lower().rstrip(".") for address in EMAIL.findall(text))
    codes = tuple(dict.fromkeys(_CODE.findall(EMAIL.sub(" ", text))))
    return Evidence(emails, tuple(find_orders(text)), tuple(_names(text)) if codes else (), codes)


def find_names(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of words that could be a first and last name, for an answer to the question who somebody is."""
    return tuple(_names(text))


def find_product(text: str) -> str | None:
    """The longest phrase of a text that names a kind of thing."""
    shown = clean(text)
    pieces = chunks(fold(shown))
    words = [word_of(piece.whole) for piece in pieces]
    best: tuple[int, int] | None = None
    for place in range(len(words)):
        matches = things().at(words, place, (None,))
        if not matches or _tells_no_thing(words[place : place + matches[0].length]):
            continue
        if best is None or matches[0].length > best[1]:
            best = place, matches[0].length
    if best is None:
        return None
    return shown[pieces[best[0]].start : pieces[best[0] + best[1] - 1].end]


def _tells_no_thing(words: list[Word]) -> bool:
    """Whether a single word is a little one, or asks for a property ("pesa") rather than names a thing."""
    word = words[0].text
    if len(words) == 1 and _all_groups().at(words, 0, ("colour",)):
        return True
    return len(words) == 1 and (word in stop_words() or bool(our_concepts().read([word]) - THINGLIKE))


@cache
def things() -> Lexicon:
    """The words for kinds of goods, without those for what goods are made of or can do."""
    return read_lexicon(builtin_text()[max(builtin_text().find(_THINGS_BEGIN), 0) :])


@cache
def _all_groups() -> Lexicon:
    return read_lexicon(builtin_text())


def _budget(price: PriceLimit | None) -> str | None:
    amount = price and (price.target or price.high or price.low)
    return f"{amount:f} {price.currency or ''}".strip() if price and amount else None


def _names(text: str) -> Sequence[tuple[str, str]]:
    """Neighbouring words, those written with a capital first; few, so that nobody can try a whole list at once."""
    words = _NAME.findall(EMAIL.sub(" . ", text))
    pairs = [
        (one, other)
        for one, other in pairwise(words)
        if re.search(rf"{re.escape(one)}\s+{re.escape(other)}", text) and min(len(one), len(other)) > 1
    ]
    pairs.sort(key=lambda pair: -(pair[0][0].isupper() + pair[1][0].isupper()))
    return list(dict.fromkeys(pairs))[:MOST_NAMES]
