"""What a talk teaches: answers, messages that were misunderstood, the shop's words for things, doubts that were met."""

from collections.abc import Iterator

import msgspec

from parlour.assistant.learn.corrections import examples_in, synonyms_in
from parlour.assistant.learn.names import unsigned
from parlour.assistant.learn.past import Heard, Line, PastTalk, turns_of
from parlour.assistant.learn.private import fields_in, without_person
from parlour.assistant.learn.replies import SEVERAL, Offered, replies_in
from parlour.assistant.learn.resolved import SURE, Ending
from parlour.assistant.learn.substance import substance_of
from parlour.assistant.understand.cues import without_greeting
from parlour.conversation.labels import Mood, Request, Stage
from parlour.knowledge.answers import Answer, AnswerIndex, telling_terms
from parlour.knowledge.candidates import Where
from parlour.knowledge.lessons import Kind
from parlour.knowledge.proposing import Proposal

COVERED = 0.75  # of a question by an answer that is there already: then it was not unanswered
LEAST_TERMS = 2
SURELY_SEARCHED = 0.8  # a question that names goods looks like a search; what stock there is, is no lesson
OF_ONE_PERSON = (
    Request.TRACK_ORDER,
    Request.CHANGE_ORDER,
    Request.CANCEL_ORDER,
    Request.REFUND_STATUS,
    Request.PAYMENT_PROBLEM,
    Request.CALLBACK,
    Request.HUMAN_AGENT,
    Request.COMPLAINT,
)
NO_QUESTION = (Request.FIND_PRODUCT, Request.GREETING, Request.THANKS_BYE, Request.UNSUBSCRIBE_OR_PRIVACY)
CONVINCED = (Stage.DESIRE, Stage.ACTION, Stage.SATISFACTION)


class Known(msgspec.Struct, frozen=True):
    """What finding looks at beside the talk: the answers there are, texts of the shop that may stand, its agents."""

    answers: AnswerIndex
    ours: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()


def find_lessons(
    talk: PastTalk, heard: tuple[Heard, ...], ending: Ending | None, known: Known, offered: tuple[Offered, ...] = ()
) -> tuple[Proposal, ...]:
    """All that a talk proposes; of one that did not end well only the questions that nobody answered.

    `offered` are the suggestions that its agents took or changed.
    """
    of = dict(zip((line.seq for line in talk.lines if line.who == "shopper"), heard, strict=True))
    found = _Finding(talk, of, ending is not None and ending.is_confirmed, known)
    asked = [one for one in found.answers() if ending is not None or not one.means]
    if ending is None:
        return tuple(asked)
    others = (*found.examples(), *found.synonyms(), *found.objections(bought=ending.why == "bought"))
    return (*asked, *others, *found.replies(offered))


