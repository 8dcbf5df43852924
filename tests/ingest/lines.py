"""Texts for property tests: mixed lines as pages, postings and guides hold them, and worse."""

from __future__ import annotations

from hypothesis import strategies as st

from ingest.document import Document

_WORDS = (
    "AI Engineer Ethicist Data the of and & skills Required Education: Job Duties: Salary $120,000 - $150,000 12 % e.g. U.S. Ph.D. "
    "leads teams. Works develops? Location: é ½ 🗂 | ** [^a] 3. • – ## #### : ; Python, (remote) “quoted.” Team Leadership: trends: "
    "Collaborates Ability 2.1 … naïve_words `code` <b> https://x.org/?a=1 The For"
).split()
_ODD = ["\t", "\u00a0", "\u2028", "\x0b", "\x0c", "\x85", "\ufeff", "\u200b"]
_OPENINGS = [
    "",
    "",
    "",
    "# ",
    "## ",
    "- ",
    "* ",
    "  - ",
    "    ",
    "1. ",
    "12) ",
    "2.5 ",
    "> ",
    "> - ",
    "| ",
    "• ",
    "[^a]: ",
    "- # ",
    "- | ",
]
_WHOLE = [
    "",
    "",
    "a | b\n--- | ---\nAlpha one | Beta two",
    "| a | b |\n|---|---|\n| Alpha one. | Beta two. |",
    "- | a | b |\n  |---|---|\n  | Alpha one. | Beta two. |",
    "Title Words\n=====",
    "---",
    "```\ncode words\n```",
    "<div>\nmarkup\n</div>",
    "[^a]: A note\n  that goes on",
]
_FRONT_MATTER = [
    "",
    "---\ntitle: A Guide\nrole: AI Ethicist\naliases: [x]\nsources:\n  - id: a\n    title: T\n---\n",
    "---\ndate: 2024-13-45\n---\n",
    "---\n- a\n---\n",
    "---\nsources: 5\n---\n",
    "---\ntitle: {a: b}\n---\n",
]

#: Several words, labels and marks on one line.
phrases = st.lists(st.sampled_from([*_WORDS, *_ODD]), min_size=1, max_size=30).map(" ".join)
_lines = st.one_of(
    st.builds(str.__add__, st.sampled_from(_OPENINGS), phrases), st.sampled_from(_WHOLE), st.text(max_size=30)
)
#: Whole documents, readable and unreadable, with any line ends.
texts = st.builds(
    lambda front, lines, newline: (front + "\n".join(lines)).replace("\n", newline),
    st.sampled_from(_FRONT_MATTER),
    st.lists(_lines, min_size=1, max_size=20),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
)


def check_document(document: Document) -> None:
    """Assert what holds of every document: statements in order within their sections, each in one passage."""
    text, end, first = document.source.text, 0, 0
    for statement in document.statements:
        words, section = text[statement.start : statement.end], document.sections[statement.section]
        assert end <= statement.start < statement.end <= len(text)
        assert words == words.strip()
        assert statement.start <= statement.label_end < statement.end
        assert section.start <= statement.start
        assert statement.end <= section.end
        end = statement.end
    for passage in document.passages:
        inside = document.statements[passage.first : passage.last]
        assert passage.first == first
        assert inside
        assert (passage.start, passage.end) == (inside[0].start, inside[-1].end)
        assert {statement.section for statement in inside} == {passage.section}
        first = passage.last
    assert first == len(document.statements) > 0
