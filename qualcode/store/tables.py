"""The tables of a project. One row of ``settings`` says which version of this schema a project has.

Three kinds of tables: what a project is now; the versions of texts and codebooks, which never change; and the journal,
which only grows.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

SCHEMA_VERSION = 5

metadata = MetaData()

settings = Table("settings", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

# ── what the project is now ──

codebooks = Table(
    "codebooks",
    metadata,
    Column("key", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("version", String, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("name", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("duty", String, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("attributes", JSON, nullable=False),
    Column("measurements", JSON, nullable=False),
)

transcripts = Table(
    "transcripts",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("participant", String, index=True),
    Column("wave", String, nullable=False),
    Column("version", String, nullable=False),
)


def _of_transcript(*, key: bool = False) -> Column[str]:
    return Column("transcript", ForeignKey("transcripts.id"), primary_key=key, nullable=False)


codings = Table(
    "codings",
    metadata,
    Column("id", String, primary_key=True),
    _of_transcript(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("code", String, nullable=False, index=True),
    Column("coder", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("origin", String, nullable=False),
    Column("memo", Text, nullable=False),
    Column("value", Float),
    Column("created", DateTime),
    Column("review", Boolean, nullable=False),
    Column("codebook_version", String, nullable=False),
    Column("quotable", Boolean, nullable=False, server_default=false()),
    CheckConstraint('0 <= "start" AND "start" < "end"', name="coding_span"),
    Index("ix_codings_transcript_coder", "transcript", "coder"),
)

memos = Table(
    "memos",
    metadata,
    Column("id", String, primary_key=True),
    _of_transcript(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("coder", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("created", DateTime),
    Column("review", Boolean, nullable=False),
    CheckConstraint('0 <= "start" AND "start" < "end"', name="memo_span"),
    Index("ix_memos_transcript", "transcript"),
)

subject_memos = Table(
    "subject_memos",
    metadata,
    Column("about", String, primary_key=True),
    Column("subject", String, primary_key=True),  # a transcript or a code, so that no table can be referred to
    Column("coder", String, primary_key=True),
    Column("text", Text, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    _of_transcript(key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("code", String, primary_key=True),
    Column("coder", String, primary_key=True),
    Column("suggester", String, nullable=False),
)

finished = Table("finished", metadata, _of_transcript(key=True), Column("coder", String, primary_key=True))

assignments = Table(
    "assignments",
    metadata,
    _of_transcript(key=True),
    Column("coder", String, primary_key=True),
    Column("blind", Boolean, nullable=False),
    Column("suggestions", Boolean, nullable=False, server_default=false()),
)

# ── versions, which never change ──

texts = Table(
    "texts",
    metadata,
    Column("transcript", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("digest", String, nullable=False, index=True),
    Column("created", DateTime, nullable=False),
    UniqueConstraint("transcript", "number"),
)

codebook_versions = Table(
    "codebook_versions",
    metadata,
    Column("codebook", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Column("created", DateTime, nullable=False),
    UniqueConstraint("codebook", "number"),
)

purged = Table("purged", metadata, Column("digest", String, primary_key=True))  # of texts that were removed for good

# ── the journal, which only grows ──

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("time", DateTime, nullable=False),
    Column("coder", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("target", String, nullable=False),
    Column("edits", Integer, nullable=False),
    Column(
        "merged", Integer, index=True
    ),  # the change that brought it from a copy of the project; what it did is there
    sqlite_autoincrement=True,  # a number is never given twice
)

entries = Table(
    "entries",
    metadata,
    Column("change", ForeignKey("changes.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False, index=True),
    Column("transcript", String, index=True),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
)
