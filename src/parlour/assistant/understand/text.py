"""One form of a message for the model and the cues: lower case, no accents, names of things in place of numbers."""

import re

from parlour.shop.search.fold import clean, fold

# Tried only where a word begins: a message of 8,000 letters without a space once took seconds.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ORDER = re.compile(r"#\s?[a-z]{0,3}-?\d{4,}|\b[a-z]{1,3}-?\d{5,}\b", re.IGNORECASE)
_URL = re.compile(r"https?://\S+|www\.\S+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONEY = re.compile(r"[$€£₽]\s?\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*\s?[$€£₽]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|_\w+_|[?!]")


def plain(text: str) -> str:
    """The text in lower case without accents, with one kind of quotes and spaces."""
    return " ".join(fold(clean(text)).split())


def tokens(text: str) -> list[str]:
    """The words of a plain text, with e-mails, orders, money and numbers as tokens of their kind."""
    marked = _URL.sub(" _url_ ", text)
    marked = EMAIL.sub(" _email_ ", marked)
    marked = ORDER.sub(" _order_ ", marked)
    marked = _MONEY.sub(" _money_ ", marked)
    return _WORD.findall(_NUMBER.sub(" _num_ ", marked))
