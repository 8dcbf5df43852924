"""The cards beside the chat, and which addresses may be linked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.web.fakes import ATTACK, REFUSAL, SKILLS
from web.passages import excerpt, publication, render_passages, safe_address
from web.turn import Turn


def panel(answer) -> str:
    return render_passages(Turn(3, "q", answer.text, answer))


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " https://a.example",
        "https://a.example/\u202e",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://",
        "http://[bad",
        "example.org",
    ],
)
def test_other_addresses_are_not_linked(url) -> None:
    assert safe_address(url) is None


def test_web_addresses_are_linked_by_their_host() -> None:
    address = safe_address("https://www.example.org/a?b=<c>")
    assert address is not None
    assert address.host == "example.org"
    linked = replace(SKILLS, citations=(replace(SKILLS.citations[0], url='https://example.org/"><script>'),))
    assert "<script" not in panel(linked)


def test_what_is_not_told_is_said() -> None:
    assert publication(None, None) == "publisher not named, undated"
    assert publication("not named", "undated") == "publisher not named, undated"
    assert publication("BLS", "2025") == "BLS, 2025"


def test_a_card_holds_all_that_is_known() -> None:
    html = panel(SKILLS)
    assert 'id="passage-3-1"' in html
    for words in (
        "strong analytical skills",
        "Example Press, 2025-03-01, page 3",
        "AI Ethicist › Skills",
        "example.org",
    ):
        assert words in html


def test_cards_of_hostile_documents_are_words() -> None:
    html = panel(ATTACK)
    assert "<img" not in html
    assert "<script" not in html
    assert "href" not in html


def test_no_passage_is_said() -> None:
    assert "rests on no passage" in panel(REFUSAL)
    assert "are shown here" in render_passages(None)
    assert "follow once" in render_passages(Turn(1, "q", "A sentence."), live=True)
    assert "was stopped" in render_passages(Turn(1, "q", "A sentence."))


def test_what_was_found_beside_is_shown_to_skim() -> None:
    text = "Jobs: in 2024 there\n  were **many**.[^bls]\n- Design: 11% <b>of</b> them.[^x]\n\nMore."
    assert excerpt(text) == "Jobs: in 2024 there were many.\nDesign: 11% <b>of</b> them.\nMore."
    others = [replace(SKILLS.citations[0], marker=1000, quote="<script>x</script>")]
    html = render_passages(Turn(1, "q", SKILLS.text, SKILLS), others=others, looks=True)
    assert "(1)" in html
    assert "<script" not in html