class _Finding:
    """One talk, gone through once for each kind of lesson."""

    def __init__(self, talk: PastTalk, heard: dict[int, Heard], is_confirmed: bool, known: Known) -> None:
        self._talk, self._heard, self._is_confirmed, self._known = talk, heard, is_confirmed, known
        self._lang = _language(heard)

    def answers(self) -> Iterator[Proposal]:
        """Questions that the assistant had nothing to say to, each with what an agent said, or nobody yet."""
        open_question: Line | None = None
        for turn in turns_of(self._talk):
            if turn[0].who == "shopper":
                question = self._question(turn)
                if question and open_question and self._general(open_question):
                    yield self._unanswered(open_question)
                open_question = question or open_question
            elif open_question is not None:
                said = substance_of(" ".join(line.text for line in turn if line.who == "agent"))
                if said and self._general(open_question):
                    yield from self._answer(open_question, turn[-1], said)
                if said or any(line.answered for line in turn):
                    open_question = None
        if open_question is not None and self._general(open_question):
            yield self._unanswered(open_question)

    def examples(self) -> Iterator[Proposal]:
        """Messages that were misunderstood, and what they turned out to be."""
        for line, label, last in examples_in(self._talk, self._heard):
            text = self._clean(line.text)
            if not _has_person(text):
                yield self._proposal("example", text, label, line.seq, last)

    def synonyms(self) -> Iterator[Proposal]:
        """The shopper's word, and the word by which it was found."""
        for word, means, first, last in synonyms_in(self._talk, self._heard):
            yield self._proposal("synonym", word, means, first, last)

    def objections(self, *, bought: bool) -> Iterator[Proposal]:
        """Doubts, and what was said before the shopper was convinced."""
        turns = turns_of(self._talk)
        for place, turn in enumerate(turns[:-1]):
            doubt = next((line for line in turn if self._doubts(line)), None)
            if doubt is None or not (bought or self._convinced_after(doubt)):
                continue
            met = substance_of(" ".join(line.text for line in turns[place + 1]))
            said, means = self._clean(doubt.text), unsigned(self._clean(met))
            if met and not _has_person(said) and not _has_person(means):
                yield self._proposal("objection", said, means, doubt.seq, turns[place + 1][-1].seq)

    def replies(self, offered: tuple[Offered, ...]) -> Iterator[Proposal]:
        """What agents said in place of a suggestion, under the question that has an answer already if there is one."""
        for asked, reply, said in replies_in(self._talk, offered):
            heard = self._heard[asked.seq]
            personal = heard.request in OF_ONE_PERSON and heard.request_confidence >= SURE
            question, text = self._asked(asked), unsigned(self._clean(said))
            if not text or personal or not self._asks(asked) or _has_person(question) or _has_person(text):
                continue
            known = self._covering(asked)
            if known is None or known.text != text:
                one = self._proposal("answer", known.question if known else question, text, asked.seq, reply.seq)
                yield msgspec.structs.replace(one, least=SEVERAL)

    def _question(self, turn: tuple[Line, ...]) -> Line | None:
        """The last message of a turn that asks something the shop could answer."""
        return next((line for line in reversed(turn) if self._asks(line)), None)

    def _asks(self, line: Line) -> bool:
        heard = self._heard[line.seq]
        least = SURELY_SEARCHED if heard.request is Request.FIND_PRODUCT else SURE
        chat = heard.request in NO_QUESTION and heard.request_confidence >= least
        return heard.asks and not chat and len(telling_terms(line.text)) >= LEAST_TERMS

    def _general(self, line: Line) -> bool:
        """Whether the answer could serve others too, and is not there yet."""
        heard = self._heard[line.seq]
        if heard.request in OF_ONE_PERSON and heard.request_confidence >= SURE:
            return False
        if _has_person(self._clean(line.text)):
            return False
        return self._covering(line) is None

    def _covering(self, line: Line) -> Answer | None:
        """The answer that there is already."""
        found = self._known.answers.find(line.text, self._lang, 1)
        return found[0].answer if found and found[0].score >= COVERED and found[0].answer.lang == self._lang else None

    def _answer(self, question: Line, last: Line, said: str) -> Iterator[Proposal]:
        text = unsigned(self._clean(said))
        if text and not _has_person(text):
            yield self._proposal("answer", self._asked(question), text, question.seq, last.seq)

    def _unanswered(self, question: Line) -> Proposal:
        return self._proposal("answer", self._asked(question), "", question.seq, question.seq)

    def _doubts(self, line: Line) -> bool:
        heard = self._heard.get(line.seq)
        return bool(heard and heard.stage is Stage.OBJECTION and heard.stage_confidence >= SURE)

    def _convinced_after(self, doubt: Line) -> bool:
        later = (heard for seq, heard in self._heard.items() if seq > doubt.seq)
        return any(
            (one.stage in CONVINCED and one.stage_confidence >= SURE) or one.mood is Mood.THANKS for one in later
        )

    def _asked(self, question: Line) -> str:
        """A question without its hello."""
        rest = without_greeting(question.text)
        if len(rest) >= len(question.text.strip(" ,.!¡¿?-\n")):
            return self._clean(question.text)
        return self._clean(rest[:1].upper() + rest[1:]) + ("?" if "?" in question.text and "?" not in rest else "")

    def _clean(self, text: str) -> str:
        names = (*self._talk.names, *self._known.agents)
        return " ".join(without_person(text, names, self._known.ours).split())

    def _proposal(self, kind: Kind, said: str, means: str, first: int, last: int) -> Proposal:
        where = Where(
            conversation=self._talk.conversation,
            past_talk=self._talk.past_talk,
            first=first,
            last=last,
            is_confirmed=self._is_confirmed,
        )
        return Proposal(kind=kind, lang=self._lang, said=said[:500], means=means[:2000], where=where)


def _has_person(text: str) -> bool:
    return bool(fields_in(text))


def _language(heard: dict[int, Heard]) -> str:
    """The language that most of the shopper's messages are in."""
    langs = [one.lang for one in heard.values()]
    return max(langs, key=langs.count, default="en")
