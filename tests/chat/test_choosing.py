"""Which statements an answer shows: lists in their order, of inquiries what was named most, within a number of words."""

from __future__ import annotations

from dataclasses import replace

from chat.choosing import Chosen, as_many, most_relevant, whole_list
from chat.evidence import Ranked
from tests.chat.fakes import stated

SHARES = ("Diploma: 52 % of those asked", "College: 20 % of those asked", "Degree: 12 % of those asked")
FEWER = ("Master: 9 % of those asked", "Doctorate: 7 % of those asked")
TRADES = "wick lens brass chamois ladder signal harbour kettle anchor copper beacon".split()


def item(text: str, row: int, score: float = 1.0, lead: str = "") -> Ranked:
    statement = replace(stated(text, lead=lead), row=row, kind="item", facet="education")
    return Ranked(statement, score, score, 0.0)


def texts(chosen: Chosen) -> list[str]:
    return [s.text for s in chosen.statements]


def test_as_many_are_kept_as_fit_and_the_first_always() -> None:
    statements = [stated(f"{word} three words") for word in TRADES[:4]]
    assert as_many(statements, 6) == Chosen(tuple(statements[:2]), 2)
    assert as_many(statements, 0) == Chosen(tuple(statements[:1]), 3)
    assert as_many(statements, 50) == Chosen(tuple(statements), 0)
    assert as_many([], 6) == Chosen((), 0)


def test_of_an_inquiry_the_most_named_are_shown_and_at_most_three() -> None:
    """Whatever their scores: the inquiry lists its shares by size."""
    ranked = [item(text, row, score=row / 10) for row, text in enumerate((*SHARES, *FEWER), 1)]
    assert texts(whole_list(list(reversed(ranked)), words=18)) == list(SHARES)


def test_of_two_inquiries_each_keeps_its_own() -> None:
    degrees = [item(text, row, lead="Schooling") for row, text in enumerate((*SHARES, *FEWER), 1)]
    months = [item(f"{w} weeks: {50 - 9 * n} % of those", 11 + n, lead="Training") for n, w in enumerate(TRADES[:5])]
    chosen = whole_list([*degrees, *months], words=32)
    assert {*FEWER, months[3].statement.text, months[4].statement.text}.isdisjoint(texts(chosen))
    assert set(texts(chosen)) >= set(SHARES)


def test_an_inquiry_that_fits_is_shown_whole() -> None:
    ranked = [item(text, row) for row, text in enumerate((*SHARES, *FEWER), 1)]
    assert texts(whole_list(ranked, words=90)) == [*SHARES, *FEWER]


def test_ratings_stand_beside_a_sentence_only_where_they_are_as_likely() -> None:
    sentence = item("Keepers sometimes treat burns and other wounds.", 1, score=3.0)
    ratings = [item("Relationships: 5.67 of 7", 2, score=2.8), item("Support: 5 of 7", 3, score=2.0)]
    share = item("3 of 5 keepers say that they work by night in winter.", 4, score=2.0)
    shown = texts(most_relevant([sentence, *ratings, share], 100))
    assert shown == [sentence.statement.text, ratings[0].statement.text, share.statement.text]
    assert ratings[1].statement.text in texts(most_relevant([sentence, *ratings, share], 100, several=True))
    others = [item("Other duties as assigned.", 1, score=3.0), item("Mathematics: importance 3.9 of 5", 2, score=2.0)]
    assert texts(most_relevant(others, 100)) == [others[1].statement.text]  # never nothing


def test_nobody_asks_for_other_duties() -> None:
    real = item("Trims the wick.", 1)
    others = [
        item("Performs other duties as assigned.", 2),
        item("Other related duties", 3),
        item("Any other tasks.", 4),
    ]
    assert texts(whole_list([real, *others], words=90)) == ["Trims the wick."]
    assert len(whole_list(others[:1], words=90).statements) == 1  # where nothing else is told


def test_a_long_list_is_shown_from_its_beginning() -> None:
    """Its own order says what matters most, not how near an item comes to the question."""
    ranked = [item(f"{word.title()} care", row, score=row / 20) for row, word in enumerate(TRADES)]
    chosen = whole_list(list(reversed(ranked)), words=8)
    assert texts(chosen) == [f"{word.title()} care" for word in TRADES[: len(chosen.statements)]]
    assert 1 < len(chosen.statements) < len(TRADES)
    assert chosen.left == len(TRADES) - len(chosen.statements)


