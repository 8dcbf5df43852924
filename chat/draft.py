"""An answer in the making: lines of text with the statements they rest on, numbered once the order is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from chat.answer import Answer, Citation, Claim, Kind
from chat.wording import dating, escape, shown
from ingest.index import Index
from ingest.settings import Settings
from ingest.stored import StoredStatement


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the statements that bear them out; none for what is no claim (a heading, a notice)."""

    text: str
    statements: tuple[StoredStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Markdown: ``before`` (a bullet, a table's bar), pieces, ``after``."""

    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = "\n"

    @classmethod
    def words(cls, text: str, before: str = "") -> Line:
        """A line that claims nothing."""
        return cls((Piece(text),), before)


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answerer hands over: the lines and what is said about them."""

    kind: Kind
    lines: tuple[Line, ...]
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 0.0


def point(statement: StoredStatement, prefix: str = "", before: str = "- ") -> Line:
    """A statement as a list item, its own words."""
    return Line((Piece(prefix + shown(statement), (statement,)),), before)


def points(statements: Iterable[StoredStatement], lead: str = "") -> list[Line]:
    """A list item each, ``lead`` before the first; what dates several that follow each other stands once, above them."""
    lines: list[Line] = []
    for dated, run in groupby(statements, key=dating):
        told = list(run)
        if dated and len(told) > 1:
            lines.append(Line.words(f"{lead}*{escape(dated)}:*", "- "))
            lines += [Line((Piece(shown(s, dated=False), (s,)),), "  - ") for s in told]
        else:
            lines += [point(s, lead if at == 0 else "") for at, s in enumerate(told)]
        lead = ""
    return lines


def quote_line(text: str) -> Line:
    """A notice, as a blockquote."""
    return Line.words(text, "> ")


BLANK = Line.words("")


@dataclass
class CitationBook:
    """Numbers statements in the order they are first cited."""

    index: Index
    _markers: dict[tuple[str, int, int], int] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)

    def marker(self, statement: StoredStatement) -> int:
        """The statement's number, given now if it has none."""
        key = (statement.source, statement.start, statement.end)
        if key not in self._markers:
            self._markers[key] = len(self._markers) + 1
            self.citations.append(citation(self.index, statement, self._markers[key]))
        return self._markers[key]


def citation(index: Index, statement: StoredStatement, marker: int) -> Citation:
    """The citation of a statement, with the original's provenance where the document names one."""
    source, origin = index.source(statement.source), statement.reference
    return Citation(
        marker=marker,
        source=source.id,
        version=source.version,
        title=origin.title if origin else source.title,
        publisher=origin.publisher if origin else source.publisher,
        url=origin.url if origin else source.url,
        date=origin.date if origin else source.date,
        section=statement.section,
        page=None,
        quote=source.text[statement.start : statement.end],
        start=statement.start,
        end=statement.end,
        document=source.title,
        licence=origin.licence if origin else source.licence,
    )


def write(lines: Iterable[Line], book: CitationBook) -> Iterator[tuple[str, list[Claim]]]:
    """The text of each line with its markers, and the claims it makes."""
    for line in lines:
        text, claims = line.before, []
        for piece in line.pieces:
            markers = [book.marker(s) for s in piece.statements]
            text += piece.text + "".join(f" [{m}]" for m in markers)
            if markers:
                claims.append(Claim(piece.text, tuple(markers), "verbatim"))
        yield text + line.after, claims


def finish(draft: Draft, index: Index, question: str, settings: Settings) -> Answer:
    """The Answer of a draft."""
    book = CitationBook(index)
    texts, claims = [], []
    for text, made in write(draft.lines, book):
        texts.append(text)
        claims.extend(made)
    return Answer(
        text="".join(texts).strip("\n"),
        kind=draft.kind,
        question=question,
        citations=tuple(book.citations),
        claims=tuple(claims),
        missing=draft.missing,
        suggestions=draft.suggestions,
        confidence=round(draft.confidence, 4),
        index=index.generation,
        settings={
            "embedding": index.manifest.embedding,
            "lexical_weight": settings.lexical_weight,
            "passages": settings.passages,
            "words": settings.words,
        },
    )
