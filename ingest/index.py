"""An opened index: what chat and app know of the documents. Everything is read from one pinned generation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from ingest import generation
from ingest.crossencoder import CrossEncoder
from ingest.database import Database
from ingest.document import Role, Source
from ingest.embed import Embedder, Vectors, is_builtin
from ingest.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexOutdated, SourceError
from ingest.exported import FOLDER as ENCODERS
from ingest.lexical import Lexical
from ingest.recurring import recurring
from ingest.settings import DEFAULT_INDEX, GUIDES, Settings
from ingest.statementstore import StatementStore
from ingest.stored import PASSAGE, StoredPassage, passage_of
from ingest.topics import Topic, topics_of
from ingest.vectors import PassageVectors, StatementVectors
from ingest.vocabulary import Vocabulary


class Index:
    """Read access to one generation. Use ``open_index``; close it (or use ``with``) to let the generation be removed."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._in_use = generation.hold(folder)
        self.manifest = generation.read_manifest(folder)
        generation.check_files(folder, self.manifest)
        self.generation = self.manifest.generation
        self.embedder = Embedder(settings.embedding_model, folder.parents[1] / ENCODERS)
        if self.manifest.embedding != self.embedder.name:
            if is_builtin(self.manifest.embedding) and is_builtin(self.embedder.name):
                raise IndexOutdated(
                    f"{folder.parents[1]} was built with another version of the built-in embedding model ({self.manifest.embedding}, "
                    f"not {self.embedder.name}); embed all anew: python -m ingest --index {folder.parents[1]}"
                )
            raise IndexMismatch(
                f"{folder.parents[1]} was built with the embedding model {self.manifest.embedding}, the setting says "
                f"{self.embedder.name}; set CAREER_EMBEDDING_MODEL to the former or rebuild: python -m ingest --rebuild --index {folder.parents[1]}"
            )
        #: For the built-in model, beside which it was learned.
        self.crossencoder = CrossEncoder(folder.parents[1] / ENCODERS) if is_builtin(self.embedder.name) else None
        self._folder = folder
        self._database = Database(folder / "documents.db")
        self.lexical = Lexical.open(folder / "lexical")
        self.vocabulary = Vocabulary.open(folder / "lexical")
        self._statement_vectors = StatementVectors(folder / "statements")
        self._source = lru_cache(maxsize=256)(partial(_source, self._database))
        self._vector = lru_cache(maxsize=4096)(self.embedder.encode_query)
        self._words_near = lru_cache(maxsize=4096)(partial(_words_near, self.vocabulary, self._vector))
        self.statements = StatementStore(self._database, self._source)

    def __enter__(self) -> Index:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the generation."""
        if (vectors := self.__dict__.pop("_passage_vectors", None)) is not None:
            vectors.close()
        if self._in_use is not None:
            self._in_use.close()

    @cached_property
    def _passage_vectors(self) -> PassageVectors:
        return PassageVectors(self._folder / "chroma")

    # -- documents -------------------------------------------------------------------------------

    def sources(self) -> list[Source]:
        """Every source, by id."""
        return self._database.sources()

    def source(self, source_id: str) -> Source:
        """One source with its text. Raises SourceError where the index holds none of that id."""
        return self._source(source_id)

    def roles(self) -> tuple[Role, ...]:
        """Every occupation the documents tell of, by name."""
        return self._roles

    @cached_property
    def _roles(self) -> tuple[Role, ...]:
        return self._database.roles()

    def topics(self) -> tuple[Topic, ...]:
        """Every document about no occupation, with the names it goes by."""
        return self._topics

    @cached_property
    def _topics(self) -> tuple[Topic, ...]:
        return topics_of(self._database)

    @cached_property
    def recurring(self) -> frozenset[str]:
        """Sentences that nearly every document holds word for word."""
        return recurring(self._database)

    # -- passages ------------------------------------------------------------------------------------

    def passages(self, rows: Iterable[int]) -> list[StoredPassage]:
        """The passages of these rows, in the order given."""
        wanted = list(rows)
        found = self._database.rows(
            f"SELECT {PASSAGE} FROM passages p JOIN sources s ON s.n=p.source JOIN sections c ON c.source=p.source AND c.n=p.section "
            f"WHERE p.row IN ({','.join('?' * len(wanted))})",
            wanted,
        )
        by_row = {row[0]: passage_of(row, self._source) for row in found}
        return [by_row[row] for row in wanted if row in by_row]

    def passages_of_role(self, role: str) -> list[int]:
        """Rows of the passages about a role."""
        return [row for (row,) in self._database.rows("SELECT row FROM passages WHERE role=? ORDER BY row", (role,))]

    def passage_roles(self) -> list[str | None]:
        """The role of every passage, by row."""
        return self._passage_roles

    @cached_property
    def _passage_roles(self) -> list[str | None]:
        return [role for (role,) in self._database.rows("SELECT role FROM passages ORDER BY row")]

    def passages_from(self, source: str) -> list[StoredPassage]:
        """Every passage of one source, in its order."""
        return self.passages(
            row
            for (row,) in self._database.rows(
                "SELECT p.row FROM passages p JOIN sources s ON s.n=p.source WHERE s.id=? ORDER BY p.row", (source,)
            )
        )

    def says(self, phrase: str) -> bool:
        """True where a document has these words, one after the other."""
        quoted = '"{}"'.format(phrase.replace('"', ""))
        return bool(self._database.rows("SELECT 1 FROM prose WHERE prose MATCH ? LIMIT 1", (quoted,)))

    # -- search --------------------------------------------------------------------------------------

    def embed(self, text: str) -> Vectors:
        """The unit vector of a question or a word of it; those of late are kept, for one question needs them several times."""
        return self._vector(text)

    def words_near(self, word: str, floor: float) -> dict[str, float]:
        """Stem -> cosine of every word of the documents that is at least ``floor`` near to this one."""
        return dict(self._words_near(word, floor))

    def dense(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """The k nearest passages as (row, cosine), best first."""
        return self._passage_vectors.search(vector, k)

    def statement_cosines(self, vector: Vectors, rows: Sequence[int]) -> NDArray[np.float32]:
        """Cosine of each of these statements to a question's vector."""
        return self.statement_vectors(rows) @ vector if len(rows) else np.zeros(0, np.float32)

    def statement_vectors(self, rows: Sequence[int]) -> Vectors:
        """The vectors of these statements, shape (len(rows), dim)."""
        return self._statement_vectors[rows]

    def prose_of(self, rows: Sequence[int]) -> list[int]:
        """Those of the statements that are prose: no names, no ratings."""
        return self._statement_vectors.of_their_own(rows, self.manifest.passages) if len(rows) else []

    def all_vectors(self) -> Vectors:
        """The vectors of all passages and of all prose, shape (n, dim), memory-mapped."""
        return self._statement_vectors.vectors

    def mean_vector(self, rows: Sequence[int]) -> Vectors:
        """The unit vector in the direction of the mean of these statements' vectors."""
        mean = self.statement_vectors(rows).mean(axis=0)
        return mean / (float(np.linalg.norm(mean)) or 1.0)


