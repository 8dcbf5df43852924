"""Sentences that stand word for word in nearly every document: they explain the collection and tell nothing of one occupation."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from ingest.database import Database

#: Fewest documents among which a sentence can recur, and the least share of them that must hold it.
_FEWEST, _SHARE = 8, 0.7


def recurring(database: Database) -> frozenset[str]:
    """The sentences that at least that share of all documents hold, white space as it stands."""
    texts = dict(database.rows("SELECT n, text FROM sources"))
    if len(texts) < _FEWEST:
        return frozenset()
    holding: Counter[str] = Counter()
    spans = database.rows("SELECT source, start, stop FROM statements WHERE kind='sentence' ORDER BY source")
    for source, found in groupby(spans, key=lambda span: int(span[0])):
        text = texts[source]
        holding.update({text[start:stop] for _, start, stop in found})
    return frozenset(sentence for sentence, times in holding.items() if times >= _SHARE * len(texts))
