"""The folder of the plain format: its files in order, broken ones told, unknown ones named."""

from pathlib import Path

import pytest

from parlour.shop.goods import Product
from parlour.shop.importers.plain import importer
from parlour.shop.importers.plain.lines import LONGEST
from parlour.shop.importers.port import NotReadable, importer_for
from parlour.shop.records import AnswersFile, BadLine, Customer, FactsFile, IgnoredFile, Order, Review
from shop.goods import ADA, HER_ORDER, KETTLE, REVIEW, SHOE, write_folder
from shop.reading import bad_lines, read


def test_a_folder_is_read_with_its_facts_first_and_each_kind_after_the_other(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        products_jsonl=[SHOE],
        customers_jsonl=[ADA],
        orders_jsonl=[HER_ORDER],
        reviews_jsonl=[REVIEW],
        facts_toml='currency = "EUR"',
    )

    kinds = [type(found) for found in read(folder)]

    assert kinds == [FactsFile, Product, Customer, Order, Review]


def test_what_is_not_utf_8_is_told_with_its_byte_and_the_next_line_is_read(tmp_path: Path) -> None:
    line = b'{"id": "a", "title": "caf\xe9"}\n'
    good = b'{"id": "b", "title": "B", "variants": [{"sku": "1", "price": {"amount": "1", "currency": "EUR"}}]}'

    found = read(write_folder(tmp_path, products_jsonl=line + good))

    assert isinstance(found[0], BadLine)
    assert "byte 26 is not UTF-8: save the file as UTF-8" in found[0].reason
    assert isinstance(found[1], Product)


def test_a_line_without_end_is_told_and_not_kept_in_memory(tmp_path: Path) -> None:
    endless = b'{"id": "' + b"a" * (3 * LONGEST) + b'"}\n'

    found = read(write_folder(tmp_path, products_jsonl=endless + b"{}\n"))

    assert [one.reason[:25] for one in found if isinstance(one, BadLine)] == [
        "the line is longer than 4",
        "`variants` is missing: wr",
    ]


def test_blank_lines_a_byte_order_mark_and_windows_line_ends_are_no_mistakes(tmp_path: Path) -> None:
    good = b'{"id": "b", "title": "B", "variants": [{"sku": "1", "price": {"amount": "1", "currency": "EUR"}}]}'

    found = read(write_folder(tmp_path, products_jsonl=b"\xef\xbb\xbf" + good + b"\r\n\r\n   \r\n"))

    assert [type(one) for one in found] == [Product]


def test_an_unknown_closed_value_of_the_facts_is_told_with_its_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    facts = 'currency = "EUR"\n\n[identity]\naccepts = ["e-mail"]\n\n[orders.pending]\nmay = ["cancel", "sell"]\n'

    found = read(write_folder(tmp_path, facts_toml=facts))

    assert isinstance(found[0], FactsFile)
    assert [(bad.line, bad.reason.partition(":")[0]) for bad in found if isinstance(bad, BadLine)] == [
        (4, "`identity.accepts`"),
        (7, "`orders.pending.may`"),
    ]


@pytest.mark.parametrize(("facts", "line"), [('a = 1\nb = "', 2), (b'a = 1\nb = 2\nc = "\xff"', 3)])
def test_facts_that_cannot_be_read_are_one_bad_line(tmp_path: Path, facts: object, line: int) -> None:
    ((file, where, _),) = bad_lines(write_folder(tmp_path, facts_toml=facts))

    assert (file, where) == ("facts.toml", line)


def test_answers_are_handed_on_with_their_language_and_unknown_files_are_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, answers_md="## When?\nSoon.", notes_txt="x", products_jsonl=[])
    (folder / "answers.es.md").write_text("## ¿Cuándo?\nPronto.", "utf-8")

    found = read(folder)

    assert found == [
        AnswersFile("es", "## ¿Cuándo?\nPronto."),
        AnswersFile(None, "## When?\nSoon."),
        IgnoredFile("notes.txt"),
    ]


def test_a_folder_without_any_file_of_the_format_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="holds no file to import"):
        importer_for(write_folder(tmp_path, shopping_txt="x"))
    with pytest.raises(NotReadable, match="is no folder"):
        importer_for(tmp_path / "nowhere")


def test_how_many_lines_there_are_is_known_before_they_are_read(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, products_jsonl=[SHOE, KETTLE], orders_jsonl=[HER_ORDER])

    assert importer.size(folder) == 3


def test_the_character_that_postgresql_cannot_keep_is_told_wherever_it_stands(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, facts_toml='name = "Lin\\u0000den"', answers_md=b"## When?\nSo\0on.")

    assert [(file, line) for file, line, _ in bad_lines(folder)] == [("facts.toml", 1), ("answers.md", 2)]
