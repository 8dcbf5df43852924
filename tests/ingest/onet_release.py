"""A tiny text release of O*NET, made by hand: three occupations, one of them with next to no data."""

from __future__ import annotations

import zipfile
from pathlib import Path

CODE = "O*NET-SOC Code"
_RATING = f"{CODE}|Element ID|Element Name|Scale ID|Data Value|N|Recommend Suppress|Not Relevant|Date|Domain Source"
_SURVEY = f"{CODE}|Element ID|Element Name|Scale ID|Category|Data Value|N|Recommend Suppress|Date|Domain Source"
_EXTENT = f"{CODE}|Element ID|Element Name|Scale ID|Data Value|Date|Domain Source"

#: Table -> its lines, cells parted by bars: the column names, then the rows.
TABLES: dict[str, list[str]] = {
    "Occupation Data": [
        f"{CODE}|Title|Description",
        "13-2011.00|Accountants and Auditors|Examine, analyze, and interpret accounting records to prepare statements.",
        "11-1011.00|Chief Executives|Determine and formulate policies and provide overall direction of companies.",
        "35-2019.00|Cooks, All Other|All cooks not listed separately.",
    ],
    "Task Statements": [
        f"{CODE}|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source",
        "11-1011.00|1|Prepare budgets for approval.|Core|95|08/2023|Incumbent",
        "11-1011.00|2|Nominate citizens to boards or commissions.|Supplemental|90|07/2019|Occupational Expert",
        "11-1011.00|3|Direct human resources activities.|Core|90|12/2019|Occupational Expert",
        "13-2011.00|4|Examine books of account for accuracy.|||09/2022|Incumbent",
    ],
    "Emerging Tasks": [
        f"{CODE}|Task|Category|Original Task ID|Original Task|Date|Domain Source",
        "13-2011.00|Review payroll with automated tools.|New|||08/2024|Incumbent",
    ],
    "Skills": [
        _RATING,
        "11-1011.00|2.A.1.a|Reading Comprehension|IM|4.12|8|N||08/2023|Analyst",
        "11-1011.00|2.A.1.a|Reading Comprehension|LV|4.62|8|N|N|08/2023|Analyst",
        "11-1011.00|2.B.4.e|Judgment and Decision Making|IM|4.75|8|N||08/2023|Analyst",
        "11-1011.00|2.B.4.e|Judgment and Decision Making|LV|5.38|8|N|N|08/2023|Analyst",
        "11-1011.00|2.B.3.a|Negotiation|IM|4|8|Y||08/2023|Analyst",
        "11-1011.00|2.B.3.b|Repairing|IM|1.5|8|N||08/2023|Analyst",
        "11-1011.00|2.B.3.b|Repairing|LV|0|8|N|Y|08/2023|Analyst",
        *(f"11-1011.00|2.C.{n}|Middling Skill {n}|IM|3.{n}|8|N||08/2023|Analyst" for n in range(1, 7)),
        "11-1011.00|2.D.1|Programming|IM|1.25|8|N||08/2023|Analyst",
    ],
    "Knowledge": [
        _RATING,
        "13-2011.00|2.C.1.c|Economics and Accounting|IM|4.71|30|N||06/2021|Incumbent",
        "13-2011.00|2.C.1.c|Economics and Accounting|LV|5.50|30|Y|N|06/2021|Incumbent",
    ],
    "Technology Skills": [
        f"{CODE}|Example|Commodity Code|Commodity Title|Hot Technology|In Demand",
        "11-1011.00|AdSense Tracker|1|Data base user interface and query software|N|N",
        "11-1011.00|Atlassian JIRA|2|Content workflow software|Y|N",
        "11-1011.00|Microsoft Excel|3|Spreadsheet software|Y|Y",
        "11-1011.00|Databox|1|Data base user interface and query software|N|N",
    ],
    "Education, Training, and Experience": [
        _SURVEY,
        "11-1011.00|2.D.1|Required Level of Education|RL|1|0|28|N|08/2023|Incumbent",
        "11-1011.00|2.D.1|Required Level of Education|RL|2|4.46|28|N|08/2023|Incumbent",
        "11-1011.00|2.D.1|Required Level of Education|RL|6|62.5|28|N|08/2023|Incumbent",
        "11-1011.00|2.D.1|Required Level of Education|RL|3|33.04|28|Y|08/2023|Incumbent",
        "11-1011.00|3.A.1|Related Work Experience|RW|1|81.2|28|N|08/2023|Incumbent",
        "11-1011.00|3.A.3|On-the-Job Training|OJ|1|55|28|N|08/2023|Incumbent",
    ],
    "Education, Training, and Experience Categories": [
        "Element ID|Element Name|Scale ID|Category|Category Description",
        "2.D.1|Required Level of Education|RL|1|Less than a High School Diploma",
        "2.D.1|Required Level of Education|RL|2|High School Diploma - or the equivalent (for example, GED)",
        "2.D.1|Required Level of Education|RL|3|Post-Secondary Certificate - awarded after training",
        "2.D.1|Required Level of Education|RL|6|Bachelor's Degree",
        "3.A.1|Related Work Experience|RW|1|Over 10 years",
        "3.A.3|On-the-Job Training|OJ|1|Up to and including 1 month",
    ],
    "Job Zones": [f"{CODE}|Job Zone|Date|Domain Source", "11-1011.00|5|08/2023|Analyst"],
    "Job Zone Reference": [
        "Job Zone|Name|Experience|Education|Job Training|Examples|SVP Range",
        "5|Job Zone Five: Extensive Preparation Needed|Many require more than five years of experience.|"
        "Most of these occupations require graduate school.|Employees may need some training.|Lawyers.|(8.0 and above)",
    ],
    "Related Occupations": [
        f"{CODE}|Related O*NET-SOC Code|Relatedness Tier|Index",
        "11-1011.00|35-2019.00|Supplemental|11",
        "11-1011.00|35-2019.00|Primary-Short|10",
        "11-1011.00|99-9999.00|Primary-Short|1",
        "11-1011.00|13-2011.00|Primary-Short|2",
    ],
    "Alternate Titles": [
        f"{CODE}|Alternate Title|Short Title|Source(s)",
        "11-1011.00|Chief Executive Officer (CEO)|CEO|08",
        "11-1011.00|Finance Director||08",
        "13-2011.00|Finance Director||08",
        "13-2011.00|Certified Public Accountant (CPA)||08",
        "35-2019.00|Falafel Cart Cook||08",
    ],
    "Sample of Reported Titles": [
        f"{CODE}|Reported Job Title|Shown in My Next Move",
        "11-1011.00|CEO (Chief Executive Officer)|Y",
        "11-1011.00|President|N",
    ],
    "Work Styles": [
        f"{CODE}|Element ID|Element Name|Scale ID|Data Value|N|Recommend Suppress|Date|Domain Source",
        "11-1011.00|1.C.1|Integrity|IM|4.9|28|N|08/2023|Incumbent",
        "11-1011.00|1.C.2|Initiative|IM|4.95|28|N|08/2023|Incumbent",
        "11-1011.00|1.C.3|Persistence|IM|4.99|28|Y|08/2023|Incumbent",
    ],
    "Interests": [
        _EXTENT,
        "11-1011.00|1.B.1.a|Realistic|OI|1.30|11/2023|Machine Learning",
        "11-1011.00|1.B.1.e|Enterprising|OI|7|11/2023|Machine Learning",
        "11-1011.00|1.B.1.g|First Interest High-Point|IH|5|11/2023|Machine Learning",
    ],
    "Work Values": [_EXTENT, "11-1011.00|1.B.2.a|Achievement|EX|6.33|06/2008|Analyst"],
}  # fmt: skip
READ_ME = "O*NET 29.3 Database\nMay 2025 Release\n----------------\n"


def tables(without: str = "", **changed: list[str]) -> dict[str, list[str]]:
    """The tables, some of them changed (``Job_Zones=...``), one left out."""
    made = {**TABLES, **{name.replace("_", " "): lines for name, lines in changed.items()}}
    return {name: lines for name, lines in made.items() if name != without}


def packed(path: Path, found: dict[str, list[str]] | None = None, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The tables as a release's zip, all of them where none are given."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, lines in (TABLES if found is None else found).items():
            text = "".join(line.replace("|", "\t") + "\r\n" for line in lines)
            archive.writestr(f"db_29_3_text/{name}.txt", text)
        archive.writestr("db_29_3_text/Read Me.txt", READ_ME)
    return path
