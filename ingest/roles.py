"""Which occupation a piece of text is about, told by headings and first sentences alone."""

from __future__ import annotations

import re

from ingest.blocks import is_title_case

#: Last words of occupation titles; with the endings below they tell "AI Ethicist" from "Team Management".
_HEADS = frozenset(
    "lead head director manager officer chief president developer engineer scientist analyst architect administrator "
    "designer consultant specialist researcher programmer trainer teacher instructor professor lecturer nurse lawyer "
    "attorney accountant auditor electrician technician technologist strategist ethicist writer editor actuary "
    "statistician mathematician economist advisor adviser counselor counsellor coach clerk "
    "planner coordinator producer evangelist advocate agent broker surgeon physician pharmacist "
    "therapist librarian curator auditor inspector doctor dentist plumber carpenter driver farmer butcher baker barber hairdresser firefighter soldier "
    "sailor actor singer dancer musician painter photographer journalist reporter judge paramedic cashier waiter bartender cook "
    "janitor cleaner builder welder mason roofer tailor banker realtor detective guard veterinarian psychologist supervisor operator mechanic pilot chef tester annotator "
    "worker assistant aide helper attendant representative installer repairer secretary dispatcher drafter surveyor appraiser "
    "assessor underwriter adjuster examiner investigator interpreter translator announcer composer umpire referee athlete "
    "practitioner midwife paralegal arbitrator mediator bailiff chiropractor dietitian glazier ironworker boilermaker logger "
    "rancher forester teller treasurer buyer negotiator recruiter fundraiser historian archaeologist astronomer embalmer".split()
)
#: ... and those that name one only as the end of a whole document's title: elsewhere they are too many other things.
_HEADS_OF_TITLES = frozenset(
    "controller estimator tutor pipefitter steamfitter fitter setter principal collector publisher telecommunicator assembler "
    "fabricator woodworker laborer labourer mover orderly chauffeur magistrate miner fisher diver rigger nanny maid porter courier packer "
    "picker stocker conductor captain stewardess croupier usher jockey trader comptroller scout pastor priest chaplain "
    "rabbi imam executive waitress hostess bellhop valet undertaker mortician caretaker maker worker".split()
)
_ENDINGS = re.compile(
    r"(?!(?:tour|motor|optim|pessim|perfection|ideal|real|minimal|final|loyal|femin|playl|checkl|shortl|waitl|ass|cons|pers|res|ins|enl|tw)ist$)"
    r"[a-z]{3,}(?:ist|ician|ologist|grapher|keeper|smith|wright)$"
)
#: End as plurals do and are none.
_NO_PLURAL = re.compile(r"gas$|(?:dev|ml|ai|llm|data|sec|fin|it|devsec|people|sales)?-?ops$", re.I)
_LONGEST_TITLE = 5
_PREFIXES = re.compile(r"^(?:head|director|vice president|vp|chief|manager|professor) of\b", re.I)
_NUMBERING = re.compile(r"^\s*(?:\d+(?:\.\d+)*\.?|#+)\s+")
_NOT_ROLES = re.compile(
    r"\b(?:how|what|why|when|where|become|becoming|being|hiring|and|or|vs|versus|roles?|skills?|careers?|jobs?)\b|[:?!&/,]",
    re.I,
)
_ARTICLE = re.compile(r"(?:an?|the|our|we|as|are|is)\b", re.I)
_LABELLED = re.compile(r"\b(?:job title|position|job|role|vacancy|title)\s*:\s*([A-Z][^:\n]{2,80})", re.I)
_SOUGHT = re.compile(
    r"\b(?:seeking|hiring|looking for|searching for|join us as|recruiting)\s+(?:for\s+)?an?\s+([A-Z][^:.\n]{2,80})"
)
_SUBJECT = re.compile(
    r"\b(?:The|An?|Our|Your|As an?|As the)\s+((?:[A-Z][\w&+.-]*\s+){0,5}[A-Z][\w+-]*)\s+"
    r"(?:is|are|will|plays?|leads?|works?|designs?|develops?|focuses|specializes|combines|collaborates|manages|builds)\b"
)


