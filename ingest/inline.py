"""Structure that lost its lines: flattened Markdown, run-together list items, labels inside a paragraph.

A scraped page or a pasted posting keeps its words and loses its line breaks. Each function here takes a
block and gives the blocks that it really holds, as slices of the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from Stemmer import Stemmer

from ingest.blocks import LABEL_LEVEL, Block, BlockKind, is_title_case, trimmed
from ingest.facets import facet_of_heading
from ingest.roles import is_occupation
from ingest.sentences import sentence_spans

_FLATTENED = re.compile(r":\s+(?:[-•]|\d{1,2}\.)\s+\S|(?:^|\s)#{2,6}\s+\S|\s[-•]\s+\*\*")
_MARK = re.compile(r"(?:(?<=\s)|^)(?:(?P<heading>#{1,6})|(?P<item>[-•])|(?P<number>\d{1,2}\.))\s+(?=\S)")
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?%")
#: "... several key trends: Real-Time Data Processing: Organizations ..." - a lead-in before a labelled sentence.
_LEAD_THEN_LABEL = re.compile(r"([^:]*[a-z]:)\s+(?=(?:[A-Z][\w/&-]*\s+(?:(?:and|of|&)\s+)?){0,5}[A-Z][\w/&-]*:\s)")
_TOKEN = re.compile(r"\S+")
_INLINE_LABEL = re.compile(r":(?=\s)")
_FUNCTION = frozenset(
    "a an the and or nor of in on at to for from by with as into via per about over under through between e.g. i.e. "
    "e.g., i.e., vs. not no is are be was were this that these those their its our your his her using like such".split()
)
_SENTENCE_STARTERS = frozenset(
    "a an the this these those while in on by to as if when with it they for through overall understanding addressing "
    "additionally however by".split()
)
_ITEM_STARTERS = frozenset(
    "ability knowledge experience proficiency familiarity strong excellent other commitment understanding "
    "demonstrated proven bachelor’s bachelor's master’s master's minimum must willingness working individual "
    "one two three four five six seven eight nine ten".split()
)
_ITEM_ENDING = re.compile(r"(?:[a-z]{2}s|ing|ed|tion|ity|ment|ence|ency|ship)$")
_stem = Stemmer("english").stemWord


def common_words(text: str) -> frozenset[str]:
    """Stems of the words the text writes in lower case: a capital on one of them opens something."""
    return frozenset(_stem(w) for w in set(re.findall(r"\b[a-z]{2,}\b", text)))


def expand(text: str, block: Block, common: frozenset[str]) -> Iterator[Block]:
    """The blocks that ``block`` really holds, in order; most often just itself. ``common`` is common_words(text)."""
    if block.kind not in ("paragraph", "item"):
        yield block
    elif block.kind == "paragraph" and _FLATTENED.search(text, block.start, block.end):
        yield from _flattened(text, block, common)
    elif block.kind == "paragraph" and len(labels := _posting_labels(text, block)) >= 3:
        yield from _posting(text, block, labels)
    else:
        yield from _tail(text, block, common)


# -- Markdown flattened into one paragraph ---------------------------------------------------------


def _marks(text: str, block: Block) -> list[re.Match[str]]:
    marks = []
    for mark in _MARK.finditer(text, block.start, block.end):
        before = text[max(block.start, mark.start() - 2) : mark.start()].strip()
        if mark.group("item") and before[-1:].isdigit() and _MONEY.match(text, mark.end()):
            continue  # a range, "$1 - $2", not a list
        marks.append(mark)
    return marks


def _flattened(text: str, block: Block, common: frozenset[str]) -> Iterator[Block]:
    marks = _marks(text, block)
    head = Block("paragraph", *trimmed(text, block.start, marks[0].start() if marks else block.end))
    if head.end > head.start:
        yield from _tail(text, head, common)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        start, end = trimmed(text, mark.end(), following.start() if following else block.end)
        if start == end:
            continue
        if mark.group("heading"):
            cut = _heading_end(text, start, end)
            if cut > start:
                yield Block("heading", *trimmed(text, start, cut), level=len(mark.group("heading")))
            if cut < end:
                yield from _tail(text, Block("paragraph", *trimmed(text, cut, end)), common)
        elif mark.group("number") and text[end - 1] == ":":
            yield Block("label", start, end, level=LABEL_LEVEL)
        else:
            yield from _tail(text, Block("item", start, end, indent=1), common)


def _heading_end(text: str, start: int, end: int) -> int:
    """Where a heading that runs straight into its first sentence ends.

    It ends before a word that opens a sentence, or before the last capitalised run that is the sentence's
    subject, which the heading's own name or a plural often repeats ("... Collaboration Full Stack AI Developers often").
    """
    tokens = list(_TOKEN.finditer(text, start, end))
    for at, token in enumerate(tokens):
        word = token.group()
        if at and word.lower().rstrip(",") in _SENTENCE_STARTERS and word[0].isupper():
            return token.start()
        if word[0].islower() and word.lower() not in _FUNCTION:
            return _subject_start(tokens[:at], text, token.start())
    return end


def _subject_start(run: list[re.Match[str]], text: str, verb: int) -> int:
    """Start of the longest capitalised tail of ``run`` that the text uses elsewhere as a name; else the verb."""
    for at in range(1, len(run)):
        name = " ".join(t.group() for t in run[at:]).rstrip("s")
        if text.count(name) > 1 and run[at].group().lower() not in _FUNCTION and len(run) - at > 1:
            return run[at].start()
    return verb


# -- a posting on one line -------------------------------------------------------------------------


def _label_start(text: str, colon: int, floor: int) -> int:
    """Start of the title-case label that ends at ``colon``."""
    start = colon
    for token in reversed(list(_TOKEN.finditer(text, floor, colon))):
        word = token.group()
        if word[0].isupper() and word[-1] not in ".;:)":
            start = token.start()
        elif start == colon or word not in ("and", "of", "&"):
            break
    return start


def _posting_labels(text: str, block: Block) -> list[tuple[int, int]]:
    """Spans (colon included) of inline labels that name a facet: "Job Duties:", "Education:"."""
    labels, floor = [], block.start
    for colon in _INLINE_LABEL.finditer(text, block.start, block.end):
        start = _label_start(text, colon.start(), floor)
        label = text[start : colon.start()]
        if 1 <= len(label.split()) <= 7 and facet_of_heading(label):
            labels.append((start, colon.end()))
        floor = colon.end()
    return labels


def _posting(text: str, block: Block, labels: list[tuple[int, int]]) -> Iterator[Block]:
    if labels[0][0] > block.start:
        yield Block("paragraph", *trimmed(text, block.start, labels[0][0]))
    for (start, end), following in zip(labels, [*labels[1:], None], strict=True):
        yield Block("label", start, end, level=LABEL_LEVEL)
        body_start, body_end = trimmed(text, end, following[0] if following else block.end)
        for s, e in sentence_spans(text, body_start, body_end):
            pieces = list(_run_on(text, s, e))
            kind: BlockKind = "item" if len(pieces) > 1 or text[e - 1] not in ".!?" else "paragraph"
            for piece in pieces:
                is_sentence = text[piece[1] - 1] in ".!?"
                yield Block("paragraph" if is_sentence else kind, *piece)


def _run_on(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of items that run together without punctuation ("... solutions Collaborates with ...")."""
    tokens = list(_TOKEN.finditer(text, start, end))
    begin = start
    for at in range(1, len(tokens)):
        before, word = tokens[at - 1].group(), tokens[at].group()
        after = tokens[at + 1].group() if at + 1 < len(tokens) else ""
        if _opens_row(text, tokens, at) or _opens_item(before, word, after):
            yield trimmed(text, begin, tokens[at].start())
            begin = tokens[at].start()
    yield trimmed(text, begin, end)


