"""What cannot begin says in one or two sentences what to mend, and ends with 2."""

from pathlib import Path

import pytest

from parlour.__main__ import main


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Run a command with these settings; answers with its status and what it said."""

    def run(*words: str, **environment: object) -> tuple[int, str]:
        for name, value in ({"DATA": tmp_path} | environment).items():
            monkeypatch.setenv(f"PARLOUR_{name}", str(value))
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        said = capsys.readouterr()
        return ended.value.code, said.err + said.out

    return run


COMMANDS = (("serve",), ("owner-link",), ("backup", "kept.tar.gz"), ("restore", "kept.tar.gz"))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("mysql://root@127.0.0.1/shop", "PARLOUR_DATABASE must be"),
        ("postgresql://root@127.0.0.1:1/shop", "cannot be reached"),
        ("postgresql://root@127.0.0.1:port/shop", "PARLOUR_DATABASE must be"),
        ("sqlite:////dev/null/shop.db", "cannot be opened"),
    ],
)
def test_a_database_that_cannot_be_had_is_told_in_words(told, words, address, what):
    status, said = told(*words, DATABASE=address)

    assert status == 2
    assert what in said
    assert len(said.splitlines()) <= 2


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("TRUSTED_PROXIES", "10.0.0.0/8 proxy-1", "'proxy-1'"),
        ("UNLIMITED", "everybody", "'everybody'"),
        ("URL", "chat.shop.example", "https://chat.shop.example"),
        ("SMTP", "mail.shop.example", "PARLOUR_SMTP"),
        ("LOG_LEVEL", "loud", "log_level"),
        ("WORK", "perhaps", "work"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_before_anything_begins(told, name, value, what):
    status, said = told("serve", **{name: value})

    assert status == 2
    assert what in said
    assert len(said.splitlines()) <= 2


def test_a_data_folder_that_cannot_be_written_is_told(told):
    status, said = told("serve", DATA="/dev/null/parlour")

    assert status == 2
    assert "/dev/null" in said
    assert len(said.splitlines()) <= 2


def test_the_doctor_tells_all_of_it_too(told, tmp_path):
    status, said = told("doctor", DATABASE="postgresql://root@127.0.0.1:1/shop", SMTP="mail.shop.example")

    assert status in (1, 2)
    assert "PARLOUR_SMTP" in said
