"""The tables of a project. One row of ``settings`` says which version of this schema a project has."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 2

metadata = MetaData()

settings = Table("settings", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

codebooks = Table(
    "codebooks",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("content", JSON, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("attributes", JSON, nullable=False),
)

measurements = Table(
    "measurements",
    metadata,
    Column("participant", ForeignKey("participants.id"), primary_key=True),
    Column("measure", String, primary_key=True),
    Column("wave", String, primary_key=True),
    Column("value", Float, nullable=False),
)

transcripts = Table(
    "transcripts",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("digest", String, nullable=False, unique=True),
    Column("participant", String),
    Column("source", Text, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("imported", DateTime, nullable=False),
    Column("wave", String, nullable=False, server_default=""),
)

turns = Table(
    "turns",
    metadata,
    Column("transcript", ForeignKey("transcripts.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("speaker", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label_start", Integer, nullable=False),
    Column("label_end", Integer, nullable=False),
    Column("time", String),
)

codings = Table(
    "codings",
    metadata,
    Column("id", String, primary_key=True),
    Column("transcript", ForeignKey("transcripts.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("coder", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("origin", String, nullable=False),
    Column("memo", Text, nullable=False),
    Column("value", Float),
    Column("created", DateTime),
    CheckConstraint('0 <= "start" AND "start" < "end"', name="span"),
)

memos = Table(
    "memos",
    metadata,
    Column("id", String, primary_key=True),
    Column("transcript", ForeignKey("transcripts.id"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("coder", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("resolved", Boolean, nullable=False),
    Column("created", DateTime),
    CheckConstraint('0 <= "start" AND "start" < "end"', name="memo_span"),
)

finished = Table(
    "finished",
    metadata,
    Column("transcript", ForeignKey("transcripts.id"), primary_key=True),
    Column("coder", String, primary_key=True),
    Column("time", DateTime, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("transcript", ForeignKey("transcripts.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("coder", String, nullable=False),
    Column("suggester", String, nullable=False),
    Column("time", DateTime, nullable=False),
    UniqueConstraint("transcript", "start", "end", "code", "coder"),
)
