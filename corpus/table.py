"""What the guides tell, as Markdown tables: statements by role and section, figures by publisher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.figures import is_year
from corpus.guide import Guide
from corpus.proofs import Proof
from corpus.sections import SECTIONS


def section_table(guides: Iterable[Guide]) -> str:
    """A row for each role with its number of statements in each section, an empty cell where there are none."""
    rows = []
    for guide in sorted((guide for guide in guides if guide.role), key=lambda guide: str(guide.role)):
        counts = _by_section(guide)
        rows.append([str(guide.role), *(str(counts[name] or "") for name in SECTIONS)])
    return _markdown(["Role", *SECTIONS], rows)


def figure_table(proofs: Iterable[Proof]) -> str:
    """A row for each publisher: its figures, bare years aside, and how many could be looked for in an original."""
    told, checked = Counter[str](), Counter[str]()
    for proof in proofs:
        if not is_year(proof.figure):
            told[proof.publisher] += 1
            checked[proof.publisher] += proof.verdict != "open"
    rows = [[name, str(count), str(checked[name])] for name, count in sorted(told.items(), key=lambda row: -row[1])]
    rows.append(["all", str(told.total()), str(checked.total())])
    return _markdown(["Publisher", "Figures", "Checked against an original"], rows)


def _by_section(guide: Guide) -> Counter[str]:
    """Level-2 heading -> the number of statements below it."""
    headings = [(b.start, guide.words(b.start, b.end)) for b in guide.blocks if b.kind == "heading" and b.level == 2]
    counts: Counter[str] = Counter()
    for statement in guide.document.statements:
        above = [name for start, name in headings if start < statement.start]
        if above:
            counts[above[-1]] += 1
    return counts


def _markdown(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    align = ["---", *("---:" for _ in names[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, align, *rows))
