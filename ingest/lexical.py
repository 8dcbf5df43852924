"""The lexical half of a generation: BM25 over passages, and the tokens both halves of a match go through."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray
from Stemmer import Stemmer

from ingest.errors import IndexDamaged

_WORD = re.compile(r"[^\W_]+(?:[.+#]*[^\W_]+)*[+#]*|\d[\d,.]*")
STOPWORDS = frozenset(
    "a an the and or nor of in on at to for from by with as into via per about over than then that this these those it its "
    "is are was were be been being am do does did doing have has had having will would can could shall should may might "
    "i me my we our you your he she they them their his her who whom whose which what when where why how if so not no "
    "there here also just only very too more most some any each all both other such s t re ve ll don isn".split()
)
_stemmer = Stemmer("english")


#: One spelling for what people write in several: both documents and questions go through it.
_CANONICAL = (
    (re.compile(r"\bU\.\s?S\.(?:\s?A\.)?|\bUSA?\b|\b(?i:united states(?: of america)?|americans?|america)\b"), " usa "),
    (re.compile(r"\b(?:nyc|new york(?: city)?)\b", re.I), " nyc "),
    (re.compile(r"\b(?:gen[\s-]?ai|generative artificial intelligence)\b", re.I), " generative ai "),
    (re.compile(r"\bartificial intelligence\b", re.I), " ai "),
    (re.compile(r"\bml\b", re.I), " machine learning "),
    (re.compile(r"\bnlp\b", re.I), " natural language processing "),
    (re.compile(r"\bllms?\b", re.I), " large language model "),
    (re.compile(r"\bph\.\s?d\.?|\bphds?\b|\bdoctorates?\b", re.I), " phd "),
    (re.compile(r"\bmaster[’']?s\b", re.I), " master "),
    (re.compile(r"\bbachelor[’']?s\b", re.I), " bachelor "),
    (re.compile(r"\b(?:haggl|bargain)(?:e|es|ed|ing|s)?\b", re.I), " negotiate "),
    (re.compile(r"[’']s\b"), " "),
)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The English Snowball stem of a lower-case word."""
    return _stemmer.stemWord(word)


def words(text: str) -> list[str]:
    """Lower-case words of a text in canonical spelling, stop words kept."""
    for pattern, spelling in _CANONICAL:
        text = pattern.sub(spelling, text)
    return [w.rstrip("+.,") if w[0].isdigit() else w for w in _WORD.findall(text.lower())]


def tokens(text: str) -> list[str]:
    """Stems of the words that carry meaning; a hyphen or slash parts words."""
    return [stem(w) for w in words(text) if w not in STOPWORDS]


class Lexical:
    """BM25 (Lucene's variant, k1 1.2, b 0.75) over passages, with the document frequency of every stem."""

    def __init__(self, engine: bm25s.BM25 | None, frequency: dict[str, int], count: int) -> None:
        self._engine, self._frequency, self._count = engine, frequency, count

    @classmethod
    def build(cls, texts: Sequence[str]) -> Lexical:
        """Index the texts; row numbers are their positions."""
        corpus = [tokens(text) or ["∅"] for text in texts]
        frequency = Counter(term for document in corpus for term in set(document))
        engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        if corpus:
            engine.index(corpus, show_progress=False)
        return cls(engine if corpus else None, dict(frequency), len(corpus))

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir(parents=True)
        if self._engine is not None:
            self._engine.save(str(folder))
        (folder / "frequency.json").write_text(json.dumps({"count": self._count, "frequency": self._frequency}))

    @classmethod
    def open(cls, folder: Path) -> Lexical:
        """Read an index back. Raises IndexDamaged."""
        try:
            known = json.loads((folder / "frequency.json").read_text())
            engine = bm25s.BM25.load(str(folder), mmap=True) if known["count"] else None
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamaged(
                f"the lexical index {folder} cannot be read ({error}); "
                f"rebuild: python -m ingest --rebuild --index {folder.parents[2]}"
            ) from error
        return cls(engine, known["frequency"], known["count"])

    def __contains__(self, term: str) -> bool:
        return term in self._frequency

    def scores(self, query: str) -> NDArray[np.float32]:
        """BM25 of every passage for the query, shape (count,)."""
        terms = [t for t in tokens(query) if t in self._frequency]
        if self._engine is None or not terms:
            return np.zeros(self._count, np.float32)
        return self._engine.get_scores(terms)

    def scores_of(self, term: str) -> NDArray[np.float32]:
        """BM25 of every passage for one stem, shape (count,)."""
        if self._engine is None or term not in self._frequency:
            return np.zeros(self._count, np.float32)
        return self._engine.get_scores([term])

    def idf(self, term: str) -> float:
        """Inverse document frequency of a stem; a stem that no passage holds weighs as the rarest."""
        df = self._frequency.get(term, 0)
        return math.log(1 + (self._count - df + 0.5) / (df + 0.5))
