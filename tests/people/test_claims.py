"""What a shop's server says about a customer, and everything a forger may try instead."""

import base64
import json
import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from parlour.foundation.errors import Forbidden, ParlourError, Unacceptable
from parlour.people.claims import Claims, read_claims

SECRET = "the lamp shop's own secret, 43 characters !!"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
OTHER = "the book shop's own secret, 43 characters !!"


@pytest.fixture
def said(clock):
    def claims(**more):
        second = int(clock().timestamp())
        return {"sub": "sara_doe_496", "iat": second, "exp": second + 300} | more

    return claims


def signed(claims, secret=SECRET, **header):
    return jwt.encode({"alg": "HS256"} | header, claims, OctKey.import_key(secret))


def part(value):
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


DEEP = part(b"[" * 3000)


def test_a_signed_customer_is_believed(said, clock):
    token = signed(said(email="Sara@Mail.example", name="Sara Doe", plan="gold"))

    assert read_claims(token, SECRET, clock()) == Claims("sara_doe_496", "sara@mail.example", "Sara Doe")


def test_name_and_email_may_be_missing_and_bad_ones_are_dropped(said, clock):
    assert read_claims(signed(said()), SECRET, clock()) == Claims("sara_doe_496")
    assert read_claims(signed(said(email="sara", name="\x00")), SECRET, clock()) == Claims("sara_doe_496")


def test_an_email_that_the_shop_itself_has_not_verified_is_not_taken(said, clock):
    token = signed(said(email="sara@mail.example", email_verified=False))

    assert read_claims(token, SECRET, clock()).email is None


def test_another_shops_secret_is_no_secret_here(said, clock):
    with pytest.raises(Forbidden):
        read_claims(signed(said(), OTHER), SECRET, clock())


def test_a_token_without_signature_is_nobodys_word(said, clock):
    for algorithm in ("none", "None", "NONE", "", None, ["HS256"], "HS512", "RS256"):
        for tail in ("", part(b"signature")):
            with pytest.raises(Forbidden):
                read_claims(f"{part({'alg': algorithm})}.{part(said())}.{tail}", SECRET, clock())


def test_only_the_one_algorithm_is_taken_even_with_the_right_secret(said, clock):
    for algorithm in ("HS384", "HS512"):
        token = jwt.encode({"alg": algorithm}, said(), OctKey.import_key(SECRET * 2), algorithms=[algorithm])
        with pytest.raises(Forbidden):
            read_claims(token, SECRET * 2, clock())
    token = jwt.encode({"alg": "RS256"}, said(), RSAKey.generate_key(2048), algorithms=["RS256"])
    with pytest.raises(Forbidden):
        read_claims(token, SECRET, clock())


def test_a_key_that_the_token_brings_itself_is_not_used(said, clock):
    token = signed(said(), OTHER, jwk={"kty": "oct", "k": part(OTHER.encode())}, kid="../../dev/null")

    with pytest.raises(Forbidden):
        read_claims(token, SECRET, clock())


def test_a_changed_claim_breaks_the_signature(said, clock):
    head, _, tail = signed(said()).split(".")

    with pytest.raises(Forbidden):
        read_claims(f"{head}.{part(said(sub='yusuf_rossi_9620'))}.{tail}", SECRET, clock())


def test_the_time_of_a_token_is_short_and_checked(said, clock):
    second = int(clock().timestamp())

    with pytest.raises(Forbidden):
        read_claims(signed(said(iat=second - 300, exp=second)), SECRET, clock())
    with pytest.raises(Unacceptable):
        read_claims(signed(said(exp=second + 601)), SECRET, clock())
    with pytest.raises(Unacceptable):
        read_claims(signed(said(exp=second - 1)), SECRET, clock())
    with pytest.raises(Forbidden):
        read_claims(signed(said(iat=second + 61, exp=second + 300)), SECRET, clock())
    with pytest.raises(Forbidden):
        read_claims(signed(said(nbf=second + 61)), SECRET, clock())
    assert read_claims(signed(said(iat=second + 60, exp=second + 300)), SECRET, clock())
    assert read_claims(signed(said(exp=second + 600)), SECRET, clock())


ODD = [math.nan, math.inf, -math.inf, 10**400, -(10**400), 1e308, 0, -5, True, "soon", []]


@pytest.mark.parametrize("moment", ODD)
@pytest.mark.parametrize("name", ["exp", "iat", "nbf"])
def test_no_odd_number_lives_for_ever(said, clock, name, moment):
    for beside in (clock().timestamp(), int(clock().timestamp())):
        claims = said(iat=beside, exp=beside + 300) | {name: moment}
        with pytest.raises((Forbidden, Unacceptable)):
            read_claims(signed(claims), SECRET, clock())


@pytest.mark.parametrize("missing", ["sub", "exp", "iat"])
def test_what_is_needed_may_not_be_missing(said, clock, missing):
    claims = said()
    del claims[missing]

    with pytest.raises(Unacceptable) as refused:
        read_claims(signed(claims), SECRET, clock())
    assert missing in refused.value.detail


@pytest.mark.parametrize("subject", ["", "  ", "x" * 201, "a\x00b", "a\nb", 42, None, {}, ["sara"], True])
def test_an_id_is_a_plain_text(said, clock, subject):
    with pytest.raises(Unacceptable):
        read_claims(signed(said(sub=subject)), SECRET, clock())


@pytest.mark.parametrize("secret", [None, "", "short", "x" * 31])
def test_without_a_proper_secret_nobody_can_be_vouched_for(said, clock, secret):
    token = f"{part({'alg': 'HS256'})}.{part(said())}.{part(b'')}"

    with pytest.raises(Unacceptable):
        read_claims(token, secret, clock())


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "a.b.c",
        "a.b.c.d.e",
        "\x00",
        "é.é.é",
        "\ud800",
        "{" * 2000,
        part(b"[" * 3000) + ".a.b",
        "x" * 10_000,
    ],
)
def test_rubbish_is_refused_in_words(token, clock):
    with pytest.raises(Forbidden):
        read_claims(token, SECRET, clock())


@given(st.text(st.characters(codec=None), max_size=200))
def test_no_text_is_a_token(text):
    with pytest.raises(ParlourError):
        read_claims(text, SECRET, NOON)
