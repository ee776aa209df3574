"""Names, numbers and addresses in the one form in which they are compared, however people type them."""

import unicodedata

_DASHES = "-‐‑‒–—"
_UNHEARD = str.maketrans({"'": None, ",": " ", ".": " "})


def email_key(email: str | None) -> str | None:
    """An e-mail address as it is stored and looked for."""
    return email.strip().lower() if email and email.strip() else None


def order_key(number: str) -> str:
    """An order's number without signs, spaces and case: "#W2611340", "w 2611340" and "W-2611340" are one."""
    folded = unicodedata.normalize("NFKC", number).upper()
    return "".join(char for char in folded if char.isalnum())


def digits_of(number: str) -> str:
    """Only the digits: what people type who leave out the letters."""
    return "".join(char for char in unicodedata.normalize("NFKC", number) if char.isdecimal())


def name_key(*names: str) -> str:
    """First and last name, in either order, without accents and case."""
    words = _plain(" ".join(names)).translate(_UNHEARD).split()
    return " ".join(sorted(words))


def postal_key(code: str | None) -> str:
    """A postal code without spaces, dashes and case."""
    return "".join(char for char in _plain(code or "") if char.isalnum())


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.translate({ord(dash): " " for dash in _DASHES} | {0x2019: "'"}))
    return "".join(char for char in parted if not unicodedata.combining(char)).casefold()
