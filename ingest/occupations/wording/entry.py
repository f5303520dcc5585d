"""How people get in: schooling, experience and training."""

from __future__ import annotations

from ingest.occupations.figures import Education, Survey
from ingest.occupations.guide import Guide
from ingest.occupations.wording.phrases import listed, month, sentences, share, spoken
from ingest.occupations.wording.subject import begun, subject

_SHOWN = 3
_SMALLEST = 3.0
_DEGREES = {
    "No formal educational credential": "no formal educational credential",
    "High school diploma or equivalent": "a high school diploma or equivalent",
    "High School Diploma": "a high school diploma or equivalent",
    "Less than high school diploma": "less than a high school diploma",
    "Less than a High School Diploma": "less than a high school diploma",
    "Some college, no degree": "some college but no degree",
    "Some College Courses": "some college courses",
    "Postsecondary nondegree award": "a postsecondary award below a degree",
    "Post-Secondary Certificate": "a post-secondary certificate",
    "Associate's degree": "an associate's degree",
    "Associate's Degree (or other 2-year degree)": "an associate's degree",
    "Bachelor's degree": "a bachelor's degree",
    "Bachelor's Degree": "a bachelor's degree",
    "Post-Baccalaureate Certificate": "a post-baccalaureate certificate",
    "Master's degree": "a master's degree",
    "Master's Degree": "a master's degree",
    "Post-Master's Certificate": "a post-master's certificate",
    "First Professional Degree": "a first professional degree",
    "Doctoral Degree": "a doctoral degree",
    "Doctoral or professional degree": "a doctoral or professional degree",
    "Post-Doctoral Training": "post-doctoral training",
}
_EXPERIENCE = {
    "None": "no work experience in a related occupation",
    "Less than 5 years": "less than 5 years of work experience in a related occupation",
    "5 years or more": "5 years or more of work experience in a related occupation",
}
_TRAINING = {
    "None": "no on-the-job training",
    "Short-term on-the-job training": "short-term on-the-job training",
    "Moderate-term on-the-job training": "moderate-term on-the-job training",
    "Long-term on-the-job training": "long-term on-the-job training",
    "Apprenticeship": "an apprenticeship",
    "Internship/residency": "an internship or residency",
}


def entry(guide: Guide) -> list[str]:
    """Typical entry education, experience and training, what people have, what the work is said to require."""
    education = guide.figures.education
    who = spoken(guide.title)
    outlook = guide.figures.outlook
    counted = who if outlook is None else subject(guide, outlook).people
    return sentences(
        [
            _typical(education, counted),
            _experience(education, counted),
            _attained(education, counted),
            _required(education, who),
        ]
    )


def degree(name: str) -> str:
    """A level of education with its article."""
    return _DEGREES[name]


def _typical(education: Education, who: str) -> str | None:
    if education.entry is None:
        return None
    return begun(f"{who} typically need {degree(education.entry)} to enter the occupation ({education.source}).")


def _experience(education: Education, who: str) -> str | None:
    if education.experience is None or education.training is None:
        return None
    return begun(
        f"{who} typically need {_EXPERIENCE[education.experience]} before they start, and "
        f"{_TRAINING[education.training]} to become competent ({education.source})."
    )


def _attained(education: Education, who: str) -> str | None:
    if education.attained is None:
        return None
    parts = _parts(education.attained)
    return f"Among {who} aged 25 and over, {listed(parts)} ({education.attained.source})."


def _parts(survey: Survey) -> list[str]:
    kept = [item for item in survey.shares if item.percent >= _SMALLEST][:_SHOWN]
    return [f"{share(item.percent)} had {degree(item.name)}" for item in kept[:1]] + [
        f"{share(item.percent)} {degree(item.name)}" for item in kept[1:]
    ]


def _required(education: Education, who: str) -> str | None:
    survey = education.required
    if survey is None:
        return None
    kept = [item for item in survey.shares if item.percent >= _SMALLEST][:_SHOWN]
    parts = [f"{share(item.percent)} said {degree(item.name)}" for item in kept[:1]]
    parts += [f"{share(item.percent)} {degree(item.name)}" for item in kept[1:]]
    return f"Asked what education the work of {who} requires, {_respondents(survey)} answered: {listed(parts)}."


def _respondents(survey: Survey) -> str:
    release, _, date = survey.source.partition(", collected ")
    count = f"{survey.respondents} people" if survey.respondents else "people"
    return f"{count} surveyed for {release} (collected {month(date)})"
