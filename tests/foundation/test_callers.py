"""Who calls: addresses behind proxies, networks, and the origins of pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parlour.foundation.callers import address_of, is_among, is_listed_origin, is_own_origin, limit_key

PROXIES = ("10.0.0.0/8", "::1")


def test_a_header_from_anybody_but_a_trusted_proxy_is_not_believed():
    assert address_of("203.0.113.9", ["198.51.100.1"], PROXIES) == "203.0.113.9"
    assert address_of("203.0.113.9", ["198.51.100.1"], ()) == "203.0.113.9"


@pytest.mark.parametrize(
    ("peer", "forwarded", "caller"),
    [
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6, 198.51.100.1"], "198.51.100.1"),  # what stands left of it, the caller wrote
        ("10.0.0.1", ["6.6.6.6", "198.51.100.1, 10.2.3.4"], "198.51.100.1"),  # two proxies, two lines
        ("10.0.0.1", ["198.51.100.1:4711"], "198.51.100.1"),
        ("10.0.0.1", ['"[2001:db8::1]:443"'], "2001:db8::1"),
        ("10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
        ("::ffff:10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("::1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["10.7.7.7"], "10.7.7.7"),  # only proxies: the outermost
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", ["6.6.6.6, rubbish"], "10.0.0.1"),  # nothing beyond what cannot be read is believed
        (None, ["198.51.100.1"], "unknown"),
    ],
)
def test_the_caller_is_the_first_address_from_the_right_that_is_no_trusted_proxy(peer, forwarded, caller):
    assert address_of(peer, forwarded, PROXIES) == caller


@given(st.lists(st.text(max_size=40), max_size=5))
def test_no_header_whatever_it_says_makes_a_caller_of_an_untrusted_peer(lines):
    assert address_of("203.0.113.9", lines, PROXIES) == "203.0.113.9"


@given(st.lists(st.text(max_size=40), max_size=5))
def test_no_header_breaks_the_reading(lines):
    assert address_of("10.0.0.1", lines, PROXIES)


def test_addresses_and_networks_are_found_in_a_list():
    assert is_among("127.0.0.1", ("127.0.0.1",))
    assert is_among("127.0.0.9", ("127.0.0.0/8",))
    assert not is_among("128.0.0.1", ("127.0.0.0/8", "rubbish"))
    assert is_among("testclient", ("testclient",))
    assert not is_among("127.0.0.1", ())


def test_an_ipv6_household_shares_one_bucket():
    assert limit_key("2001:db8:1:2:aaaa::1") == limit_key("2001:db8:1:2:bbbb::2")
    assert limit_key("2001:db8:1:3::1") != limit_key("2001:db8:1:2::1")
    assert limit_key("198.51.100.1") != limit_key("198.51.100.2")
    assert limit_key("unknown") == "unknown"


@pytest.mark.parametrize(
    ("origin", "url", "host", "is_own"),
    [
        ("https://chat.shop.example", "https://chat.shop.example", "", True),
        ("https://chat.shop.example:443", "https://chat.shop.example/", "", True),
        ("https://Chat.Shop.Example", "https://chat.shop.example", "", True),
        ("http://chat.shop.example", "https://chat.shop.example", "", False),
        ("https://chat.shop.example.evil.example", "https://chat.shop.example", "", False),
        ("https://evil.example", "https://chat.shop.example", "evil.example", False),  # a set url wins over the Host
        ("http://127.0.0.1:8000", "", "127.0.0.1:8000", True),
        ("http://localhost:8000", "", "127.0.0.1:8000", False),
        ("http://127.0.0.1:9000", "", "127.0.0.1:8000", False),
        ("http://[::1]:8000", "", "[::1]:8000", True),
        ("http://shop.example", "", "shop.example:80", True),
        ("null", "", "null", False),
        ("", "", "", False),
        ("http://", "", "", False),
        ("http://a:b:c", "", "a:b:c", False),
        ("file://", "https://chat.shop.example", "", False),
    ],
)
def test_only_our_own_address_is_our_own_origin(origin, url, host, is_own):
    assert is_own_origin(origin, url, host) is is_own


def test_a_site_is_listed_with_its_scheme_and_port():
    sites = ("https://lamps.example", "http://localhost:3000/", "rubbish")

    assert is_listed_origin("https://lamps.example", sites)
    assert is_listed_origin("http://localhost:3000", sites)
    assert not is_listed_origin("http://lamps.example", sites)
    assert not is_listed_origin("https://www.lamps.example", sites)
    assert not is_listed_origin("null", sites)
    assert not is_listed_origin("rubbish", sites)
    assert not is_listed_origin("https://lamps.example", ())


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_origin_breaks_the_reading(origin, host):
    assert is_own_origin(origin, "", host) in (True, False)
    assert is_listed_origin(origin, [host]) in (True, False)