def singular(name: str) -> str:
    """The name with its last word in the singular ("AI Ethicists" -> "AI Ethicist"; "Head of ..." keeps its own)."""
    if _PREFIXES.match(name):
        return name
    words = name.split()
    last = words[-1]
    if last.lower().endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.lower().endswith("wives"):
        last = last[:-3] + "fe"
    elif last.lower().endswith(("ches", "shes", "sses", "xes")):
        last = last[:-2]
    elif last.lower() in ("mechanics", "paramedics", "critics", "clerics", "medics") or (
        last[-1:] in "sS" and not last.lower().endswith(("ss", "us", "is", "ics")) and not _NO_PLURAL.match(last)
    ):
        last = last[:-1]
    return " ".join([*words[:-1], last])


def is_occupation(word: str) -> bool:
    """True for a word that can end an occupation's title ("engineers", "ethicist")."""
    word = singular(word).lower()
    return word in _HEADS or bool(_ENDINGS.match(word))


def without_numbering(heading: str) -> str:
    """A heading without its number or hash marks ("2.5 AI Ethicist" -> "AI Ethicist")."""
    return _NUMBERING.sub("", heading).strip(" :*_")


def role_of_heading(heading: str) -> str | None:
    """The occupation a heading names in the singular, or None where it names something else."""
    name = without_numbering(heading)
    words = name.split()
    if (
        not words
        or len(words) > 7
        or (_NOT_ROLES.search(name) and not _PREFIXES.match(name))
        or not is_title_case(name)
    ):
        return None
    if _PREFIXES.match(name):
        return name if len(words) > 2 else None
    if len(words) < 2:
        return None
    name = singular(name)
    return name if is_occupation(name.split()[-1]) else None


def role_of_title(title: str) -> str | None:
    """The occupation a whole document's title names: a heading's, a single word ("Beekeeper"), or what it opens with."""
    name = without_numbering(title)
    if len(name.split()) == 1:
        return singular(name) if name[:1].isupper() and (is_occupation(name) or _is_title_of_one(name)) else None
    found = role_of_heading(name) or _opening_role(re.split(r"\s[-–|@]\s|,|\(|\bat\b", name)[0])
    return found or (singular(name) if _is_title_of_one(name) else None)


def _is_title_of_one(name: str) -> bool:
    """True for a title like "Air Traffic Controllers", in which no other word but the last tells an occupation."""
    if (
        not name
        or len(name.split()) > _LONGEST_TITLE
        or _ARTICLE.match(name)
        or _NOT_ROLES.search(name)
        or not is_title_case(name)
    ):
        return False
    return singular(name).split()[-1].lower() in _HEADS_OF_TITLES


def role_of_text(text: str) -> str | None:
    """The occupation a text without headings speaks of.

    What it labels as its title, or seeks, or opens with; else the subject its sentences name most often.
    """
    start = text[:20_000]
    for pattern in (_LABELLED, _SOUGHT):
        if (match := pattern.search(start)) and (name := _opening_role(match.group(1))):
            return name
    opening = re.split(r"\s[-–|@]\s|[,\n:(.]|\bat\b", start.strip()[:120])[0]
    if not _ARTICLE.match(opening) and (name := role_of_title(opening)) is not None:
        return name
    counts: dict[str, int] = {}
    for match in _SUBJECT.finditer(start):
        if (name := role_of_heading(match.group(1))) is not None:
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: (counts[name], len(name))) if counts else None


def _opening_role(words: str) -> str | None:
    """The longest run from the start of ``words`` that is an occupation ("MLOps Engineer Location" -> "MLOps Engineer")."""
    parts = words.split()[:7]
    for end in range(len(parts), 0, -1):
        run = " ".join(parts[:end])
        if name := role_of_heading(run) or (
            singular(run) if end == 1 and run[0].isupper() and is_occupation(run) else None
        ):
            return name
    return None
