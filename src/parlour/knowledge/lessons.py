"""What a shop teaches its assistant, as values: lessons of five kinds, and changes of them."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from parlour.knowledge.answers import Answer

Kind = Literal["answer", "example", "synonym", "request", "objection"]
KINDS: tuple[Kind, ...] = ("answer", "example", "synonym", "request", "objection")
EVERY_LANGUAGE = ""
Key = tuple[str, str, str]


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """One thing taught; what `said` and `means` hold depends on the kind.

    answer: a question, and what the shop says to it. example: a sentence, and the request that it is (one of the
    labels, or the name of a request of the shop's own). synonym: a shopper's word, and the shop's own word for it.
    request: the name of a request of the shop's own, and the answer to it. objection: a doubt, and what met it.
    `lang` is empty where it holds for every language; `candidate` is the one from which it was learned.
    """

    kind: Kind
    lang: str
    said: str
    means: str
    source: str = "desk"
    candidate: int | None = None

    @property
    def key(self) -> Key:
        """By this it is the same lesson, whatever it means."""
        return (self.kind, self.lang, self.said)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson to be put (new, or instead of the one with its key), or the one with its key to be taken away.

    `instead_of` is what a question, sentence or word read before it was reworded.
    """

    lesson: Lesson
    removes: bool = False
    instead_of: str | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """The lessons that this touches."""
        kind, lang, said = self.lesson.key
        return ((kind, lang, said), (kind, lang, self.instead_of)) if self.instead_of else ((kind, lang, said),)


class Lessons(msgspec.Struct, frozen=True):
    """All lessons of a shop, in their order."""

    lessons: tuple[Lesson, ...] = ()

    def of(self, kind: Kind) -> tuple[Lesson, ...]:
        """The lessons of one kind."""
        return tuple(one for one in self.lessons if one.kind == kind)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers as they are searched."""
        return tuple(
            Answer(question=one.said, text=one.means, lang=one.lang, source=one.source) for one in self.of("answer")
        )

    def changed(self, changes: Iterable[Change]) -> "Lessons":
        """These lessons after the changes; what is changed keeps its place."""
        kept: dict[Key, Lesson] = {one.key: one for one in self.lessons}
        for change in changes:
            if change.removes:
                kept.pop(change.lesson.key, None)
            elif change.instead_of and change.instead_of != change.lesson.said:
                kept.pop(change.keys[1], None)
                kept[change.lesson.key] = change.lesson
            else:
                kept[change.lesson.key] = change.lesson
        return Lessons(tuple(kept.values()))


def difference(before: Lessons, after: Lessons) -> tuple[Change, ...]:
    """The changes that make of the one the other."""
    old, new = {one.key: one for one in before.lessons}, {one.key: one for one in after.lessons}
    gone = [Change(lesson=one, removes=True) for key, one in old.items() if key not in new]
    put = [Change(lesson=one) for key, one in new.items() if key not in old or old[key].means != one.means]
    return (*gone, *put)


def languages(lessons: Sequence[Lesson]) -> list[str]:
    """The languages of some lessons."""
    return sorted({one.lang for one in lessons if one.lang})
