"""What a question asks for: facets, the shape of the answer, and the words that carry the rest of its meaning."""

from __future__ import annotations

import re
from typing import Literal

from chat.steering import steers

Shape = Literal[
    "open",
    "yesno",
    "fit",
    "comparison",
    "figure",
    "roles",
    "greeting",
    "thanks",
    "capabilities",
    "doubt",
    "steer",
    "task",
]

#: Shapes that are answered without looking into any document.
OF_ITSELF = frozenset(("greeting", "thanks", "capabilities", "roles", "doubt", "steer", "task"))

#: What asks where an occupation leads.
_ONWARD = r"mov(?:e|es|ing) (?:up(?: in)?(?: to|to)?|on (?:to|from))\b|how (?:far|high) (?:up )?(?:can|could|do|does|will|would) [\w\s'-]{1,50}? (?:rise|go|get|climb)\b|ris(?:e|ing) to be|climb(?:ing)? (?:up|the ladder)|advancement|next step"
LEADS_ON = re.compile(rf"\b(?:{_ONWARD})\b", re.I)
#: Facet -> what asks for it. Words matched here are spoken for and need no support of their own.
_FACETS: tuple[tuple[str, str], ...] = (
    ("pay", r"\b(?:earn(?:s|ed|ing|ings)?|salar\w*|paid|(?<!\bwho )pays?(?! for (?:all|that|it|this|them|these|those|my|your|their|train\w*|exams?|courses?|uni\w*|college|school|the \w+(?=\W*$)))|who pays?\b(?! for\b)|paying|payment|wages?|income|compensation|pay ?che(?:ck|que)s?|remuneration|"
            r"rich|wealthy|make (?:more|less)|(?:how much|good|big|much|enough|more) money(?! (?:do|does|would|will|should) [\w ]{1,24}?(?:need|have to|put|invest|borrow|cost)\b)|money (?:in|for|do|would)\b(?! (?:\w+ ){1,4}?(?:need|have to|put|invest|borrow|cost)\b)|(?:what|how) about (?:the )?money|(?:pull|rake|rak)(?:s|ing)? (?:in|down)(?=\W*$)|"
            r"how much (?:does|do|would|could|can|will|might) [\w\s'-]{1,50}? (?:make|get)|wh?at (?:does|do|would) [\w\s'-]{1,50}? make|(?:the )?money like|money['’]s like|what (?:does|do|would) [\w\s'-]{1,50}? get (?=in\b|at\b|there\b|with\b|as\b|for\b|if they work|when they work)|going rate|bring home|take home|in (?:pounds|euros?|dollars|francs|rupees))\b"),
    ("education", r"\b(?:degrees?|diplomas?|educat\w+|universit\w+|college|(?<!\bin )(?<!\bat )(?<!\bin a )(?<!\bat a )(?<!\bin the )school|schooling|skool|study|studied|studies|bachelor\S*|master[’']?s|phd|ph\.d\S*|"
                  r"certificat\w*|certified|certifications?|licen[cs]\w*|courses?|classes|bootcamps?|graduates?|academic|training|majors?)\b"),
    ("experience", r"\b(?:experienced?|years|how long|worked before|track record)\b"),
    ("tools", r"\b(?:tools?|software|programming languages?|libraries|tech stack|apps?|programs|platforms|frameworks?)\b"),
    ("skills", r"\b(?:skills?|skils?|skilled|abilit(?:y|ies)|good at|talents?|competenc\w+|strengths?|know-how|need to know|have to know|must know)\b"),
    ("outlook", r"\b(?:outlook|future|in demand|demand|growth|growing|grow|prospects|job market|trends?|sought|openings|(?:be|is|are) (?:there )?(?:still |always |any |enough |plenty of )*jobs (?:for|left|in \d)|how many (?:\w+ )?jobs|how many x+ (?:are|work|exist)|trending|supposed to grow|(?:add|adds|adding|lose|loses|losing|gain|gains|shed|sheds) (?:\w+ )?jobs|coming up|up and coming)\b"),
    ("places", r"\b(?:industr(?:y|ies)|sectors?|employers?|hotspots?|which cit(?:y|ies)|^(?:and )?where\W*$|where (?:do|does|can|could|would) [\w\s'-]{1,50}? work|where (?:is|are) [\w\s'-]{0,40}?(?:used|jobs?|hired?))\b"),
    ("challenges", r"\b(?:challeng\w+|hard parts?|hard about|hardest|toughest|tough about|goes? wrong|difficult\w*|downsides?|drawbacks?|stress\w*|struggles?|problems)\b"),
    ("path", r"\b(?:becom(?:e|ing)(?! (?:obsolete|extinct|redundant|useless|irrelevant|outdated))|get into|getting into|break into|career path|progression|promoted|switch|transition\w*|way in|ways in|get started|start out|get there|get to be|" + _ONWARD + r"|what comes (?:next|after(?: (?:that|this|it)|(?=\W*$))))\b"),
    ("practice", r"\b(?:best practices?|good practices?|tips|(?:negotiat|haggl|bargain)\w*|ask for more|advice)\b"),
    ("duties", r"\b(?:do(?:es)? all day|duties|duty|responsib\w+|tasks?|day.to.day|daily|"
               r"(?:do|does|would|will|did|to|must|should) (?:(?!\b(?:and|how|what|which|do|does)\b)[\w\s'’/]){0,60}?\bdo(?:es|ing)?\b|"
               r"what(?: is|['’]?s)? (?:an?|the) [\w\s'’/]{1,50}? does?\b(?=\s*(?:all|in|and|plus|for|[,.?]|$))|(?:do|does|will|would) \w+ work on|"
               r"be doing|my work|how (?:do|does|is) the work\b(?! \w+(?:load|place|hours))|job description|(?:typical|average|normal|usual|ordinary) (?:working )?day\b|\bday (?:\w+ )?like\b|day in the life|work be|(?<!is the )job of|actually for|in charge of)\b"),
    ("related", r"\b(?:in common|overlap|similar|related|alike|(?:do|be|become|try) instead(?! of (?!being\b|an?\b))\b|what else (?:can|could|might|should) (?:an? )?[\w -]{1,40}? (?:do|be|become|try|go into|work as|turn to)|(?:jobs?|roles?|occupations?|careers?|lines? of work) (?:(?:that )?(?:is|are) )?(?:the )?(?:close|closest|near|nearest|next) to)\b"),
    ("fit", r"\b(?:who (?:does|would|will|is) (?:it|[\w\s'-]{1,40}?) suit(?:s|ed)?(?: for)?|personalit(?:y|ies)|temperament|kind of (?:person|people)|sort of (?:person|people)|work (?:styles?|values?))\b"),
    ("names", r"\b(?:(?:other|another|different|alternative|alternate) (?:names?|words?|titles?|job titles?)(?: (?:of|for|to))?|(?:also|otherwise) (?:called|known as)|"
              r"a\.?k\.?a|synonyms?|(?:else|other) (?:is|are|do|does|can) [\w\s'-]{1,40}? (?:be )?called|job titles|(?:which|what) titles|called (?:instead|elsewhere))\b"),
    ("summary", r"^(?:so )?(?:what|who|wot|wat|whats|wots)(?:['’]?s| is| are)? an? (?!typical|average|usual|good)"),
)  # fmt: skip
_FACET_PATTERNS = tuple((facet, re.compile(pattern, re.I)) for facet, pattern in _FACETS)
#: Words that name a facet and ask for one thing in it.
_PARTICULAR = re.compile(r"certif\w+|bootcamps?|phd|ph\.d\S*|master[’']?s", re.I)
_YEARS_OF_STUDY = re.compile(
    r"\b(?:years|how long)\b[\w\s'’-]{0,30}?\b(?:in|of|at|for|to) (?:the |a |my )?(?:\w+ )?(?:school\w*|college|uni(?:versity)?|study(?:ing)?|studies|class(?:es)?)\b",
    re.I,
)
_YEARS_FROM_NOW = re.compile(
    r"\b(?:in|(?:over|within|during|for)(?= the)) (?:the (?:next|coming) )?(?:\d+|[a-z]+) (?:years|yrs)(?: time)?\b|\b(?:\d+|[a-z]+) (?:years|yrs) (?:from now|down the (?:line|road)|ahead)\b",
    re.I,
)
#: Words of a longer match that ask, and are spoken for.
_ASKING = re.compile(
    r"\b(?:earns?|makes?|gets?|do(?:es|ing)?|works?|used?|jobs?|money|another|names?|other|else|called|titles?|suits?|persons?|people|all day|parts?|about|path|practices?|languages?|job market|far|rises?|climb|moves?|moving)\b",
    re.I,
)
#: What asks for experience whatever the rest asks: "how many years" alone may be years of school.
EXPERIENCE = re.compile(
    r"\b(?:experienc\w+|work(?:ed|ing)?|track record|behind (?:me|them)|under (?:my|the) belt)\b", re.I
)
_BARGAINS = re.compile(r"\b(?:negotiat|haggl|bargain)\w*", re.I)
_HOW_TO = re.compile(r"\bhow (?:do|does|can|could|would|to|should)\b|\bpath\b|\bways? in\b|\bswitch|\btransition", re.I)
_NEEDS = re.compile(
    r"\b(?:needs?|needed|requires?|required|requirements?|qualif\w+|takes? to (?:be|become)|have to have|must have|looking for in)\b",
    re.I,
)
#: How many of an occupation are needed: of demand, not of what they need.
_ARE_NEEDED = re.compile(
    r"\bhow many (?!hours?\b|years?\b|months?\b|weeks?\b|days?\b|credits?\b|exams?\b|tests?\b|courses?\b|steps?\b)[\w -]{1,40}? (?:will |would )?(?:be|are) (?:needed|required|wanted)\b(?! to\b)|"
    r"\bwill (?:(?:the |an? )?[\w-]+ )??(?:still |always )+be needed\b",
    re.I,
)
#: What "need" asks for when nothing narrows it.
REQUIREMENTS = ("skills", "education", "experience", "tools")

