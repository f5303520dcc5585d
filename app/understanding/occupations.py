"""What tells whether a single word names an occupation: some always do, some only in company, some never alone."""

from __future__ import annotations

import re

NEVER_ALONE = frozenset(
    """manager worker analyst engineer specialist technician assistant associate consultant coordinator representative
    supervisor administrator admin aide advisor adviser advocate attendant apprentice agent officer operator director
    examiner inspector installer technologist processor helper owner lead leader head professional expert scientist
    clinician practitioner planner controller executive employee employer staff boss intern trainee student graduate
    candidate learner member strategist implementer maintainer deputy provider coach guide model page register extra
    expo cyber mate sub substitute tier former header companion host server runner router printer freezer cooker cooler
    boiler blender mixer recorder receiver compressor compiler connector marker poster feeder filler buffer burner
    loader locator maker mapper tracker selector setter sewer spinner stopper crater closer caller carrier checker
    comic counsel justice anchor tender dispatch manipulator navigator drier dryer hunter hiker climber cyclist gamer
    golfer boarder minister principal demonstrator performer presenter entertainer converter user reader speaker person
    human people machine researcher responder selector starter booster reviewer creator contributor builder founder
    captain president vendor seller supplier distributor applicant client customer purchaser contractor
    subcontractor partner investor shareholder stakeholder competitor colleague coworker peer jobseeker""".split()
)
"""Too many occupations, or things that are none, are called so: the word alone links nothing."""

HEADS = frozenset(
    """manager worker analyst engineer specialist technician assistant associate consultant coordinator representative
    supervisor administrator aide advisor adviser attendant agent officer operator director examiner inspector installer
    technologist helper scientist practitioner planner clerk teacher educator instructor nurse therapist developer
    designer architect programmer recruiter secretary assembler mechanic driver cook counselor psychologist economist
    surgeon anesthetist anesthesiologist midwife technologist scientist""".split()
)
"""After another occupation's name these make a third one: a nurse manager is not a nurse."""

FOREIGN_HEADS = frozenset("software data cloud solution solutions enterprise security prompt language".split())
"""Before a single word these make it another occupation: a data architect plans no houses."""

_SURE = frozenset(
    """nurse teacher doctor lawyer plumber chef programmer accountant auditor translator interpreter developer designer
    writer journalist pharmacist dentist cashier secretary recruiter electrician paralegal welder carpenter barber
    butcher librarian firefighter paramedic pilot farmer actor architect attorney surgeon physician psychologist
    professor tutor editor proofreader copywriter bookkeeper receptionist janitor housekeeper plasterer roofer painter
    bricklayer waiter waitress bartender barista baker tailor jeweler nanny babysitter veterinarian counselor realtor
    underwriter actuary statistician telemarketer dispatcher machinist mechanic optometrist midwife coder typist
    trucker mathematician economist""".split()
)
_SURE_ENDINGS = tuple("ologist ographer onomist iatrist ician keeper fighter smith therapist wright".split())
_PERSON = re.compile(
    r"(?:er|or|ist|yst|ian|ant|(?<!m)ent|man|woman|person|ary|ic|ess|ate|ef|ee|eon|eur|wife|tech|nurse|aide|clerk|lead|"
    r"head|hand|guard|cook|pilot|attorney|judge|coach|guide|host|steward|scribe|professional|representative|executive|"
    r"detective|architect|admin|\brep|mason|expert|smith|wright|legal|registrar|\bdean|liaison|jockey|\bvet|warden|"
    r"bailiff|roustabout|barista|counsel|concierge|captain|apprentice|intern|deputy|principal|doula|sheriff|nanny)$"
)

BEFORE = frozenset("a an as become becoming became being".split())
"""A doubtful single word names an occupation after these …"""

AFTER = frozenset(
    """salary pay wage job career role work skill degree qualification duty license training apprenticeship earning
    income position profession occupation""".split()
)
"""… or before these."""

SHORT_HEADS = {"technician": "tech", "administrator": "admin", "representative": "rep", "assistant": "asst"}
"""Heads of names that people shorten: a pharmacy tech is a pharmacy technician."""

SMALL_ACRONYMS = frozenset("rn cpa lpn cna emt crna ceo cfo cto cio".split())
"""Acronyms that are known in small letters too."""

TWO_LETTERS = frozenset("rn np pt ot gp vp hr".split())
NO_ACRONYMS = frozenset("cat his cms ocr pst cst aud msc msn dpt mha emd icp eeo pto cpt".split())
"""Upper-case words that are more often something else than the occupation listed under them."""


def is_sure(key: str) -> bool:
    """Whether the word names an occupation in whatever company."""
    return key in _SURE or key.endswith(_SURE_ENDINGS)


def names_person(key: str) -> bool:
    """Whether the last word of a longer name can be a person: "customer service agent", but not "customer service"."""
    return _PERSON.search(key) is not None
