"""Struck claims stand struck through where they would have stood, with the reason, and can do nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from chat.answer import Answer, AnswerChunk, Claim, Writing
from prompts import phrase
from tests.web.fakes import SKILLS, FakeIndex
from tests.web.test_answer_html import Checker
from web.adviser import Adviser
from web.conversation import render_turns
from web.markdown import render_markdown
from web.room import Room
from web.struck import CLOSE, OPEN
from web.turn import Turn, history
from web.visitors import Visitors


def claim(words: str, at: int, reason: str = "no passage says so") -> Claim:
    return Claim(words, (), "unsupported", reason, at=at)


def rendered(text: str, *claims: Claim) -> str:
    html = str(render_markdown(text, (), 1, whole=True, struck=claims))
    Checker().feed(html)
    return html


def lines(html: str) -> str:
    """The HTML as the words of its blocks, the struck ones between tildes."""
    html = re.sub(r'<span class="unseen">[^<]*</span>|<span class="why">[^<]*</span>', "", html)
    html = re.sub(r"</?del[^>]*>", "~", html)
    return " / ".join(
        " ".join(re.sub(r"<[^>]+>", "", block).split()) for block in re.split(r"</(?:p|li|tr)>", html)
    ).strip(" /")


@pytest.mark.parametrize(
    ("text", "at", "shown"),
    [
        ("One. Two.", 4, "One. ~bad~ Two."),
        ("One.", 4, "One. ~bad~"),
        ("One.", 0, "~bad~ One."),
        ("", 0, "~bad~"),
        ("- a\n- b\n", 4, "a / ~bad~ / b"),
        ("- a\n- b\n", 8, "a / b / ~bad~"),
        ("- a\n- b\n", 0, "~bad~ / a / b"),
        ("| h |\n|---|\n| r |\n| q |\n\nEnd.", 18, "h / r / q / ~bad~ / End."),
        ("One.\n\n> note\n\nTwo.", 6, "One. / ~bad~ / note / Two."),
        ("One.", 999, "One. ~bad~"),
    ],
)
def test_a_struck_claim_stands_where_it_stood(text: str, at: int, shown: str) -> None:
    assert lines(rendered(text, claim("bad", at))) == shown


def test_several_keep_their_order() -> None:
    assert lines(rendered("One. Two.", claim("a", 4), claim("b", 4), claim("c", 9))) == "One. ~a~ ~b~ Two. ~c~"


def test_the_reason_is_there_for_eye_and_ear() -> None:
    html = rendered("One.", claim("bad", 4, 'the number "15" <b>'))
    assert 'title="the number &#34;15&#34; &lt;b&gt;"' in html
    assert '<span class="why">the number &#34;15&#34; &lt;b&gt;</span>' in html
    assert '<span class="unseen">Struck out: </span>' in html


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "[1](javascript:x)", "**bold** `code` | cell", f"{OPEN}0{CLOSE}", "\n\n# head"],
)
def test_a_struck_claim_is_words_and_nothing_else(words: str) -> None:
    html = rendered("One.", claim(words, 4))
    inside = re.search(r"<del[^>]*>(.*?)</del>", html, re.S).group(1)
    assert "<" not in inside
    assert html.count("<del") == 1


@pytest.mark.parametrize("number", ["0", "1", "7"])
def test_a_text_cannot_forge_one(number: str) -> None:
    html = rendered(f"One {OPEN}{number}{CLOSE} two.", claim("bad", 0))
    assert html.count("<del") == 1
    assert "One" in html


def test_a_turn_collects_them_as_they_come_and_history_never_holds_them() -> None:
    bad = claim("Curators earn $9.", 4)
    answer = Answer("One. Two.", "answer", "q", claims=(bad,), writing=Writing("m", 3, 1, 0))

    class Chain:
        def stream(self, question: object) -> list[AnswerChunk]:
            return [AnswerChunk("One."), AnswerChunk(), AnswerChunk(" Two.", struck=(bad,)), AnswerChunk(answer=answer)]

    room = Room(Chain(), FakeIndex())
    turns = list(Adviser(Visitors(room))._answered(room, Turn(1, "q"), {"question": "q"}))
    assert [len(t.struck) for t in turns] == [0, 0, 1, 1]
    html = str(render_turns(turns[-1:]))
    assert lines(html.split('class="answer"')[1].split(">", 1)[1]).startswith("One. ~Curators earn $9.~ Two.")
    assert "Written by m: 3 sentences checked against the passages, 1 struck out, 0 given another citation." in html
    assert "$9" not in str(history(turns[-1:]))


def test_its_place_is_told_in_a_text_that_is_shown_without_how_it_was_understood() -> None:
    opening = f"> {phrase('understood', question='What does a Curator earn?')}\n\n"
    bad = claim("Curators earn $9.", len(opening) + 4)
    answer = Answer(f"{opening}One. Two.", "answer", "q", claims=(bad,), writing=Writing("m", 3, 1, 0))
    html = str(render_turns([Turn(1, "q", answer.text, answer=answer, struck=(bad,))]))
    assert "One. ~Curators earn $9.~ Two." in lines(html.split("</div>", 1)[1])


def test_what_became_of_a_failed_model_is_told() -> None:
    failed = replace(SKILLS, writing=Writing("<m>", failure="its server cannot be reached"))
    html = str(render_turns([Turn(1, "q", failed.text, answer=failed)]))
    assert "The language model &lt;m&gt; was asked and is not used (its server cannot be reached)" in html
