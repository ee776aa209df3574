"""Secrets: long, random, kept as fingerprints, compared as a whole."""

from hypothesis import given
from hypothesis import strategies as st

from parlour.foundation.signing import fingerprint, is_same, new_secret


def test_a_secret_fits_a_header_a_cookie_and_an_address():
    secret = new_secret()

    assert len(secret) == 43
    assert secret.replace("-", "").replace("_", "").isalnum()
    assert secret.isascii()


def test_two_secrets_differ():
    assert len({new_secret() for _ in range(100)}) == 100


def test_all_the_randomness_is_in_it():
    assert new_secret(lambda length: b"\x00" * length) != new_secret(lambda length: b"\x00" * (length - 1) + b"\x01")


def test_a_fingerprint_is_the_same_for_the_same_secret_and_does_not_contain_it():
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2


@given(st.text(), st.text())
def test_secrets_are_the_same_only_when_equal(one, other):
    assert is_same(one, other) is (one == other)
    assert is_same(one, one)


@given(st.text(st.characters(), max_size=20))
def test_whatever_stands_in_a_header_has_a_fingerprint(text):
    assert len(fingerprint(text)) == 64


def test_half_a_character_does_not_break_anything():
    assert fingerprint("\ud800")
    assert not is_same("\ud800", "?")
