"""Outgoing mail: an account, a letter in plain text and HTML, and the way to the server."""

from parlour.foundation.mail.account import Account, BadMailAddress, Security, read_account
from parlour.foundation.mail.letter import Aside, Block, Button, Letter, Paragraph, Quote
from parlour.foundation.mail.postman import Postman
from parlour.foundation.mail.send import send

__all__ = [
    "Account",
    "Aside",
    "BadMailAddress",
    "Block",
    "Button",
    "Letter",
    "Paragraph",
    "Postman",
    "Quote",
    "Security",
    "read_account",
    "send",
]
