"""Two guides bear one name only where both say that they share it; cross-references lead to guides that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from chat.rolefinder import RoleFinder
from corpus.guide import Fault
from ingest.reader import parse_document
from tests.corpus.guides import GUIDE, faults_in, general, written

SHARING = GUIDE.replace("aliases: [Kite Builder]", "aliases: [Kite Builder, Flyer]\nshared: [Flyer]")


def sky(aliases: str = "[]", *lines: str) -> str:
    """A second guide, with these lines below its aliases."""
    return general("The Sky", aliases).replace(f"aliases: {aliases}\n", "\n".join([f"aliases: {aliases}", *lines, ""]))


def faults(tmp_path: Path, **guides: str) -> list[Fault]:
    return faults_in(written(tmp_path, **guides))


@pytest.mark.parametrize("alias", ["kite maker", "Kite-Builder"])
def test_a_name_that_two_guides_bear_is_named_once_with_the_other_file(tmp_path: Path, alias: str) -> None:
    (fault,) = faults(tmp_path, kite_maker=GUIDE, sky=sky(f"[Flyer, {alias}]"))
    assert (fault.path.name, fault.line) == ("sky.md", 3)
    assert "kite-maker.md" in fault.says


def test_an_alias_is_free_for_two_where_both_share_it(tmp_path: Path) -> None:
    assert faults(tmp_path, kite_maker=SHARING, sky=sky("[flyer]", "shared: [flyer]")) == []


def test_a_question_that_uses_a_shared_alias_means_both_roles() -> None:
    texts = [SHARING, SHARING.replace("Kite Maker", "Balloon Maker")]
    roles = [role for at, text in enumerate(texts) for role in parse_document(text, f"{at}.md").roles]
    (mention,) = RoleFinder(roles, frozenset()).find("What does a flyer earn?")
    assert mention.roles == ("Balloon Maker", "Kite Maker")


def test_an_alias_shared_by_one_alone_is_a_fault_of_the_other(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, kite_maker=SHARING, sky=sky("[Flyer]"))
    assert (fault.path.name, fault.line) == ("sky.md", 3)
    assert "'Flyer' is a name in kite-maker.md too" in fault.says
    assert "list it under 'shared' in both" in fault.says


def test_the_first_guide_is_told_as_well_where_it_does_not_share(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, a=sky("[Flyer]"), kite_maker=SHARING)
    assert fault.path.name == "a.md"


@pytest.mark.parametrize("own", ["Kite Maker", "kite-maker"])
def test_a_title_or_role_is_never_shared(tmp_path: Path, own: str) -> None:
    (fault,) = faults(tmp_path, kite_maker=GUIDE, sky=sky(f"[{own}]", f"shared: [{own}]"))
    assert (fault.path.name, fault.line) == ("sky.md", 3)
    assert "is the title or role of kite-maker.md, which no guide shares" in fault.says


def test_two_guides_of_one_title_are_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, a=sky(), b=sky())
    assert (fault.path.name, fault.line) == ("b.md", 2)


def test_a_name_shared_with_nobody_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, kite_maker=SHARING, sky=sky())
    assert (fault.path.name, fault.line) == ("kite-maker.md", 5)
    assert "no other guide lists the shared name 'Flyer'" in fault.says


def test_a_shared_name_that_is_no_alias_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, kite_maker=GUIDE, sky=sky("[]", "shared:", "  - Kite Builder"))
    assert (fault.path.name, fault.line) == ("sky.md", 5)
    assert "'Kite Builder' is no alias of this guide" in fault.says


RELATED = {
    "[kite-makr]": "no related guide 'kite-makr' in the folder; did you mean 'kite-maker'?",
    "[kite-maker.md]": "did you mean 'kite-maker'?",
    "[balloonist]": "name one by its file without .md",
    "[sky]": "the related guide 'sky' is this one",
    "[kite-maker, kite-maker]": "stands twice",
}


@pytest.mark.parametrize("related", RELATED)
def test_a_dead_cross_reference_is_a_fault(tmp_path: Path, related: str) -> None:
    (fault,) = faults(tmp_path, kite_maker=GUIDE, sky=sky("[]", f"related: {related}"))
    assert (fault.path.name, fault.line) == ("sky.md", 4)
    assert RELATED[related] in fault.says


def test_a_related_guide_of_the_folder_is_free_even_where_it_cannot_be_read(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, broken="", kite_maker=GUIDE, sky=sky("[]", "related: [kite-maker, broken]"))
    assert fault.path.name == "broken.md"
