"""What the shop knows and has learned, as rows: lessons that are live, candidates, exams, versions, past talks."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, Uuid, false

from parlour.foundation.database import Json, Moment, Serial, metadata

answer = Table(
    "answer",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("lang", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("candidate", Integer),  # from which it was learned
    Index("ix_answer_shop", "shop", "lang", "question", unique=True),
    sqlite_autoincrement=True,
)

lesson = Table(
    "lesson",  # what is live besides answers; `said` and `means` are told by knowledge/lessons.py
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("means", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("candidate", Integer),
    Index("ix_lesson_shop", "shop", "kind", "lang", "said", unique=True),
    sqlite_autoincrement=True,
)

candidate = Table(
    "candidate",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("means", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("decided_by", Uuid),
    Column("meaning", LargeBinary),  # of what was said, 512 numbers of 16 bits
    Column("family", Integer),  # the first candidate that says the same in whatever language
    Column("least", Integer, nullable=False, server_default="1"),  # talks that must say it before it is shown
    Index("ix_candidate_state", "shop", "state", "kind"),
    sqlite_autoincrement=True,
)

source = Table(
    "candidate_source",  # the entries of one talk, in the log or from elsewhere, that a candidate was learned from
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("candidate", Integer, nullable=False),
    Column("conversation", Uuid),
    Column("past_talk", Integer),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("is_confirmed", Boolean, nullable=False),
    Column("said", Text, nullable=False),
    Column("means", Text, nullable=False),
    UniqueConstraint("candidate", "conversation", "past_talk", "first"),
    Index("ix_candidate_source_candidate", "shop", "candidate"),
    Index("ix_candidate_source_conversation", "conversation"),
    sqlite_autoincrement=True,
)

resolution = Table(
    "resolution",
    metadata,
    Column("conversation", Uuid, primary_key=True),
    Column("shop", Integer, nullable=False),
    Column("is_confirmed", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    Column("seq", Integer, nullable=False),  # how far the talk had come
    Column("at", Moment, nullable=False),
    Index("ix_resolution_shop", "shop", "at"),
)

past_talk = Table(
    "past_talk",  # a talk from another desk, without what tells who it was
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("lines", Json, nullable=False),
    Column("taken_at", Moment, nullable=False),
    Index("ix_past_talk_digest", "shop", "digest", unique=True),
    sqlite_autoincrement=True,
)

golden = Table(
    "golden_talk",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("conversation", Uuid),
    Column("talk", Json, nullable=False),  # in the form of the evaluation files
    Column("made_at", Moment, nullable=False),
    Column("made_by", Uuid),
    Index("ix_golden_talk_name", "shop", "name", unique=True),
    Index("ix_golden_talk_conversation", "conversation"),
    sqlite_autoincrement=True,
)

exam = Table(
    "exam",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("origin", Text, nullable=False, server_default="learning"),
    Column("changes", Json, nullable=False),
    Column("stand_before", Json),  # facts and own flows, where they are part of the change (knowledge/stand.py)
    Column("stand_after", Json),
    Column("is_live", Boolean, nullable=False, server_default=false()),  # before the exam
    Column("done", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    Column("result", Json),
    Column("made_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("made_by", Uuid),
    Column("reason", Text),  # why somebody put it live or took it back against the exam
    Column("decided_by", Uuid),
    Index("ix_exam_shop", "shop", "id"),
    sqlite_autoincrement=True,
)

version = Table(
    "lessons_version",  # all lessons as they stood after a change; the last one is live
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("shop", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("lessons", Json, nullable=False),
    Column("changes", Json, nullable=False),
    Column("stand", Json),  # facts and own flows; empty in versions from before they were kept
    Column("exam", Integer),
    Column("back_to", Integer),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Uuid),
    Index("ix_lessons_version_number", "shop", "number", unique=True),
    sqlite_autoincrement=True,
)
