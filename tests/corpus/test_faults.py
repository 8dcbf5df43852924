"""Each kind of fault is named by file and line, with what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check import check
from corpus.originals import figures_in, read_originals
from ingest.errors import SourceError
from tests.corpus.guides import DOCUMENT, GUIDE, general, planted, written

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
    assert check(written(tmp_path, kite_maker=GUIDE)) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_a_planted_fault_is_the_one_that_is_named_by_file_and_line(tmp_path: Path, kind: str) -> None:
    old, new, line, says = FAULTS[kind]
    (fault,) = check(written(tmp_path, kite_maker=planted(old, new)))
    assert (fault.path.name, fault.line) == ("kite-maker.md", line)
    assert says in fault.says


@pytest.mark.parametrize("word", "This These They It Such Here There Those Their Its He She".split())
def test_no_statement_may_start_with(tmp_path: Path, word: str) -> None:
    (fault,) = check(written(tmp_path, kite_maker=planted(WHAT, f"{word} kites fly far.[^handbook]")))
    assert f"starts with '{word}'" in str(fault)


@pytest.mark.parametrize("opening", ["IT work", "Italian kites", "Therefore kites", "Heavy kites", "Kites of theirs"])
def test_a_word_that_only_looks_like_a_pointing_one_is_free(tmp_path: Path, opening: str) -> None:
    assert check(written(tmp_path, kite_maker=planted(WHAT, f"{opening} flew far.[^handbook]"))) == []


@pytest.mark.parametrize(
    "words", ["snake_case names", "5 * 3 kites", "R&D work", "kites (big < small)", "2 [sic] kites"]
)
def test_plain_text_that_only_looks_like_markup_is_free(tmp_path: Path, words: str) -> None:
    assert check(written(tmp_path, kite_maker=planted(WHAT, f"A Kite Maker knows {words}.[^handbook]"))) == []


def test_a_guide_without_sources_is_refused(tmp_path: Path) -> None:
    text = "---\ntitle: Kites\n---\n# Kites\n\n## Flight\n\nKites fly.\n"
    says = [fault.says for fault in check(written(tmp_path, kites=text))]
    assert any("lists no sources" in words for words in says)


def test_an_address_in_a_definition_is_no_markup(tmp_path: Path) -> None:
    text = planted("Office of Wind, 2024.", "Office of Wind, 2024,\n  <https://example.org/a_b_c>, 12%.")
    assert check(written(tmp_path, kite_maker=text)) == []


@pytest.mark.parametrize("aliases", ["[kite maker]", "[Flyer, Kite-Builder]"])
def test_a_name_that_two_guides_share_is_named_once_with_the_other_file(tmp_path: Path, aliases: str) -> None:
    (fault,) = check(written(tmp_path, kite_maker=GUIDE, sky=general("The Sky", aliases)))
    assert (fault.path.name, fault.line) == ("sky.md", 3)
    assert "kite-maker.md" in fault.says


def test_a_general_guide_names_its_sections_as_it_likes(tmp_path: Path) -> None:
    assert check(written(tmp_path, sky=general("The Sky"))) == []


def test_an_unreadable_guide_hides_no_fault_of_the_others(tmp_path: Path) -> None:
    folder = written(tmp_path, broken="", kite_maker=planted(WHAT, "They build kites.[^handbook]"))
    assert [(fault.path.name, fault.line) for fault in check(folder)] == [("broken.md", 1), ("kite-maker.md", 17)]


@pytest.mark.parametrize("name", ["absent", "."])
def test_a_folder_without_guides_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match=r"no guides|no folder"):
        check(tmp_path / name)


# -- against the source documents -------------------------------------------------------------------


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents" / "deep"
    folder.mkdir(parents=True)
    (folder / "kites.txt").write_text(DOCUMENT, encoding="utf-8")
    return folder.parent


ORIGINALS: dict[str, tuple[str, str, str]] = {
    "nine words in a row": (
        SKILL,
        "- Knots: know how to tie a knot that no gale lifts.[^handbook]",
        "9 words in a row",
    ),
    "a copied run across lines": (
        SKILL,
        "- Knots: how to tie a knot\n  that no gale will ever.[^handbook]",
        "10 words",
    ),
    "a figure of no document": (PAY, PAY.replace("51,300", "51,400"), "$51400 stands in no source document"),
    "a sum as a percentage": (PAY, PAY.replace("$51,300", "51,300%"), "51300% stands in no source document"),
    "a year of no document": (PAY, PAY.replace("in 2024", "in 2023"), "2023 stands in no source document"),
}


@pytest.mark.parametrize("kind", ORIGINALS)
def test_what_the_documents_betray_is_named_by_line(tmp_path: Path, documents: Path, kind: str) -> None:
    old, new, says = ORIGINALS[kind]
    (fault,) = check(written(tmp_path, kite_maker=planted(old, new)), read_originals(documents))
    assert says in fault.says
    assert fault.line == (21 if old == SKILL else 25)


@pytest.mark.parametrize("words", ["know how to tie a knot that no wind lifts", "Kite Makers own words"])
def test_eight_words_in_a_row_are_free(tmp_path: Path, documents: Path, words: str) -> None:
    assert (
        check(written(tmp_path, kite_maker=planted(SKILL, f"- {words}.[^handbook]")), read_originals(documents)) == []
    )


def test_a_list_of_names_may_be_repeated(tmp_path: Path, documents: Path) -> None:
    names = "Python, R, SQL, Java, Scala, Julia, Perl, Ruby, Go and Rust"
    (documents / "names.txt").write_text(f"Use {names}.", encoding="utf-8")
    guide = planted(SKILL, f"- Languages: {names}.[^handbook]")
    assert check(written(tmp_path, kite_maker=guide), read_originals(documents)) == []


def test_a_web_page_is_read_without_its_scripts(tmp_path: Path, documents: Path) -> None:
    page = "<script>var pay = '$99,000';</script><table><tr><td>$10,000</td></tr><tr><td>\n 77,000 \n</td></tr></table>"
    (documents / "page.html").write_text(page, encoding="utf-8")
    known = read_originals(documents).figures
    assert {"$10000", "$77000"} <= known
    assert "$99000" not in known


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("20-30% more", ["20%", "30%"]),
        ("20 percent", ["20%"]),
        ("$137K to $1.5 million", ["$137 thousand", "$1.5 million"]),
        ("$250,000 to $400,000+", ["$250000", "$400000"]),
        ("8+ years since 2024", ["8", "2024"]),
    ],
)
def test_figures_have_one_spelling(words: str, figures: list[str]) -> None:
    assert figures_in(words) == figures


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no source documents"):
        read_originals(tmp_path)
