"""How far what was found answers a question, each statement read together with it (``ingest/crossencoder.py``)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.index import Index
from ingest.passages import in_its_place
from ingest.stored import StoredStatement

#: So many statements are read: of four the odds tell what is told from what is not as well as of two.
_FIRST = 2
#: The odds where nothing is read, between those of most questions that documents tell and of most that they do not.
USUAL = 1.5


def odds(index: Index, unnamed: str, statements: Sequence[StoredStatement]) -> float:
    """The log-odds that any of the first statements answers, against that none does.

    ``unnamed`` is the question with "the role" for every role's name. Each statement's odds are against no answer, so that
    those of all are summed up (softmax with an option more, as in ``chat/noanswer.py``).
    """
    texts = [in_its_place(s.section, s.role, s.lead, s.text) for s in statements[:_FIRST]]
    scores = index.crossencoder.scores(unnamed, texts) if index.crossencoder else None
    return USUAL if scores is None else float(np.logaddexp.reduce(scores))