_SHAPES: tuple[tuple[Shape, str], ...] = (
    ("greeting", r"^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|howdy)\b[\s!.,]*(?:there|all|everyone|you)?[\s!.?]*$"),
    ("doubt", r"^(?:but |and )?(?:why|really|seriously|are you sure|how do you know(?: that)?|says who|is (?:that|this) (?:true|right)|sources?)\W*$"),
    ("thanks", r"^(?:many |ok(?:ay)?,? )?(?:thanks?|thank you|thx|cheers|great|bye|goodbye)\b[\w\s!.,]{0,25}$"),
    ("capabilities", r"\b(?:what (?:can|do) you do|what (?:\w+ ){0,3}can (?:i|you) (?:ask|answer|help)|who are you|what are you|how do you work|"
                     r"how can you help|what do you know)\b|^help\W*$"),
    ("roles", r"\b(?:which|what|list)\b[^?]{0,20}\b(?:jobs?|roles?|careers?|occupations?|professions?)\b[^?]{0,20}\b(?:are there|do you (?:know|cover|have)|"
              r"can you tell|exist|covered|know about|available)\b|^list (?:all |the )*(?:roles|jobs|careers)\b"),
)  # fmt: skip
#: Work to be done for somebody ("write me a cover letter"), which asks nothing of documents.
_TASK = re.compile(
    r"^(?:(?:please|hey|hi|ok|now|so|can you|could you|will you|would you|i (?:want|need) you to|just)[\s,]+)*"
    r"(?:write|draft|compose|translate|rewrite|proofread|solve|draw) (?:me|us|my|our|this|these|an?|the)\b(?!.*\b(?:job|role|career|who)\b.*\?)|"
    r"(?<!\bi )(?<!\bto )\b(?:write|draft|compose|fill in) (?:(?:me|us|out) )?(?:my|an?|the) (?:[\w-]+ ){0,3}(?:r[eé]sum[eé]|cv|letter|essay|poem|song|story|e-?mail|speech|application|homework|thesis)\b",
    re.I,
)
_SHAPE_PATTERNS = tuple((shape, re.compile(pattern, re.I)) for shape, pattern in _SHAPES)
_FIT = re.compile(
    r"\b(?:suits? me|right for me|fit(?:s|ting)? (?:for )?me|good for me|for me\b|for someone who|could i (?:go for|do(?! (?:that|it|this)\b)|become)|should i (?:become|do|choose|go for)|"
    r"(?:which|what)(?:'s| is| would be)? (?:the )?(?:job|role|career|title|position|profession)|is there (?:an? |any |some )?(?:job|role|career|work)\b|"
    r"which (?:job|role|career|one) (?:is|would|should|fits|suits)|who (?:makes|builds|creates|writes|takes|designs|manages|ensures|looks|works|develops|runs|is responsible)|"
    r"(?:which|what) \w+ (?:job|role|career)(?=\W*$)|(?:which|what)(?:'s| is) the [\w-]+ (?:job|career|profession) (?:where|that|in which|when)\b|which (?:jobs?|roles?|careers?) (?:do|does)(?:n[’']t| not)|what (?:should|could|can|might) i (?:be|become)(?=\W*$|\s*[,.?!]| when\b| then\b)|"
    r"(?:which|what) (?:jobs|roles|careers|occupations|people) (?:need|use|require|involve|let|allow|have|work|are(?! (?:the )?(?:close|near|next)\w* to)))\b",
    re.I,
)  # fmt: skip
#: Jobs asked for by something they have ("jobs with animals").
_JOBS_WITH = re.compile(
    r"^(?:any |some |good |are there (?:any )?)?(?:jobs|careers|roles|work|occupations) (?:with|working|that|where|in which|for (?:people|someone)|using|involving|outdoors?|outside|which)\b"
    r"(?!.*\b(?:pay|pays|paid|salar\w+|earn\w*|grow\w*|demand|degree|college|universit\w+|school|qualif\w+)\b)",
    re.I,
)
_WHICH_JOB = re.compile(r"\b(?:what|which) (?:job|role|career|title|position|profession)\b", re.I)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_ABOUT_ME = re.compile(
    r"^i(?:['’](?:m|d|ve)| am| was| like| love| enjoy| want| would| used| studied| have| worry| can| hate| know| care| practi[sc]e| teach| run| finished| graduated| left| spent)\b|"
    r"^(?!what|which|where|who|how|when|why|is|are|do|does|can|must|should)(?:.*\b)?i (?:want|love|like|enjoy|would (?:like|love)|used to)\b|"
    r"\bis my thing\b|\bwhere do i belong\b",
    re.I,
)
_AIMS_AT = re.compile(
    r"\b(?:become|becoming|want to be|to work as|like to be|job as|career as|going to be) (?:an?|the)\b", re.I
)
_YESNO = re.compile(
    r"^(?:and |so |but |ok |well )*(?:is|are|do|does|did|can|could|must|should|would|will|am|has|have)\b|"
    r"\b(?:is that enough|is it worth)\b|^(?!.*\b(?:what|which|where|who|how|when|why|wat|wot)\b).*\b(?:am|can|could|would|should|do) i\b",
    re.I,
)
_FIGURE = re.compile(r"\b(?:how much|how many|how long|what percent\w*|how fast|how big|salary|years)\b", re.I)
MORE = re.compile(
    r"^(?:please )?(?:(?:tell|give|show) me |list )?(?:more|go on|(?:all )?the rest|the others|all of (?:them|it)|everything|and more|what else(?! (?:can|could|might|should)\b)|anything else)\b[\s.!?]*",
    re.I,
)
CARRIES = re.compile(
    r"^(?:and|also|what about|how about|ok|okay|so|then|nice|great|or|but)\b|\b(?:it|they|them|their|that|there|those|this|he|she|one|same)\b",
    re.I,
)

