"""How sentences are worded: each is quoted alone, as plain text, so each must stand by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.guide import Fault, Guide, briefly
from ingest.sentences import FOOTNOTE

#: Words that lean on the sentence before, which a quote leaves out.
_POINTING = re.compile(
    r"[\"“‘'(]*((?:this|these|those|they|their|theirs|it|its|such|here|there|he|she|his|her|also|in addition|however"
    r"|(?:some|many|most|both|all|each|one) of (?:this|these|those|them)))\b",
    re.I,
)
_FINAL = re.compile(r"[.!?…][\"”’)]*$")
_MARKUP = (
    ("bold or italics", re.compile(r"(?<![\w\\])(?:\*{1,3}|_{1,3})(?=[\w\"“‘(])|\*\*|__")),
    ("a link", re.compile(r"!?\[[^\]^\n][^\]]*\]\s?[(\[]|<https?:|\bhttps?://|\bwww\.")),
    ("HTML", re.compile(r"</?[A-Za-z][^>\n]*>|<!--|&(?:[a-z]+|#\d+);")),
    ("code", re.compile(r"`")),
)


def wording_faults(guide: Guide) -> Iterator[Fault]:
    """Pointing words, missing full stops and markup."""
    yield from _pointing_faults(guide)
    yield from _punctuation_faults(guide)
    yield from _markup_faults(guide)


def _pointing_faults(guide: Guide) -> Iterator[Fault]:
    """Statements that begin with a word that points elsewhere, before or after their label."""
    for statement in guide.document.statements:
        for start in dict.fromkeys((statement.start, statement.label_end)):
            words = guide.words(start, statement.end)
            if (match := _POINTING.match(words)) and match.group(1) != "IT":
                says = f"{briefly(words)} starts with {match.group(1)!r}; name what is meant, for it is quoted alone"
                yield guide.fault(start, says)
                break


def _punctuation_faults(guide: Guide) -> Iterator[Fault]:
    for block in guide.blocks:
        if block.kind not in ("item", "paragraph"):
            continue
        words = FOOTNOTE.sub("", guide.words(block.start, block.end)).strip()
        if _FINAL.search(words) or (block.kind == "paragraph" and words.endswith(":")):
            continue
        name = "list item" if block.kind == "item" else "paragraph"
        yield guide.fault(block.start, f"the {name} {briefly(words)} has no final punctuation; end it with a full stop")


def _markup_faults(guide: Guide) -> Iterator[Fault]:
    """Markup anywhere below the front matter, once per line; what stands in definitions is never quoted."""
    at = 0
    for line in guide.prose().splitlines(keepends=True):
        if found := next((name for name, pattern in _MARKUP if pattern.search(line)), None):
            yield guide.fault(at, f"{found} in {briefly(' '.join(line.split()))}; write plain text")
        at += len(line)
