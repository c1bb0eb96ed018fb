"""Project files as earlier versions of qualcode wrote them: their tables written down here as they were, for good.

``version_3.sql`` and ``version_4.sql`` are what qualcode itself wrote when its tables were of these versions, with
everything that there was then: the same content as in the others, and a journal with changes that were undone.
"""

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from studies import coded, talk

from qualcode.transcripts import Transcript

_SHARED = """
CREATE TABLE codebooks (position INTEGER NOT NULL, "key" VARCHAR NOT NULL, content JSON NOT NULL,
  PRIMARY KEY (position), UNIQUE ("key"));
CREATE TABLE participants (id VARCHAR NOT NULL, position INTEGER NOT NULL, attributes JSON NOT NULL, PRIMARY KEY (id));
CREATE TABLE settings ("key" VARCHAR NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key"));
CREATE TABLE transcripts (id VARCHAR NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, digest VARCHAR NOT NULL,
  participant VARCHAR, source TEXT NOT NULL, notes JSON NOT NULL, imported DATETIME NOT NULL, %s
  PRIMARY KEY (id), UNIQUE (digest));
CREATE TABLE codings (id VARCHAR NOT NULL, transcript VARCHAR NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  code VARCHAR NOT NULL, coder VARCHAR NOT NULL, quote TEXT NOT NULL, origin VARCHAR NOT NULL, memo TEXT NOT NULL,
  value FLOAT, created DATETIME, PRIMARY KEY (id), CONSTRAINT span CHECK (0 <= "start" AND "start" < "end"),
  FOREIGN KEY(transcript) REFERENCES transcripts (id));
CREATE INDEX ix_codings_transcript ON codings (transcript);
CREATE TABLE finished (transcript VARCHAR NOT NULL, coder VARCHAR NOT NULL, time DATETIME NOT NULL,
  PRIMARY KEY (transcript, coder), FOREIGN KEY(transcript) REFERENCES transcripts (id));
CREATE TABLE measurements (participant VARCHAR NOT NULL, measure VARCHAR NOT NULL, wave VARCHAR NOT NULL,
  value FLOAT NOT NULL, PRIMARY KEY (participant, measure, wave),
  FOREIGN KEY(participant) REFERENCES participants (id));
CREATE TABLE rejections (id INTEGER NOT NULL, transcript VARCHAR NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, code VARCHAR NOT NULL, coder VARCHAR NOT NULL, suggester VARCHAR NOT NULL,
  time DATETIME NOT NULL, PRIMARY KEY (id), UNIQUE (transcript, start, "end", code, coder),
  FOREIGN KEY(transcript) REFERENCES transcripts (id));
CREATE TABLE turns (transcript VARCHAR NOT NULL, number INTEGER NOT NULL, speaker TEXT NOT NULL, role VARCHAR NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, label_start INTEGER NOT NULL, label_end INTEGER NOT NULL,
  time VARCHAR, PRIMARY KEY (transcript, number), FOREIGN KEY(transcript) REFERENCES transcripts (id));
"""
_MEMOS = """
CREATE TABLE memos (id VARCHAR NOT NULL, transcript VARCHAR NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, coder VARCHAR NOT NULL, quote TEXT NOT NULL, resolved BOOLEAN NOT NULL, created DATETIME,
  PRIMARY KEY (id), CONSTRAINT memo_span CHECK (0 <= "start" AND "start" < "end"),
  FOREIGN KEY(transcript) REFERENCES transcripts (id));
CREATE INDEX ix_memos_transcript ON memos (transcript);
"""
TABLES = {1: _SHARED % "", 2: _SHARED % "wave VARCHAR DEFAULT '' NOT NULL," + _MEMOS}

WRITTEN = {version: Path(__file__).with_name(f"version_{version}.sql") for version in (3, 4)}
VERSIONS = (*TABLES, *WRITTEN)

NOW = "2026-03-01 09:30:00.123456"

CODE = {
    "key": "meedoen",
    "label": "Meedoen",
    "definition": "Doet weer mee",
    "family": "main",
    "color": "#AA3377",
    "parent": None,
    "use": ["als"],
    "avoid": [],
    "examples": ["ik doe weer mee"],
    "indicators": [],
    "related": [],
    "scale": {"min": 1, "max": 5, "threshold": None},
}
BOOK = {
    "key": "boek",
    "title": "Boek",
    "version": "1.0",
    "language": "nl",
    "source": "bedacht",
    "families": [{"key": "main", "label": "Main", "exclusive": False, "role": ""}],
    "codes": [CODE],
}


def write_old(path: Path, version: int, *, transcripts: int = 3, codings: int = 20) -> None:
    """Write a project as qualcode wrote it when its tables were of this version, with something of everything.

    Those of versions 3 and 4 have three transcripts and twenty codings on each, whatever is asked.
    """
    if version in WRITTEN:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(WRITTEN[version].read_text("utf-8"))
        return
    chance = random.Random(version)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(TABLES[version])
        put = connection.execute
        put("INSERT INTO settings VALUES ('schema_version', ?)", (str(version),))
        put("INSERT INTO codebooks VALUES (0, 'boek', ?)", (json.dumps(BOOK),))
        put("INSERT INTO participants VALUES ('K0', 0, ?)", (json.dumps({"rol": "kandidaat"}),))
        connection.executemany(
            "INSERT INTO measurements VALUES ('K0', ?, ?, ?)", [("stress", "T1", 2.0), ("stress", "T0", 3.5)]
        )
        for number in range(transcripts):
            one = talk(number)
            _put_transcript(connection, version, one)
            for _ in range(codings):
                c = coded(one, chance, "Noor")
                where = (c.id, c.transcript, c.span.start, c.span.end, c.code, c.coder, c.quote)
                put(f"INSERT INTO codings VALUES ({', '.join('?' * 11)})", (*where, "word-comment", "m", 4.0, NOW))
            put("INSERT INTO finished VALUES (?, 'Noor', ?)", (one.id, NOW))
        put("INSERT INTO rejections VALUES (1, 't0', 3, 6, 'meedoen', 'Noor', 'codebook-1', ?)", (NOW,))
        if version == 2:
            quote = talk(0).text[3:6]
            put("INSERT INTO memos VALUES ('m1', 't0', 3, 6, 'Wie?', 'Noor', ?, 1, ?)", (quote, NOW))
        connection.commit()


def _put_transcript(connection: sqlite3.Connection, version: int, one: Transcript) -> None:
    notes = json.dumps([{"kind": "footnotes", "values": {"n": 2}}])
    values = [one.id, one.title, one.text, one.digest, "K0" if one.id == "t0" else None, one.source, notes, NOW]
    values += ["T0"] if version == 2 else []
    connection.execute(f"INSERT INTO transcripts VALUES ({', '.join('?' * len(values))})", values)
    for number, turn in enumerate(one.turns, start=1):
        span, label = (turn.span.start, turn.span.end), (turn.label.start, turn.label.end)
        line = (one.id, number, turn.speaker, turn.role.value, *span, *label, turn.time)
        connection.execute("INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", line)
