"""The documents of a generation in one SQLite file: sources, sections, statements, passages, roles.

Written once while a generation is built, opened read-only ever after. Rows of passages and statements are
numbered from 0 in the order of their vectors.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.document import Document, Passage, Reference, Role, Section, Source, Statement
from ingest.errors import IndexDamaged
from ingest.passages import passage_text, statement_text

_SCHEMA = """
CREATE TABLE sources (n INTEGER PRIMARY KEY, id TEXT UNIQUE, root TEXT, version TEXT, title TEXT, publisher TEXT, url TEXT,
  date TEXT, licence TEXT, refs TEXT, text TEXT);
CREATE TABLE sections (source INTEGER, n INTEGER, path TEXT, start INTEGER, stop INTEGER, role TEXT, facet TEXT,
  PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE statements (row INTEGER PRIMARY KEY, source INTEGER, section INTEGER, passage INTEGER, start INTEGER,
  stop INTEGER, kind TEXT, label_end INTEGER, lead TEXT, grp INTEGER, follows INTEGER, refs TEXT, facet TEXT, role TEXT, key TEXT);
CREATE TABLE passages (row INTEGER PRIMARY KEY, source INTEGER, section INTEGER, start INTEGER, stop INTEGER,
  first INTEGER, last INTEGER, role TEXT, facet TEXT, key TEXT);
CREATE TABLE roles (name TEXT, aliases TEXT, source INTEGER);
CREATE INDEX passages_role ON passages (role);
CREATE INDEX statements_role ON statements (role, facet);
CREATE INDEX statements_passage ON statements (passage);
"""


def write(path: Path, documents: Sequence[tuple[str, Document]], key: KeyOf) -> None:
    """Write (root, document) pairs; ``key`` gives the content key of an embedded text."""
    with sqlite3.connect(path) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        statement_row = passage_row = 0
        for n, (root, document) in enumerate(documents):
            _write_source(db, n, root, document)
            rows: list[tuple[object, ...]] = []
            for passage in document.passages:
                section = document.sections[passage.section]
                rows.append(
                    (passage_row + len(rows), n, passage.section, passage.start, passage.end, statement_row + passage.first,
                     statement_row + passage.last, section.role, section.facet, key(passage_text(document, passage)))
                )  # fmt: skip
            db.executemany(f"INSERT INTO passages VALUES ({','.join('?' * 10)})", rows)
            of = {i: passage_row + at for at, p in enumerate(document.passages) for i in range(p.first, p.last)}
            db.executemany(
                f"INSERT INTO statements VALUES ({','.join('?' * 15)})",
                (
                    (statement_row + i, n, s.section, of[i], s.start, s.end, s.kind, s.label_end, s.lead, s.group, s.follows,
                     json.dumps(s.references), s.facet, document.sections[s.section].role, key(statement_text(document, s)))
                    for i, s in enumerate(document.statements)
                ),
            )  # fmt: skip
            statement_row += len(document.statements)
            passage_row += len(document.passages)
    db.close()


def _write_source(db: sqlite3.Connection, n: int, root: str, document: Document) -> None:
    s = document.source
    refs = json.dumps([[r.id, r.title, r.publisher, r.date, r.url, r.licence] for r in s.references])
    db.execute(
        f"INSERT INTO sources VALUES ({','.join('?' * 11)})",
        (n, s.id, root, s.version, s.title, s.publisher, s.url, s.date, s.licence, refs, s.text),
    )
    db.executemany(
        "INSERT INTO sections VALUES (?,?,?,?,?,?,?)",
        ((n, i, json.dumps(x.path), x.start, x.end, x.role, x.facet) for i, x in enumerate(document.sections)),
    )
    db.executemany("INSERT INTO roles VALUES (?,?,?)", ((r.name, json.dumps(r.aliases), n) for r in document.roles))


class KeyOf:
    """The content key of an embedded text under one embedding model."""

    def __init__(self, model: str) -> None:
        self._model = model

    def __call__(self, text: str) -> str:
        import hashlib

        return hashlib.sha256(f"{self._model}\n{text}".encode()).hexdigest()[:32]


class Database:
    """Read-only access to a written file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise IndexDamaged(
                f"{path} is missing; rebuild the index: python -m ingest --rebuild --index {path.parents[2]}"
            )
        self._path = path
        self._local = threading.local()

    def rows(self, sql: str, arguments: Iterable[object] = ()) -> list[tuple]:
        """All rows of a query. Raises IndexDamaged where the file is none of ours."""
        db = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = sqlite3.connect(
                f"file:{self._path}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        try:
            return db.execute(sql, tuple(arguments)).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(
                f"{self._path} is damaged ({error}); rebuild: python -m ingest --rebuild --index {self._path.parents[2]}"
            ) from error

    def sources(self, with_text: bool = True) -> list[Source]:
        """All sources in order; without their text where only names are wanted."""
        text = "text" if with_text else "''"
        return [
            _source(row)
            for row in self.rows(
                f"SELECT id,version,title,{text},publisher,url,date,licence,refs FROM sources ORDER BY n"
            )
        ]

    def source(self, source_id: str) -> Source | None:
        """One source with its text, or None."""
        found = self.rows(
            "SELECT id,version,title,text,publisher,url,date,licence,refs FROM sources WHERE id=?", (source_id,)
        )
        return _source(found[0]) if found else None

    def roles(self) -> tuple[Role, ...]:
        """Every occupation with the aliases and sources of all documents, by name."""
        merged: dict[str, tuple[dict[str, None], list[str]]] = {}
        for name, aliases, source in self.rows(
            "SELECT r.name, r.aliases, s.id FROM roles r JOIN sources s ON s.n=r.source ORDER BY r.name, s.n"
        ):
            known, sources = merged.setdefault(name, ({}, []))
            known.update(dict.fromkeys(json.loads(aliases)))
            sources.append(source)
        return tuple(Role(name, tuple(known), tuple(sources)) for name, (known, sources) in merged.items())

    def documents(self) -> list[tuple[str, Document]]:
        """Everything back as (root, Document), so that a build can carry it over unread."""
        made = []
        for n, root in self.rows("SELECT n, root FROM sources ORDER BY n"):
            source = _source(
                self.rows("SELECT id,version,title,text,publisher,url,date,licence,refs FROM sources WHERE n=?", (n,))[
                    0
                ]
            )
            sections = tuple(
                Section(tuple(json.loads(path)), a, b, role, facet)
                for path, a, b, role, facet in self.rows(
                    "SELECT path,start,stop,role,facet FROM sections WHERE source=? ORDER BY n", (n,)
                )
            )
            statements = tuple(
                Statement(a, b, sec, kind, le, lead, grp, bool(fol), tuple(json.loads(refs)), facet)
                for sec, a, b, kind, le, lead, grp, fol, refs, facet in self.rows(
                    "SELECT section,start,stop,kind,label_end,lead,grp,follows,refs,facet FROM statements WHERE source=? ORDER BY row",
                    (n,),
                )
            )
            passages = self.rows("SELECT start,stop,section,first,last FROM passages WHERE source=? ORDER BY row", (n,))
            base = passages[0][3] if passages else 0
            roles = tuple(
                Role(name, tuple(json.loads(al)), (source.id,))
                for name, al in self.rows("SELECT name, aliases FROM roles WHERE source=?", (n,))
            )
            made.append(
                (
                    root,
                    Document(
                        source,
                        sections,
                        statements,
                        tuple(Passage(a, b, s, f - base, x - base) for a, b, s, f, x in passages),
                        roles,
                    ),
                )
            )
        return made


def _source(row: tuple) -> Source:
    refs = tuple(Reference(*r) for r in json.loads(row[8]))
    return Source(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], refs)
