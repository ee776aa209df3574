"""A letter: a few blocks of text, written once, sent both as plain text and as HTML."""

from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

import msgspec

from parlour.foundation.mail.account import Account

SUBJECT_LENGTH = 200
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
INK, SOFT, PAPER, GREEN, LINE = "#241f1a", "#665d50", "#faf6ee", "#1f4b3a", "#ded4c1"
FACE = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
SERIF = "'Iowan Old Style',Charter,Georgia,serif"
SMALL = f"font-size:14px;color:{SOFT}"


class Paragraph(msgspec.Struct, frozen=True):
    """Text as it is; a line break stays one."""

    text: str


class Aside(msgspec.Struct, frozen=True):
    """Quiet words at the end: why this came."""

    text: str


class Quote(msgspec.Struct, frozen=True):
    """What somebody said: who (and when) in `head`."""

    head: str
    text: str


class Button(msgspec.Struct, frozen=True):
    """A link with a label that says where it leads."""

    label: str
    address: str


Block = Paragraph | Aside | Quote | Button


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What is sent to whom; `key` makes the Message-ID, so that a letter sent twice is seen to be one."""

    to: str
    subject: str
    blocks: tuple[Block, ...]
    key: str
    lang: str = "en"
    reply_to: str | None = None


def build(letter: Letter, account: Account, now: datetime) -> EmailMessage:
    """The message with its headers; `Auto-Submitted` keeps away-notes from answering it (RFC 3834)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(account.sender, account.sender_name)
    message["To"] = _address(letter.to)
    message["Subject"] = _line(letter.subject)[:SUBJECT_LENGTH]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.key}@{account.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.lang
    if letter.reply_to:
        message["Reply-To"] = _address(letter.reply_to)
    message.set_content("\n\n".join(_plain(letter.blocks)) + "\n")
    message.add_alternative(_html(letter, account.sender_name), subtype="html")
    return message


def _plain(blocks: Iterable[Block]) -> list[str]:
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph | Aside):
            parts.append(block.text)
        elif isinstance(block, Button):
            parts.append(f"{block.label}:\n{block.address}")
        else:
            parts.append("\n".join([block.head, *(f"> {line}" for line in block.text.splitlines())]))
    return parts


def _html(letter: Letter, sender: str) -> str:
    direction = "rtl" if letter.lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    body = "\n".join((_heading(sender), *(_block(block) for block in letter.blocks)))
    return (
        f'<!doctype html><html lang="{escape(letter.lang)}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(_line(letter.subject))}</title></head>'
        f'<body style="margin:0;padding:24px;background:{PAPER};color:{INK};font:16px/1.5 {FACE}">'
        f'<div style="max-width:560px;margin:0 auto">\n{body}\n</div></body></html>'
    )


def _heading(sender: str) -> str:
    """Whose letter it is, as on the paper of a good house."""
    style = f"margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid {LINE};font:20px/1.3 {SERIF}"
    return f'<p style="{style}">{escape(_line(sender))}</p>' if sender else ""


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f'<p style="margin:0 0 16px">{_text(block.text)}</p>'
    if isinstance(block, Aside):
        return f'<p style="margin:24px 0 0;{SMALL}">{_text(block.text)}</p>'
    if isinstance(block, Button):
        style = f"display:inline-block;padding:12px 20px;border-radius:10px;background:{GREEN};color:#fff"
        link = f'<a href="{escape(block.address)}" style="{style};text-decoration:none">{escape(block.label)}</a>'
        return f'<p style="margin:0 0 16px">{link}</p>'
    edge = f"margin:0 0 16px;padding:0 16px;border-inline-start:2px solid {LINE}"
    return f'<p style="margin:0 0 4px;{SMALL}">{escape(block.head)}</p><p style="{edge}">{_text(block.text)}</p>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _line(text: str) -> str:
    """Without line breaks: a header that had them could bring another header in."""
    return " ".join(text.split())


def _address(address: str, name: str = "") -> Address:
    user, _, domain = address.rpartition("@")
    return Address(display_name=_line(name), username=user, domain=domain)
