"""English words that edits and rewordings exchange. Which edit does what is for ``edits`` and ``rewording``."""

from __future__ import annotations

from collections.abc import Mapping

UNITS: Mapping[str, tuple[str, ...]] = {
    "a year": ("a month", "a week"),
    "per year": ("per month", "per week"),
    "annually": ("monthly", "weekly"),
    "an hour": ("a day", "a week"),
    "hours": ("days", "weeks", "minutes"),
    "days": ("weeks", "hours"),
    "weeks": ("months", "days"),
    "months": ("weeks", "years"),
    "years": ("months", "weeks"),
    "million": ("billion",),
    "billion": ("million",),
    "minutes": ("hours",),
    "miles": ("kilometres",),
    "dollars": ("euros",),
}
"""What a unit is exchanged for."""

QUANTITY: Mapping[str, tuple[str, ...]] = {
    "some": ("all", "no"),
    "many": ("all", "few"),
    "most": ("all", "few"),
    "a few": ("most", "hundreds of"),
    "several": ("most", "dozens of"),
    "often": ("always", "rarely"),
    "usually": ("always", "never"),
    "typically": ("always", "never"),
    "sometimes": ("always", "never"),
    "half": ("most", "a tenth"),
    "at least": ("at most",),
    "more than": ("less than",),
    "less than": ("more than",),
    "fewer": ("more",),
    "all": ("only some", "none"),
    "every": ("hardly any",),
    "always": ("rarely",),
    "never": ("often",),
    "only": ("not only",),
    "one of the": ("the only one of the",),
    "both": ("neither of",),
    "nearly": ("well over",),
    "up to": ("at least",),
    "partly": ("wholly",),
    "in part": ("entirely",),
    "about half": ("nearly all",),
}
"""All for some and the like."""

CERTAIN: Mapping[str, tuple[str, ...]] = {
    "may": ("will",),
    "might": ("will",),
    "could": ("will",),
    "can": ("must",),
    "should": ("must",),
    "is projected to": ("is certain to",),
    "are projected to": ("are guaranteed to",),
    "is expected to": ("is sure to",),
    "are expected to": ("will",),
    "suggests": ("proves",),
    "suggest": ("prove",),
    "likely": ("certain",),
    "possible": ("certain",),
    "helps": ("guarantees",),
    "would": ("will",),
    "plans to": ("has decided to",),
    "reportedly": ("definitely",),
    "allegedly": ("undoubtedly",),
    "seems": ("is known",),
    "optional": ("mandatory",),
    "recommended": ("required",),
    "believes": ("has proved",),
    "can be": ("must always be",),
    "tend to": ("always",),
}
"""More certainty than the text has."""

OPPOSITES = (
    "grow/shrink increase/decrease increases/decreases increased/decreased rise/fall rises/falls rose/fell "
    "higher/lower highest/lowest "
    "more/less growth/decline gain/loss above/below before/after best/worst largest/smallest first/last "
    "faster/slower up/down "
    "improve/worsen improves/worsens better/worse easy/hard easier/harder cheap/expensive cheaper/dearer "
    "long/short longer/shorter "
    "strong/weak high/low early/late open/closed win/lose won/lost accept/reject accepted/rejected buy/sell "
    "bought/sold allow/forbid "
    "allows/forbids include/exclude includes/excludes positive/negative public/private free/paid old/new "
    "older/newer safe/dangerous "
    "with/without inside/outside start/end started/ended begin/end begins/ends raise/lower raised/lowered "
    "support/oppose supported/opposed "
    "success/failure male/female men/women north/south east/west beginner/advanced common/rare "
    "important/unimportant likely/unlikely "
    "useful/useless gained/lost widen/narrow agreed/refused arrived/left remember/forget senior/junior maximum/minimum"
)
"""Pairs that are exchanged either way."""

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "earned": ("made", "were paid"),
    "a year": ("per year", "annually", "each year"),
    "about": ("around", "roughly", "some"),
    "typically": ("usually", "generally"),
    "usually": ("typically", "as a rule"),
    "need": ("require",),
    "jobs": ("positions",),
    "projected": ("expected", "forecast"),
    "grow": ("increase", "expand"),
    "decline": ("shrink", "fall"),
    "show": ("demonstrate",),
    "important": ("significant", "key"),
    "use": ("employ", "make use of"),
    "help": ("assist",),
    "begin": ("start",),
    "United States": ("US",),
    "US": ("United States",),
    "people": ("persons",),
    "employers": ("companies that hire",),
    "many": ("a lot of", "numerous"),
    "large": ("big", "sizeable"),
    "because": ("since", "as"),
    "but": ("yet",),
    "also": ("additionally",),
    "get": ("obtain",),
    "must": ("have to",),
    "has to": ("must",),
    "buy": ("purchase",),
    "such as": ("for example", "like"),
    "for example": ("for instance",),
    "however": ("nevertheless",),
    "said": ("stated",),
    "announced": ("made known",),
    "ask for": ("request",),
    "compared with": ("as against", "versus"),
    "often": ("frequently",),
    "choose": ("pick", "select"),
    "quick": ("fast",),
    "error": ("mistake",),
    "errors": ("mistakes",),
    "check": ("verify",),
    "task": ("piece of work",),
    "try": ("attempt",),
    "wage": ("pay",),
    "wages": ("pay",),
    "highest": ("greatest",),
    "includes": ("contains",),
    "provide": ("offer", "supply"),
    "provides": ("offers", "supplies"),
    "several": ("a number of",),
    "children": ("kids",),
    "doctor": ("physician",),
    "car": ("automobile",),
    "killed": ("left dead",),
    "police": ("officers",),
    "ensure": ("make sure",),
    "perform": ("carry out",),
    "maintain": ("keep up",),
    "develop": ("create", "work out"),
    "analyse": ("examine",),
    "analyze": ("examine",),
    "manage": ("run", "be in charge of"),
    "various": ("different",),
}
"""Words that leave the meaning."""

CONTRACTIONS: Mapping[str, str] = {
    "is not": "isn't",
    "are not": "aren't",
    "does not": "doesn't",
    "do not": "don't",
    "did not": "didn't",
    "cannot": "can't",
    "was not": "wasn't",
    "were not": "weren't",
    "will not": "won't",
    "should not": "shouldn't",
    "it is": "it's",
    "has not": "hasn't",
    "have not": "haven't",
    "would not": "wouldn't",
}
"""Full forms and short ones."""

FRAMES = (
    "According to the article, {}",
    "The passage says that {}",
    "The guide notes that {}",
    "In short, {}",
    "Note that {}",
    "It is worth knowing that {}",
    "As the text puts it, {}",
    "The source states that {}",
    "Also, {}",
    "In other words, {}",
    "Put simply, {}",
    "According to the text, {}",
)
"""Openings that add nothing."""
