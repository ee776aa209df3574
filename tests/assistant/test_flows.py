"""Flows as text files: ours have no fault, a fault is told with its line, and nothing unsafe passes."""

from importlib import resources

import pytest

from parlour.assistant.flows.check import check
from parlour.assistant.flows.read import Problem, our_flows, read_script
from parlour.assistant.flows.steps import next_step
from parlour.assistant.flows.vocabulary import ACTS, CHANGES

FOLDER = resources.files("parlour.assistant.flows")
CANCEL = (FOLDER / "cancel_order.toml").read_text("utf-8")
ADDRESS = (FOLDER / "change_address.toml").read_text("utf-8")
ALL_KNOWN = ("proof", "order", "rule cancel", "note reason", "tell refunds")


def problems(text: str, name: str = "ours", languages: tuple[str, ...] = ()) -> list[Problem]:
    script, found = read_script(name, text, own=True)
    flows = {**our_flows(), name: script} if script else our_flows()
    return [*found, *(check(script, text, flows, languages) if script else [])]


def reasons(text: str, **more) -> str:
    return "\n".join(f"{one.line}: {one.reason}" for one in problems(text, **more))


@pytest.mark.parametrize("name", sorted(our_flows()))
def test_our_own_flows_are_without_a_fault(name):
    text = (FOLDER / f"{name}.toml").read_text("utf-8")

    script, found = read_script(name, text)

    assert found == []
    assert check(script, text, our_flows()) == []


def test_our_flows_end_in_every_action_that_there_is():
    ends = {script.act for script in our_flows().values()}

    assert ends - {""} == set(ACTS) - {"task"}


@pytest.mark.parametrize(
    "step", ['{ know = "proof" },', '{ know = "order" },', '{ rule = "cancel" },', "{ yes = true },"]
)
def test_a_change_of_an_order_without_one_of_its_guards_is_refused(step):
    told = reasons(CANCEL.replace(f"  {step}\n", ""), name="cancel_order")

    assert "must" in told


@pytest.mark.parametrize("guard", ['{ know = "proof" }', '{ rule = "cancel" }', "{ yes = true }"])
def test_a_guard_that_could_be_skipped_is_refused(guard):
    told = reasons(CANCEL.replace(guard, guard.replace(" }", ', when = ["proven"] }')), name="cancel_order")

    assert "never skipped" in told


@pytest.mark.parametrize("name", [name for name, script in our_flows().items() if script.act in CHANGES])
def test_even_a_flow_that_says_nothing_of_it_asks_for_proof_order_rule_and_yes(name):
    act = our_flows()[name].act
    bare, _ = read_script("bare", f'steps = [{{ act = "{act}" }}]')
    known: list[str] = []

    while (step := next_step(bare, known, ())) and not step.act:
        known.append(step.mark)

    assert [mark.split()[0] for mark in known] == ["proof", "order", "rule", "yes"]


def test_the_next_step_is_the_first_that_applies_and_is_not_known():
    script = our_flows()["cancel_order"]

    assert next_step(script, (), ()).know == "proof"
    assert next_step(script, ("proof", "order"), ()).rule == "cancel"
    assert next_step(script, ALL_KNOWN, ()).yes
    assert next_step(script, (*ALL_KNOWN, "yes"), ()).act == "cancel_order"
    assert next_step(script, (*ALL_KNOWN, "yes", "act cancel_order"), ()) is None


def test_a_step_is_taken_only_under_its_circumstances():
    script, _ = read_script("ours", 'steps = [{ know = "phone", when = ["people_here"] }, { act = "callback" }]')

    assert next_step(script, (), ("people_here",)).know == "phone"
    assert next_step(script, (), ()).act == "callback"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('{ know = "adress" },', "perhaps `address`"),
        ('{ rule = "change adress" },', "change adress"),
        ('{ tell = "refund" },', "perhaps `refunds`"),
        ('{ act = "ship_it" },', "`ship_it` is unknown"),
        ('{ know = "phone", when = ["shouts"] },', "`shouts` is no word"),
        ('{ know = "phone", tell = "hours" },', "one thing"),
        ('{ ask = "phone" },', "`ask` is not known"),
        ('{ rule = "return", otherwise = "give_back" },', "no flow `give_back`"),
    ],
)
def test_a_word_that_nobody_knows_is_told_with_its_line(wrong, said):
    text = ADDRESS.replace('  { know = "address" },', f"  {wrong}")

    found = [one for one in problems(text, name="change_address") if said in one.reason]

    assert [one.line for one in found[:1]] == [text.split("\n").index(f"  {wrong}") + 1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('about = "x"\nsteps = [{ tell = "hours" }]', "nothing begins it"),
        ('about = "x"\nbegins = [{ hints = ["call"] }]\nsteps = [{ tell = "hours" }]', "begin it always"),
        ('about = "x"\nbegins = [{ request = "calling" }]\nsteps = [{ tell = "hours" }]', "calling"),
        ('about = "x"\nbegins = [{ says = "bye" }]\nsteps = []', "no steps"),
        (
            'about = "x"\nbegins = [{ says = "bye" }]\nsteps = [{ act = "handoff" }, { tell = "hours" }]',
            "never reached",
        ),
        ('about = "x"\nbegins = [{ says = "x" }]\nsteps = [{ tell = "hours", when = ["pending"] }]', "never reached"),
        ('about = "x"\nbegins = [{ says = "x" }]\nsteps = [{ tell = "order" }]', "who asks"),
        ('about = "x"\nbegins = [{ says = "x" }]\nsteps = [{ act = "erase_request" }]', "agreed to"),
        ('about = "x"\nleaves = ["forget"]\nbegins = [{ says = "x" }]\nsteps = [{ tell = "hours" }]', "always leave"),
        ('about = "x"\nbegins = [{ says = "x" }]\nsteps = [{ tell = "hours" }]\nwhile = 1', "`while` is not known"),
        ('about = "x"\nbegins = [', "not TOML"),
    ],
)
def test_what_cannot_be_followed_is_refused(text, said):
    assert said in reasons(text)


def test_a_question_of_the_shop_is_asked_in_every_language_that_it_speaks():
    text = (
        'about = "x"\nbegins = [{ says = "x" }]\nsteps = [{ know = "frame" }, { act = "task" }]\n'
        '[slots.frame]\nask = { en = "Which frame?", es = "¿Qué cuadro?" }\n'
    )

    assert problems(text, languages=("en", "es")) == []
    assert "4: `frame` is not said in it, ru" in reasons(text, languages=("en", "es", "it", "ru"))
