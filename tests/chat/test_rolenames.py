"""What people say for a title, the field of a role, and plain words that are names only where they are spoken of so."""

from __future__ import annotations

import pytest

from chat.rolefinder import RoleFinder
from chat.rolenames import RoleNames
from ingest.document import Role
from ingest.index import Index


def finder(index: Index, *roles: Role | str) -> RoleFinder:
    return RoleFinder([r if isinstance(r, Role) else Role(r) for r in roles], index.vocabulary)


def roles_in(finder: RoleFinder, text: str) -> list[tuple[str, ...]]:
    return [mention.roles for mention in finder.find(text)]


def test_an_everyday_name_means_the_title_that_an_index_has(index: Index) -> None:
    assert roles_in(finder(index, "Software Developer"), "what does a coder do") == [("Software Developer",)]
    both = finder(index, "Software Developer", "Computer Programmer")
    assert roles_in(both, "what does a coder do") == [("Computer Programmer",)]  # the likeliest first
    assert roles_in(finder(index, "Lawyer"), "how is an attorney paid") == [("Lawyer",)]


def test_an_everyday_name_means_nothing_where_no_such_title_is(index: Index) -> None:
    for said in ("sparky", "cabbie", "attorney"):
        assert not any(roles_in(finder(index, "Lamp Keeper"), f"what does a {said} do"))


@pytest.mark.parametrize("own", [Role("Coder"), Role("Lamp Keeper", ("Coder",))])
def test_a_role_of_the_everyday_name_itself_comes_before_it(index: Index, own: Role) -> None:
    assert roles_in(finder(index, own, "Software Developer"), "what does a coder do") == [(own.name,)]


def test_of_several_titles_that_end_so_an_everyday_name_means_none(index: Index) -> None:
    two = finder(index, "Algebra Postsecondary Teacher", "Harp Postsecondary Teacher")
    assert roles_in(two, "what does a lecturer do") != [("Algebra Postsecondary Teacher",)]
    one = finder(index, "Harp Postsecondary Teacher")
    assert roles_in(one, "what does a lecturer do") == [("Harp Postsecondary Teacher",)]


@pytest.mark.parametrize(
    ("field", "role"),
    [
        ("is graphic design worth it", "Graphic Designer"),
        ("what is data science like", "Data Scientist"),
        ("how do I get into accounting", "Accountant"),
        ("is house painting hard", "House Painter"),
        ("is nursing for me", "Nurse"),
    ],
)
def test_a_field_names_the_role_that_works_in_it(index: Index, field: str, role: str) -> None:
    roles = ("Graphic Designer", "Data Scientist", "Accountant", "House Painter", "Nurse")
    mention = finder(index, *roles).fields(field)[0]
    assert (mention.roles, mention.in_full) == ((role,), False)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("is farming hard", "Crofter"),
        ("acting or singing?", "Stage Player"),
        ("a farming machine", ""),  # tells of what stands behind it
        ("what is being done", ""),
    ],
)
def test_work_names_whoever_does_it_where_it_stands_by_itself(index: Index, text: str, role: str) -> None:
    roles = finder(index, Role("Crofter", ("Farmer",)), Role("Stage Player", ("Actor",)), "Lamp Keeper")
    assert [m.roles for m in roles.fields(text)] == ([(role,)] if role else [])


@pytest.mark.parametrize("text", ["is it a good design", "what is science", "a lamp", "the account", "", "of the"])
def test_a_plain_word_names_no_field(index: Index, text: str) -> None:
    assert finder(index, "Graphic Designer", "Data Scientist", "Accountant", "Lamp Keeper").fields(text) == []


def test_several_fields_are_found_and_none_twice(index: Index) -> None:
    roles = finder(index, "Graphic Designer", "Accountant")
    assert {m.roles for m in roles.fields("graphic design or accounting")} == {("Graphic Designer",), ("Accountant",)}
    named = roles.find("a graphic designer or accounting")
    assert [m.roles for m in roles.fields("a graphic designer or accounting", named)] == [("Accountant",)]


def test_a_joining_word_begins_no_name(index: Index) -> None:
    roles = finder(index, Role("Theatre Nurse", ("OR Nurse",)), "Lamp Keeper")
    assert [m.roles for m in roles.find("lamp keeper or nurse, what pays?") if m.in_full] == [("Lamp Keeper",)]
    assert [m.roles for m in roles.find("an OR nurse")] == [("Theatre Nurse",)]


def test_a_field_of_several_roles_names_none_of_them(index: Index) -> None:
    assert finder(index, "Graphic Designer", "Graphic Design Manager").fields("graphic design")
    two = finder(index, Role("Lamp Keeper", ("Wick Designer",)), Role("Bridge Painter", ("Wick Designer",)))
    assert two.fields("is wick design hard") == []


