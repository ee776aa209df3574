"""What people type, made fit to be kept: names, addresses of mail, languages."""

import re
import unicodedata

from parlour.foundation.errors import Unacceptable

NAME_LENGTH = 100
EMAIL_LENGTH = 254  # RFC 5321
_EMAIL = re.compile(r"[^@\s<>\"(),:;\\]+@[^@\s<>\"(),:;\\]+", re.ASCII)
_UNFIT = ("Cc", "Cs", "Cn")  # controls, halves of characters, not characters at all
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def without_controls(text: str) -> str:
    """The text in one line without characters that PostgreSQL cannot take or that turn the letters after them."""
    visible = (" " if letter.isspace() else letter for letter in text if letter.isspace() or not _is_unfit(letter))
    return " ".join("".join(visible).split())


def clean_name(text: str) -> str:
    """A name to show; raises `Unacceptable` when nothing remains or it is too long."""
    name = without_controls(text)
    if not name or len(name) > NAME_LENGTH:
        raise Unacceptable(f"Write a name of 1 to {NAME_LENGTH} characters.")
    return name


def clean_email(text: str) -> str:
    """An address of mail in lower case; raises `Unacceptable` when it is none."""
    email = email_or_none(text)
    if email is None:
        raise Unacceptable("Write an e-mail address such as deniz@shop.example.")
    return email


def email_or_none(text: str) -> str | None:
    """An address of mail in lower case, None when it is none."""
    email = text.strip().lower()
    fits = len(email) <= EMAIL_LENGTH and _EMAIL.fullmatch(email) and without_controls(email) == email
    return email if fits else None


def language_or_none(text: str | None) -> str | None:
    """A language tag such as en or pt-BR, None when it is none."""
    return text if text and _LANGUAGE.fullmatch(text) else None


def _is_unfit(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in _UNFIT
