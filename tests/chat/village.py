"""A small town's trades: documents of four made-up roles that tell the same things in different ways."""

from __future__ import annotations

from pathlib import Path

KEEPER, RINGER, WEAVER, BREWER = "Lamp Keeper", "Bell Ringer", "Net Weaver", "Herb Brewer and Salve Maker"

_KEEPER = f"""\
---
title: {KEEPER}
role: {KEEPER}
aliases: [Wicky]
---
# {KEEPER}

## What it is

A Lamp Keeper keeps the light of a tower burning.

## What you do

- Trims the wick every evening
- Polishes the lens with chamois leather
- Writes the weather into the log
- Performs other duties as assigned

Coastal lamp keepers warn ships of reefs.
Railway lamp keepers fill the lamps of signals.
Most lamp keepers sleep by day.

## Pay

The median pay of Lamp Keepers was $41,200 per year in 2023.

## Education

Education of those who are hired, 30 people asked, 2023:

- High school diploma: 52 % of those asked
- Some college: 20 % of those asked
- Associate's degree: 12 % of those asked
- Bachelor's degree: 9 % of those asked
- Master's degree: 7 % of those asked

An apprenticeship in a tower takes two years.

## Preparation Zone Three

Some months of training come before the first night alone.

## Related occupations

- Bell Ringer: Entry: apprenticeship; Work: rings the bells of a tower by hand, alone or in a band
- Net Weaver: Entry: none; Work: knots and mends the nets of the fishing fleet in a loft by the quay
"""
_RINGER = f"""\
---
title: {RINGER}
role: {RINGER}
---
# {RINGER}

## What it is

A Bell Ringer rings the bells of a tower for weddings and feasts.

## What you do

- Plays melodies on heavy bells together with a band of musicians
- Teaches rhythm and music to beginners

## Skills

- Rhythm
- Patience
- Strong arms
"""
_WEAVER = f"""\
---
title: {WEAVER}
role: {WEAVER}
---
# {WEAVER}

## What it is

A Net Weaver knots and mends fishing nets.

## What you do

- Repairs torn nets with needle and twine
- Sorts cork floats and lead weights in a quiet loft

## Skills

- Nimble fingers
- Swimming
"""
_BREWER = f"""\
---
title: {BREWER}
role: {BREWER}
aliases: [Herb Brewer, Salve Maker]
---
# {BREWER}

## What they do

Herb brewers steep leaves in copper kettles.
Salve makers stir wax into oil over a low fire.
Both label every jar.
"""
_TOWN = """\
---
title: The Town
---
# The Town

## Fairs

Every guild shows its craft at the autumn fair in the market square.
Apprentices meet masters at the fair.
Apprentices work nights and weekends before the fair.
"""


def write_village(folder: Path) -> Path:
    """The documents in a new folder."""
    folder.mkdir()
    for name, text in (
        ("keeper", _KEEPER),
        ("ringer", _RINGER),
        ("weaver", _WEAVER),
        ("brewer", _BREWER),
        ("town", _TOWN),
    ):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
