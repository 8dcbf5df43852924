"""A model's sentence held against the statements it cites: kept, cited anew, struck, or no claim at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from chat.markers import split_markers
from chat.masking import masked
from chat.rolefinder import RoleFinder, finder_of
from chat.support import unsupported_because
from chat.terms import context_stems, stems_of
from chat.transcript import is_sentinel
from ingest.index import Index
from ingest.stored import StoredStatement

#: ``claim`` is judged; ``words`` claim nothing and stay (a heading, a table's head); ``nothing`` goes.
Kind = Literal["claim", "words", "nothing"]
#: Who cites more statements for one sentence points at none: those nearest to it count.
_MOST_CITED = 6
#: Statements tried for a sentence that its own do not bear out, and the coverage they need.
_TRIED, _SURE = 5, 0.6
_HEADING = re.compile(r"^\s*#{1,6}\s|^\s*\*\*[^*]+\*\*:?\s*$|:\s*\**\s*$")
_TABLE_LINE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\s*")
_LONGEST_HEADING = 14
#: What models say around an answer. It is dropped, whatever it says: no claim is lost that was cited.
_CHATTER = re.compile(
    r"^(?:(?:yes|no|sure|certainly|of course|absolutely|okay|ok|hello|hi|hey|great question|good question|thanks?|thank you)\b[\w\s,'’]{0,30}[.!:,]*$|"
    r"(?:sure|certainly|of course|absolutely|okay)\b.*[:!]$|"
    r"(?:here (?:is|are)|here['’]s|below (?:is|are)|the following|based on (?:the|these|your)|let me\b|let['’]s|i (?:hope|will|can|have|would)\b|i['’](?:m|ll|ve)\b|"
    r"i am\b|as an? (?:ai|language model)|please (?:let|note|feel)|feel free|if you (?:have|need|want|would)|do you\b|would you\b|"
    r"(?:sources?|references?|citations?|statements? used|answer|final answer|note|summary|conclusion|in (?:summary|conclusion|short))\W*$))",
    re.I,
)
_LINK = re.compile(r"!?\\?\[([^\[\]]*)\\?\]\s?\([^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,300}>")
_BRACKET = re.compile(r"\\*([\[\]])")
_PREFIX = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence as judged. ``shown`` is its Markdown without markers, ``words`` the same in plain words.

    ``cited`` are the statements that bear it out; ``reason`` says why none does; ``own`` that they are those the model cited.
    """

    kind: Kind
    shown: str = ""
    words: str = ""
    cited: tuple[StoredStatement, ...] = ()
    reason: str = ""
    own: bool = True


class Checker:
    """Judges the sentences of one answer against the statements that were put to the model."""

    def __init__(self, statements: Sequence[StoredStatement], question: str, index: Index) -> None:
        self._statements, self._question, self._index = tuple(statements), question, index
        self._finder: RoleFinder = finder_of(index)

    def judge(self, sentence: str) -> Judged:
        """What a finished sentence is, with the statements that bear it out or the reason why none does."""
        words, numbers = split_markers(masked(sentence))
        words = _TAG.sub("", _LINK.sub(r"\1", words))  # what is shown is what is judged, and neither holds an address
        shown = safe(words)
        bare = _PREFIX.sub("", words).strip().strip("*#|>_`~ ").strip()
        cited = [self._statements[n - 1] for n in numbers if 1 <= n <= len(self._statements)]
        if not any(sign.isalnum() for sign in bare) or is_sentinel(bare):
            return Judged("words", shown) if _TABLE_LINE.fullmatch(words) and "|" in words else Judged("nothing")
        if not numbers and (_CHATTER.match(bare) or is_sentinel(bare)):
            return Judged("nothing")
        if not numbers and (_HEADING.search(words) or _is_table_head(words)) and not any(s.isdigit() for s in bare):
            return Judged("words", shown) if self._is_told(bare) else Judged("nothing")
        return self._claim(bare, shown, cited)

    def _claim(self, words: str, shown: str, cited: Sequence[StoredStatement]) -> Judged:
        named = self._nearest(words, cited)
        reason = unsupported_because(words, named, self._index, self._finder)
        if not reason:
            return Judged("claim", shown, words, tuple(named))
        for other in [s for s in self._nearest(words, self._statements) if s not in named][:_TRIED]:
            if not unsupported_because(words, [other], self._index, self._finder, least=_SURE):
                return Judged("claim", shown, words, (other,), own=False)
        return Judged("claim", shown, words, (), reason)

    def _nearest(self, words: str, statements: Sequence[StoredStatement]) -> list[StoredStatement]:
        """The few statements that share most with a sentence, in their order; where none shares a word, all given."""
        asked = stems_of(words)
        weigh = self._index.lexical.idf
        shared = {s.row: sum(weigh(w) for w in asked & (context_stems(s) | stems_of(s.text))) for s in statements}
        if not any(shared.values()):
            return list(statements)[:_MOST_CITED]
        best = sorted((s for s in statements if shared[s.row]), key=lambda s: -shared[s.row])[:_MOST_CITED]
        return best if len(statements) > _MOST_CITED else [s for s in statements if s in best]

    def _is_told(self, words: str) -> bool:
        """True where a heading holds no word that neither the question nor a statement has."""
        return len(words.split()) <= _LONGEST_HEADING and stems_of(words) <= self._known

    @cached_property
    def _known(self) -> frozenset[str]:
        texts = (" ".join((*s.section, s.lead, s.text, s.role or "")) for s in self._statements)
        return stems_of(self._question).union(*map(stems_of, texts), stems_of(" ".join(_HEADINGS)))


#: What an answer may be headed with though no statement says so.
_HEADINGS = "summary work skills tools education experience pay outlook requirements qualifications duties tasks role following needs".split()


def safe(words: str) -> str:
    """A model's Markdown without HTML, code, quotes and links; a bracket left in it is no marker."""
    words = words.replace("`", "").replace("~~~", "")
    words = re.sub(r"^(?:[ \t]*>)+[ \t]?", "", words)
    return _BRACKET.sub(r"\\\1", words.replace("<", "&lt;").replace(">", "&gt;"))


def prefix_of(sentence: str) -> str:
    """The mark of a list item that a sentence begins with."""
    match = _PREFIX.match(sentence)
    return match.group() if match else ""


def _is_table_head(words: str) -> bool:
    line = words.strip()
    return line.startswith("|") and line.endswith("|")
