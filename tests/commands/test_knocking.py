"""The owner's link leads to where the installation is served."""

import asyncio
from pathlib import Path

import pytest

from parlour.commands.knocking import keep_address, owner_link
from parlour.settings import Settings
from serving import with_a_shop


@pytest.mark.parametrize(
    ("url", "served_at", "leads_to"),
    [
        ("", None, "http://127.0.0.1:8000/desk#"),
        ("", "http://127.0.0.1:8801", "http://127.0.0.1:8801/desk#"),
        ("https://chat.lamps.example", "http://127.0.0.1:8801", "https://chat.lamps.example/desk#"),
    ],
)
def test_a_link_of_later_leads_to_the_port_that_was_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], url: str, served_at: str | None, leads_to: str
) -> None:
    settings = Settings(data=tmp_path, database=f"sqlite:///{tmp_path / 'parlour.db'}", url=url)
    asyncio.run(with_a_shop(settings.database))
    if served_at:
        keep_address(settings, served_at)

    assert owner_link(settings, None) == 0

    assert capsys.readouterr().out.startswith(leads_to)