def relevant(text: str, row: int, score: float, section: str = "Work") -> Ranked:
    return replace(item(text, row, score), statement=replace(stated(text), row=row, section=("Keeper", section)))


def test_the_best_comes_first_and_the_rest_in_the_order_of_the_document() -> None:
    ranked = [
        relevant("trims wicks", 7, 9.0),
        relevant("polishes lenses", 5, 8.5),
        relevant("rows ashore", 2, 8.0, "Boats"),
    ]
    assert texts(most_relevant(ranked, words=50)) == ["trims wicks", "polishes lenses", "rows ashore"]


def test_what_is_far_less_likely_to_answer_is_left_out() -> None:
    ranked = [relevant("trims wicks", 1, 9.0), relevant("polishes lenses", 2, 8.0), relevant("sleeps by day", 3, 2.0)]
    assert texts(most_relevant(ranked, words=50)) == ["trims wicks", "polishes lenses"]


def test_what_does_not_fit_makes_room_for_what_does_and_the_best_is_always_there() -> None:
    long = "writes the weather of the day into a heavy log by the light of the lamp"
    ranked = [relevant("trims wicks", 1, 9.0), relevant(long, 2, 8.5), relevant("polishes lenses", 3, 8.0)]
    assert texts(most_relevant(ranked, words=8)) == ["trims wicks", "polishes lenses"]
    assert texts(most_relevant([relevant(long, 2, 8.5)], words=3)) == [long]


def test_of_several_facets_each_has_its_best() -> None:
    duties = [
        replace(
            relevant(f"{w} is polished", n, 9.0 - n / 10),
            statement=replace(stated(f"{w} is polished"), row=n, facet="duties", section=("Keeper",)),
        )
        for n, w in enumerate(TRADES, 1)
    ]
    skills = replace(
        relevant("keen eyes", 40, 7.0),
        statement=replace(stated("keen eyes"), row=40, facet="skills", section=("Keeper",)),
    )
    assert "keen eyes" in texts(most_relevant([*duties, skills], words=18, facets=("duties", "skills")))
    assert "keen eyes" not in texts(most_relevant([*duties, skills], words=18))


def of_list(texts_scores: list[tuple[str, float]], group: int = 1, lead: str = "The trades are:") -> list[Ranked]:
    ranked = [item(text, row, score, lead) for row, (text, score) in enumerate(texts_scores, 1)]
    return [replace(r, statement=replace(r.statement, group=group)) for r in ranked]


def test_of_a_short_list_the_rest_comes_along_where_half_is_shown() -> None:
    ranked = of_list([("Wick", 9.0), ("Lens", 9.0), ("Brass", 2.0), ("Rope", 1.0)])
    assert texts(most_relevant(ranked, 60)) == ["Wick", "Lens", "Brass", "Rope"]
    alone = of_list([("Wick", 9.0), ("Lens", 2.0), ("Brass", 2.0), ("Rope", 1.0), ("Bell", 1.0)])
    assert texts(most_relevant(alone, 60)) == ["Wick", "Lens"]
    unled = of_list([("Wick", 9.0), ("Lens", 9.0), ("Brass", 2.0)], lead="")
    assert texts(most_relevant(unled, 60)) == ["Wick", "Lens"]


def prose(row: int) -> Ranked:
    """A sentence that shares no word with another."""
    text = " ".join(f"{word}{row}" for word in TRADES[:8]) + "."
    return Ranked(replace(stated(text), row=row), 0.9, 0.9, 0.0)


def test_the_one_list_under_a_lead_is_whole_and_in_its_order() -> None:
    duties = [item(f"Polish the {word}", row, row / 10, "Keepers do") for row, word in enumerate(TRADES[:5], 1)]
    others = [prose(20 + n) for n in range(10)]
    chosen = whole_list(sorted([*duties, *others], key=lambda r: -r.score), words=40)
    assert texts(chosen) == [r.statement.text for r in duties]
    assert chosen.left == len(others)


def test_of_two_lists_or_one_too_long_the_nearest_sentences_are_shown() -> None:
    others = [prose(20 + n) for n in range(10)]
    two = [item(f"Polish the {word}", row, 0.5, f"Keepers do {row % 2}") for row, word in enumerate(TRADES[:8], 1)]
    one = [item(f"Polish the {word}", row, 0.5, "Keepers do") for row, word in enumerate(TRADES[:8], 1)]
    assert whole_list([*others, *two], words=60).statements[0].kind == "sentence"
    assert whole_list([*others, *one], words=60).statements[0].kind == "item"
    assert whole_list([*others, *one], words=15).statements[0].kind == "sentence"
