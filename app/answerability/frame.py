"""English words that carry a question about work and ask for nothing by themselves: they constrain no answer."""

from __future__ import annotations

from functools import cache

from app.language.words import STOP_WORDS, stem

_WORDS = """
hold holds proportion fraction ratio portion uni short crash intro introductory online beginner advanced
intermediate evening weekend video accredited certified comprehensive self-paced ability above absolute accord
according actual actually add advice after again against age ago ahead all alone along already although
altogether always among amount annual another answer anybody anyone anything anyway apart apply approximately
around ask asking available average away back band base based basically basic become begin believe belong best
bet better between beyond big bit boss both bottom break bring broad build call called can cannot career case
cash central certain chance change check choose city clear close closest come common company compare compared
comparison complete concern consider correct cost could count country couple course currently day days deal
decade decent decide decision degree demand depend describe detail difference different difficult do doing done
door double dough down during dying each earlier early earn earner earners earning easier easily easy education
either else employ employed employee employer employment end enough enter entire entry especially estimate even
ever every everyone exact exactly example except exist expect expected expensive experience expert explain
exposed exposure extra face fact fair family far fast faster fastest favourite favorite fewer field figure
figures figured find fine first five folk for forecast form former four free friend full fully further future
gain general generally get getting give given go going good great group grow growing growth guess guide guy guys
half hand hands happen happens hard hardly have head hear heard hello help here hey hi high higher highest
highly hire hiring home hope hour hourly hours how however huge idea if immediately impact important income
increase industry info information inside instead interest interested into introduction involve involved issue
job jobs just keep key kind know known lately later latest law lead learn least leave left less let level
library like likely line list listed little live living long longer look looking lose loss lot lots low lower
lowest luck main mainly make makes making many margin market match matter matters maximum may maybe me mean
means measure median member mention middle might million mind mine minimum mirror money month months more most
mostly move much must my myself name namely nearest nearly necessary need needed needs never new next nice no
nobody none normal normally not note nothing now nowadays number numbers obtain occupation occupations of off
offer offered official often ok okay old on once one ones only onto open opening openings opinion option or
order ordinary other others otherwise our ourselves out outlook outside over overall own paid part particular
path pay paying payment pays people per percent percentage percentile perhaps period person personally phd pick
picture place plan please plenty point popular position positions possible possibly practically prefer prepare
present pretty previous probably problem profession professional project projected projection projections
prospect prospects provide public put qualification qualifications qualified qualify quarter question quick
quickly quite range rank rate rated rates rather read ready real realistic realistically really reason
reasonable recent recently regular related relevant remain replace replaced require required requirement
requirements respectively rest result return right rise risk risky road role roles rough roughly route run safe
safer salaries salary same say says schooling score sector secure security see seem seems sense serious set
several shall share should show showing shrink shrinking side similar simple simply since single situation six
size skill skills slow small so society some somebody somehow someone something sometimes somewhat soon sort
sound source speak specific spread stable stand start started starting stay step still stop straightforward
strong stuff such suitable suit suited sum summary sure surely survive switch take taken takes talk task tasks
team tell tend tenth term terms than thank thanks that them themselves then thing things think third this those
though threat three through throughout till time times tip today together told too tool tools top topic total
touch towards train training trend trouble true try turn turns two type types typical typically under understand
unfortunately until up upon use used useful using usual usually value various very via view vs versus wage wages
want wanted way ways week weekly well whatever whats wheres whos hows thats theres whether while whole whom wide
will wish with within without wonder wondering word work worker workers working works world worry worse worst
worth would year yearly years yes yet young your yourself zero tending quid bucks buck cheers hiya approx avg
med pls plz thx gonna wanna gotta kinda dont doesnt isnt cant wont im ive id youre theyre self-employed
freelance freelancer freelancers experienced senior seniors skilled unskilled full-time part-time male female
woman women men man recession shortage surplus saturated oversupply glut pathway ladder future-proof futureproof
automate automated automation robot robots ai bachelor bachelors master masters doctorate diploma apprenticeship
college university school graduate graduates study studying studied responsible responsibilities responsibility
duties duty routine involves day-to-day environment setting settings colleague colleagues software hardware
technology technologies program programs programme app apps equipment machine machines language languages
package packages moving transition transferable neighbouring neighboring adjacent alternative alternatives
options pivot
""".split()


@cache
def _frame() -> frozenset[str]:
    return frozenset(map(stem, _WORDS)) | STOP_WORDS | frozenset(map(stem, STOP_WORDS))


def is_frame(word: str) -> bool:
    """Whether a folded word, in any form, only carries a question."""
    return word in _frame() or stem(word) in _frame()


def is_misspelt(word: str, known: frozenset[str]) -> bool:
    """Whether a folded word is likely a slip of one of ``known`` or of a word that carries a question."""
    if len(word) < 3 or not word.isalpha() or word in known:
        return False
    return any(_is_slip(word, other) for other in (*known, *_WORDS, *STOP_WORDS) if abs(len(other) - len(word)) <= 1)


def _is_slip(word: str, other: str) -> bool:
    """One letter more, less or other, or two letters in the wrong order; short words only by their order."""
    if sorted(word) == sorted(other):
        return sum(a != b for a, b in zip(word, other, strict=True)) <= 2
    if min(len(word), len(other)) < 6 or word[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return word[start + 1 :] in (other[start:], other[start + 1 :]) or word[start:] == other[start + 1 :]
