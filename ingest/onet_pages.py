"""One occupation of O*NET as a Markdown page: sections a person reads, values with their scale, place and date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from ingest.onet import Occupation, Release, Row
from ingest.titles import titles_of

_PUBLISHER = "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)"
_LICENCE = (
    "CC BY 4.0; this page includes information from the {name} by the U.S. Department of Labor, Employment and Training "
    "Administration (USDOL/ETA), used under the CC BY 4.0 license; O*NET is a trademark of USDOL/ETA; the information was "
    "arranged as a page, and USDOL/ETA has not approved, endorsed, or tested that"
)
_URL = "https://www.onetonline.org/link/summary/{code}"
#: Ratings are listed from this value on (3 of 5 is "important"), but never fewer than the least number.
_IMPORTANT, _FEWEST = 3.0, 8
#: What is said of a share that the release marks as not precise.
_IMPRECISE = " (a rough estimate)"
_EXAMPLES = re.compile(r"\s*For example,[^.]*\.")
_RELATED = {"Primary-Short": "Closest", "Primary-Long": "Close", "Supplemental": "Further"}
_TELLERS = {
    "Analyst": "analysts",
    "Incumbent": "people in this occupation",
    "Occupational Expert": "experts on this occupation",
    "Machine Learning": "a machine-learning model",
}
_TRAINING = {"PT": "Training on site or in the plant", "OJ": "Training on the job"}


def page(occupation: Occupation, release: Release) -> str:
    """The whole page, with front matter."""
    parts = (
        ("What it is", [occupation.description]),
        ("Tasks", _tasks(occupation)),
        ("Skills", _rated(occupation, "Skills")),
        ("Knowledge", _rated(occupation, "Knowledge")),
        ("Technology", _technology(occupation)),
        ("Education", [*_survey(occupation, release, "RL", "Level of education required"), *_zone(occupation, release, "Education")]),
        ("Experience", [*_survey(occupation, release, "RW", "Related work experience required"), *_zone(occupation, release, "Experience")]),
        ("Training", [
            *(line for scale, name in _TRAINING.items() for line in _survey(occupation, release, scale, f"{name} required")),
            *_zone(occupation, release, "Job Training"),
        ]),
        ("Work styles", _styles(occupation)),
        ("Interests", _extent(occupation, "Interests", "OI", "How well the work fits each interest")),
        ("Work values", _extent(occupation, "Work Values", "EX", "How far the work satisfies each value")),
        ("Related occupations", _related(occupation, release)),
        ("Other names", _names(occupation)),
    )  # fmt: skip
    body = "".join(f"\n## {heading}\n\n" + "\n".join(lines) + "\n" for heading, lines in parts if any(lines))
    return f"{_front_matter(occupation, release)}# {occupation.title}\n{body}"


def _front_matter(occupation: Occupation, release: Release) -> str:
    role, parts = titles_of(occupation.title)
    fields = {
        "title": occupation.title,
        "role": role,
        "aliases": sorted({*parts, *_aliases(occupation)} - {role}),
        "publisher": f"{_PUBLISHER}, {release.name}",
        "date": release.date,
        "url": _URL.format(code=occupation.code),
        "licence": _LICENCE.format(name=release.name),
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{''.join(lines)}---\n"


def _titles(occupation: Occupation) -> list[str]:
    reported = [r["Reported Job Title"] for r in occupation.rows("Sample of Reported Titles")]
    return list(dict.fromkeys([*reported, *(r["Alternate Title"] for r in occupation.rows("Alternate Titles"))]))


def _aliases(occupation: Occupation) -> Iterator[str]:
    """Every other title; of "Chief Executive Officer (CEO)" both forms."""
    for title in _titles(occupation):
        name, _, short = title.removesuffix(")").partition(" (")
        yield from filter(None, (name, short))
    yield from filter(None, (r.get("Short Title", "") for r in occupation.rows("Alternate Titles")))


def _list(lead: str, items: Iterable[str]) -> list[str]:
    made = [f"- {item}" for item in items]
    return [f"{lead}:", "", *made, ""] if made else []


def _tasks(occupation: Occupation) -> list[str]:
    lines: list[str] = []
    for kind in ("Core", "Supplemental", ""):
        rows = [r for r in occupation.rows("Task Statements") if r["Task Type"] == kind]
        lines += _list(f"{kind} tasks, {_when(rows)}".strip().capitalize(), (r["Task"] for r in rows))
    fresh = occupation.rows("Emerging Tasks")
    return lines + _list(f"Emerging tasks, {_when(fresh)}", (r["Task"] for r in fresh))


def _when(rows: list[Row]) -> str:
    """ "as told by analysts in 08/2023" (or "between 07/2015 and 05/2025"), from the rows' own columns."""
    told = sorted(
        {_TELLERS.get(r["Domain Source"], r["Domain Source"].lower()) for r in rows if r.get("Domain Source")}
    )
    dates = sorted({r["Date"] for r in rows if r.get("Date")}, key=lambda date: date.split("/")[::-1]) or ["undated"]
    when = f"in {dates[0]}" if len(dates) == 1 else f"between {dates[0]} and {dates[-1]}"
    return f"as told by {' and '.join(told) or 'O*NET'} {when}"


