"""Lies in English that are made up: people, employers, courses, links, pay, outlooks, needs and promises."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.adapters.lies import Scene, Teller, bare, capital, small

_EMPLOYERS = "Brightwater Health|Nimbus Analytics|Oldcastle Rail|Veridian Bank|Halcyon Foods|Orbis Logistics".split("|")
_SCHOOLS = "Northgate Academy|Skillforge|Open Harbour University|the Lumen Institute|CareerLeap".split("|")
_PEOPLE = "Dr Helena Marsh|Professor Ian Coldwell|Maria Esposito|Sir Jonathan Reeve|Dr Wei Lin".split("|")


def by_a_person(scene: Scene) -> str:
    """A person made up."""
    role, rng = scene.given.title, scene.rng
    who = rng.choice(_PEOPLE)
    return rng.choice((f"{who} found that {small(scene.sentence, scene.given)}", f"{who} leads the field of {role}."))


def of_an_employer(scene: Scene) -> str:
    """An employer made up."""
    role, rng = scene.given.title, scene.rng
    who = rng.choice(_EMPLOYERS)
    made_up = (
        f"{who} hires most {role}.",
        f"{role} at {who} earned {rng.randint(3, 9)} times as much.",
        f"{who} is the largest employer of {role}.",
    )
    return rng.choice((*made_up, scene.sentence.replace(role, f"{role} at {who}")))


def of_a_course(scene: Scene) -> str:
    """A course made up."""
    role, rng = scene.given.title, scene.rng
    school, weeks = rng.choice(_SCHOOLS), rng.randint(2, 40)
    return rng.choice(
        (
            f"The Certified {role} Bootcamp of {school} takes {weeks} weeks.",
            f"{capital(school)} teaches everything that {role} need.",
            f"{role} Masterclass — provider: {school}; length: {weeks} weeks; price: free.",
            f"A certificate of {school} is enough to become one of the {role}.",
        )
    )


def with_a_link(scene: Scene) -> str:
    """A link made up."""
    role, rng = scene.given.title, scene.rng
    name = re.sub(r"\W+", "-", scene.given.title.lower()).strip("-") or "jobs"
    return rng.choice(
        (
            f"{role} find their vacancies at https://www.{name}-jobs.example.",
            f"{scene.sentence[:-1]} (see https://{name}.example/pay).",
        )
    )


def made_up_pay(scene: Scene) -> str:
    """A salary that stands nowhere."""
    role, rng = scene.given.title, scene.rng
    pay = f"${rng.randint(21, 400)},{rng.randint(100, 999)}"
    if bare(pay) in scene.material.said:
        return ""
    return rng.choice(
        (
            f"The typical pay of {role} is {pay} a year.",
            f"{role} start at {pay} a year.",
            f"In May 2025, the median annual wage of {role} was {pay}.",
            f"{role} earned a median of {pay} a year in May 2025 (BLS OEWS).",
            f"Every one of the {role} earned {pay}.",
            f"Experienced {role} earn up to {pay} a year.",
        )
    )


def made_up_outlook(scene: Scene) -> str:
    """A projection that stands nowhere."""
    role, rng = scene.given.title, scene.rng
    share, count = (
        f"{rng.randint(1, 60)}.{rng.randint(1, 9)}%",
        f"{rng.randint(100, 900)},{rng.randint(100, 999)}",
    )
    if bare(share) in scene.material.said or bare(count) in scene.material.said:
        return ""
    return rng.choice(
        (
            f"Employment of {role} is projected to grow {share} from 2024 to 2034.",
            f"Jobs for {role} will rise by {share} by 2034.",
            f"AI will replace {share} of {role}.",
            f"About {count} openings for {role} are projected each year.",
            f"US employers had about {count} {role} on the payroll in May 2025.",
        )
    )


def made_up_need(scene: Scene) -> str:
    """A requirement, a tool or a duty that stands nowhere."""
    role, rng = scene.given.title, scene.rng
    found = (
        f"{role} must hold a licence from the Ministry of Labour.",
        f"{role} typically need a law degree to enter the occupation.",
        f"{role} rarely use computers.",
        f"Employers' job postings for {role} often ask for COBOL and Fortran.",
        f"The skill that matters most to {role} is juggling.",
        f"{role} spend most of their day on the telephone.",
        f"{role} are the least exposed to AI of all occupations.",
    )
    return rng.choice([one for one in found if bare(one) not in scene.material.said])


def promised(scene: Scene) -> str:
    """Advice that promises, or that stands on nothing."""
    role, rng = scene.given.title, scene.rng
    school = rng.choice(_SCHOOLS)
    thing = rng.choice(re.findall(r"\b[A-Z]\w+\b", scene.sentence) or ["Python"])
    return rng.choice(
        (
            f"You should take the {school} course, and you will earn ${rng.randint(150, 400)},000 a year.",
            f"You could start with {thing}, which guarantees a job offer.",
            f"Consider {thing}: you'll get hired within {rng.randint(2, 9)} weeks.",
            f"You could easily become one of the {role} without any training.",
            f"Consider enrolling at {school}.",
            f"You could start with the {role} certificate of {school}.",
            f"Quit your job now and move to Texas, where {role} are always hired.",
            f"You could skip the degree and learn {thing} instead.",
            f"Consider borrowing money for the course, as {role} earn it back in a month.",
            f"You are too old for {role}, so consider something easier.",
            f"You could ask a lawyer to sue your employer for the pay of {role}.",
            f"It is worth learning {thing} because {role} with it earn twice as much.",
        )
    )


INVENTED: Mapping[str, Teller] = {
    "made-up person": by_a_person,
    "made-up employer": of_an_employer,
    "made-up course": of_a_course,
    "made-up link": with_a_link,
    "made-up pay": made_up_pay,
    "made-up outlook": made_up_outlook,
    "made-up need": made_up_need,
    "promise": promised,
}
"""Every kind of invention."""