def _opens_item(before: str, word: str, after: str) -> bool:
    if before in ("required", "preferred", "desirable", "essential") and word[0].isupper():
        return True  # "... with Kubernetes, required Python, required"
    capitalised = word[0].isupper() and word[1:].replace("’", "").replace("'", "").islower()
    if not capitalised or not (before[-1].isalnum() or before[-1] == ")"):
        return False
    if before.lower() in _FUNCTION or not (after[:1].islower() or after[:1] == "("):
        return False
    return word.lower() in _ITEM_STARTERS or bool(_ITEM_ENDING.search(word))


def _opens_row(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """True before "Maryland Range: $150,000": a label whose value is a figure, after an earlier figure."""
    if not tokens[at - 1].group()[-1].isdigit():
        return False
    for token in tokens[at : at + 5]:
        if token.group().endswith(":"):
            return bool(_MONEY.match(text, token.end() + 1))
        if not token.group()[0].isupper():
            return False
    return False


# -- items and paragraphs that swallowed what follows them -----------------------------------------


def _tail(text: str, block: Block, common: frozenset[str]) -> Iterator[Block]:
    """An item or paragraph, with a swallowed paragraph, label or lead-in at its end cut off."""
    while spans := sentence_spans(text, block.start, block.end):
        if block.kind == "item" and (cut := _swallowed(text, *spans[0], common)) is not None:
            yield Block("item", *trimmed(text, block.start, cut), indent=block.indent)
        elif block.kind == "paragraph" and (inner := _LEAD_THEN_LABEL.match(text, *spans[0])):
            cut = inner.end(1)
            yield Block("label", block.start, cut, level=LABEL_LEVEL)
        else:
            yield from _ending(text, block, spans)
            return
        block = Block("paragraph", *trimmed(text, cut, block.end))


def _ending(text: str, block: Block, spans: list[tuple[int, int]]) -> Iterator[Block]:
    """A block with the lead-in that its last sentence is cut off; an item that is one is a label."""
    last_start, last_end = spans[-1]
    if text[last_end - 1] == ":" and (len(spans) > 1 or block.kind == "paragraph"):
        if len(spans) > 1:
            yield Block(block.kind, block.start, spans[-2][1], indent=block.indent)
        yield from _lead(text, last_start, last_end)
        return
    if text[last_end - 1] == ":":
        yield Block("label", block.start, last_end, level=LABEL_LEVEL + 1 + block.indent, indent=block.indent)
        return
    yield block


def _lead(text: str, start: int, end: int) -> Iterator[Block]:
    """A lead-in ("... face several challenges: Technical Challenges:"): one label, or two where it ends in a title."""
    inner = text.rfind(": ", start, end - 1)
    if inner > start and is_title_case(text[inner + 2 : end - 1]):
        yield Block("label", start, inner + 1, level=LABEL_LEVEL)
        start = inner + 2
    yield Block("label", start, end, level=LABEL_LEVEL)


def _swallowed(text: str, start: int, end: int, common: frozenset[str]) -> int | None:
    """Where, in an item's first sentence, the next paragraph begins; None where it does not."""
    if text[end - 1] not in ".:":
        return None
    tokens = list(_TOKEN.finditer(text, start, end))
    for at in range(2, len(tokens) - 1):
        before, word, after = (tokens[at + k].group() for k in (-1, 0, 1))
        if not (before[-1].isalnum() or before[-1] == ")") or before.lower() in _FUNCTION:
            continue
        if not (word[0].isupper() and (word[1:].islower() or len(word) == 1)):
            continue
        first = word.lower().split("-")[0]
        opens = first in _SENTENCE_STARTERS
        if not opens and (_stem(first) in common or is_occupation(first) or facet_of_heading(first)):
            opens = after[0].islower() and (before[0].islower() or text[end - 1] == ":")
        if opens and (text[end - 1] == ":" or len(tokens) - at >= 6):
            return tokens[at].start()
    return None
