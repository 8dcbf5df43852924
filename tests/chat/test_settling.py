"""Loose names: settled on the role that the whole question means, left out where they stand in it by the way."""

from __future__ import annotations

from dataclasses import replace

from chat.mentions import Mention
from chat.settling import is_sure, settled, with_fields
from ingest.index import Index
from tests.chat.village import BREWER, KEEPER, RINGER, WEAVER


def mention(text: str, words: str, *roles: str, in_full: bool = True) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, roles, in_full)


def test_a_loose_name_means_the_role_that_the_question_is_about(village: Index) -> None:
    text = "Does the man look after the lamp of the lighthouse tower at night?"
    mentions, taken = settled(village, text, [mention(text, "man", KEEPER, WEAVER)])
    assert [m.roles for m in mentions] == [(KEEPER,)]
    assert taken == KEEPER


def test_one_named_surely_leaves_out_what_stands_by_the_way(village: Index) -> None:
    text = f"Does a {KEEPER} ever sit at the loom of somebody else?"
    sure, other = mention(text, KEEPER, KEEPER), mention(text, "loom", WEAVER)
    assert settled(village, text, [sure, other]) == ([sure], "")


def test_what_is_set_side_by_side_stays(village: Index) -> None:
    text = f"{KEEPER} or loom person?"
    both = [mention(text, KEEPER, KEEPER), mention(text, "loom", WEAVER)]
    assert settled(village, text, both) == (both, "")


def test_no_side_of_a_comparison_is_lost(village: Index) -> None:
    text = f"{KEEPER} or weaving person at the loom?"
    sides = [mention(text, KEEPER, KEEPER), mention(text, "weaving", WEAVER, KEEPER)]
    assert all(len(m.roles) == 1 for m in settled(village, text, sides)[0])


def test_what_was_spoken_of_and_what_is_unknown_stay_as_they_are(village: Index) -> None:
    text = "and the one with the lamp?"
    loose = [mention(text, "one", KEEPER, WEAVER)]
    assert settled(village, text, loose, (WEAVER,)) == (loose, "")
    unknown = [mention(text, "one")]
    assert settled(village, text, unknown) == (unknown, "")
    assert settled(village, text, []) == ([], "")


def test_names_of_several_words_own_names_and_initials_are_sure() -> None:
    for words in (KEEPER, "tower hand", "LK"):
        assert is_sure(Mention(0, len(words), words, (KEEPER,)))
    assert not is_sure(Mention(0, 4, "hand", (KEEPER,)))
    assert not is_sure(Mention(0, 10, "tower hand", (KEEPER,), in_full=False))
    assert not is_sure(Mention(0, 10, "tower hand", (KEEPER, WEAVER)))


def test_fields_count_beside_a_name_and_by_the_way_do_not() -> None:
    text = "weaver or lamp keeping?"
    named, field = mention(text, "weaver", WEAVER), mention(text, "lamp keeping", KEEPER, in_full=False)
    assert with_fields(text, [named], [field]) == [named, field]
    assert with_fields(text, [], [field]) == [field]
    apart = "does a weaver know anything at all of the old art of lamp keeping?"
    named, field = mention(apart, "weaver", WEAVER), mention(apart, "lamp keeping", KEEPER, in_full=False)
    assert with_fields(apart, [named], [field]) == [named]


def test_what_one_does_that_another_does_not_is_a_comparison(village: Index) -> None:
    text = f"What does a {KEEPER} do that a loom person doesn't?"
    both = [mention(text, KEEPER, KEEPER), mention(text, "loom", WEAVER)]
    assert settled(village, text, both) == (both, "")


def test_of_loose_names_set_side_by_side_each_means_another_role(village: Index) -> None:
    text = "tower person or loom person?"
    sides = [mention(text, "tower person", KEEPER, WEAVER), mention(text, "loom person", KEEPER, WEAVER, RINGER)]
    one, other = settled(village, text, sides)[0]
    assert len(one.roles) == len(other.roles) == 1
    assert one.roles != other.roles


def test_a_misspelled_name_of_several_roles_needs_some_likelihood(village: Index) -> None:
    text = "Who trims the wick of the lamp with a scalpel?"
    guessed = replace(mention(text, "scalpel", WEAVER, BREWER), guessed=True)
    mentions, taken = settled(village, text, [guessed])
    assert (mentions, taken) == ([], "") or taken == KEEPER


def test_initials_in_capitals_mean_one_of_their_roles(village: Index) -> None:
    text = "As an NW, would I mind the lamp and its wick?"
    mentions, taken = settled(village, text, [mention(text, "NW", WEAVER, BREWER)])
    assert taken == ""
    assert mentions[0].roles[0] in (WEAVER, BREWER)
    assert len(mentions) == len(mentions[0].roles) == 1


def test_where_nothing_tells_apart_the_names_that_hold_the_word_come_first(village: Index) -> None:
    text = "What does the keeper earn?"
    (kept,), _ = settled(village, text, [mention(text, "keeper", BREWER, RINGER, KEEPER)])
    assert kept.roles[0] == KEEPER


def test_what_is_contrasted_is_not_one_role_twice(village: Index) -> None:
    text = f"What is the difference between a {KEEPER} and a tower person?"
    sides = [mention(text, KEEPER, KEEPER), mention(text, "tower person", KEEPER, RINGER)]
    assert [m.roles for m in settled(village, text, sides)[0]] == [(KEEPER,), (RINGER,)]
    same = f"Is a {KEEPER} a tower person?"
    sides = [mention(same, KEEPER, KEEPER), mention(same, "tower person", KEEPER, RINGER)]
    assert {m.roles for m in settled(village, same, sides)[0]} == {(KEEPER,)}


def test_a_word_that_somebody_is_called_by_names_them(village: Index) -> None:
    text = "I want to be a wick, what do I need?"
    kept, _ = settled(village, text, [mention(text, "wick", BREWER)])
    assert kept


def test_each_of_a_joint_title_is_named_surely_by_its_own_name(village: Index) -> None:
    joint, text = "Librarians and Clerks", "Do librarians get a lamp for the lighthouse at night?"
    named = mention(text, "librarians", joint)
    assert not is_sure(named)
    assert settled(village, text, [named]) == ([named], "")


def test_any_names_may_be_set_side_by_side(village: Index) -> None:
    text = "Who sleeps more hours, the keeper or the stewardess?"
    one, other = mention(text, "keeper", KEEPER), mention(text, "stewardess", WEAVER)
    assert settled(village, text, [one, other]) == ([one, other], "")


def test_fields_are_set_beside_each_other_where_one_is_to_be_chosen() -> None:
    text = "Torn between brewing and bell ringing: which one grows?"
    field, named = mention(text, "brewing", BREWER, in_full=False), mention(text, "bell ringing", RINGER)
    assert with_fields(text, [named], [field]) == [field, named]
    text = "Ringing bells and brewing"
    assert with_fields(text, [mention(text, "Ringing", RINGER)], [mention(text, "brewing", BREWER)]) != [field, named]
