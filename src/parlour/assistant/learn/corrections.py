"""From what went wrong and was put right in a talk: sentences with their true request, words with the shop's own."""

import re
from collections.abc import Iterator, Mapping

from parlour.assistant.learn.past import Heard, Line, PastTalk
from parlour.assistant.learn.phrases import phrases
from parlour.assistant.learn.resolved import SURE
from parlour.conversation.labels import Request
from parlour.knowledge.answers import telling_terms
from parlour.shop.search.fold import clean, fold
from parlour.shop.search.stopwords import stop_words

UNDERSTOOD = 0.6
MOST_WORDS_OF_NAME = 3
LONGEST_EXAMPLE = 200
CHAT = (Request.GREETING, Request.THANKS_BYE, Request.OUT_OF_SCOPE, Request.HUMAN_AGENT, Request.COMPLAINT)
OF_ACTION: Mapping[str, Request] = {
    "cancel_order": Request.CANCEL_ORDER,
    "change_address": Request.CHANGE_ORDER,
    "change_payment": Request.CHANGE_ORDER,
    "change_items": Request.CHANGE_ORDER,
    "return_items": Request.RETURN_ITEM,
    "exchange_items": Request.EXCHANGE_ITEM,
    "callback": Request.CALLBACK,
    "notify_when_available": Request.AVAILABILITY,
    "opt_out": Request.UNSUBSCRIBE_OR_PRIVACY,
    "erase_request": Request.UNSUBSCRIBE_OR_PRIVACY,
}
SEARCHES = (Request.FIND_PRODUCT, Request.AVAILABILITY, Request.PRODUCT_QUESTION, Request.OUT_OF_SCOPE)
_LITTLE = r"(?:an?|the|some|any|un[ao]?|el|la|i|il|le|gli)?\s*"
_MEANS = re.compile(
    rf"^(?:.*\b(?:{phrases('wanting')})\s+)?{_LITTLE}(?P<word>[^,.;:()!?]{{2,40}}?)\s*[,(–—-]+\s*"
    rf"(?:{phrases('rewording')})\s*[,:]?\s+{_LITTLE}(?P<means>[^,.;:()!?]{{2,40}})",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_][\w'’-]+")


def examples_in(talk: PastTalk, heard: Mapping[int, Heard]) -> Iterator[tuple[Line, str, int]]:
    """A misunderstood message, its true request, and the seq of what showed it."""
    for line, replies, following in _steps(talk):
        if len(telling_terms(line.text)) < 1 or len(line.text) > LONGEST_EXAMPLE:
            continue
        was = heard[line.seq]
        done = next((one for one in replies if one.action in OF_ACTION), None)
        if done is not None and done.action is not None:
            label, last = OF_ACTION[done.action], done.seq
        elif following is not None and _puts_right(line, replies, following, heard):
            label, last = heard[following.seq].request, following.seq
        else:
            continue
        if label is not was.request or was.request_confidence < SURE:
            yield line, label.value, last


def synonyms_in(talk: PastTalk, heard: Mapping[int, Heard]) -> Iterator[tuple[str, str, int, int]]:
    """A shopper's word, the word by which the goods were found, and the seqs of both."""
    for line, replies, following in _steps(talk):
        if told := _MEANS.match(line.text):
            yield told["word"].strip().casefold(), told["means"].strip().casefold(), line.seq, line.seq
            continue
        if following is None or heard[line.seq].request not in SEARCHES or any(one.products for one in replies):
            continue
        if not any(one.products for one in _replies_to(talk, following)):
            continue
        if pair := _exchanged(line.text, following.text, heard[following.seq].lang):
            yield *pair, line.seq, following.seq


def _steps(talk: PastTalk) -> Iterator[tuple[Line, list[Line], Line | None]]:
    """Each message of the shopper, what the house said to it, and the shopper's next one."""
    shoppers = [line for line in talk.lines if line.who == "shopper"]
    for line, following in zip(shoppers, [*shoppers[1:], None], strict=True):
        yield line, _replies_to(talk, line), following


def _replies_to(talk: PastTalk, line: Line) -> list[Line]:
    replies = []
    for one in talk.lines:
        if one.seq > line.seq:
            if one.who == "shopper":
                break
            replies.append(one)
    return replies


def _puts_right(line: Line, replies: list[Line], following: Line, heard: Mapping[int, Heard]) -> bool:
    """Whether the next message says the same in words that are understood, after the house had missed it."""
    said = heard[following.seq]
    surely = said.request_confidence >= UNDERSTOOD and said.request not in CHAT
    missed = any(one.who == "assistant" for one in replies) and not any(one.answered for one in replies)
    again = bool(telling_terms(line.text) & telling_terms(following.text))
    return surely and ((missed and again) or (said.corrects and bool(replies)))


def _exchanged(before: str, after: str, lang: str) -> tuple[str, str] | None:
    """What stands in the place of a word or two when a search is put in other words, all else being much the same."""
    stop = stop_words(lang)
    words = [[one for one in _WORDS.findall(fold(clean(text))) if one not in stop] for text in (before, after)]
    gone = [one for one in words[0] if one not in words[1]]
    new = [one for one in words[1] if one not in words[0]]
    shared = len(words[0]) - len(gone)
    if not (0 < len(gone) <= MOST_WORDS_OF_NAME - 1 and 0 < len(new) <= MOST_WORDS_OF_NAME):
        return None
    if shared == 0 and len(words[0]) + len(words[1]) > MOST_WORDS_OF_NAME:
        return None
    return " ".join(gone), " ".join(new)
