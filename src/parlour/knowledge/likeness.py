"""Whether two questions ask the same: by their telling words in any form, and by their letters."""

from functools import lru_cache

from rapidfuzz import fuzz

from parlour.knowledge.answers import telling_terms

SAME_LETTERS = 88
SAME_TERMS = 0.7
SHARED = 2  # terms; one alone ("delivery?") says too little to be the same


def alike(one: str, other: str) -> bool:
    """Whether one answer would do for both."""
    if fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= SAME_LETTERS:
        return True
    terms, others = _terms(one), _terms(other)
    shared = len(terms & others)
    if not shared:
        return False
    return shared / len(terms | others) >= SAME_TERMS and (shared >= SHARED or len(terms | others) == 1)


@lru_cache(maxsize=4096)  # a new question is held against all that are open
def _terms(text: str) -> frozenset[str]:
    return frozenset(telling_terms(text))
