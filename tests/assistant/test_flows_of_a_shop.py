"""Flows that a shop writes itself: taken from its folder, checked, followed in a talk, drawn, taken away again."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.linden import Book, library, reader
from parlour.assistant.flows.draw import mermaid, svg
from parlour.assistant.flows.read import our_flows
from parlour.assistant.flows.store import examined, joined
from parlour.assistant.flows.vocabulary import ACTS, OF_MESSAGE, RULES, SLOTS, TOLD
from parlour.assistant.talk import Talk
from parlour.shop.facts import STATUSES

ENGRAVING = """
about = "Have a mug engraved."
begins = [ { says = ["engrav*", "grabar", "incision*", "гравировк*"] } ]
steps = [
  { tell = "price_of_it" },
  { know = "engraving" },
  { know = "phone", when = ["people_here"] },
  { yes = true },
  { act = "task" },
]

[slots.engraving]
ask = { en = "What shall we engrave?", es = "¿Qué grabamos?", it = "Che cosa incidiamo?", ru = "Что выгравировать?" }

[texts.price_of_it]
en = "Engraving costs 9 EUR."
es = "El grabado cuesta 9 EUR."
it = "L'incisione costa 9 EUR."
ru = "Гравировка стоит 9 EUR."
"""
NO_CALLS = 'about = "We do not phone."\noff = true\n'
NO_GUARD = 'about = "Quick."\nbegins = [{ request = "cancel_order" }]\nsteps = [{ act = "cancel_order" }]\n'


def talk(**files: str) -> Talk:
    flows = joined(tuple(files.items()))
    return Talk(name="ada", library=replace(library(), flows=flows), reader=reader(), book=Book())


def test_a_flow_of_the_shop_tells_asks_repeats_and_becomes_a_task():
    started = talk(engraving=ENGRAVING)

    asked = started.ask("can you engrave a mug for me")
    phone = started.ask("For Nora, 2026")
    repeated = started.ask("+39 340 555 0188")
    done = started.ask("yes")

    assert "9 EUR" in asked.reply
    assert "What shall we engrave?" in asked.reply
    assert "number" in phone.reply
    assert "For Nora, 2026" in repeated.reply
    assert [(act["name"], act["state"]) for act in done.actions] == [("task", "recorded")]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("vorrei un'incisione su una tazza", "Che cosa incidiamo?"),
        ("hola, se puede grabar una taza?", "¿Qué grabamos?"),
        ("здравствуйте, сделаете гравировку на кружке?", "Что выгравировать?"),
    ],
)
def test_its_questions_are_asked_in_the_shoppers_language(text, question):
    assert question in talk(engraving=ENGRAVING).ask(text).reply


def test_a_question_in_the_middle_is_answered_and_the_shops_own_asked_again():
    started = talk(engraving=ENGRAVING)
    started.ask("can you engrave a mug for me")

    aside = started.ask("how heavy is the mug?")

    assert "390 g" in aside.reply
    assert aside.reply.endswith("What shall we engrave?")


def test_what_the_shop_switches_off_does_not_begin():
    assert "number" in talk().ask("please call me back").reply
    assert "number" not in talk(callback=NO_CALLS).ask("please call me back").reply


def test_a_flow_without_its_guards_is_left_out_and_ours_stands():
    assert joined((("cancel_order", NO_GUARD),)) == our_flows()


@pytest.mark.parametrize("name", sorted(our_flows()))
def test_every_flow_can_be_drawn(name):
    script = our_flows()[name]

    picture, text = svg(script), mermaid(script)

    drawn = ET.fromstring(picture)
    boxes = [one for one in drawn if one.tag.endswith("rect")]
    assert len(boxes) == 1 + len(script.begins) + len(script.steps)
    assert text.count("\n") > len(script.begins) + len(script.steps)


def test_the_example_of_the_guide_is_without_a_fault():
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "flows.md").read_text("utf-8")
    example = guide.split("```toml\n")[1].split("```")[0]

    _, problems = examined({"engraving": example}, ("en", "es", "it", "ru"))

    assert problems == []


def test_the_guide_names_every_flow_and_every_word_that_a_step_may_have():
    guide = (Path(__file__).parents[2] / "docs" / "guide" / "flows.md").read_text("utf-8")
    words = (*our_flows(), *SLOTS, *TOLD, *ACTS, *OF_MESSAGE, *RULES.values(), *STATUSES)

    assert [word for word in words if f"`{word}`" not in guide] == []
