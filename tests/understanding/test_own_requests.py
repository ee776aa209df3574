"""A shop's own requests: learned from a few examples, in all languages, and `none` where a text is none of them."""

import pytest

from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.own import NONE, OwnExample, OwnRequests, learn_own

TOLD = {
    "engraving": [
        "can you engrave a name on it",
        "how many letters fit in the engraving",
        "I want an inscription on the back",
        "do you write initials on the watch",
    ],
    "strap": [
        "do you sell leather straps",
        "my strap is torn, I need a new one",
        "which strap fits the small model",
        "is the bracelet exchangeable",
    ],
    "waterproof": [
        "can I swim with it",
        "how deep may I dive",
        "is it water resistant",
        "does it survive the shower",
    ],
}
EXAMPLES = [OwnExample(sentence, label) for label, sentences in TOLD.items() for sentence in sentences]


@pytest.fixture(scope="module")
def own() -> OwnRequests:
    return learn_own(our_encoder(), EXAMPLES)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("could you put my daughter's name on the watch", "engraving"),
        ("is it ok to swim in the sea with it?", "waterproof"),
        ("quisiera una correa nueva de cuero", "strap"),
        ("si può nuotare con questo orologio?", "waterproof"),
        ("сделаете гравировку с именем?", "engraving"),
    ],
)
def test_other_words_for_the_same_are_understood_in_every_language(own: OwnRequests, text: str, label: str) -> None:
    assert own.read(text)[0] == label


@pytest.mark.parametrize("text", ["what is the capital of Peru", "tell me a joke about cats", "...", ""])
def test_what_is_none_of_them_is_told(own: OwnRequests, text: str) -> None:
    request, sure = own.read(text)

    assert request == NONE
    assert 0 <= sure <= 1


def test_the_same_examples_are_learned_once(own: OwnRequests, tmp_path) -> None:
    learn_own(our_encoder(), EXAMPLES, tmp_path)
    [kept] = tmp_path.glob("own-*.npz")
    written = kept.stat().st_mtime_ns

    again = learn_own(our_encoder(), EXAMPLES, tmp_path)

    assert kept.stat().st_mtime_ns == written
    assert again.read("can I dive with it")[0] == own.read("can I dive with it")[0]
