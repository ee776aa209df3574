"""The shop's own answer to what was asked, if one fits well enough."""

import tomllib
from functools import cache
from importlib import resources

from parlour.assistant.decide.scene import Scene
from parlour.assistant.thought import TellAnswer
from parlour.knowledge.answers import FoundAnswer

WELL = 0.6
VERY_WELL = 0.9
FAIRLY = 0.4
LOOKED_AT = 12


def best_answer(scene: Scene, least: float, topic: str = "") -> TellAnswer | None:
    """The shop's answer that fits well enough: by the shopper's words, else by the words of a topic."""
    answers = scene.library.answers
    found = _in_language(answers.find(scene.text, scene.lang, LOOKED_AT), scene.lang)
    if (not found or found[0].score < least) and topic in _topics():
        found = answers.about(_topics()[topic], scene.lang)
    if not found or found[0].score < least:
        return None
    return TellAnswer(found[0].answer.text, found[0].answer.source)


def answer_on(scene: Scene, least: float, topic: str) -> TellAnswer | None:
    """The shop's answer to the shopper's words that fits very well, or well and is the one for the topic."""
    answers = scene.library.answers
    found = _in_language(answers.find(scene.text, scene.lang, LOOKED_AT), scene.lang)
    if topic in _topics():
        on_topic = {one.answer.text for one in answers.about(_topics()[topic], scene.lang)}
        found = [one for one in found if one.answer.text in on_topic or one.score >= VERY_WELL]
    if not found or found[0].score < least:
        return None
    return TellAnswer(found[0].answer.text, found[0].answer.source)


def topic_answer(scene: Scene, topic: str) -> TellAnswer | None:
    """The shop's answer to a topic, whatever words the shopper has for it."""
    found = scene.library.answers.about(_topics()[topic], scene.lang)
    if not found or found[0].score < FAIRLY:
        return None
    return TellAnswer(found[0].answer.text, found[0].answer.source)


def _in_language(found: list[FoundAnswer], lang: str) -> list[FoundAnswer]:
    return [one for one in found if one.answer.lang == lang]


@cache
def _topics() -> dict[str, str]:
    file = resources.files("parlour.assistant") / "cues" / "topics.toml"
    return tomllib.loads(file.read_text("utf-8"))
