"""A question read: which roles it asks about, which facets, which words are left, and what it carries over from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chat import asking, facets, onward, telling
from chat.dealing import subjects
from chat.filler import content_words
from chat.following import stands_aside, with_history, with_topic, written_out
from chat.idioms import said_plainly
from chat.language import glossed, language_of
from chat.meaning import asks_for_a_job, facets_by_meaning, leaning_of, may_ask_for_a_job
from chat.mentions import Mention, masked, moved, sorted_out
from chat.namewords import pointed_out
from chat.question import Question
from chat.rolefinder import RoleFinder, finder_of
from chat.settling import settled, with_fields
from chat.spelling import mended, spelled_out
from chat.steering import without_steering
from chat.taking import about
from chat.terms import context_stems, terms_of, unsupported
from chat.topics import topic_for
from chat.understanding import Understanding
from ingest.index import Index

#: How much of an earlier turn is read: what it was about stands at its beginning.
_TURN = 400


def understand(question: Question, index: Index) -> Understanding:
    """Read the question in the light of the user's earlier turns."""
    finder = finder_of(index)
    before: Understanding | None = None
    answered: list[str] = []
    for turn in question.history[-12:]:
        if turn.role == "user" and turn.text.strip():
            now = _in_turn(_beginning(turn.text), before, finder, index)
            before = before if before is not None and stands_aside(now, index) else now
            answered = answered if before.more else []
        elif turn.role == "assistant" and before is not None:
            answered.append(turn.text)
            if before.shape == "fit" and not before.roles:
                fits = [m.roles[0] for m in finder.find(_beginning(turn.text)) if len(m.roles) == 1]
                before = replace(before, roles=tuple(fits[:1]), recent=(*before.recent, *fits[:1]))
    asked = _in_turn(question.text, before, finder, index)
    return replace(asked, answered=" ".join(" ".join(answered).split())) if asked.more else asked


def _beginning(turn: str) -> str:
    """The first words of an earlier turn."""
    words = " ".join(turn[: 4 * _TURN].split())
    return words if len(words) <= _TURN else words[:_TURN].rsplit(" ", 1)[0]


def _in_turn(text: str, before: Understanding | None, finder: RoleFinder, index: Index) -> Understanding:
    if (told := onward.how_long(text, before)) and before is not None:
        asked = _alone(told, finder, index, before.recent)
        return _with_facets(replace(asked, asked=text, carried=True, recent=before.recent), index)
    asked = _alone(text, finder, index, before.recent if before else ())
    if before is not None and not stands_aside(asked, index):
        carried = with_history(asked, before)
        if carried.unknown == asked.unknown or topic_for(index, asked.text) is None:  # not "is it OK to ask for pay?"
            asked = with_topic(carried, before, index)
        spoken = (*before.recent, *asked.roles)
        asked = replace(asked, recent=tuple(dict.fromkeys(reversed(spoken)))[:3][::-1])
    else:
        asked = replace(asked, recent=asked.roles)
    if asked.shape == "comparison":
        return facets.of_comparison(asked, index)
    if asked.shape == "fit" or asked.shape in asking.OF_ITSELF or asked.more:
        return asked
    return _with_facets(asked, index)


def of_role(asked: Understanding, role: str, index: Index) -> Understanding:
    """The question read as one about a role that it describes."""
    return _with_facets(about(index, asked, role), index)


def _with_facets(asked: Understanding, index: Index) -> Understanding:
    near = facets_by_meaning(asked.unnamed, index)
    topic = next(iter(near))
    asked = replace(asked, leaning=leaning_of(near), topic=topic, nearness=near[topic])
    if not asked.roles:
        return facets.of_nobody(asked, near)
    if asked.facets:
        asked = facets.clause_by_clause(facets.without_stray(asked, near), index)
    else:
        asked = facets.by_meaning(asked, near, index)
    return onward.written_out(index, asked)


@dataclass(frozen=True, slots=True)
class _Named:
    """The occupations that a question names: ``everybody``, and the ``mentions`` of those it asks about; the role that loose ones
    were ``taken`` to mean, whether it ``seeks`` a job, and where it begins to point ``back``; those that are ``not_wanted``."""

    everybody: list[Mention]
    mentions: list[Mention]
    taken: str
    seeks: bool
    back: int
    not_wanted: list[Mention]


