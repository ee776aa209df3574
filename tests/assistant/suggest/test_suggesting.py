"""From past conversations robin learns what deniz does next, and how she puts it."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from assistant.suggest.words import WordsAsMeaning, history, past
from parlour.assistant.suggest.actions import MOST_ENTRIES
from parlour.assistant.suggest.history import UNNAMED, Spoken
from parlour.assistant.suggest.kept import file_for, keep, kept_in
from parlour.assistant.suggest.naming import learn_names
from parlour.assistant.suggest.suggester import Suggested, Suggester, learn_from

PARCEL = (Spoken("shopper", "where is my parcel please"),)


@cache
def learned() -> Suggester:
    return learn_from(history(), WordsAsMeaning())


@pytest.mark.parametrize(
    ("said", "action"),
    [
        (("where is my parcel please",), "ask_email"),
        (("I need a lamp for reading",), "show_lamp"),
        (("I want to return these shoes",), "ask_reason"),
    ],
)
def test_the_action_of_the_likest_talks_comes_first(said: tuple[str, ...], action: str) -> None:
    entries = [Spoken("shopper", text) for text in said]

    found = learned().suggest(entries)

    assert found.actions[0] == action
    assert len(set(found.actions)) == 3
    assert 0 < found.confidence <= 1


def test_the_same_words_mean_another_step_later_in_the_talk() -> None:
    asked = (*PARCEL, Spoken("agent", "Could I have your e-mail address, please?", "ask_email"))

    found = learned().suggest((*asked, Spoken("shopper", "zoe@mail.example")))

    assert found.actions[0] == "tell_parcel"


def test_what_was_done_before_is_told_by_its_words_where_nobody_names_it() -> None:
    asked = (*PARCEL, Spoken("agent", "Could I have your e-mail address?"))

    found = learned().suggest((*asked, Spoken("shopper", "zoe@mail.example")))

    assert found.actions[0] == "tell_parcel"


def test_words_that_nobody_wrote_before_stay_without_a_name() -> None:
    namer = learn_names(history())

    assert namer.name("Of course. Why would you like to return these?") == "ask_reason"
    assert namer.name("Purple seventeen over the harbour.") == UNNAMED
    assert namer.name("") == UNNAMED


def test_what_is_done_without_words_has_the_name_of_such_acts() -> None:
    looked_up = [past(str(number), ("shopper", "where is it"), ("agent", "", "look_up")) for number in range(3)]

    named = learn_names([*history(), *looked_up]).named([Spoken("agent"), Spoken("shopper")])

    assert [one.action for one in named] == ["look_up", None]


def test_before_anybody_has_spoken_there_is_a_likeliest_step() -> None:
    talks = [past(str(number), ("agent", "Hello, can I help?", "greet"), ("shopper", "hi")) for number in range(8)]

    assert learn_from(talks, WordsAsMeaning()).suggest([]).actions == ("greet",)


def test_of_a_talk_that_is_long_the_latest_part_tells() -> None:
    latest = (*PARCEL, Spoken("agent", "Your e-mail?", "ask_email")) * (MOST_ENTRIES // 2)

    found = learned().suggest((Spoken("shopper", "I need a lamp"),) * 100 + latest)

    assert found == learned().suggest(latest)


def test_of_a_long_past_talk_everything_is_learned_once() -> None:
    step = (("shopper", "next please"), ("agent", "There it is.", "go_on"))
    talk = past("long", *(step * MOST_ENTRIES))

    actions = learn_from([talk], WordsAsMeaning()).actions

    assert actions is not None
    assert len(actions.places) == len(actions.which) == MOST_ENTRIES


def test_a_sure_step_is_told_surer_than_a_strange_one() -> None:
    known = learned().suggest(PARCEL)
    strange = learned().suggest([Spoken("shopper", "purple seventeen over the harbour")])

    assert known.confidence > strange.confidence


def test_replies_come_without_what_belonged_to_the_old_talk() -> None:
    asked = (*PARCEL, Spoken("agent", "Your e-mail?", "ask_email"), Spoken("shopper", "zoe@mail.example"))

    found = learned().suggest(asked)

    assert found.replies[0] == "It left us on {date} and comes on {date}."


def test_each_reply_tells_what_agents_did_with_it() -> None:
    found = learned().suggest(PARCEL)

    assert found.replies[0] == "Could I have your e-mail address, please?"
    assert found.does[0] == "ask_email"
    assert len(found.does) == len(found.replies)


def test_replies_come_in_the_language_of_the_shopper_where_there_are_such() -> None:
    spanish = learned().suggest([Spoken("shopper", "hola, quiero devolver unos zapatos")])
    english = learned().suggest([Spoken("shopper", "hello, I want to send back some shoes")])

    assert spanish.replies[0].startswith("Claro")
    assert english.replies[0].startswith("Of course")


def test_what_agents_write_in_many_talks_is_the_shops_own_name_and_stays() -> None:
    talks = [past(str(number), ("shopper", "hello"), ("agent", "You reach the Pine House.")) for number in range(3)]
    talks.append(past("other", ("shopper", "where is the lamp"), ("agent", "It waits at the depot in Harstad.")))
    suggester = learn_from(talks, WordsAsMeaning())

    assert suggester.suggest([Spoken("shopper", "hello")]).replies[0] == "You reach the Pine House."
    assert "Harstad" not in str(suggester.suggest([Spoken("shopper", "where is the lamp")]).replies)


def test_no_two_replies_are_nearly_the_same() -> None:
    talks = [
        past(str(number), ("shopper", "hello"), ("agent", f"Hello and welcome to our shop{'!' * number}", "greet"))
        for number in range(5)
    ]

    found = learn_from(talks, WordsAsMeaning()).suggest([Spoken("shopper", "hello")])

    assert len(found.replies) == 1


def test_words_about_stock_are_never_suggested_from_the_past() -> None:
    talks = [
        past("1", ("shopper", "do you have the red one"), ("agent", "Yes, it is in stock.", "tell_stock")),
        past("2", ("shopper", "do you have the red one"), ("agent", "I will look for you.", "look")),
    ]

    found = learn_from(talks, WordsAsMeaning()).suggest([Spoken("shopper", "do you have the red one")])

    assert found.replies == ("I will look for you.",)


def test_a_history_without_actions_still_gives_replies() -> None:
    talks = [
        past("1", ("shopper", "where are you"), ("agent", "In the old mill by the river.")),
        past("2", ("shopper", "do you wrap presents"), ("agent", "Yes, in brown paper with a ribbon.")),
    ]

    found = learn_from(talks, WordsAsMeaning()).suggest([Spoken("shopper", "can you wrap my presents")])

    assert found.actions == ()
    assert found.replies[0] == "Yes, in brown paper with a ribbon."


@pytest.mark.parametrize("talks", [[], [past("1")], [past("1", ("shopper", "hello"))]])
def test_nothing_is_suggested_where_nothing_was_done(talks: list) -> None:
    assert learn_from(talks, WordsAsMeaning()).suggest(PARCEL) == Suggested()


@pytest.mark.parametrize("said", ["", "👍", "x" * 8000, "ça 你好 مرحبا привет", "{}[]'\"\\", "1234"])
def test_whatever_a_shopper_writes_there_is_an_answer(said: str) -> None:
    found = learned().suggest([Spoken("shopper", said)])

    assert len(found.actions) == 3


def test_what_was_learned_is_the_same_after_it_was_kept(tmp_path: Path) -> None:
    file = file_for(tmp_path, b"a history")

    keep(learned(), file)
    again = kept_in(file, WordsAsMeaning())

    assert again is not None
    assert again.suggest(PARCEL).actions == learned().suggest(PARCEL).actions
    assert again.suggest(PARCEL).replies == learned().suggest(PARCEL).replies


@pytest.mark.parametrize("content", [b"", b"nothing of ours", b"PK\x03\x04 half a file"])
def test_a_file_that_is_not_ours_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.npz").write_bytes(content)

    assert kept_in(tmp_path / "broken.npz", WordsAsMeaning()) is None
    assert kept_in(tmp_path / "none.npz", WordsAsMeaning()) is None


def test_what_an_older_parlour_kept_is_learned_anew(tmp_path: Path) -> None:
    np.savez(tmp_path / "old.npz", actions=np.zeros(3))

    assert kept_in(tmp_path / "old.npz", WordsAsMeaning()) is None


def test_another_history_is_kept_elsewhere(tmp_path: Path) -> None:
    assert file_for(tmp_path, b"a history") != file_for(tmp_path, b"another history")


def test_what_is_far_from_the_best_reply_can_be_left_out() -> None:
    three = learned().suggest(PARCEL)
    near = learned().suggest(PARCEL, least=0.3)

    assert len(three.replies) == 3
    assert near.replies == three.replies[:1]
