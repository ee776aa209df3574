"""A letter's message: headers, both forms, and nothing that a name could smuggle in."""

from datetime import UTC, datetime

from mail_server import html, plain
from parlour.foundation.mail import Account, Aside, Button, Letter, Paragraph, Quote
from parlour.foundation.mail.letter import build

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ACCOUNT = Account(host="mail.example", port=25, sender="shop@lamps.example", sender_name="Лампы и свет")


def letter(**members: object) -> Letter:
    blocks = (
        Paragraph("Dear Ada,\nhere is your answer."),
        Quote("Deniz, 9:30", "It is <b>black</b> & small.\nYes."),
        Button("Open the conversation", "https://desk.example/w/lamps/chat#link=a&b"),
    )
    return Letter(**{"to": "ada@example.org", "subject": "Your answer", "blocks": blocks, "key": "k1"} | members)


def test_headers_name_the_letter_and_keep_machines_from_answering() -> None:
    message = build(letter(), ACCOUNT, NOW)

    assert message["from"] == "Лампы и свет <shop@lamps.example>"
    assert message["to"] == "ada@example.org"
    assert message["message-id"] == "<k1@lamps.example>"
    assert message["date"].datetime == NOW
    assert message["auto-submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"


def test_both_forms_say_the_same_and_html_is_escaped() -> None:
    message = build(letter(), ACCOUNT, NOW)

    assert "> It is <b>black</b> & small.\n> Yes." in plain(message)
    assert "https://desk.example/w/lamps/chat#link=a&b" in plain(message)
    assert "&lt;b&gt;black&lt;/b&gt; &amp; small.<br>Yes." in html(message)
    assert 'href="https://desk.example/w/lamps/chat#link=a&amp;b"' in html(message)
    assert "<b>" not in html(message)


def test_html_begins_with_whose_letter_it_is_and_reads_well_on_a_phone() -> None:
    written = html(build(letter(), ACCOUNT, NOW))

    assert written.index("Лампы и свет") < written.index("Dear Ada")
    assert 'name="viewport"' in written


def test_quiet_words_stand_in_both_forms() -> None:
    message = build(letter(blocks=(Paragraph("Yes."), Aside("You asked & we answered."))), ACCOUNT, NOW)

    assert plain(message) == "Yes.\n\nYou asked & we answered.\n"
    assert "You asked &amp; we answered." in html(message)


def test_a_line_break_in_a_subject_brings_no_header_in() -> None:
    message = build(letter(subject="hello\r\nBcc: everybody@example.org\n"), ACCOUNT, NOW)

    assert message["bcc"] is None
    assert message["subject"] == "hello Bcc: everybody@example.org"


def test_arabic_is_written_from_the_right() -> None:
    assert 'dir="rtl"' in html(build(letter(lang="ar"), ACCOUNT, NOW))