def _rated(occupation: Occupation, table: str) -> list[str]:
    """Elements by importance, the highest first, each with the level that is needed."""
    rows = [r for r in occupation.rows(table) if r.get("Recommend Suppress") != "Y"]
    level = {r["Element ID"]: r["Data Value"] for r in rows if r["Scale ID"] == "LV" and r.get("Not Relevant") != "Y"}
    important = _highest([r for r in rows if r["Scale ID"] == "IM"])
    lead = (
        "Importance from 1 (not important) to 5 (extremely important) and level needed from 0 to 7, the most important first, "
        f"{_when(important)}"
    )
    return _list(
        lead,
        (
            f"{r['Element Name']}: importance {_value(r)} of 5"
            + (f", level {float(level[r['Element ID']]):g} of 7" if r["Element ID"] in level else "")
            for r in important
        ),
    )


def _highest(rows: list[Row]) -> list[Row]:
    ordered = sorted(rows, key=lambda r: -float(r["Data Value"]))
    return [r for at, r in enumerate(ordered) if at < _FEWEST or float(r["Data Value"]) >= _IMPORTANT]


def _value(row: Row) -> str:
    return f"{float(row['Data Value']):g}"


def _styles(occupation: Occupation) -> list[str]:
    rows = [r for r in occupation.rows("Work Styles") if r["Scale ID"] == "IM" and r.get("Recommend Suppress") != "Y"]
    lead = f"Importance from 1 (not important) to 5 (extremely important), the most important first, {_when(rows)}"
    return _list(lead, (f"{r['Element Name']}: importance {_value(r)} of 5" for r in _highest(rows)))


def _extent(occupation: Occupation, table: str, scale: str, lead: str) -> list[str]:
    rows = sorted((r for r in occupation.rows(table) if r["Scale ID"] == scale), key=lambda r: -float(r["Data Value"]))
    return _list(
        f"{lead}, from 1 to 7, the highest first, {_when(rows)}",
        (f"{r['Element Name']}: {_value(r)} of 7" for r in rows),
    )


def _technology(occupation: Occupation) -> list[str]:
    """What job postings ask for first, then other hot technologies, then the rest by kind."""
    rows = occupation.rows("Technology Skills")
    hot = [r for r in rows if r["Hot Technology"] == "Y"]
    asked = [r for r in hot if r.get("In Demand") == "Y"]
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        if row not in hot:
            by_kind.setdefault(row["Commodity Title"], []).append(row["Example"])
    return [
        *_list("Hot technologies that job postings for this occupation often ask for", (r["Example"] for r in asked)),
        *_list(
            "Hot technologies, which job postings of all kinds often ask for",
            (r["Example"] for r in hot if r not in asked),
        ),
        *_list("Other technology by kind", (f"{kind}: {'; '.join(names)}" for kind, names in by_kind.items())),
    ]


def _survey(occupation: Occupation, release: Release, scale: str, lead: str) -> list[str]:
    """How many of those asked named each category, the most named first; what the release calls imprecise is marked so."""
    rows = [
        r
        for r in occupation.rows("Education, Training, and Experience")
        if r["Scale ID"] == scale and float(r["Data Value"]) > 0
    ]
    rows.sort(key=lambda r: -float(r["Data Value"]))
    names = {r["Category"]: release.categories.get((scale, r["Category"]), "").split(" - ")[0] for r in rows}
    asked = next((f"{r['N']} people asked, " for r in rows if r.get("N", "").isdigit()), "")
    return _list(
        f"{lead}, {asked}{_when(rows)}",
        (
            f"{names[r['Category']]}: {_value(r)} % of those asked{_IMPRECISE if r.get('Recommend Suppress') == 'Y' else ''}"
            for r in rows
            if names[r["Category"]]
        ),
    )


def _zone(occupation: Occupation, release: Release, column: str) -> list[str]:
    """What O*NET says of all occupations of the same job zone."""
    zone = next((release.zones.get(r["Job Zone"]) for r in occupation.rows("Job Zones")), None)
    words = zone.get(column, "") if zone else ""
    if column == "Experience":
        words = _EXAMPLES.sub("", words)  # its examples are other occupations
    return _list(f"{zone['Name']}, the job zone of this occupation", [words]) if zone and words else []


def _related(occupation: Occupation, release: Release) -> list[str]:
    lines: list[str] = []
    for tier, name in _RELATED.items():
        rows = [r for r in occupation.rows("Related Occupations") if r["Relatedness Tier"] == tier]
        rows.sort(key=lambda r: int(r["Index"]))
        codes = (r["Related O*NET-SOC Code"] for r in rows)
        lines += _list(
            f"{name} related occupations", (release.titles[code] for code in codes if code in release.titles)
        )
    return lines


def _names(occupation: Occupation) -> list[str]:
    """Titles that people report, then all others, each once."""
    reported = list(dict.fromkeys(r["Reported Job Title"] for r in occupation.rows("Sample of Reported Titles")))
    others = [title for title in _titles(occupation) if title not in reported]
    return [*_list("Job titles that people in this occupation report", reported), *_list("Further titles", others)]
