"""Each kind of fault is named by file and line, with what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from tests.corpus.guides import GUIDE, LICENCE, faults_in, general, planted, written

SKILL = "- Knots: a Kite Maker ties knots that hold in any wind.[^handbook]"
WHAT = "A Kite Maker builds kites from paper and wood.[^handbook]"
PAY = "In Norway in 2024 a Kite Maker earned $51,300 a year.[^handbook]"
DEFINITION = '[^handbook]: "Handbook of Kites", Office of Wind, 2024.\n'
SECOND_SOURCE = "  - id: almanac\n    title: T\n    publisher: P\n    date: 2020\n    licence: L\n---\n# "

#: Kind of fault -> what is replaced, by what, and the line and words of the one fault that follows.
FAULTS: dict[str, tuple[str, str, int, str]] = {
    "no front matter": ("---\ntitle: Kite Maker\n", "title: Kite Maker\n", 1, "no front matter"),
    "front matter that is no YAML": ("aliases: [Kite", "aliases: [[Kite", 1, "not valid YAML"),
    "no title": ("title: Kite Maker\nrole", "role", 1, "has no title"),
    "aliases that are no list": ("[Kite Builder]", "Kite Builder", 1, "'aliases' must be a list"),
    "source without title": ("    title: Handbook of Kites\n", "", 6, "'handbook' has no title"),
    "source without publisher": ("    publisher: Office of Wind\n", "", 6, "'handbook' has no publisher"),
    "source with an empty publisher": ("publisher: Office of Wind", "publisher: null", 6, "has no publisher"),
    "source without date": ("    date: 2024\n", "", 6, "'handbook' has no date"),
    "source without licence": ("    licence: public domain\n", "", 6, "'handbook' has no licence"),
    "original that is no path": (LICENCE, f"{LICENCE}    original: 12\n", 6, "original that is no path"),
    "original left empty": (LICENCE, f"{LICENCE}    original:\n", 6, "original that is no path"),
    "shared names that are no list": ("[Kite Builder]", "[Kite Builder]\nshared: Kite", 5, "shared must be a list"),
    "related guides that are no list": ("[Kite Builder]", "[Kite Builder]\nrelated: [3]", 5, "related must be a list"),
    "source that no statement uses": ("---\n# ", SECOND_SOURCE, 12, "no statement uses the source 'almanac'"),
    "statement without footnote": (WHAT, WHAT.removesuffix("[^handbook]"), 17, "has no footnote"),
    "footnote before the full stop": (WHAT, "Kite Makers build kites[^handbook].", 17, "directly after"),
    "footnote after a space": (WHAT, "Kite Makers build kites. [^handbook]", 17, "directly after"),
    "second sentence without footnote": (WHAT, f"{WHAT} Kites fly.", 17, '"Kites fly." has no footnote'),
    "label of no listed source": (WHAT, WHAT.replace("handbook", "handbok"), 17, "[^handbok] is no listed source"),
    "definition of no listed source": ("\n[^handbook]: ", "\n[^other]: Other.\n[^handbook]: ", 27, "[^other] is no"),
    "footnote without definition": (DEFINITION, "", 17, "[^handbook] has no definition"),
    "sum without source": (PAY, PAY.removesuffix("[^handbook]"), 25, "$51,300 has no source"),
    "percentage without source": (WHAT, "Kite making grows by 4 percent.", 17, "4 percent has no source"),
    "number of jobs without source": (WHAT, "Kite Makers hold 300 jobs.", 17, "300 jobs has no source"),
    "figure in a heading": ("## Skills", "### Pay of $9 an hour\n\n## Skills", 19, "$9 stands in no statement"),
    "sum without year": (PAY, PAY.replace("in 2024 ", ""), 25, "tells no year of $51,300; add the year"),
    "percentage without year": (WHAT, "Kites sell 4% better by $2,020.[^handbook]", 17, "tells no year of 4%"),
    "number of jobs without year": (WHAT, "Kite Makers hold 300 jobs.[^handbook]", 17, "tells no year of 300 jobs"),
    "table row": (SKILL, "| Knot | Hold |\n|---|---|\n| Reef | some |[^handbook]", 21, "table row cannot carry one"),
    "pointing word": (WHAT, "They build kites.[^handbook]", 17, "starts with 'They'"),
    "pointing word after a label": (SKILL, "- Knots: these hold in wind.[^handbook]", 21, "starts with 'these'"),
    "pointing word as label": (SKILL, "- Their tools: kite reels.[^handbook]", 21, "starts with 'Their'"),
    "pointing word in a second sentence": (WHAT, f"{WHAT}\nIt is fun.[^handbook]", 18, "starts with 'It'"),
    "section of no standard name": ("## Skills", "## Abilities", 19, "'Abilities' is no section"),
    "section out of order": ("## Pay", "## What it is", 23, "'What it is' is out of order"),
    "section twice": ("## Pay", "## Skills", 23, "'Skills' stands twice"),
    "heading of another role": (SKILL, f"### Kite Engineer\n\n{SKILL}", 21, "reads as the role 'Kite Engineer'"),
    "item without full stop": (SKILL, SKILL.replace(".[", "["), 21, "no final punctuation"),
    "bold": (SKILL, SKILL.replace("knots that", "**knots** that"), 21, "bold or italics"),
    "italics": (SKILL, SKILL.replace("knots that", "*knots* that"), 21, "bold or italics"),
    "link": (SKILL, SKILL.replace("knots that", "[knots](https://example.org) that"), 21, "a link"),
    "bare address": (SKILL, SKILL.replace("wind", "wind of https://example.org"), 21, "a link"),
    "HTML": (SKILL, SKILL.replace("knots that", "<b>knots that"), 21, "HTML"),
    "HTML that ingest leaves out": ("## Pay", "<!-- to do -->\n\n## Pay", 23, "HTML"),
    "code": (SKILL, SKILL.replace("knots that", "`knots` that"), 21, "code"),
}  # fmt: skip


def test_the_planted_guide_has_no_fault_of_its_own(tmp_path: Path) -> None:
    assert faults_in(written(tmp_path, kite_maker=GUIDE)) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_a_planted_fault_is_the_one_that_is_named_by_file_and_line(tmp_path: Path, kind: str) -> None:
    old, new, line, says = FAULTS[kind]
    (fault,) = faults_in(written(tmp_path, kite_maker=planted(old, new)))
    assert (fault.path.name, fault.line) == ("kite-maker.md", line)
    assert says in fault.says


@pytest.mark.parametrize("word", "This These They It Such Here There Those Their Its He She".split())
def test_no_statement_may_start_with(tmp_path: Path, word: str) -> None:
    (fault,) = faults_in(written(tmp_path, kite_maker=planted(WHAT, f"{word} kites fly far.[^handbook]")))
    assert f"starts with '{word}'" in str(fault)


@pytest.mark.parametrize("opening", ["IT work", "Italian kites", "Therefore kites", "Heavy kites", "Kites of theirs"])
def test_a_word_that_only_looks_like_a_pointing_one_is_free(tmp_path: Path, opening: str) -> None:
    assert faults_in(written(tmp_path, kite_maker=planted(WHAT, f"{opening} flew far.[^handbook]"))) == []


@pytest.mark.parametrize(
    "words", ["snake_case names", "5 * 3 kites", "R&D work", "kites (big < small)", "2 [sic] kites"]
)
def test_plain_text_that_only_looks_like_markup_is_free(tmp_path: Path, words: str) -> None:
    assert faults_in(written(tmp_path, kite_maker=planted(WHAT, f"A Kite Maker knows {words}.[^handbook]"))) == []


def test_a_guide_without_sources_is_refused(tmp_path: Path) -> None:
    text = "---\ntitle: Kites\n---\n# Kites\n\n## Flight\n\nKites fly.\n"
    says = [fault.says for fault in faults_in(written(tmp_path, kites=text))]
    assert any("lists no sources" in words for words in says)


def test_an_address_in_a_definition_is_no_markup(tmp_path: Path) -> None:
    text = planted("Office of Wind, 2024.", "Office of Wind, 2024,\n  <https://example.org/a_b_c>, 12%.")
    assert faults_in(written(tmp_path, kite_maker=text)) == []


def test_a_general_guide_names_its_sections_as_it_likes(tmp_path: Path) -> None:
    assert faults_in(written(tmp_path, sky=general("The Sky"))) == []


def test_an_unreadable_guide_hides_no_fault_of_the_others(tmp_path: Path) -> None:
    folder = written(tmp_path, broken="", kite_maker=planted(WHAT, "They build kites.[^handbook]"))
    assert [(fault.path.name, fault.line) for fault in faults_in(folder)] == [("broken.md", 1), ("kite-maker.md", 17)]


@pytest.mark.parametrize("name", ["absent", "."])
def test_a_folder_without_guides_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match=r"no guides|no folder"):
        faults_in(tmp_path / name)
