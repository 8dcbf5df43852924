"""Other names of a role are read out of the sentences that give them, and out of no others."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.othernames import other_names
from ingest.reader import parse_document
from ingest.roles import singular

KEEPER = "Lamp Keeper"


def names(sentence: str, role: str = KEEPER, *aliases: str) -> tuple[str, ...]:
    return other_names([sentence], role, aliases)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lamp keepers, also called wickies, trim the wick.", ("wicky",)),
        ("Lamp keepers, also called tower wardens, trim the wick.", ("tower warden",)),
        ("Lamp Keepers are sometimes known as beacon tenders.", ("beacon tender",)),
        ("A Lamp Keeper is also referred to as a tower warden.", ("tower warden",)),
        ("Lamp keepers (also known as wick trimmers) work at night.", ("wick trimmer",)),
        ("Lamp keepers, formerly called tower wardens or beacon tenders, climb.", ("tower warden", "beacon tender")),
        (
            "Lamp keepers, also called wick trimmers, tower wardens, or beacon tenders, climb.",
            ("wick trimmer", "tower warden", "beacon tender"),
        ),
        ("Lamp keepers, also called certified light officers (CLOs), climb.", ("certified light officer", "CLO")),
        ("Lamp keepers, also called tower wardens, climb or sing.", ("tower warden",)),
        ("Lamp keepers, also called tower wardens, climb and sing, alone and in choirs.", ("tower warden",)),
        ("Lamp keepers, also called certified light officer (CLO), climb.", ("certified light officer", "CLO")),
        ("Lamp keepers, also called tower wardens who climb, sleep little.", ("tower warden",)),
        ("Lamp keepers, also called tower wardens. Others sleep.", ("tower warden",)),
        ("Lamp\n keepers, also\n called tower\n wardens, climb.", ("tower warden",)),
    ],
)
def test_a_name_is_read_in_the_singular(sentence: str, found: tuple[str, ...]) -> None:
    assert names(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Bridge painters, also called rope crews, climb.",
        "The lamp is also called a lantern.",
        "Lamp keepers are also called at night when a ship is lost.",
        "Lamp keepers are often called on to climb.",
        "Lamp keepers call their assistants tower wardens.",
        "Lamp keepers, also called Lamp Keepers, climb.",
        "",
    ],
)
def test_no_name_is_read_of_another_or_of_none(sentence: str) -> None:
    assert names(sentence) == ()


def test_an_alias_may_be_the_one_who_is_also_called_so() -> None:
    sentence = "Tower wardens, also called wick trimmers, climb."
    assert names(sentence) == ()
    assert names(sentence, KEEPER, "Tower Warden") == ("wick trimmer",)


def test_a_name_known_before_is_not_told_again() -> None:
    assert names("Lamp keepers, also called tower wardens, climb.", KEEPER, "Tower Warden") == ()
    twice = ["Lamp keepers, also called tower wardens, climb."] * 2
    assert other_names(twice, KEEPER, ()) == ("tower warden",)


def test_a_document_gives_its_role_the_names_it_tells() -> None:
    text = "---\nrole: Lamp Keeper\naliases: [Wicky]\n---\n# Lamp Keeper\n\nLamp keepers, also called tower wardens, climb.\n"
    (role,) = parse_document(text, "keeper.md", format="markdown", fallback_title="Keeper").roles
    assert (role.name, role.aliases) == (KEEPER, ("Wicky", "tower warden"))


PIECES = st.lists(
    st.sampled_from(
        "Lamp keepers|keeper|A|The|also called|are often known as|referred to as|,|(|)|(LKs)|(LK)|;|.|“|'|or|and|who|tower|wardens|officers|\n|é".split(
            "|"
        )
    ),
    max_size=14,
).map(lambda pieces: "Lamp keepers, also called " + " ".join(pieces))


@given(PIECES | st.text(max_size=80))
@example("Lamp keepers, also called (LK)")
@example("Lamp keepers, also called ")
@example("Lamp keepers, also called " + "or " * 500)
def test_whatever_the_sentence_a_name_is_made_of_its_own_words(sentence: str) -> None:
    said = {form for word in re.findall(r"[^\s,;:()]+", sentence) for form in (word, singular(word))}
    for name in names(sentence):
        assert name.strip() == name != ""
        assert set(re.findall(r"[^\s,;:()]+", name)) <= said | {w.strip("“”\"'") for w in said}
