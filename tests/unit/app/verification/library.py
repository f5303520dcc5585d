"""A few made-up passages of careers, and the pairs of sentences that must and must not pass against them."""

from __future__ import annotations

import hashlib

from app.domain import Chunk, Passage, Source, SourceKind, Span
from app.language.sentences import sentence_spans


def passage(number: int, title: str, section: str, text: str, kind: SourceKind = SourceKind.ROLE) -> Passage:
    digest = hashlib.sha256(title.encode()).hexdigest()
    language = "en" if text.isascii() else "zh"
    source = Source(
        digest[:12], f"{title}.md", title, "Made up", "CC0", "", "2025", language, digest, kind, "text/markdown"
    )
    spans = tuple(Span(0, start, end) for start, end in sentence_spans(text))
    chunk = Chunk(f"{number}", source.id, 0, (title, section), text, Span(0, 0, len(text)), spans)
    return Passage(chunk, source, "", 0.9, number)


NURSES = passage(
    1,
    "Registered Nurses",
    "Pay",
    "The median annual wage for registered nurses was $93,600 in May 2025. "
    "The lowest 10 percent of registered nurses earned less than $66,030, and the highest 10 percent earned more than "
    "$135,320. Employment of registered nurses is projected to grow 5 percent from 2024 to 2034. "
    "About 189,100 openings for registered nurses are projected each year, on average. "
    "Some registered nurses work night shifts. Registered nurses must hold a state licence. "
    "A bachelor's degree is not required for every registered nurse. "
    "AI may take over some of the paperwork of registered nurses.",
)
DENTISTS = passage(
    2,
    "Dentists",
    "Pay",
    "The median annual wage for dentists was $179,210 in May 2025. Dentists typically need a doctoral degree. "
    "Employment of dentists is projected to grow 4 percent from 2024 to 2034. Most dentists work full time.",
)
TELLERS = passage(
    3,
    "Bank Tellers",
    "Outlook",
    "Employment of tellers is projected to decline 13 percent from 2024 to 2034. "
    "The work of bank tellers is highly exposed to automation. Tellers do not need a college degree. "
    "The median hourly wage of tellers was $19.50 in May 2025.",
)
COURSES = passage(
    4,
    "Course catalogue",
    "Courses",
    "Google Data Analytics Certificate — provider: Coursera; hours: 180; level: beginner; price: paid.\n\n"
    "Introduction to Computer Science — provider: edX; hours: 100; level: beginner; price: free.\n\n"
    "The Google Data Analytics Certificate teaches SQL, R and Tableau. It takes six months at ten hours a week.",
    SourceKind.COURSES,
)
CHINESE = passage(
    5,
    "数据科学家",
    "薪酬",
    "2025年5月，数据科学家的年薪中位数为11.26万美元。预计2024年至2034年数据科学家的就业将增长34%。"
    "一些数据科学家在家工作。数据科学家不需要博士学位。人工智能可能会改变数据科学家的部分工作。",
)
ALL = (NURSES, DENTISTS, TELLERS, COURSES, CHINESE)

