"""English words for what people are, by axis, as pieces of regular expressions; where an axis matters to a question."""

from __future__ import annotations

from app.domain import Axis
from app.understanding.attributes.nations import DEMONYMS

COUNT = r"(?:\d+|an?|one|two|three|four|five|six|several|some|young|small|little|grown)"
AGE = (
    r"(?:\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighteen|nineteen)(?:[- ]"
    r"(?:one|two|three|four|five|six|seven|eight|nine))?)"
)

ADJECTIVES: dict[Axis, str] = {
    Axis.GENDER: (
        r"male|female|trans(?:gender)?|cis(?:gender)?|non-?binary|gay|lesbian|bisexual|queer|straight|heterosexual|"
        r"LGBT\w*"
    ),
    Axis.ETHNICITY: (
        r"black|white|brown|(?:african|asian|arab|mexican|native|chinese|indian|korean|cuban|haitian)[- ]american"
        r"|(?:east |south |south-?east |central )?asian|hispanic|latin[oax]|latine|indigenous|aboriginal|"
        r"caucasian|arab"
        r"|m[aā]ori|mixed[- ]race|multiracial|biracial|romani?|roma|jewish|african|afro-\w+|ethnic(?: minority)?"
    ),
    Axis.AGE: (
        rf"(?:{AGE}[- ]?(?:years?|yrs?)[- ]?old|{AGE} ?y/?o)|young|old|older|younger|elderly|middle-?aged|teenage"
    ),
    Axis.DISABILITY: (
        r"deaf|hard[- ]of[- ]hearing|hearing[- ]impaired|blind|partially sighted|visually[- ]impaired|disabled"
        r"|autistic"
        r"|dyslexic|neuro-?divergent|wheelchair[- ]using|able-?bodied|paraplegic|epileptic|diabetic|bipolar"
        r"|sighted|hearing|neuro-?typical|healthy|chronically ill|physically disabled|non-?disabled"
    ),
    Axis.RELIGION: (
        r"(?:practising |practicing |devout |observant |non-?)?(?:muslim|christian|hindu|sikh|buddhist|"
        r"catholic|protestant"
        r"|mormon|orthodox|evangelical|religious|jain|atheist|agnostic|secular)"
    ),
    Axis.FAMILY: (
        r"single|married|divorced|widowed|unmarried|pregnant|childless|childfree|engaged|separated|stay-?at-?home"
        r"|expectant|working"
    ),
    Axis.BACKGROUND: (
        r"working[- ]class|middle[- ]class|upper[- ]class|lower[- ]class|first[- ]gen(?:eration)?|"
        r"low[- ]income|poor|rich"
        r"|wealthy|affluent|underprivileged|disadvantaged|privileged|privately educated|state[- ]educated"
    ),
    Axis.NATIONALITY: (
        r"foreign(?:-born)?|native-?born|immigrant|migrant|refugee|undocumented|naturali[sz]ed"
        rf"|native|(?-i:{DEMONYMS})"
    ),
}
"""Before a noun, or after "I am"."""

