"""Secrets at rest."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from parlour.foundation.errors import NeedsOwner
from parlour.foundation.secrets import Vault


def test_a_secret_is_sealed_and_opened_by_another_process(tmp_path: Path) -> None:
    sealed = Vault(tmp_path).seal("lantern")

    assert "lantern" not in sealed
    assert Vault(tmp_path).unseal(sealed) == "lantern"
    assert stat.S_IMODE((tmp_path / "keys" / "secrets").stat().st_mode) == 0o600


def test_a_newer_key_seals_and_the_older_one_still_opens(tmp_path: Path) -> None:
    sealed = Vault(tmp_path).seal("lantern")
    file = tmp_path / "keys" / "secrets"
    file.write_bytes(Fernet.generate_key() + b"\n" + file.read_bytes())

    vault = Vault(tmp_path)

    assert vault.unseal(sealed) == "lantern"
    assert vault.unseal(vault.seal("lamp")) == "lamp"


def test_a_lost_key_needs_the_owner(tmp_path: Path) -> None:
    sealed = Vault(tmp_path / "one").seal("lantern")
    with pytest.raises(NeedsOwner, match="Enter the secret again"):
        Vault(tmp_path / "two").unseal(sealed)
