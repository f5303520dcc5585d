"""Role guides in the corpus's style, and how a chat model might retell them rightly and wrongly."""

from __future__ import annotations

from tests.unit.app.verification.library import passage

NURSES = "Registered Nurses"
SCIENTISTS = "Data Scientists"
GUIDES = (
    passage(
        1,
        NURSES,
        "Pay",
        "Registered Nurses earned a median of $97,550 a year in May 2025, compared with $50,980 across all "
        "US occupations (BLS OEWS). Half of Registered Nurses earned between $80,330 (25th percentile) and "
        "$112,350 (75th percentile) a year in May 2025. The lowest-paid tenth of Registered Nurses earned "
        "less than $68,940 (10th percentile) and the best-paid tenth earned more than $137,470 (90th "
        "percentile) a year in May 2025 (BLS OEWS).",
    ),
    passage(
        2,
        NURSES,
        "Outlook",
        "Employment of Registered Nurses is projected to grow 4.9% from 2024 to 2034, from about 3,391,000 "
        "to 3,557,100 jobs, compared with growth of 3.1% for all US occupations (BLS Employment "
        "Projections). About 189,100 openings for Registered Nurses are projected each year, on average, "
        "from 2024 to 2034, including those left by people who change occupation or retire.",
    ),
    passage(
        3,
        NURSES,
        "How people get in",
        "Registered Nurses typically need a bachelor's degree to enter the occupation. Registered Nurses "
        "typically need no work experience in a related occupation before they start. Registered Nurses are "
        "moderately exposed to AI compared with other occupations: four measures rank the occupation higher "
        "than 39% to 68% of those covered, and exposure is not a forecast of job loss.",
    ),
    passage(
        4,
        SCIENTISTS,
        "Pay",
        "Data Scientists earned a median of $120,230 a year in May 2025, compared with $50,980 across all US "
        "occupations (BLS OEWS). Employment of Data Scientists is projected to grow 33.5% from 2024 to 2034, "
        "from about 245,900 to 328,300 jobs, compared with growth of 3.1% for all US occupations (BLS "
        "Employment Projections). Data Scientists are highly exposed to AI compared with other occupations.",
    ),
    passage(
        5,
        SCIENTISTS,
        "Tools and technologies",
        "Employers' job postings for Data Scientists often ask for Structured query language SQL, PyTorch, "
        "Python, R, SAS, TensorFlow, and Apache Hadoop (in-demand technologies, O*NET 30.1). The skills that "
        "matter most to Data Scientists, with importance on a scale from 1 to 5, are critical thinking "
        "(3.9), reading comprehension (3.9), active listening (3.9), and writing (3.8).",
    ),
)
RIGHT = (
    "Registered nurses earned a median annual salary of $97,550 in May 2025.",
    "In May 2025, registered nurses earned a median of $97,550 per year.",
    "The median pay for registered nurses was $97,550 a year in May 2025.",
    "The median salary of registered nurses is $97,550 per year.",
    "Registered nurses earn a median of about $97,500 a year.",
    "Registered nurses earned a median of $97,550 a year, compared with $50,980 across all US occupations.",
    "Half of registered nurses earned between $80,330 and $112,350 a year.",
    "The best-paid tenth of registered nurses earned more than $137,470.",
    "Employment of registered nurses is projected to grow 4.9% from 2024 to 2034.",
    "Employment of registered nurses is expected to grow by 4.9 percent between 2024 and 2034.",
    "About 189,100 openings for registered nurses are projected each year.",
    "Registered nurses typically need a bachelor's degree.",
    "To become a registered nurse, you typically need a bachelor's degree.",
    "Registered nurses usually need a bachelor's degree to enter the occupation.",
    "Data scientists earned a median of $120,230 a year in May 2025.",
    "Employment of data scientists is projected to grow 33.5% from 2024 to 2034, compared with "
    "3.1% for all US occupations.",
    "Employers often ask data scientists for Python, R and SQL.",
    "Job postings for data scientists often ask for Python, R, PyTorch, and TensorFlow.",
    "Important skills for data scientists include critical thinking, reading comprehension and active listening.",
    "Registered nurses are moderately exposed to AI compared with other occupations.",
    "The number of jobs for registered nurses is projected to grow from about 3,391,000 to 3,557,100.",
)
WRONG = (
    "Registered nurses earned a median of $50,980 a year in May 2025.",
    "Registered nurses earned a median of $120,230 a year in May 2025.",
    "Data scientists earned a median of $97,550 a year in May 2025.",
    "Registered nurses earned less than $68,940 a year in May 2025.",
    "The best-paid tenth of registered nurses earned more than $68,940.",
    "The lowest-paid tenth of registered nurses earned less than $137,470.",
    "Half of registered nurses earned more than $112,350 a year.",
    "Half of registered nurses earned between $68,940 and $137,470 a year.",
    "Employment of registered nurses is projected to grow 3.1% from 2024 to 2034.",
    "Employment of registered nurses is projected to grow 33.5% from 2024 to 2034.",
    "Employment of data scientists is projected to grow 4.9% from 2024 to 2034.",
    "Employment of registered nurses is projected to grow from about 3,557,100 to 3,391,000 jobs.",
    "About 189,100 registered nurses are hired each year.",
    "There are 189,100 registered nurses.",
    "Registered nurses typically need a master's degree to enter the occupation.",
    "Registered nurses need a bachelor's degree.",
    "Registered nurses typically need no bachelor's degree.",
    "All registered nurses earned $97,550 a year in May 2025.",
    "Data scientists must know Python.",
    "Registered nurses often use Python and R.",
    "Job postings for registered nurses often ask for Python and R.",
    "Registered nurses are highly exposed to AI compared with other occupations.",
    "Data scientists are moderately exposed to AI compared with other occupations.",
    "Exposure is a forecast of job loss.",
    "Registered nurses are moderately exposed to AI and will lose their jobs.",
    "The median pay of nurse practitioners was $97,550 in May 2025.",
    "Registered nurses earned a mean of $97,550 a year in May 2025.",
    "All US occupations are projected to grow 4.9%.",
    "Registered nurses typically need work experience in a related occupation before they start.",
    "Data scientists earn more than registered nurses.",
)