NOUNS: dict[Axis, str] = {
    Axis.GENDER: (r"wom[ae]n|m[ae]n|girl|boy|guy|lad|lady|gentlem[ae]n|female|male|lesbian|chap|bloke|gal"),
    Axis.ETHNICITY: (
        r"latin[oax]|hispanic|arab|jew|(?:african|asian|arab|mexican|native|chinese|indian|korean)[- ]american"
        r"|african|asian|m[aā]ori|person of colou?r|(?:person|someone|somebody) of mixed (?:race|heritage)"
    ),
    Axis.AGE: (
        rf"{AGE}[- ]years?[- ]old|teenager|teen|senior citizen|pensioner|millennial|boomer|gen[- ]z(?:er)?|youngster"
        r"|(?:twenty|thirty|forty|fifty|sixty)-?something|adult"
    ),
    Axis.DISABILITY: (
        r"wheelchair user|cancer survivor|diabetic|epileptic|amputee|(?:disabled|autistic|deaf|blind) person|"
        r"person with disabilit(?:y|ies)"
    ),
    Axis.RELIGION: (
        r"(?:practi[sc]ing |devout |observant |non-?)?(?:muslim|christian|hindu|sikh|buddhist|catholic|protestant|"
        r"mormon|jew|atheist|agnostic|believer|quaker|pagan|jain)"
        r"|jehovah['’]?s witness"
    ),
    Axis.FAMILY: (
        r"mother|father|mum|mom|mam|dad|parent|carer|caregiver|widow|widower|bachelor|housewife|househusband|"
        r"grandmother"
        r"|grandfather|wife|husband"
    ),
    Axis.BACKGROUND: (
        r"foster child|care leaver|first[- ]generation (?:student|graduate|college student)"
        r"|first (?:one )?in (?:my|the|our|their|his|her) family to (?:go to|attend|finish|get into) \w+"
        r"|(?:child|kid|son|daughter) of (?:an? |two |poor |rich |single |working[- ]class |immigrant )*\w+"
    ),
    Axis.NATIONALITY: rf"(?-i:{DEMONYMS})|immigrant|migrant|refugee|foreigner|expat(?:riate)?|"
    rf"asylum[- ]seeker|newcomer|citizen",
}
"""What follows "I am a"."""

NEUTRAL_NOUNS = r"person|individual|human being|someone|somebody|people|professional|worker|employee|job[- ]?seeker"

CONDITION = (
    r"(?:an? |my |severe |mild |chronic |mental |physical |serious |long-term )*(?:disabilit(?:y|ies)|dyslexia"
    r"|adhd|add"
    r"|autism|asperger['’]?s|epilepsy|diabetes|cerebral palsy|ms|multiple sclerosis|depression|anxiety|ptsd|bipolar"
    r"(?: disorder)?|chronic (?:illness|pain|fatigue)|hearing (?:loss|impairment)|visual impairment|low vision"
    r"|prosthetic \w+|one (?:arm|leg|hand)|down['’]?s syndrome|tourette['’]?s?|stammer|stutter|bad back|illness"
    r"|health condition|wheelchair|impairment)"
)
CHILDREN = (
    rf"(?:{COUNT} |my |no )*(?:kids?|child(?:ren)?|toddlers?|bab(?:y|ies)|sons?|daughters?|dependants?|dependents?|"
    rf"twins)"
)
AGED = (
    r"(?:in (?:my|his|her|their) (?:(?:early|mid|late)[- ])?(?:\d0['’]?s|twenties|thirties|forties|fifties|sixties"
    r"|seventies)"
)
AGED += (
    rf"|(?:aged?|over|under|past|nearly|almost|about|around|turning|"
    rf"just turned) {AGE}(?: years(?: old| of age)?)?)"
)

_HOME = (
    r"(?:very |quite )?(?:poor|rich|wealthy|working[- ]class|middle[- ]class|low[- ]income|privileged|disadvantaged"
    r"|modest|humble|well-off|affluent)[\w -]{0,20}?(?:family|background|home|neighbou?rhood|area)"
)
_GREW_UP = (
    r"(?:poor|rich|wealthy|with (?:both|two|my two|one|a single)(?: (?:of )?my)? parents?|"
    r"in (?:care|foster care|poverty|public housing|a council estate|social housing)|on welfare)"
)
_PLACE = r"(?:the )?(?-i:[A-Z][\w-]+(?: (?:[A-Z][\w-]+|and|of|the)){0,3})"

