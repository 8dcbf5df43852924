"""Four little documents, one of each form that is read, and what writes and reads them."""

from __future__ import annotations

from pathlib import Path

from ingest.document import Document, Statement
from ingest.reader import parse_document

GUIDE = """\
---
title: Data Steward
role: Data Quality Analyst
aliases: [Data Steward, Information Steward]
publisher: Example Press
url: https://example.org/steward
date: 2025-03-01
licence: CC0-1.0
sources:
  - id: handbook
    title: The Handbook
    publisher: Office of Figures
    date: 2024-05
    url: https://example.org/handbook
---
# Data Quality Analyst

## What it is

A data quality analyst keeps the “single truth” of a company — and its 🗂 records — in order.[^handbook]
Most work in banks, hospitals and public offices.[^survey]

## Pay

The median pay was $82,360 per year in 2023.[^handbook]

| Level | Pay |
|---|---|
| Junior | $61,000 |
| Senior | $104,500 |

## Skills

Good analysts share three things:

- Patience: they look at the same table twice.
- SQL and **Python**
    - pandas above all

[^survey]: Survey of Stewards, 2022.
"""

PAGE = """\
Roles in Cloud Computing
Introduction
Cloud computing rents machines by the minute. It changed how small companies start.

Cloud Architect
A cloud architect draws the plan before anything is built.

Key Responsibilities
• Designs networks that survive the loss of a region
• Writes down what each part costs

Required Skills:
- Knowledge of at least one large provider
- A calm voice in a crisis 😀

Site Reliability Engineer
A site reliability engineer keeps the service answering.

Salary
The average salary is $128,000 in the U.S. and £71,000 in London.
"""

POSTING = (
    "Lead Robotics Engineer We are hiring. A Lead Robotics Engineer leads a team of eight people. "
    "Job Duties: Builds arms that sort parcels Collaborates with the warehouse staff Testing of grippers each week "
    "Required Education: Bachelor’s degree in engineering. "
    "Required Skills: Experience with ROS Ability to read drawings "
    "Salary Range: Ohio: $95,000 - $120,000 a year. "
)

FLATTENED = (
    "Working as a Game Tester is fun. ## Daily Duties The tester plays each level again and again. "
    "There are two parts: - **Finding bugs**: Write down every step. - **Telling people**: Speak with the developers. "
    "## Career Path Through the years many testers become designers."
)

#: File name -> text, as the index of the tests holds them.
SAMPLES = {"steward.md": GUIDE, "cloud.txt": PAGE, "posting.txt": POSTING, "flattened.txt": FLATTENED}


def write_samples(folder: Path, texts: dict[str, str] | None = None) -> Path:
    """The folder with these files written into it, the four samples where none are given."""
    for name, text in (SAMPLES if texts is None else texts).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def parse(text: str, name: str = "page.txt") -> Document:
    """The text parsed as the file of that name would be."""
    form = "text" if name.endswith(".txt") else "markdown"
    return parse_document(text, name, format=form, fallback_title=name.rsplit(".", 1)[0])


def quote(document: Document, statement: Statement) -> str:
    """The statement's own words."""
    return document.source.text[statement.start : statement.end]


def quotes(document: Document) -> list[str]:
    """The words of every statement, in order."""
    return [quote(document, statement) for statement in document.statements]


def statement(document: Document, words: str) -> Statement:
    """The one statement whose words begin like this."""
    (found,) = [s for s in document.statements if quote(document, s).startswith(words)]
    return found