def test_a_plain_word_is_no_occupation(index: Index) -> None:
    """Though one of a role's many aliases is that word."""
    keepers = finder(index, Role("Lamp Keeper", ("Level", "Maid", "Tower Warden")))
    assert roles_in(keepers, "what level of school is needed") == []
    assert roles_in(keepers, "maid service") == []
    assert roles_in(keepers, "what does a maid earn") == [("Lamp Keeper",)]
    assert roles_in(keepers, "how to become maid") == [("Lamp Keeper",)]
    assert roles_in(finder(index, "Level"), "what level is it") == [("Level",)]  # a role's own name is one


def test_a_role_for_what_is_listed_nowhere_else_gives_way_to_those_of_its_name(index: Index) -> None:
    designers = [f"{kind} Designer" for kind in ("Wick", "Sail", "Bell")]
    roles = [Role("Designer"), *map(Role, designers)]
    rest = RoleFinder(roles, index.vocabulary, of_the_rest=frozenset(("Designer",)))
    assert set(*roles_in(rest, "what does a designer earn")) == set(designers)
    assert roles_in(rest, "what do designers, all other, earn") == [("Designer",)]
    assert roles_in(finder(index, *roles), "what does a designer earn") == [("Designer",)]  # one that is told of
    known = [Role("Warden"), Role("Tower Keeper", ("Warden",)), Role("Bell Ringer", ("Warden",))]
    of_alias = RoleFinder(known, index.vocabulary, of_the_rest=frozenset(("Warden",)))
    assert roles_in(of_alias, "what does a warden earn") == [("Bell Ringer", "Tower Keeper")]
    alone = RoleFinder([Role("Warden"), Role("Bell Ringer")], index.vocabulary, of_the_rest=frozenset(("Warden",)))
    assert roles_in(alone, "what does a warden earn") == [("Warden",)]


def test_a_name_of_several_words_means_the_role_that_shares_most_of_them(index: Index) -> None:
    roles = (Role("Gem and Diamond Worker", ("Diamond Grader",)), Role("Jeweler", ("Diamond Grader", "Ring Setter")))
    assert roles_in(finder(index, *roles), "what does a diamond grader do") == [("Gem and Diamond Worker",)]
    alike = (Role("Lamp Keeper", ("Tower Hand",)), Role("Bell Ringer", ("Tower Hand",)))
    assert roles_in(finder(index, *alike), "what does a tower hand do") == [("Bell Ringer", "Lamp Keeper")]


def test_of_a_few_roles_with_one_alias_people_mean_one(index: Index) -> None:
    truckers = [Role("Heavy and Tractor-Trailer Truck Driver", ("Trucker",)), Role("Material Mover", ("Trucker",))]
    (mention,) = finder(index, *truckers).find("what do truckers earn")
    assert finder(index, *truckers).by_habit(mention) == "Heavy and Tractor-Trailer Truck Driver"
    assert not finder(index, *truckers[1:], "Lamp Keeper").by_habit(mention)
    crowd = [
        *truckers,
        *(Role(f"Mover of {load}", ("Trucker",)) for load in "Bells Nets Sails Wicks Ropes Hulls Flags Logs".split()),
    ]
    (mention,) = finder(index, *crowd).find("what do truckers earn")
    assert not finder(index, *crowd).by_habit(mention)  # too many to tell


def test_a_misspelled_name_is_marked_so(index: Index) -> None:
    roles = finder(index, "Lamplighter")
    assert [m.guessed for m in roles.find("what does a lampligther do")] == [True]
    assert [m.guessed for m in roles.find("what does a lamplighter do")] == [False]


@pytest.mark.parametrize("text", ["the best paid painter", "a self employed painter", "an average american painter"])
def test_praise_makes_no_other_occupation(index: Index, text: str) -> None:
    assert roles_in(finder(index, "Bridge Painter"), text) == [("Bridge Painter",)]


def test_what_people_shorten_is_no_occupation_by_itself(index: Index) -> None:
    assert roles_in(finder(index, "Lamp Keeper"), "is comp sci needed") == []


def test_doing_is_no_initials(index: Index) -> None:
    roles = finder(index, Role("Dyke Officer", ("DO",)))
    assert roles_in(roles, "what would I be doing") == []
    assert roles_in(roles, "what does a DO earn") == [("Dyke Officer",)]


def test_names_of_nothing_are_empty(index: Index) -> None:
    names = RoleNames([], index.vocabulary)
    assert (names.longest, names.whole(("lamp",)), names.alike(("lamp",), ())) == (0, (), [])


def test_initials_in_small_letters_are_a_word_first(index: Index) -> None:
    nurse = Role("Lamp Nurse", ("APP", "LN"))
    assert roles_in(finder(index, nurse), "they replace us with an app") == []
    assert roles_in(finder(index, nurse), "what does an APP do") == [("Lamp Nurse",)]
    assert roles_in(finder(index, nurse), "are APPs paid well") == [("Lamp Nurse",)]
    assert roles_in(finder(index, nurse), "how is an ln paid") == [("Lamp Nurse",)]


def test_long_initials_in_small_letters_are_spoken_of_or_none(index: Index) -> None:
    helper = finder(index, Role("Lamp Helper", ("ROTA",)))
    assert roles_in(helper, "I am good at budgets and rotas") == []
    assert roles_in(helper, "what does a rota do") == roles_in(helper, "ROTA?") == [("Lamp Helper",)]