# What an index keeps of late calls refers to its parts and not to itself, so that an index nobody uses is let go of at once.


def _words_near(vocabulary: Vocabulary, embed: Callable[[str], Vectors], word: str, floor: float) -> dict[str, float]:
    vector = vocabulary.vector(word)
    return vocabulary.near(embed(word) if vector is None else vector, floor)


def _source(database: Database, source_id: str) -> Source:
    found = database.source(source_id)
    if found is None:
        raise SourceError(f"the index holds no source {source_id!r}; see: python -m ingest --list")
    return found


def open_index(index_dir: str | Path | None = None, *, settings: Settings | None = None) -> Index:
    """Open the generation that serves in a folder; the default folder where none is given.

    Only the default index builds itself, from the shipped guides, when it is missing, of an older format or of another
    version of the built-in model. Raises
    IndexMissing, IndexDamaged or IndexMismatch.
    """
    settings = settings or Settings.load(index_dir=index_dir)
    folder = Path(index_dir) if index_dir else settings.index_dir
    try:
        return _serving(folder, settings)
    except (IndexMissing, IndexOutdated):
        if folder.resolve() != DEFAULT_INDEX:
            raise
    from ingest.build import build_index
    from ingest.progress import Bars

    with Bars() as bars:
        build_index([GUIDES], folder, settings=settings, progress=bars)
    return _serving(folder, settings)


def _serving(folder: Path, settings: Settings) -> Index:
    """Open what serves; once more where a build put another generation in its place meanwhile."""
    serving = generation.current(folder)
    try:
        return Index(serving, settings)
    except IndexDamaged:
        if generation.current(folder) == serving:
            raise
    return _serving(folder, settings)