TRUE = [
    ("pay restated", "Registered nurses had a median annual wage of $93,600 in May 2025."),
    ("pay rounded and marked", "In May 2025, the median annual wage of registered nurses was about $94,000."),
    ("pay in thousands", "The median annual wage for registered nurses in May 2025 was 93.6 thousand dollars."),
    ("the top tenth", "The highest 10 percent of registered nurses earned more than $135,320."),
    ("the bottom tenth", "The lowest 10 percent of registered nurses earned less than $66,030."),
    ("growth restated", "Employment of registered nurses is expected to grow 5% from 2024 to 2034."),
    ("growth with a year range", "Employment of registered nurses is projected to grow 5 percent, 2024–34."),
    ("openings", "On average, about 189,100 openings for registered nurses are projected each year."),
    ("quantifier kept", "Some registered nurses work at night, in shifts."),
    ("duty kept", "Registered nurses need to hold a state licence."),
    ("hedge kept", "AI may take over some paperwork of registered nurses."),
    ("the other role", "Dentists had a median annual wage of $179,210 in May 2025."),
    ("education", "Dentists typically require a doctoral degree."),
    ("decline", "Employment of bank tellers is projected to decline by 13 percent from 2024 to 2034."),
    ("negation kept", "Bank tellers don't need a college degree."),
    ("exposure", "The work of bank tellers is highly exposed to automation."),
    ("hourly pay", "Tellers had a median hourly wage of $19.50 in May 2025."),
    ("tools of a course", "The Google Data Analytics Certificate teaches SQL, R and Tableau."),
    (
        "two sentences, the second leaning",
        "The Google Data Analytics Certificate takes six months at ten hours a week.",
    ),
    (
        "a record as a sentence",
        "The Google Data Analytics Certificate is a beginner level course of 180 hours by the provider Coursera.",
    ),
    ("Chinese pay", "数据科学家的年薪中位数在2025年5月为11.26万美元。"),
    ("Chinese growth", "预计数据科学家的就业在2024年至2034年将增长百分之三十四。"),
    ("Chinese hedge", "人工智能可能会改变数据科学家的部分工作。"),
]
FALSE = [
    ("number changed", "The median annual wage for registered nurses was $98,600 in May 2025."),
    ("unmarked rounding", "The median annual wage for registered nurses was $94,000 in May 2025."),
    ("marked rounding too far off", "The median annual wage for registered nurses was about $100,000 in May 2025."),
    ("year changed", "The median annual wage for registered nurses was $93,600 in May 2024."),
    ("month changed", "The median annual wage for registered nurses was $93,600 in June 2025."),
    ("currency changed", "The median annual wage for registered nurses was €93,600 in May 2025."),
    ("scale changed", "The median annual wage for registered nurses was $93,600 thousand in May 2025."),
    ("period changed", "The median hourly wage for registered nurses was $93,600 in May 2025."),
    ("hourly to annual", "The median annual wage of tellers was $19.50 in May 2025."),
    (
        "percent to percentage points",
        "Employment of registered nurses is projected to grow 5 percentage points from 2024 to 2034.",
    ),
    ("percent to count", "Employment of registered nurses is projected to grow by 5 from 2024 to 2034."),
    ("mean for median", "The mean annual wage for registered nurses was $93,600 in May 2025."),
    ("bound dropped", "The highest 10 percent of registered nurses earned $135,320."),
    ("bound turned", "The highest 10 percent of registered nurses earned less than $135,320."),
    ("bounds swapped", "The highest 10 percent of registered nurses earned less than $66,030."),
    ("extremes swapped", "The lowest 10 percent of registered nurses earned more than $135,320."),
    ("estimate made exact", "Exactly 189,100 openings for registered nurses are projected each year."),
    ("role swapped", "The median annual wage for dentists was $93,600 in May 2025."),
    ("role swapped the other way", "The median annual wage for registered nurses was $179,210 in May 2025."),
    ("neighbouring role", "The median annual wage for nurse practitioners was $93,600 in May 2025."),
    ("narrowed role", "The median annual wage for senior registered nurses was $93,600 in May 2025."),
    ("growth of another role", "Employment of dentists is projected to grow 5 percent from 2024 to 2034."),
    ("no role named", "The median annual wage was $93,600 in May 2025."),
    ("nobody named", "They earned a median annual wage of $93,600 in May 2025."),
    ("two roles merged", "Registered nurses typically need a doctoral degree."),
    ("two facts merged", "Registered nurses and dentists both earned a median annual wage of $179,210 in May 2025."),
    ("negation added", "Registered nurses must not hold a state licence."),
    ("negation dropped", "Tellers need a college degree."),
    ("negation dropped of a requirement", "A bachelor's degree is required for every registered nurse."),
    ("negated exposure", "The work of bank tellers is not highly exposed to automation."),
    ("some to all", "All registered nurses work night shifts."),
    ("some to most", "Most registered nurses work night shifts."),
    ("some to everyone", "Registered nurses work night shifts."),
    ("most to all", "All dentists work full time."),
    ("typically to always", "Dentists always need a doctoral degree."),
    ("may to will", "AI will take over some of the paperwork of registered nurses."),
    ("may to does", "AI takes over some of the paperwork of registered nurses."),
    ("projection to certainty", "Employment of registered nurses will grow 5 percent from 2024 to 2034."),
    ("fact to duty", "Most dentists must work full time."),
    ("grow to shrink", "Employment of registered nurses is projected to decline 5 percent from 2024 to 2034."),
    ("shrink to grow", "Employment of tellers is projected to grow 13 percent from 2024 to 2034."),
    ("full time to part time", "Most dentists work part-time."),
    ("comparison invented", "Registered nurses earn more than dentists."),
    (
        "cause invented",
        "Employment of tellers is projected to decline 13 percent from 2024 to 2034 because of automation.",
    ),
    ("superlative invented", "Dentists had the highest median annual wage of $179,210 in May 2025."),
    ("exclusive invented", "Only registered nurses must hold a state licence."),
    ("organisation invented", "Harvard says employment of dentists is projected to grow 4 percent from 2024 to 2034."),
    ("course invented", "The Microsoft Data Analytics Certificate takes six months at ten hours a week."),
    (
        "provider swapped",
        "Introduction to Computer Science is a beginner level course of 100 hours by the provider Coursera.",
    ),
    (
        "hours swapped",
        "The Google Data Analytics Certificate is a beginner level course of 100 hours by the provider Coursera.",
    ),
    ("price swapped", "The Google Data Analytics Certificate by the provider Coursera is free."),
    ("tool invented", "The Google Data Analytics Certificate teaches SQL, R and Python."),
    ("duration swapped", "The Google Data Analytics Certificate takes ten months at six hours a week."),
    ("unit swapped", "The Google Data Analytics Certificate takes six weeks at ten hours a week."),
    ("false no", "No, the work of bank tellers is not exposed to automation."),
    ("false yes", "Yes, employment of tellers is projected to grow."),
    ("reassurance", "Your job is not at risk."),
    ("advice", "You should become a registered nurse."),
    ("question", "Do registered nurses earn $93,600?"),
    ("off the passages", "Astronauts train in Houston for two years."),
    ("fragment", "Registered nurses"),
    ("Chinese number changed", "2025年5月，数据科学家的年薪中位数为12.26万美元。"),
    ("Chinese scale changed", "2025年5月，数据科学家的年薪中位数为11.26亿美元。"),
    ("Chinese year changed", "2024年5月，数据科学家的年薪中位数为11.26万美元。"),
    ("Chinese direction turned", "预计2024年至2034年数据科学家的就业将减少34%。"),
    ("Chinese some to all", "所有数据科学家在家工作。"),
    ("Chinese negation dropped", "数据科学家需要博士学位。"),
    ("Chinese may to will", "人工智能必将改变数据科学家的部分工作。"),
    ("Chinese role swapped", "2025年5月，软件工程师的年薪中位数为11.26万美元。"),
]