def test_a_verb_of_two_words_is_no_alias(index: Index) -> None:
    mover = Role("Crate Mover", ("Pick Up", "Stone Cutter"))
    assert roles_in(finder(index, mover), "which words should I pick up") == []
    assert roles_in(finder(index, mover), "what does a stone cutter do") == [("Crate Mover",)]


def test_a_word_of_the_same_stem_is_no_occupation(index: Index) -> None:
    both = finder(index, "Designer", Role("Market Analyst", ("Marketer",)))
    assert roles_in(both, "designing lamps for the market") == []
    assert roles_in(both, "a designer and a marketer") == [("Designer",), ("Market Analyst",)]


def test_initials_mean_the_role_whose_name_they_end_in(index: Index) -> None:
    shared = [Role("Nursing Assistant", ("CNA",)), Role("Home Aide", ("CNA",))]
    assert roles_in(finder(index, *shared), "what do CNAs do") == [("Nursing Assistant",)]


def test_midwives_are_found_by_their_plural(index: Index) -> None:
    assert roles_in(finder(index, "Nurse Midwife"), "what do nurse midwives do") == [("Nurse Midwife",)]


@pytest.mark.parametrize("typo", ["veternarian", "vetrinarien", "veterinaryan"])
def test_a_long_word_may_hold_several_typos(index: Index, typo: str) -> None:
    assert roles_in(finder(index, "Veterinarian", "Lamp Keeper"), f"what does a {typo} earn") == [("Veterinarian",)]


def test_a_long_typo_near_two_names_is_neither(index: Index) -> None:
    two = finder(index, "Glossologist", "Glossometrist")
    assert roles_in(two, "what does a glosomegist earn") in ([], [()])


def test_a_typo_before_a_loose_name_is_mended_with_it(index: Index) -> None:
    clerks = finder(
        index, Role("Harbor Clerk", ("Shipping Clerk",)), Role("Office Aide", ("Clerk",)), Role("File Aide", ("Clerk",))
    )
    assert roles_in(clerks, "shiping clerk") == [("Harbor Clerk",)]


def test_a_number_makes_no_occupation_of_its_own(index: Index) -> None:
    assert roles_in(finder(index, "Lamp Worker", "Sail Worker"), "how many boats may one worker mend?") == [
        ("Lamp Worker", "Sail Worker")
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("a fire fighter", "Firefighter"),
        ("a truckdriver", "Truck Driver"),
        ("a nurse practicioner", "Nurse Practitioner"),
        ("a nurse", "Registered Nurse"),
        ("an accountent", "Accountant"),
        ("a cartooologist", ""),
    ],
)
def test_names_in_pieces_and_misspelled_names_come_before_a_part_of_them(index: Index, text: str, role: str) -> None:
    roles = finder(
        index, "Firefighter", "Truck Driver", "Nurse Practitioner", "Registered Nurse", "Accountant", "Sociologist"
    )
    assert [m.roles for m in roles.find(text) if m.roles] == ([(role,)] if role else [])


@pytest.mark.parametrize("text", ["an oncologist", "an ontologist"])
def test_other_occupations_with_the_same_ending_are_no_typos(index: Index, text: str) -> None:
    assert not any(m.roles for m in finder(index, "Sociologist", "Pharmacologist").find(text))


def test_initials_in_the_plural_are_those_of_a_role(index: Index) -> None:
    found = finder(index, Role("Lamp Assistant", ("PAs",)))
    for text in ("how many PA schools are there", "a PA", "what do PAs do"):
        assert roles_in(found, text) == [("Lamp Assistant",)]
    assert roles_in(found, "a pa system") == [("Lamp Assistant",)]  # spoken of as somebody
    assert not roles_in(found, "we buy pa systems")


def test_an_owner_is_not_whoever_serves_them(index: Index) -> None:
    found = finder(index, "Electrician", "Nurse")
    assert roles_in(found, "what does an electrician's helper make") == [()]
    assert roles_in(found, "what is an electrician's pay") == [("Electrician",)]


def test_the_head_of_something_is_no_head_of_another_name(index: Index) -> None:
    found = finder(index, Role("Chef", ("Head Cook",)))
    assert roles_in(found, "what does the head of personnel do") == []
    assert roles_in(found, "what does the head earn") == [("Chef",)]


def test_each_of_a_joint_title_may_be_named_by_its_end(index: Index) -> None:
    joint = Role("Land Brokers and Sales Agents", ("Land Broker", "Sales Agent"))
    assert roles_in(finder(index, joint), "when can I be a broker") == [(joint.name,)]
    single = Role("Lamp Clerk", ("Land Broker",))
    assert roles_in(finder(index, single), "when can I be a broker") == [()]


def test_work_is_not_taken_for_who_does_it_before_another_word(index: Index) -> None:
    found = finder(index, "Market Research Analysts")
    assert roles_in(found, "what does a market researcher do") == [("Market Research Analysts",)]
    assert roles_in(found, "are market research internships paid") == []
