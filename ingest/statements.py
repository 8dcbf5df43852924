"""Content blocks to statements: the units that are quoted and cited."""

from __future__ import annotations

import re

from ingest.blocks import Block
from ingest.document import Statement
from ingest.sentences import footnotes_after, sentence_spans

_LABEL = re.compile(r"(?:\*\*)?[\"“]?[A-Z0-9][^:.!?\n]{0,70}?(?:\*\*)?:(?:\*\*)?(?=\s)")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
#: A sentence that tells nothing but where else to look.
_ELSEWHERE = re.compile(
    r"(?:(?:For|To) [^.!?]{3,120}?, (?:visit|see|click|go to|contact|read)|(?:Read|Find out|Learn|See|View) more|Click|See (?:also|How)|(?:This|The following) (?:table|page) (?:shows|lists)|Compare the|Explore) [^.!?]*[.!]?$"
)
_HAS_WORD = re.compile(r"[^\W\d_]{2,}")
_LANGUAGE = re.compile(r"[A-Z](?:\+\+|#)?")  # C, C++, C#, R: programming languages with names of one letter


def statements_of(text: str, content: list[tuple[int, Block, str]]) -> list[Statement]:
    """Statements of the content blocks, in order; ``content`` as outline.build_sections gives it."""
    found: list[Statement] = []
    group, previous = 0, None
    for section, block, lead in content:
        run = (section, block.kind, lead)
        if run != previous or block.kind == "paragraph":
            group, previous = group + 1, run
        found.extend(_of_block(text, section, block, lead, group))
    return found


def _of_block(text: str, section: int, block: Block, lead: str, group: int) -> list[Statement]:
    kind = "sentence" if block.kind == "paragraph" else block.kind
    spans = [(block.start, block.end)] if kind == "row" else sentence_spans(text, block.start, block.end)
    made: list[Statement] = []
    under = ""
    for start, end in spans:
        start += _ESCAPED.match(text, start, end) is not None  # a quote begins with the word and not with its backslash
        if not _says_something(text[start:end], kind):
            continue
        label = _LABEL.match(text, start, end) if not made or kind == "sentence" else None
        label_end = label.end() if label and len(label.group().split()) <= 9 and label.end() < end else start
        if label_end > start:
            under = " ".join(text[start:label_end].split()).strip(' :*_"“”')
        context = lead if label_end > start or not under else f"{lead} > {under}" if lead else under
        follows = bool(made) and kind == "item"
        made.append(
            Statement(start, end, section, kind, label_end, context, group, follows, footnotes_after(text, end))
        )
    return made


def _says_something(words: str, kind: str) -> bool:
    """False for crumbs of a page ("first image", a lone number) and pointers to another; items may be single words."""
    if _ELSEWHERE.match(" ".join(words.split())):
        return False
    if not _HAS_WORD.search(words):
        return kind == "item" and _LANGUAGE.fullmatch(words) is not None
    return kind != "sentence" or len(words.split()) > 3 or words[-1] in ".!?"