#: "in Berlin?", "and with ten years?": no verb and no question word of its own.
GOES_ON = re.compile(
    r"(?:ok |okay |so )?(?:(?:and|or|but|what about|how about) )?(?:in|for|at|with|as|on|after|near|outside)\b(?!.*\b(?:what|which|who|how|why|do|does|is|are|can)\b)|"
    r"(?:and|or|what about|how about)\b(?!.*\b(?:what|which|who|how|why|where|do|does|is|are|can|need|must)\b)|"
    r"(?:and|or|but|what about|how about) (?:the )?(?:ones?|those|people|folks|someone|somebody|workers) (?:who|that|in|at|with|working|doing)\b(?!.*\b(?:what|which|how|why|where)\b)",
    re.I,
)
#: "is that more than a data scientist?": the role of before is the other side.
THAN = re.compile(r"\b(?:than|compared (?:to|with)|as much as|versus|vs)\b", re.I)
#: What parts a question into two.
JOINS = re.compile(r"\b(?:and|plus|also|as well as)\b|&|\sn\s(?!roll)", re.I)
#: Both of the roles spoken of before, or the one before the last.
BOTH = re.compile(r"\b(?:the two|both|either|of them|each)\b", re.I)
OTHER = re.compile(r"\bthe (?:other|first|former)(?: one| role| job)?\b", re.I)
#: Something pointed at that only an earlier turn could name.
_OF_TWO = re.compile(
    r"\bof the two\b|\b(?:which|who|either|both) of (?:them|these|those)\b(?! (?:jobs|roles|careers|occupations)\b)",
    re.I,
)
_THAT_ONE = re.compile(
    r"\b(?:that|this) (?:one|job|role)\b|\b(?:what|how much|how|which \w+) (?:does|do|would|will) (?:it|they)\b", re.I
)


