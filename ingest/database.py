"""The documents of a generation in one SQLite file: files, sources, sections, statements, passages, roles.

Written once while a generation is built, opened read-only ever after. Rows of passages and statements are
numbered from 0 in the order of the documents.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ingest.document import Document, Entry, FileRecord, Passage, Reference, Role, Section, Source, Statement
from ingest.embedding import listing, sentence
from ingest.errors import IndexDamaged

_SCHEMA = """
CREATE TABLE files (root TEXT, name TEXT, sha256 TEXT, reasons TEXT, PRIMARY KEY (root, name)) WITHOUT ROWID;
CREATE TABLE sources (n INTEGER PRIMARY KEY, id TEXT UNIQUE, root TEXT, file TEXT, version TEXT, title TEXT, publisher TEXT,
  url TEXT, date TEXT, licence TEXT, refs TEXT, format TEXT, text TEXT);
CREATE TABLE sections (source INTEGER, n INTEGER, path TEXT, start INTEGER, stop INTEGER, role TEXT, facet TEXT,
  PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE statements (row INTEGER PRIMARY KEY, source INTEGER, section INTEGER, passage INTEGER, start INTEGER,
  stop INTEGER, kind TEXT, label_end INTEGER, lead TEXT, grp INTEGER, follows INTEGER, refs TEXT, facet TEXT, role TEXT,
  prose INTEGER, key TEXT);
CREATE TABLE passages (row INTEGER PRIMARY KEY, source INTEGER, section INTEGER, start INTEGER, stop INTEGER,
  first INTEGER, last INTEGER, role TEXT, facet TEXT, key TEXT);
CREATE TABLE roles (name TEXT, aliases TEXT, source INTEGER);
CREATE VIRTUAL TABLE prose USING fts5(words, content='', tokenize='unicode61');
CREATE INDEX passages_role ON passages (role);
CREATE INDEX statements_role ON statements (role, facet);
CREATE INDEX statements_passage ON statements (passage);
"""
_SOURCE = "id, version, title, text, publisher, url, date, licence, refs, format"


def key_of(model: str) -> Callable[[str], str]:
    """The content key of an embedded text under one embedding model: equal texts share a vector, from build to build."""
    return lambda text: hashlib.sha256(f"{model}\n{text}".encode()).hexdigest()[:32]


def write(path: Path, entries: Sequence[Entry], records: Sequence[FileRecord], key: Callable[[str], str]) -> None:
    """Write the documents and the files they came from; ``key`` gives the content key of an embedded text."""
    with sqlite3.connect(path) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        _insert(db, "files", ((r.root, r.name, r.sha256, json.dumps(r.reasons)) for r in records))
        statement_row = passage_row = 0
        for n, entry in enumerate(entries):
            document = entry.document
            _write_source(db, n, entry)
            _insert(db, "passages", _passage_rows(document, n, passage_row, statement_row, key))
            _insert(db, "statements", _statement_rows(document, n, passage_row, statement_row, key))
            db.executemany("INSERT INTO prose (rowid, words) VALUES (?, ?)", _prose_rows(document, statement_row))
            statement_row += len(document.statements)
            passage_row += len(document.passages)
    db.close()


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    width = len(db.execute(f"PRAGMA table_info({table})").fetchall())
    db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * width)})", rows)


def _write_source(db: sqlite3.Connection, n: int, entry: Entry) -> None:
    document, s = entry.document, entry.document.source
    refs = json.dumps([[r.id, r.title, r.publisher, r.date, r.url, r.licence] for r in s.references])
    row = (n, s.id, entry.root, entry.file, s.version, s.title, s.publisher, s.url, s.date, s.licence, refs, s.format, s.text)  # fmt: skip
    _insert(db, "sources", [row])
    sections = enumerate(document.sections)
    _insert(db, "sections", ((n, i, json.dumps(x.path), x.start, x.end, x.role, x.facet) for i, x in sections))
    _insert(db, "roles", ((r.name, json.dumps(r.aliases), n) for r in document.roles))


def _passage_rows(
    document: Document, n: int, row: int, statement_row: int, key: Callable[[str], str]
) -> Iterable[tuple[Any, ...]]:
    for at, p in enumerate(document.passages, row):
        section = document.sections[p.section]
        span = (p.start, p.end, statement_row + p.first, statement_row + p.last)
        yield (
            at,
            n,
            p.section,
            *span,
            section.role,
            section.facet,
            key(text) if (text := listing(document, p)) else "",
        )


def _statement_rows(
    document: Document, n: int, passage_row: int, row: int, key: Callable[[str], str]
) -> Iterable[tuple[Any, ...]]:
    holder = {i: passage_row + at for at, p in enumerate(document.passages) for i in range(p.first, p.last)}
    for i, s in enumerate(document.statements):
        text = sentence(document, i)
        yield (
            row + i, n, s.section, holder[i], s.start, s.end, s.kind, s.label_end, s.lead, s.group, s.follows,
            json.dumps(s.references), s.facet, document.sections[s.section].role, bool(text), key(text) if text else "",
        )  # fmt: skip


def _prose_rows(document: Document, row: int) -> Iterable[tuple[int, str]]:
    """What full-text search finds statements by: their own words."""
    text = document.source.text
    return ((row + i, text[s.start : s.end]) for i, s in enumerate(document.statements) if sentence(document, i))


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
        try:
            db = getattr(self._local, "db", None)
            if db is None:
                address = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
                db = self._local.db = sqlite3.connect(address, uri=True, check_same_thread=False)
            return db.execute(sql, tuple(arguments)).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(
                f"{self._path} is damaged ({error}); rebuild: python -m ingest --rebuild --index {self._path.parents[2]}"
            ) from error

    def sources(self) -> list[Source]:
        """All sources in order."""
        return [_source(row) for row in self.rows(f"SELECT {_SOURCE} FROM sources ORDER BY n")]

    def source(self, source_id: str) -> Source | None:
        """One source with its text, or None."""
        found = self.rows(f"SELECT {_SOURCE} FROM sources WHERE id=?", (source_id,))
        return _source(found[0]) if found else None

    def files(self) -> list[FileRecord]:
        """Every file that was read, or tried."""
        found = self.rows("SELECT root, name, sha256, reasons FROM files ORDER BY root, name")
        return [FileRecord(root, name, sha, tuple(json.loads(reasons))) for root, name, sha, reasons in found]

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

    def entries(self) -> list[Entry]:
        """Everything back as it was written, so that a build can carry it over unread."""
        sections = self._grouped("SELECT source, path, start, stop, role, facet FROM sections ORDER BY source, n")
        statements = self._grouped(
            "SELECT source, start, stop, section, kind, label_end, lead, grp, follows, refs, facet FROM statements ORDER BY row"
        )
        passages = self._grouped("SELECT source, start, stop, section, first, last FROM passages ORDER BY row")
        roles = self._grouped("SELECT source, name, aliases FROM roles ORDER BY rowid")
        made = []
        for n, root, file, *fields in self.rows(f"SELECT n, root, file, {_SOURCE} FROM sources ORDER BY n"):
            source = _source(fields)
            base = passages[n][0][3] if passages[n] else 0
            document = Document(
                source,
                tuple(Section(tuple(json.loads(path)), *rest) for path, *rest in sections[n]),
                tuple(
                    Statement(
                        a, b, section, kind, label_end, lead, group, bool(follows), tuple(json.loads(refs)), facet
                    )
                    for a, b, section, kind, label_end, lead, group, follows, refs, facet in statements[n]
                ),
                tuple(Passage(a, b, section, first - base, last - base) for a, b, section, first, last in passages[n]),
                tuple(Role(name, tuple(json.loads(aliases)), (source.id,)) for name, aliases in roles[n]),
            )
            made.append(Entry(root, file, document))
        return made

    def _grouped(self, sql: str) -> defaultdict[int, list[list[Any]]]:
        grouped: defaultdict[int, list[list[Any]]] = defaultdict(list)
        for n, *rest in self.rows(sql):
            grouped[n].append(rest)
        return grouped


def _source(row: Sequence[Any]) -> Source:
    id_, version, title, text, publisher, url, date, licence, refs, form = row
    references = tuple(Reference(*r) for r in json.loads(refs))
    return Source(id_, version, title, text, publisher, url, date, licence, references, form)
