"""`understand` and `evaluate` from the command line: JSON Lines in and out, bad lines told, no database needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.linden import MODELS


def parlour(folder: Path, *arguments: object, lines: str = "") -> subprocess.CompletedProcess[str]:
    (folder / "data").mkdir(exist_ok=True)
    if MODELS.exists() and not (folder / "data" / "models").exists():
        (folder / "data" / "models").symlink_to(MODELS)
    said = {"PARLOUR_DATA": str(folder / "data"), "PARLOUR_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}
    command = [sys.executable, "-m", "parlour", *(str(one) for one in arguments)]
    return subprocess.run(
        command, env=os.environ | said, input=lines, capture_output=True, text=True, check=False, timeout=300
    )


def test_messages_are_read_in_order_and_a_bad_line_is_told(tmp_path: Path) -> None:
    lines = [
        {"id": 7, "text": "where is my order #W1234567? it is late"},
        {"id": "b"},
        {"id": "c", "text": "quiero una cafetera roja por menos de 80 euros", "more": 1},
    ]
    told = "\n".join([*(json.dumps(line) for line in lines), "no json", ""])

    ended = parlour(tmp_path, "understand", "--jsonl", lines=told)

    first, second, third, fourth = (json.loads(line) for line in ended.stdout.splitlines())
    assert ended.returncode == 1
    assert first["id"] == 7
    assert (first["lang"], first["request"], first["stage"]) == ("en", "track_order", "fulfilment")
    assert first["slots"] == {"order": "#W1234567"}
    assert 0.5 < first["request_confidence"] <= 1
    assert first["ms"] > 0
    assert second["id"] == "b"
    assert "text" in second["error"]
    assert (third["lang"], third["request"], third["stage"]) == ("es", "find_product", "searching")
    assert third["slots"]["budget"] == "80 EUR"
    assert fourth["id"] is None


def test_a_shops_own_requests_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    rows = ["sentence,label", '"can I swim with it, in the sea",water', "is it water resistant,water"]
    file.write_text("\n".join([*rows, "which strap fits,strap", "do you sell leather straps,strap", ""]), "utf-8")
    lines = '{"id": 1, "text": "may I dive with it"}\n{"id": 2, "text": "who won the match yesterday"}\n'

    ended = parlour(tmp_path, "understand", "--examples", file, "--jsonl", lines=lines)

    first, second = (json.loads(line) for line in ended.stdout.splitlines())
    assert ended.returncode == 0, ended.stderr
    assert (first["id"], first["request"]) == (1, "water")
    assert (second["id"], second["request"]) == (2, "none")
    assert set(first) == {"id", "request", "request_confidence", "ms"}


@pytest.mark.parametrize("content", ["text,label\na,b\n", "sentence,label\n", ""])
def test_a_file_without_examples_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "own.csv"
    file.write_text(content, "utf-8")

    ended = parlour(tmp_path, "understand", "--examples", file)

    assert ended.returncode == 2
    assert str(file) in ended.stderr
    assert ended.stdout == ""


def test_a_file_of_cases_is_scored(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    cases = [
        {"id": "1", "lang": "en", "text": "call me back please on 020 7946 0018", "label": "callback", "slots": {}},
        {"id": "2", "lang": "it", "text": "vorrei la fattura", "label": "greeting", "alt": ["invoice"]},
        {"id": "3", "lang": "ru", "text": "здравствуйте", "label": "invoice"},
    ]
    file.write_text("\n".join(json.dumps(case) for case in cases) + "\n[]\n", "utf-8")

    ended = parlour(tmp_path, "evaluate", file, "--kind", "requests")

    assert ended.returncode == 1
    assert "Line 4" in ended.stderr
    told = {line[:32].strip(): line[32:].split() for line in ended.stdout.splitlines()}
    assert told["accuracy, all"][0] == "66.7%"
    assert told["accuracy, ru"][0] == "0.0%"
    assert told["language found"][0] == "100.0%"


def test_talks_need_a_shop(tmp_path: Path) -> None:
    ended = parlour(tmp_path, "evaluate", tmp_path / "none.jsonl", "--kind", "talks")

    assert ended.returncode == 2
    assert "--shop" in ended.stderr
