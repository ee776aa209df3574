"""Order and phone numbers in a message, told apart by their form and by the words around them."""

import re
from collections.abc import Iterator

from parlour.assistant.understand.text import EMAIL, plain

_PHONE = re.compile(r"(?<![\w#])\+?\d[\d ()\-.]{5,18}\d(?![\w-])")
_PHONE_WORDS = re.compile(
    r"(?<!\w)(?:tel|phone|call|ring|mobile|cell|text me|whatsapp|movil|celu|cel|fono|telefon|llam|chiam|squillo|"
    r"тел|звон|позвон|набер|вотсап|ватсап)"
)
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_SIGNED = re.compile(r"#\s?[A-Za-z]{0,3}-?\d{3,}(?:-\w{1,6})?")
_LETTERED = re.compile(
    r"(?<![\w-])(?:[A-Za-zА-Яа-я]{1,4}-\d{4,}(?:-\w{1,6})?|[A-Za-z]{1,3}\d{5,}|\d{4,8}-(?:[A-ZА-Я]{1,3}|\d))(?![\w-])"
)
_DASHED = re.compile(r"(?<![\w.,-])(\d{2,8})-(\d{2,8})(?:-\d{2,8})?(?![\w-])(?!\s?[€$£₽%])")
_NAMED = re.compile(
    r"(?<!\w)(?:order|ordr|ord|number|no|nr|num|pedido|numero|n|orden|ordine|заказ\w*|номер\w*|№|nº|n°)"
    r"\s*(?:number|no|nr|num|numero|номер|is|es|e|del|di|—|-|:|№|º|°|\.)*\s*(\d{4,})(?![\w.,]\d|\w|-)"
)
_BARE = re.compile(r"(?<![\w#+.,-])(\d{5,9})(?!\w|[.,-]\d)(?!\s?(?:[€$£₽%]|eur|usd|руб|р\b))")
_POSTAL = re.compile(r"(?<!\w)(?:zip|postal|postcode|post code|cap|c\.p\.|cp|индекс)(?!\w)")
_NAMES_SELF = re.compile(
    r"(?<!\w)(?:i'?m|i am|my name|name is|soy|me llamo|nombre|mi chiamo|sono|nome|меня зовут|зовут)(?!\w)"
)
_NAME_THEN_CODE = re.compile(
    r"[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+ [A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+(?: (?:here|aqui|aquí|qui))?,? \d{5}(?!\d)"
)
FEWEST_WORDS = 4  # beside a bare number of five digits: with fewer it may as well be a postal code after a name
SHORT_CODE = 5


def find_phone(text: str) -> str | None:
    """The first phone number as written: nine digits or more; seven where it is spoken of phoning."""
    rest = _without(_SIGNED, _without(EMAIL, text))
    phoning = bool(_PHONE_WORDS.search(plain(text)))
    return next((match[0].strip() for match in _PHONE.finditer(rest) if _is_phone(match, rest, phoning=phoning)), None)


def find_orders(text: str) -> Iterator[str]:
    """Order numbers as written, without spaces inside; only what can hardly be anything else."""
    rest = _without_phone(_without(EMAIL, text))
    found = [match[0].replace(" ", "") for match in _SIGNED.finditer(rest)]
    rest = _without(_SIGNED, rest)
    found += [match[0] for match in _LETTERED.finditer(rest)]
    rest = _without(_LETTERED, rest)
    found += [match[0] for match in _DASHED.finditer(rest) if _is_no_range(match)]
    if not found:
        found = [match[1] for match in _NAMED.finditer(plain(_without(_DASHED, rest)))]
    if not found:
        found = [match[1] for match in _BARE.finditer(rest) if len(match[1]) > SHORT_CODE]
    yield from dict.fromkeys(found)


def find_order(text: str) -> str | None:
    """The order that a message speaks of, if any; a bare number of five digits counts where much is said around it."""
    certain = next(find_orders(text), None)
    return certain or _short_code(_without_phone(_without(EMAIL, text)))


def _short_code(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text)
    named = _NAMES_SELF.search(plain(text)) or _NAME_THEN_CODE.search(text)
    if len(words) < FEWEST_WORDS or _POSTAL.search(plain(text)) or named:
        return None
    for match in _BARE.finditer(text):
        before = text[: match.start()].rstrip().rpartition(" ")[2]
        if not (before[:1].isupper() and " " in text[: match.start()].strip()):  # a name, or a town
            return match[1]
    return None


def _is_phone(match: re.Match[str], text: str, *, phoning: bool) -> bool:
    written = match[0].strip()
    digits = sum(char.isdigit() for char in written)
    if not 7 <= digits <= 15 or _DATE.fullmatch(written):
        return False
    two_parts = bool(re.fullmatch(r"\d{2,8}-\d{2,8}", written))
    if digits >= 9:
        return not (two_parts or (written.isdigit() and _is_after_order_word(text, match.start())))
    has_form = written.startswith(("+", "(")) or bool(re.search(r"\d[ .\-]\d", written))
    return phoning and has_form and not _is_after_order_word(text, match.start())


def _is_after_order_word(text: str, place: int) -> bool:
    return bool(re.search(r"(?:order|pedido|orden|ordine|заказ\w*|№|#)\W{0,4}$", plain(text[:place]) + " "))


def _is_no_range(match: re.Match[str]) -> bool:
    """Whether two numbers with a dash between them are one name: "81-4420", but not "100-150" or "12-11-2026"."""
    one, other = match[1], match[2]
    if _DATE.fullmatch(match[0]) or len(one) + len(other) < SHORT_CODE:
        return False
    return other.startswith("0") or int(one) > int(other) or int(other) > 4 * int(one)


def _without_phone(text: str) -> str:
    phone = find_phone(text)
    return text.replace(phone, " " * len(phone)) if phone else text


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text with blanks in place of what was found, so that places stay."""
    return pattern.sub(lambda match: " " * len(match[0]), text)