AFTER: tuple[tuple[Axis, str], ...] = (
    (Axis.ETHNICITY, "of colou?r|of mixed (?:race|heritage)"),
    (Axis.ETHNICITY, r"of (?-i:[A-Z]\w+)(?: (?:descent|origin|heritage|background))"),
    (Axis.NATIONALITY, rf"(?:originally )?from {_PLACE}"),
    (Axis.NATIONALITY, rf"born in {_PLACE}"),
    (Axis.NATIONALITY, r"without (?:citizenship|a green card)"),
    (Axis.AGE, AGED),
    (Axis.AGE, rf"of {AGE}"),
    (Axis.DISABILITY, rf"(?:living )?with(?:out)? {CONDITION}"),
    (Axis.DISABILITY, "in a wheelchair|on the (?:autism )?spectrum|who uses? a wheelchair"),
    (Axis.FAMILY, rf"with(?:out)? (?:any )?{COUNT} {CHILDREN}(?: at home| to (?:feed|raise|support|look after))?"),
    (Axis.FAMILY, rf"without (?:any )?{CHILDREN}"),
    (
        Axis.FAMILY,
        rf"(?:of|to) (?:{CHILDREN}|{COUNT}(?=\s*(?:[,.;:!?)]|$|and\b|who\b|with\b|looking\b|"
        rf"working\b)))(?: at home)?",
    ),
    (Axis.DISABILITY, "in (?:good|poor|bad) health"),
    (Axis.FAMILY, "who lives? alone"),
    (
        Axis.FAMILY,
        r"for (?:my|an?|his|her|their) (?:elderly |sick |disabled |ageing |aging |ill )*(?:mother|"
        r"father|parents?|mum|mom|"
        r"dad|wife|husband|relative|child|son|daughter|grandmother|grandfather)",
    ),
    (Axis.RELIGION, r"who (?:wears?|does(?: not|n't) wear) (?:a |the )?(?:hijab|turban|headscarf|kippah|niqab)"),
    (Axis.RELIGION, r"of (?:the )?\w+ faith"),
    (Axis.BACKGROUND, rf"from an? {_HOME}"),
    (Axis.BACKGROUND, r"who (?:went to|attended) (?:a )?(?:private|state|public|boarding) school"),
    (Axis.BACKGROUND, rf"who grew up {_GREW_UP}"),
    (
        Axis.BACKGROUND,
        r"from (?:an? |the )?(?:council estate|housing project|wealthy suburb|rich suburb|trailer park|"
        r"projects|slum|private school|state school)",
    ),
)
"""After a noun for a person, or after "I am"."""