def facets_of(question: str) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Facets a question asks for, in the order of the table, with the spans of the words that ask for them."""
    found: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for facet, pattern in _FACET_PATTERNS:
        for match in pattern.finditer(question):
            found[facet] = None
            if _PARTICULAR.fullmatch(match.group()):
                continue  # names its facet and something of its own in it
            if len(match.group().split()) <= 2:
                spans.append(match.span())
            else:  # what stands between the words that ask is a subject of its own
                spans += [(match.start() + m.start(), match.start() + m.end()) for m in _ASKING.finditer(match.group())]
    if _ARE_NEEDED.search(question):
        found.setdefault("outlook")
    elif _NEEDS.search(question) and not found:
        found.update(dict.fromkeys(REQUIREMENTS))
    if _BARGAINS.search(question):
        found.pop("pay", None)
        spans = [s for s in spans if not _BARGAINS.search(question[slice(*s)])]
    if "summary" in found and len(found) > 1:
        del found["summary"]
    if found.keys() & {"education", "experience", "skills", "tools"} and not _HOW_TO.search(question):
        found.pop("path", None)  # "which degree does one need to become ...?" asks for the degree
    if "experience" in found and _YEARS_OF_STUDY.search(question):
        found = {("education" if facet == "experience" else facet): None for facet in found}
    if list(found) == ["experience"] and _YEARS_FROM_NOW.search(question):
        found = {"outlook": None}
    if "outlook" in found and (span := _YEARS_FROM_NOW.search(question)):
        found.pop("experience", None)  # what is to come in so many years
        spans.append(span.span())
    if found.keys() >= {"experience", "pay"} and re.search(r"\b\d+\+? ?(?:years|yrs)\b", question, re.I):
        del found["experience"]  # the pay of somebody with so many years
    return tuple(found), spans


def points_nowhere(question: str, shape: Shape) -> bool:
    """True where a question that names no role points at one ("which of the two ...?")."""
    return _OF_TWO.search(question) is not None or (shape != "fit" and _THAT_ONE.search(question) is not None)


def tells_of_self(question: str) -> bool:
    """True where somebody describes themselves and names no occupation to aim at."""
    return _ABOUT_ME.search(question) is not None and _AIMS_AT.search(question) is None


def asks_which_job(question: str) -> bool:
    """True for a question with a sentence that asks for an occupation and for nothing of one."""
    sentences = _SENTENCE_ENDS.split(question)
    return any(_WHICH_JOB.search(one) and not facets_of(one)[0] for one in sentences)


def names_a_fit(question: str) -> bool:
    """True for words that ask which job suits somebody."""
    return _FIT.search(question) is not None or _JOBS_WITH.search(question) is not None


def shape_of(question: str, roles: int, unknown: int, describes: bool) -> Shape:
    """The shape of the answer a question wants, told how many roles it names, known ones and others.

    ``describes`` tells that somebody describes themselves, and asks for nothing beside.
    """
    if steers(question):
        return "steer"
    if _TASK.search(question):
        return "task"
    for shape, pattern in _SHAPE_PATTERNS:
        if not roles + unknown and pattern.search(question):
            return shape
    if roles == 0 and (
        describes
        or ((_FIT.search(question) or _JOBS_WITH.search(question)) and not unknown and not _AIMS_AT.search(question))
    ):
        return "fit"
    if roles + unknown > 1:
        return "comparison"
    if _YESNO.search(question):
        return "yesno"
    return "figure" if _FIGURE.search(question) else "open"
