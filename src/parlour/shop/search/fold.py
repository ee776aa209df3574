"""Writes words in one way, so that case, accents and typographic signs do not keep equal words apart."""

import unicodedata

# Signs of trade stand inside words ("Core™2"); typographic quotes and primes are typed as plain ones.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("®™©℠", " "),
        **dict.fromkeys("″”“„«»", '"'),
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "×": "x",
        "\u00ad": None,
    }
)
_KEPT = {ord("й"): "й", ord("Й"): "й", ord("ё"): "е", ord("Ё"): "е"}


class _Letters(dict[int, str]):
    """Plain letter of each letter, worked out when first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        apart = unicodedata.normalize("NFD", char)
        plain = apart[0] if all(unicodedata.combining(mark) for mark in apart[1:]) else char
        lower = plain.lower()
        self[code] = lower if len(lower) == 1 else plain
        return self[code]


_LETTERS = _Letters(_KEPT)


def clean(text: str) -> str:
    """The text with one form for each sign; case and accents stay."""
    return unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)


def fold(text: str) -> str:
    """Lower case without accents (й stays a letter of its own); of the same length as the cleaned text given."""
    return text.translate(_LETTERS)
