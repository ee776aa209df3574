"""The English encoder of the extra `english`: joins where examples are English, and is missed by nobody."""

from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO

import numpy as np
import pytest

from parlour.assistant.understand import english
from parlour.assistant.understand.encoder import our_encoder
from parlour.assistant.understand.english import are_english, english_encoder, english_files, tells_english
from parlour.assistant.understand.own import NONE, OwnExample, learn_own
from parlour.commands.understanding import understand
from parlour.settings import Settings

ENGLISH = [
    OwnExample("can you sharpen my old knives", "sharpening"),
    OwnExample("my blade is blunt, do you grind it", "sharpening"),
    OwnExample("what angle do you grind to", "sharpening"),
    OwnExample("is there a course on cutting fish", "course"),
    OwnExample("I would like to learn how to cut vegetables", "course"),
    OwnExample("when is the next class for beginners", "course"),
]
SPANISH = [
    OwnExample("afiláis cuchillos viejos", "sharpening"),
    OwnExample("mi cuchillo ya no corta nada", "sharpening"),
    OwnExample("hay algún curso para cortar pescado", "course"),
    OwnExample("quiero aprender a cortar verduras", "course"),
]
HAS_ENGLISH = {"meaning.examples", "english.examples"}


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    english_files.cache_clear()
    monkeypatch.setattr(english, "find_spec", lambda name: None if name == "tokenizers" else find_spec(name))
    yield
    english_files.cache_clear()


def examples_kept(folder) -> set[str]:
    [file] = folder.glob("own-*.npz")
    with np.load(file) as kept:
        return {name for name in kept.files if name.endswith(".examples")}


def test_a_meaning_is_a_vector_of_length_one_whatever_is_read_beside_it():
    texts = ["can you sharpen my old knives", "", "👍🏽", "a" * 8000, "the blade " * 500]

    together = english_encoder().read_all(texts)

    assert together.shape == (5, english.SIZE)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-4)
    assert together[0] == pytest.approx(english_encoder().read(texts[0]), abs=1e-4)


def test_sentences_alike_in_meaning_are_near():
    asked, alike, other = english_encoder().read_all(
        ["my knife has become dull", "the blade is blunt", "when does the shop open"]
    )

    assert asked @ alike > asked @ other + 0.3


def test_english_examples_are_read_by_both_encoders(tmp_path):
    own = learn_own(our_encoder(), ENGLISH, tmp_path)

    assert examples_kept(tmp_path) == HAS_ENGLISH
    assert own.read("the edge of my chef's knife is gone, can it be ground")[0] == "sharpening"
    assert own.read("who won the match yesterday")[0] == NONE


def test_a_message_of_another_language_is_read_by_the_encoder_of_all(tmp_path):
    own = learn_own(our_encoder(), ENGLISH)

    assert own.read("¿podéis afilar mis cuchillos?")[0] == "sharpening"
    assert own.read("есть курс по нарезке рыбы?")[0] == "course"


def test_examples_of_another_language_are_not_read_as_english(tmp_path):
    learn_own(our_encoder(), SPANISH, tmp_path)

    assert examples_kept(tmp_path) == {"meaning.examples"}


def test_short_english_examples_count_as_english():
    is_english = tells_english(our_encoder(), None)

    assert are_english([one.sentence for one in ENGLISH] * 2 + ["COD?"], is_english)
    assert not are_english([one.sentence for one in ENGLISH + SPANISH], is_english)


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_all_goes_on(tmp_path):
    own = learn_own(our_encoder(), ENGLISH, tmp_path)

    assert examples_kept(tmp_path) == {"meaning.examples"}
    assert own.read("can you sharpen my scissors")[0] == "sharpening"
    assert own.read("who won the match yesterday")[0] == NONE
    with pytest.raises(english.NotInstalled, match=r"parlour\[english\]"):
        english_encoder.__wrapped__()


@pytest.mark.usefixtures("without_the_extra")
@pytest.mark.parametrize(("examples", "is_told"), [(ENGLISH, True), (SPANISH, False)])
def test_the_command_tells_of_the_extra_where_it_would_help(tmp_path, capsys, examples, is_told):
    file = tmp_path / "own.csv"
    file.write_text("sentence,label\n" + "".join(f'"{one.sentence}",{one.label}\n' for one in examples), "utf-8")
    out = BytesIO()

    status = understand(Settings(data=tmp_path), file, lines=[b'{"text": "knives"}'], out=out)

    assert status == 0
    assert b"sharpening" in out.getvalue() or b"none" in out.getvalue()
    assert ("parlour[english]" in capsys.readouterr().err) is is_told


def test_what_was_learned_without_the_extra_is_learned_again_with_it(tmp_path, request):
    request.getfixturevalue("without_the_extra")
    learn_own(our_encoder(), ENGLISH, tmp_path)
    request.getfixturevalue("monkeypatch").undo()
    english_files.cache_clear()

    learn_own(our_encoder(), ENGLISH, tmp_path)

    assert len(list(tmp_path.glob("own-*.npz"))) == 2


def test_other_weights_than_those_we_know_are_left_out(monkeypatch):
    monkeypatch.setitem(english.KNOWN, english.WEIGHTS, "0" * 64)
    english_files.cache_clear()

    with pytest.warns(UserWarning, match="Install it again"):
        files = english_files()

    english_files.cache_clear()
    assert files is None


def test_a_labels_name_is_an_example_of_it():
    own = learn_own(our_encoder(), [OwnExample("it is blunt", "knife_sharpening"), OwnExample("next class?", "course")])

    assert own.best("sharpening of a knife")[0] == "knife_sharpening"