def _alone(text: str, finder: RoleFinder, index: Index, prefer: tuple[str, ...]) -> Understanding:
    asked = without_steering(text)
    language = language_of(asked)
    text = glossed(asked, language) if language else _in_plain_words(asked, finder, index)
    found = _named(text, finder, index, prefer)
    mentions, taken = found.mentions, found.taken
    roles, unknown, ambiguous, loose = sorted_out(mentions, prefer)
    roles = roles or ((taken,) if taken else ())
    named, spans = asking.facets_of(masked(text, mentions))
    shape = asking.shape_of(text, len(roles), len(unknown), _describes(text, index, bool(prefer)))
    if found.seeks and shape in ("open", "yesno", "figure"):
        shape = "fit"
    spans += [
        (m.start, m.end) for m in found.everybody if m.in_full or (m in mentions and (m.roles or m.words in unknown))
    ]
    told, of_role = 0, False
    unnamed = pointed_out(index, text, taken)[0] if taken and not mentions else masked(text, mentions, "the role")
    if shape == "fit":
        spans, unknown, ambiguous = [], (), ()
    elif (told := telling.told_first(text, max((m.start for m in mentions if m.in_full), default=0))) and (
        roles or prefer
    ):  # what somebody says of themselves is not looked for
        proper = asking.facets_of(masked(text, mentions)[told:])[0]
        alone = asking.shape_of(text[told:], len(roles), len(unknown), False)
        of_role = alone != "yesno" and any(m.in_full and m.start >= told for m in mentions)
        own = content_words(text, [*spans, (0, told)])
        if shape == "comparison" or _asks_by_itself(text[told:], proper, own):
            spans.append((0, told))
            unnamed = masked(text[told:], [moved(m, told) for m in mentions if m.start >= told], "the role").strip()
            named = proper
        shape = shape if shape in ("comparison", "fit") else alone
    spans += [(m.start, m.end) for m in found.not_wanted]
    terms = content_words(text, [*spans, (0, found.back)])
    if told and of_role and len(roles) == 1:
        terms = tuple(word for word in terms if word not in _aside(text[:told], roles[0], index))
    made = Understanding(
        text, asked, shape, roles, unknown, ambiguous, loose, named, terms, unnamed=unnamed, taken=taken
    )
    if found.not_wanted:
        made = _without(made, found.not_wanted)
    if not language:
        return made
    return replace(made, language=language, text=written_out(made) if len(roles) == len(named) == 1 else text)


def _without(asked: Understanding, ruled_out: list[Mention]) -> Understanding:
    """A question of somebody who looks for an occupation other than these; of the related ones, where nothing else tells which."""
    besides = tuple(role for m in ruled_out for role in m.roles)
    if not asked.roles and len(besides) == 1 and telling.WEARY.issuperset(asked.terms):
        return replace(asked, shape="open", roles=besides, facets=("related",), terms=())
    text = telling.without(asked.text, ruled_out) if asked.shape == "fit" else asked.text
    return replace(asked, text=text, besides=besides)


def _aside(told: str, role: str, index: Index) -> tuple[str, ...]:
    """The words of what somebody tells before they ask about a role by its name that nothing told of it bears out."""
    scope = [context_stems(s) for s in index.statements.of_role(role)]
    return unsupported(terms_of(index, content_words(told, []), scope), scope)


def _asks_by_itself(question: str, facets: Sequence[str], own: Sequence[str]) -> bool:
    """True for a question that needs nothing of what was told before; "Never went to uni. Any chance of becoming one?" does."""
    return bool(set(facets) - {"path"}) or asking.LEADS_ON.search(question) is not None or len(own) > 1


def _in_plain_words(asked: str, finder: RoleFinder, index: Index) -> str:
    """Without capitals throughout, idioms and misspellings; names of roles stay as they are."""
    plain = said_plainly(spelled_out(asked.lower() if asked.isupper() else asked), index.says)
    return mended(plain, index.lexical, [(m.start, m.end) for m in finder.find(plain)], index.vocabulary)


def _named(text: str, finder: RoleFinder, index: Index, prefer: tuple[str, ...]) -> _Named:
    mentions = finder.find(text)
    not_wanted = _ruled_out(text, mentions, finder, index)
    mentions = [m for m in mentions if m not in not_wanted]
    of_self = asking.tells_of_self(text)
    of_none = not (mentions or prefer or of_self or asking.names_a_fit(text))
    if not not_wanted and (of_none or (len(mentions) == 1 and mentions[0].roles)):
        mentions = with_fields(text, mentions, finder.fields(text, mentions))
    if of_self:
        mentions = [m for m in mentions if m.in_full]  # "I was a nurse", "a bunch of researchers" ask about nobody
        if asking.asks_which_job(text) and len(mentions) == 1:
            mentions = []  # "I get on with coders, what job is that?"
    everybody = mentions = subjects(mentions, text)
    mentions = telling.asked_about(mentions, text)
    seeks = not any(m.in_full for m in mentions) and asks_for_a_job(text, index, after=bool(prefer))
    if seeks:
        mentions = []  # "I like biology. Job ideas?"
    back = telling.points_back_from(text) if prefer else 0  # "A librarian could do that. How would I get into it?"
    mentions = [m for m in mentions if m.start >= back]
    taken = ""
    if not asking.asks_which_job(text):
        mentions, taken = settled(index, text, mentions, prefer)
    return _Named(everybody, mentions, taken, seeks, back, not_wanted)


def _ruled_out(text: str, mentions: list[Mention], finder: RoleFinder, index: Index) -> list[Mention]:
    """The occupations that somebody who looks for one does not want; none where none is looked for ("I'm not a nurse yet")."""
    ruled_out = telling.not_wanted([*mentions, *finder.fields(text, mentions)], text)
    looks = asking.names_a_fit(text) or "related" in asking.facets_of(text)[0]
    return ruled_out if ruled_out and (looks or asks_for_a_job(text, index)) else []


def _describes(text: str, index: Index, after: bool) -> bool:
    """True where somebody tells of themselves and asks, if anything, what would suit them.

    ``after`` another question they must ask which job: else it is about the role spoken of.
    """
    if not asking.tells_of_self(text) or (after and not asking.asks_which_job(text)):
        return False
    asked = telling.proper(text)
    return not asked or asking.names_a_fit(asked) or may_ask_for_a_job(asked, index)