CLAUSES: tuple[tuple[Axis, str], ...] = (
    (Axis.DISABILITY, rf"i(?:'ve| have)(?: got)? (?:{CONDITION})"),
    (Axis.DISABILITY, rf"i live with {CONDITION}"),
    (Axis.DISABILITY, r"i (?:use|am in|need|sit in) a wheelchair"),
    (Axis.DISABILITY, rf"i (?:don't|do not) have (?:any )?(?:{CONDITION})"),
    (Axis.DISABILITY, rf"i(?:'ve| have) no (?:{CONDITION}|disabilit(?:y|ies))"),
    (Axis.DISABILITY, r"i(?:'m| am) in (?:good|perfect|poor|bad) health"),
    (Axis.DISABILITY, r"i (?:can't|cannot|can not) (?:hear|see|walk)(?: (?:well|properly|far|at all))?"),
    (Axis.AGE, rf"i(?:'ve)? (?:just |recently )?turn(?:ed)? {AGE}(?: (?:last|this|in|on) \w+)?"),
    (Axis.AGE, rf"i(?:'m| am) {AGE}(?: years?(?: old| of age)?)?(?: (?:now|this year|already))?"),
    (Axis.AGE, r"i was born in (?:19|20)\d\d"),
    (Axis.RELIGION, r"i (?:go to|attend) (?:church|mosque|synagogue|temple)(?: every \w+| regularly)?"),
    (Axis.RELIGION, r"my (?:religion|faith) is \w+"),
    (Axis.FAMILY, rf"i(?:'ve| have)(?: got)? (?:{CHILDREN})(?: at home| to (?:feed|raise|support|look after))?"),
    (Axis.NATIONALITY, rf"i (?:was born|grew up)(?: and (?:raised|grew up))? in {_PLACE}"),
    (Axis.NATIONALITY, r"my (?:nationality|citizenship) is \w+"),
    (Axis.NATIONALITY, r"english (?:is not|isn't) my (?:first|native) language"),
    (Axis.ETHNICITY, r"my (?:ethnicity|race) is \w+"),
    (Axis.GENDER, r"my pronouns are [\w/ ]+?"),
    (
        Axis.BACKGROUND,
        r"i (?:come|came|am|'m) from (?:an? |the )?(?:council estate|housing project|(?:wealthy|rich|"
        r"poor) suburb|trailer park|projects|slum)",
    ),
    (Axis.NATIONALITY, rf"i (?:come|came|moved here|immigrated|emigrated) from {_PLACE}"),
    (Axis.BACKGROUND, rf"i (?:come|came) from an? {_HOME}"),
    (Axis.BACKGROUND, rf"i grew up {_GREW_UP}"),
    (
        Axis.BACKGROUND,
        r"my (?:parents|mother|father|mum|mom|dad|family) (?:are|were|is|was|never|worked|cleaned|"
        r"had)\b[^.;?!]{2,60}?",
    ),
    (Axis.BACKGROUND, r"(?:nobody|no one) in my family (?:has )?(?:ever )?(?:went|gone|studied|been)[^.;?!]{2,40}?"),
    (Axis.BACKGROUND, r"i went to (?:an? )?(?:private|state|public|boarding) school"),
    (
        Axis.FAMILY,
        r"my (?:wife|husband|partner|spouse)(?: and i)? (?:is|are|works?|stays?|just|has|have)\b[^.,;?!]{0,50}?",
    ),
    (
        Axis.FAMILY,
        r"i (?:live with|raise|look after|care for)\b[^.,;?!]{0,20}\bmy (?:\w+ )?(?:kids?|children|husband|"
        r"wife|partner"
        r"|parents|mother|son|daughter)",
    ),
    (Axis.FAMILY, r"i live (?:alone|by myself|on my own|with (?:my )?(?:parents|partner|family))"),
    (Axis.FAMILY, r"i (?:don't|do not) have (?:any )?(?:kids|children)"),
    (
        Axis.FAMILY,
        r"i (?:look after|care for|am caring for|'m caring for) (?:my|an?) (?:\w+ ){0,2}(?:mother|"
        r"father|parents?|mum|mom|dad|relative|grandmother|grandfather|aunt|uncle|brother|sister)",
    ),
    (Axis.FAMILY, r"(?:i'm |i am |we're |we are )(?:expecting|trying for) a (?:baby|child)(?: in \w+)?"),
    (Axis.FAMILY, r"i(?:'ve| have)? (?:recently |just )?(?:got |gotten |been )?(?:married|divorced|widowed)"),
    (Axis.RELIGION, r"i (?:practise|practice|follow) (?:islam|christianity|judaism|hinduism|buddhism|sikhism)"),
    (Axis.RELIGION, r"i (?:wear|cover|(?:don't|do not) wear)\b[^.,;?!]{0,15}(?:hijab|turban|headscarf|kippah|niqab)"),
)
"""Whole clauses."""

