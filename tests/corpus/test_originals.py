"""What a guide says is held against the very documents its footnotes name."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check import check
from corpus.figures import document_figures, figures_in
from corpus.originals import read_originals
from corpus.proofs import unchecked
from ingest.errors import SourceError
from tests.corpus.guides import GUIDE, LICENCE, ORIGINAL, faults_in, release, with_documents, written

SKILL = "- Knots: a Kite Maker ties knots that hold in any wind.[^handbook]"
PAY = "In Norway in 2024 a Kite Maker earned $51,300 a year.[^handbook]"
PROVED = GUIDE.replace(LICENCE, ORIGINAL)
#: A second source, and the definition its footnotes lead to.
ALMANAC = "  - id: almanac\n    title: Almanac\n    publisher: P\n    date: 2020\n    licence: L\n"
DEFINED = '[^almanac]: "Almanac", P, 2020.\n'


def planted(old: str, new: str, guide: str = PROVED) -> str:
    assert guide.count(old) == 1, f"{old!r} must stand once in the guide"
    return guide.replace(old, new)


def with_almanac(original: str = "", marker: str = "[^handbook][^almanac]", pay: str = PAY) -> str:
    """The guide with a second source that its pay names as well."""
    text = planted("---\n# ", f"{ALMANAC}{original}---\n# ")
    return text.replace(PAY, pay.replace("[^handbook]", marker)) + DEFINED


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return with_documents(tmp_path / "documents")


def test_the_planted_guide_has_no_fault_and_nothing_unchecked(tmp_path: Path, data: Path) -> None:
    findings = check(written(tmp_path, kite_maker=PROVED), data)
    assert findings.faults == []
    assert unchecked(findings.proofs) == 0
    assert [(proof.figure, proof.verdict) for proof in findings.proofs] == [("2024", "found"), ("$51300", "found")]


FAULTS: dict[str, tuple[str, str, str]] = {
    "nine words in a row": (SKILL, "- Knots: know how to tie a knot that no gale lifts.[^handbook]", "9 words in a row"),
    "a copied run across lines": (SKILL, "- Knots: how to tie a knot\n  that no gale will ever.[^handbook]", "10 words"),
    "a figure of no document": (PAY, PAY.replace("51,300", "51,400"), "$51400 stands in no original"),
    "a sum as a percentage": (PAY, PAY.replace("$51,300", "51,300%"), "51300% stands in no original"),
    "a year of no document": (PAY, PAY.replace("in 2024", "in 2023"), "2023 stands in no original"),
    "a document that is not there": ("deep/kites.txt", "deep/kite.txt", "deep/kite.txt, is not in the data folder"),
    "a path that leads out": ("deep/kites.txt", "../documents/deep/kites.txt", "is no path below the data folder"),
    "a path from the root": ("deep/kites.txt", "/deep/kites.txt", "is no path below the data folder"),
    "a code of a text": ("deep/kites.txt", "deep/kites.txt#51-1000.00", "cannot be compared"),
    "a folder": ("deep/kites.txt", "deep", "is not in the data folder"),
    "a document of another kind": ("deep/kites.txt", "kites.csv", "cannot be compared"),
    "a zip without a code": ("deep/kites.txt", "onet.zip", "end it with its code: onet.zip#15-2051.00"),
    "a code the zip lacks": ("deep/kites.txt", "onet.zip#99-9999.00", "the zip has no occupation 99-9999.00"),
    "a zip that is none": ("deep/kites.txt", "broken.zip#51-1000.00", "cannot be read: broken.zip cannot be unpacked"),
    "a zip of other things": ("deep/kites.txt", "other.zip#51-1000.00", "no text release of O*NET"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_what_the_documents_betray_is_named_by_line(tmp_path: Path, data: Path, kind: str) -> None:
    (data / "kites.csv").write_text("51300", encoding="utf-8")
    (data / "broken.zip").write_text("no zip", encoding="utf-8")
    release(data / "onet.zip")
    release(data / "other.zip", {"Other": "O*NET-SOC Code\n"})
    old, new, says = FAULTS[kind]
    (fault,) = faults_in(written(tmp_path, kite_maker=planted(old, new)), data)
    assert says in fault.says
    assert fault.line == {SKILL: 22, PAY: 26}.get(old, 6)


# -- which documents a figure may stand in ------------------------------------------------------------


def test_a_figure_of_another_document_proves_nothing(tmp_path: Path, data: Path) -> None:
    (data / "almanac.txt").write_text("Kites at 48,000 $48,000", encoding="utf-8")
    guide = planted(PAY, PAY.replace("51,300", "48,000"))
    (fault,) = faults_in(written(tmp_path, kite_maker=guide), data)
    assert "the figure $48000 stands in no original of the sources its footnotes name" in fault.says


@pytest.mark.parametrize("figure", ["51,300", "48,000"])
def test_one_of_several_named_documents_is_enough(tmp_path: Path, data: Path, figure: str) -> None:
    (data / "almanac.txt").write_text("Kites at $48,000", encoding="utf-8")
    guide = with_almanac("    original: almanac.txt\n", pay=PAY.replace("51,300", figure))
    assert faults_in(written(tmp_path, kite_maker=guide), data) == []


@pytest.mark.parametrize(("figure", "left"), [("51,300", 0), ("48,000", 1)])
def test_what_a_document_that_is_not_there_may_hold_is_counted(
    tmp_path: Path, data: Path, figure: str, left: int
) -> None:
    findings = check(written(tmp_path, kite_maker=with_almanac(pay=PAY.replace("51,300", figure))), data)
    assert findings.faults == []
    assert unchecked(findings.proofs) == left


def test_a_dead_original_proves_and_refutes_nothing(tmp_path: Path, data: Path) -> None:
    guide = planted(PAY, PAY.replace("51,300", "48,000")).replace("deep/kites.txt", "gone.txt")
    findings = check(written(tmp_path, kite_maker=guide), data)
    assert ["is not in the data folder" in fault.says for fault in findings.faults] == [True]
    assert unchecked(findings.proofs) == 1


def test_the_year_of_a_source_itself_needs_no_proof(tmp_path: Path, data: Path) -> None:
    guide = with_almanac(pay="The Almanac (2020) speaks of kites.[^handbook]", marker="[^almanac]")
    findings = check(written(tmp_path, kite_maker=guide), data)
    assert (findings.faults, unchecked(findings.proofs)) == ([], 0)


def test_a_unit_on_the_next_line_belongs_to_its_figure(tmp_path: Path, data: Path) -> None:
    (data / "deep" / "kites.txt").write_text("Of all makers 33% fly, says the count of 2024.", encoding="utf-8")
    guide = planted(PAY, "- In 2024 kites were flown by 33\n  percent of Kite Makers.[^handbook]")
    assert faults_in(written(tmp_path, kite_maker=guide), data) == []


# -- sources without an original whose document is there ----------------------------------------------


def test_a_page_at_hand_is_known_by_its_own_address(tmp_path: Path, data: Path) -> None:
    page = '<link rel="canonical" href="https://example.org/kites.htm"><p>$51,300 in 2024</p>'
    (data / "kites.html").write_text(page, encoding="utf-8")
    guide = planted("url: null", "url: https://example.org/kites.htm", GUIDE)
    (fault,) = faults_in(written(tmp_path, kite_maker=guide), data)
    assert fault.line == 6
    assert "lies in the data folder; add 'original: kites.html'" in fault.says


def test_a_text_at_hand_is_known_by_its_title(tmp_path: Path, data: Path) -> None:
    (data / "book.txt").write_text("logo\n\nHandbook of Kites\n\nOverview", encoding="utf-8")
    (fault,) = faults_in(written(tmp_path, kite_maker=GUIDE), data)
    assert "add 'original: book.txt'" in fault.says


# -- copied words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["know how to tie a knot that no wind lifts", "Kite Makers own words"])
def test_eight_words_in_a_row_are_free(tmp_path: Path, data: Path, words: str) -> None:
    assert faults_in(written(tmp_path, kite_maker=planted(SKILL, f"- {words}.[^handbook]")), data) == []


def test_a_list_of_names_may_be_repeated(tmp_path: Path, data: Path) -> None:
    names = "Python, R, SQL, Java, Scala, Julia, Perl, Ruby, Go and Rust"
    (data / "names.txt").write_text(f"Use {names}.", encoding="utf-8")
    assert faults_in(written(tmp_path, kite_maker=planted(SKILL, f"- Languages: {names}.[^handbook]")), data) == []


# -- figures ------------------------------------------------------------------------------------------


def test_a_web_page_is_read_without_its_scripts(data: Path) -> None:
    page = "<script>var pay = '$99,000';</script><table><tr><td>$10,000</td></tr><tr><td>\n 77,000 \n</td></tr></table>"
    (data / "page.html").write_text(page, encoding="utf-8")
    known = read_originals(data).figures["page.html"]
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


def test_a_bare_cell_bears_the_sign_of_the_cells_above_it() -> None:
    known = document_figures("7\nMakers\n 11% \nFlyers\n 6\nPay\n$10,000\n 9,000 \nsome 4 of them")
    assert {"7", "11%", "6", "6%", "$10000", "$9000"} <= known
    assert known.isdisjoint({"7%", "$6", "9000%", "4%", "$4"})


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no source documents"):
        read_originals(tmp_path)
