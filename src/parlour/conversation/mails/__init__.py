"""What a conversation sends by mail: answers to who has gone, transcripts, and word to agents that somebody waits."""

from collections.abc import Iterable, Mapping

from parlour.conversation.entries import Entry, Who
from parlour.conversation.mails.answers import ANSWER_MAIL, ANSWERED, Answered, AnswerMail, answered_job
from parlour.conversation.mails.room import MailRoom
from parlour.conversation.mails.transcripts import TRANSCRIPT, TRANSCRIPT_QUESTION, Transcript, TranscriptQuestion
from parlour.conversation.mails.waiting import (
    WAITING,
    WAITING_LONG,
    WAITING_MAIL,
    Waiting,
    WaitingLong,
    WaitingMail,
    waiting_jobs,
)
from parlour.conversation.place import Row
from parlour.foundation.jobs import NewJob
from parlour.foundation.jobs.worker import Handler


def mail_jobs(row: Row, entry: Entry) -> Iterable[NewJob]:
    """The jobs of this room that follow from an entry."""
    if entry.kind == "message" and entry.who == Who.AGENT:
        return (answered_job(row, entry),)
    return waiting_jobs(row, entry)


def mail_handlers(room: MailRoom) -> Mapping[str, Handler]:
    """Who does which job."""
    return {
        ANSWERED: Answered(room),
        ANSWER_MAIL: AnswerMail(room),
        TRANSCRIPT: Transcript(room),
        TRANSCRIPT_QUESTION: TranscriptQuestion(room),
        WAITING: Waiting(room),
        WAITING_LONG: WaitingLong(room),
        WAITING_MAIL: WaitingMail(room),
    }
