"""Finds a postal address in a message."""

import re

_AFTER = re.compile(
    r"(?:address(?: is| to|:)?|(?:deliver|ship|send)\w*(?: it| this| them)? to|to"
    r"|direcci[oó]n(?: es| a|:)?|(?<!\w)(?:a|en)(?: la)?(?= calle)"
    r"|indirizzo(?: [eè]|:)?|(?<!\w)(?:a|in)(?= via)"
    r"|адрес\w*(?: на|:)?|(?<!\w)на|:)\s*[:—-]?\s*",
    re.IGNORECASE,
)
_ORDER = re.compile(r"#|\b(?:order|pedido|orden|ordine|заказ\w*)\b", re.IGNORECASE)


def find_address(text: str, *, asked: bool) -> str | None:
    """A postal address in a message: what follows the word for it, or all of an answer that looks like one."""
    places = [match.end() for match in _AFTER.finditer(text)]
    rests = [text[place:].strip(" .,;") for place in places] + ([text.strip()] if asked else [])
    good = [rest for rest in rests if _looks_like_address(rest) and not _ORDER.search(rest)]
    return max(good, key=len) if good and asked and not places else good[0] if good else None


def _looks_like_address(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(re.search(r"(?<![#\w])\d", text)) and len(words) >= 2 and "@" not in text and "?" not in text