MATTERS: dict[Axis, str] = {
    Axis.GENDER: (
        r"\bwom[ae]n in\b|(?<!trans)(?<!cis)gender\b|equal pay|pay gap|discriminat|sexis|harass|"
        r"(?:scheme|program|scholarship|"
        r"grant|network|"
        r"mentor|course|bootcamp|support|initiative|fund|group)\w* (?:\w+ )?(?:for|aimed at) (?:\w+ )?(?:wom|"
        r"men|girls|"
        r"female|trans|lgbt|mothers)|female[- ](?:only|founder)|wom[ae]n['’]s (?:network|scheme|program)|maternity"
        r"|\bbias"
    ),
    Axis.ETHNICITY: (
        r"discriminat|racis|\bbias|minorit(?:y|ies)\b.*(?:scheme|program|scholarship|grant)|(?:scheme|program|"
        r"scholarship|"
        r"grant|network|mentor|support|initiative|internship)\w* (?:\w+ )?(?:for|aimed at)|diversity|"
        r"affirmative action"
        r"|indigenous (?:scheme|program|hiring)|tribal"
    ),
    Axis.AGE: (
        r"too (?:old|young|late)|age[- ](?:limit|requirement|restriction|discriminat|bias|cap)|ageis|maximum age"
        r"|minimum age|old enough|at (?:my|this|that) age|retire|pension|(?:scheme|program|apprenticeship)\w* for"
        r"|over[- ]\d0s|discriminat|youth (?:scheme|program)"
    ),
    Axis.DISABILITY: (
        r"accommodat|adjustment|equipment|who pays|disabilit(?:y|ies)\b.{0,40}\bemployer|accessib|assistive"
        r"|screen[- ]?reader|discriminat|disabilit(?:y|ies) (?:act|law|right|"
        r"benefit|scheme|leave|employment)|(?:scheme|program|support|grant|fund|job|role|career|work)\w* (?:\w+ )?"
        r"(?:for|suit\w*|fit\w*) (?:\w+ )?(?:people|those|someone|workers|my|disabled|deaf|blind|autistic|"
        r"dyslexi|adhd)"
        r"|disclos|tell (?:my|an|the) employer|sick leave|\bada\b|(?:^|"
        r"[.?!,;] *)can i (?:still )?(?:do|work|be|become)\b"
    ),
    Axis.RELIGION: (
        r"accommodat|prayer|\bpray\b|(?:hijab|headscarf|turban|kippah|niqab)s?\b[^.?!,]{0,25}\b(?:at|"
        r"to|in|on|during) (?:work|the|a|an|my|interviews?)\b|(?:allow|let|ban|may i|can i|dress code|"
        r"policy)\w*.{0,40}(?:hijab|headscarf|turban|kippah|niqab)|sabbath|eid\b|religious (?:holiday|"
        r"leave|dress|accommodat)|discriminat"
        r"|fasting|ramadan|kosher|halal|chaplain|clergy|\bbias"
    ),
    Axis.NATIONALITY: (
        r"visa|work permit|sponsor|right to work|green card|immigra\w+ (?:law|rule|status)|foreign (?:degree|"
        r"qualification|credential|diploma)|(?:degree|qualification|credential|diploma)s? (?:from|recogni|evaluat|"
        r"transfer|valid)|recogni[sz]|citizenship|security clearance|discriminat|refugee (?:scheme|program|support)"
        r"|(?:scheme|program|support|help)\w* for (?:refugee|immigrant|migrant|newcomer)|language test|relocat"
        r"|abroad|overseas"
    ),
    Axis.FAMILY: (
        r"maternity|paternity|parental leave|child-?care|return(?:ing|er)?s? (?:to work|after|from|ship|scheme"
        r"|program)"
        r"|returnship|career (?:break|gap)|time off|flexib|part[- ]time|school hours|work from home|remote|caring "
        r"(?:duties|responsibilit)|gap in my|after (?:having|raising) |family[- ]friendly|discriminat|"
        r"breastfeed|shift"
        r"|pregnan\w+ (?:right|law|discrim)|tell (?:my|an|the) employer"
    ),
    Axis.BACKGROUND: (
        r"scholarship|grant|bursar|financial (?:aid|help|support)|free (?:course|training|tuition)|afford|"
        r"tuition|loan"
        r"|social mobility|(?:scheme|program|support)\w* for|cannot pay|can['’]?t pay|cost|fee"
    ),
    Axis.NAME: r"anonymi[sz]|my name (?:on|is (?:hard|difficult|foreign))|change my name|discriminat|\bbias",
}
"""Where these stand in a question, the axis bears on the answer, and what is told of it stays."""
