"""A coast: documents about no occupation, and roles whose pay and growth are told in ways that count and in ways that do not."""

from __future__ import annotations

from pathlib import Path

LIGHTHOUSE, SCHOOL, FISHING = "Living in a Lighthouse", "Rope School or Learning at Sea", "From Fishing to Work Ashore"
TENDER, PAINTER, BAKER, DIVER, PILOT = (
    "Lantern Tender", "Buoy Painter", "Ship Baker", "Sponge Diver", "Ferry Pilot"
)  # fmt: skip
DRIVER, COOK, CLERK = "Winch Driver", "Galley Cook", "Dock Clerk"
PLANNER, ANALYST = "AI Tide Planner", "Business Intelligence Analyst"

_TOPICS = {
    "lighthouse": f"""\
---
title: {LIGHTHOUSE}
aliases: [Lighthouse life, Home in a tower by the sea]
---
# {LIGHTHOUSE}

## Provisions

A supply boat brings flour and coal to the tower every second month.
Fresh water is caught on the roof of the gallery.

## Loneliness

Letters and a strict order of the day ease the loneliness of a lighthouse.

## Storms

Shutters are bolted before the first gust.
""",
    "rope-school": f"""\
---
title: {SCHOOL}
aliases: [Rope school, Seamanship classes]
---
# {SCHOOL}

## What is taught

A rope school teaches splices, knots and whippings in twelve weeks.

## Cost

The twelve weeks cost 900 crowns, board included.

## Crews

Captains hire as many sailors who learned at sea as sailors from a school.
""",
    "from-fishing": f"""\
---
title: {FISHING}
aliases: [Career change for fishermen, Leaving the herring boats]
---
# {FISHING}

## What a fisherman brings

Fishermen read clouds and mend nets in the dark.

## Related roles

- Quay work: a {CLERK} counts what the herring boats bring ashore.
- Paint: a {PAINTER} is at home in small boats, as fishermen are.
""",
}
#: What the documents of each role say of it, and what they say of its pay and growth.
_ROLES = {
    TENDER: (
        f"A {TENDER} keeps a great lamp alight.",
        f"The median pay of {TENDER}s was $41,200 per year in 2023.",
        f"Employment of {TENDER}s is projected to grow 3 percent from 2023 to 2033.",
    ),
    PAINTER: (
        f"A {PAINTER} paints buoys red and green.",
        f"The median pay of {PAINTER}s was $38,900 per year in 2023.",
        f"Employment of {PAINTER}s is projected to grow 11.5 percent from 2023 to 2033.",
    ),
    BAKER: (
        f"A {BAKER} bakes hard bread for long journeys.",
        f"The median pay of {BAKER}s was $52,600 per year in 2023.",
        f"Employment of {BAKER}s is projected to decline 4 percent from 2023 to 2033.",
    ),
    DIVER: (
        f"A {DIVER} gathers sponges from the sea floor.",
        f"The median pay of {DIVER}s was $47,100 per year in 2023.",
        f"Exports of {DIVER}s are projected to grow 80 percent.",
    ),
    PILOT: (
        f"A {PILOT} steers a ferry across the strait.",
        f"The median pay of {PILOT}s lay between $90,000 and $120,000 per year in 2023.",
        f"Employment of {PILOT}s is projected to grow 20 percent and then to fall 30 percent.",
    ),
    DRIVER: (
        f"A {DRIVER} hauls cables in and out.",
        f"The median pay of {DRIVER}s was $104,000 per year or $50 per hour in 2023.",
        f"Employment among the wider group of {DRIVER}s is projected to grow 40 percent.",
    ),
    COOK: (
        f"A {COOK} boils soup in a heavy sea.",
        f"The median pay of {CLERK}s, who have a cook and a galley, was $130,000 per year in 2023.",
        f"Employment of {CLERK}s is projected to grow 50 percent from 2023 to 2033.",
    ),
    CLERK: (
        f"A {CLERK} counts barrels on the quay.",
        f"- All quay workers: a median of $149,500 per year; {CLERK}s are some of them",
        f"Employment of {CLERK}s in fish halls is projected to grow 60 percent.",
    ),
    PLANNER: (
        f"An {PLANNER} works out tides with machines.",
        "The median pay of all on the coast was $160,000 per year in 2023.",
        "Nobody knows.",
    ),
    ANALYST: (f"A {ANALYST} draws charts of sales.", "The pay is fair.", "Nobody knows."),
}
_ROLE = """\
---
title: {role}
role: {role}
---
# {role}

## What it is

{summary}

## Pay

{pay}

## Job outlook

{growth}
"""
#: Ways in, education and experience, told of one role alone.
_ENTRY = f"""
## How to become a {TENDER}

Ask the harbour master for a winter on trial.

## Education

A school certificate in reading and arithmetic is enough.

## Experience

Two years on a ship come before the first tower.
"""


def write_coast(folder: Path) -> Path:
    """The documents in a new folder."""
    folder.mkdir()
    for name, text in _TOPICS.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    for role, (summary, pay, growth) in _ROLES.items():
        text = _ROLE.format(role=role, summary=summary, pay=pay, growth=growth) + (_ENTRY if role == TENDER else "")
        (folder / f"{role.lower().replace(' ', '-')}.md").write_text(text, encoding="utf-8")
    return folder
