"""Advice in a draft: shown as the coach's suggestion only if it follows from one claim that the answer shows already.

It must have the form of a suggestion ("You could start with …", "Consider …", 建议先学习…) and hold nothing but that
form and words of the claim: no number, name or promise of its own, no decision of law, health, money or borders,
nothing that goes by who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain import Citation, Claim, ClaimKind, Verdict, VerdictLabel, Withheld
from app.language.words import stem
from app.verification.measures import unmatched
from app.verification.names import names, unnamed
from app.verification.novelty import new_words
from app.verification.occupations import occupations, strangers
from app.verification.overlap import content
from app.verification.polarity import clauses, contradiction
from app.verification.quantities import fold, quantities
from app.verification.stance import is_advice
from app.verification.strength import strength

__all__ = ["MOST", "is_advice", "suggest"]

MOST = 2
"""Suggestions of one answer."""
_FOLLOWS = Verdict(VerdictLabel.SUPPORTED, 1.0, "It is advice that follows from what is shown above.")

_ACTION = (
    r"(?:start(?:ing)?|begin(?:ning)?|consider(?:ing)?|look(?:ing)?|learn(?:ing)?|focus(?:ing|sing)?|explor(?:e|ing)|"
    r"practi[cs](?:e|ing)|read(?:ing)?|compar(?:e|ing)|check(?:ing)?|try(?:ing)?|study(?:ing)?|review(?:ing)?|"
    r"build(?:ing)?|develop(?:ing)?|strengthen(?:ing)?|search(?:ing)?|updat(?:e|ing)|highlight(?:ing)?|tak(?:e|ing))"
)
_OPENING = r"(?:first|to start|to begin|as a first step|as a next step|next|then|also|for example|perhaps|maybe)"
_HEDGED = re.compile(
    rf"^(?:{_OPENING},?\s+)?(?:"
    rf"(?:perhaps |maybe )?(?:you|one|learners) (?:could|might|may|can)(?: want to)?(?: also| perhaps| first)?"
    rf" {_ACTION}"
    rf"|you(?:'d| would) do well to {_ACTION}"
    rf"|(?:i|we)(?:'d| would)? (?:suggest|recommend)(?: that you)?(?: first)? {_ACTION}"
    rf"|(?:it (?:is|may be|might be|could be)|it's) worth {_ACTION}"
    rf"|(?:a|one) (?:good|sensible|useful|possible) (?:first step|next step|place to start|starting point|way to start)"
    rf"(?: is| could be| would be| might be)(?: to)?(?: {_ACTION})?"
    rf"|(?:please )?{_ACTION}"
    rf")\b(?:\s+{_ACTION}\b)?(?:\s+(?:with|by|at|into|on|in|for|up on|about|from)\b)?(?:\s+{_ACTION}\b)?",
    re.IGNORECASE,
)
_HAN_ACTION = r"(?:学习|学|了解|掌握|练习|阅读|关注|尝试|考虑|比较|研究|查看|看看|准备|提升|培养|加强)"
_HAN_HEDGED = re.compile(
    rf"^(?:首先|第一步|接下来|另外|此外|其次)?[，,]?(?:我)?(?:们)?(?:"
    rf"建议(?:你|您)?(?:可以)?(?:先|首先)?(?:从)?{_HAN_ACTION}*"
    rf"|(?:你|您)?(?:可以|可|不妨|也许可以|或许可以|也可以)(?:先|首先)?(?:从|{_HAN_ACTION})+"
    rf"|(?:请)?(?:先|首先)(?:从|{_HAN_ACTION})+"
    rf"|(?:请)?(?:考虑|尝试)(?:先)?{_HAN_ACTION}*"
    rf")"
)
_HAN_TAIL = re.compile(r"(?:开始|入手|做起|学起|起步|着手)?(?:学习|练习)?[。！.!]*$")
_SEAM = re.compile(r"(?<=[\u3400-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z+#])(?=[\u3400-\u9fff])")
_TAIL = re.compile(r"(?: first| next| as a first step| to start| to begin)?[\s.!]*$", re.IGNORECASE)
_PROMISE = re.compile(
    r"\b(?:will|shall|guarante\w*|ensur\w*|assur\w*|promis\w*|certain(?:ly)?|definite(?:ly)?|sure(?:ly)?|always|never|"
    r"eas(?:y|ily|ier|iest)|quick(?:ly|er|est)?|fast(?:er|est)?|instant\w*|automatic\w*|simpl[ey]|success\w*|secur\w+|"
    r"you'll|you'd get|land|get (?:you|hired|a job|rich)|hired?|double|triple|best|perfect\w*|free|need nothing|"
    r"no (?:risk|experience|degree)|risk-free|promot\w+|raise|high(?:er|est)?|more|better|must|have to|need to|ought|"
    r"should|required?|essential|crucial|only)\b"
    r"|保证|一定|肯定|必定|必将|必须|务必|必然|确保|包过|包就业|轻松|容易|很快|马上|立即|立刻|成功|最好|最佳|免费|无需|"
    r"不用|稳赚|高薪|加薪|升职|就能|就会|将会|会让|应该|需要|只要|唯一|翻倍",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|no|n't|never|without|instead|rather|skip|ignor\w*|avoid\w*|quit\w*|leav\w*|drop\w*|forget|stop)\b|n't\b|"
    r"不|没|无|别|勿|避免|放弃|跳过|忽略|而非|代替",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:because|since|which|who|whose|that|so|thus|therefore|if|when|while|unless|is|are|was|were|has|have|"
    r"does|do|earns?|pays?|needs?|requires?|leads?|gives?|makes?|becom\w+|means?)\b"
    r"|因为|因此|所以|由于|如果|从而|以便|是|能够|使|让|才能|就可|会|可获|可得|成为",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:visas?|immigrat\w*|asylum|green card|work permits?|deport\w*|citizenship|sue|suing|lawsuits?|lawyers?|"
    r"attorneys?|legal\w*|court|contracts?|tax(?:es)?|loans?|debts?|mortgages?|invest\w*|crypto\w*|bitcoin|stocks?|shares|"
    r"savings|pensions?|borrow\w*|gambl\w*|medic(?:ine|ines|ation|ations|ine's)|doses?|diagnos\w*|symptoms?|surger\w*|"
    r"vaccin\w*|pills?|drugs?|pregnan\w*|therapy)\b"
    r"|签证|移民|绿卡|起诉|诉讼|律师|法律|合同|税|贷款|借钱|投资|股票|基金|比特币|存款|养老金|吃药|服药|药物|诊断|手术|怀孕",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|males?|females?|boys?|girls?|gender|sex|young\w*|old(?:er)?|age[ds]?|race|racial|ethnic\w*|"
    r"black|white|asian|religi\w*|muslims?|christians?|jew\w*|disab\w*|foreign\w*|immigrants?|gays?|lesbians?|mothers?|"
    r"fathers?|married|single)\b"
    r"|男|女|年龄|岁|年轻|年老|老年|种族|民族|宗教|信仰|残疾|残障|外国人|性别|生育|已婚|未婚|妈妈|宝妈",
    re.IGNORECASE,
)
_LIGHT = frozenset(
    stem(word)
    for word in """first next step start starting begin beginning place point good sensible useful possible basics time
    today own yourself skill skills topic area areas one two option options idea example such""".split()
)
_LIGHT_HAN = frozenset("先从学习开始入手建议可以考虑了解方面等技能知识")


def suggest(sentence: str, shown: Sequence[Claim]) -> Claim | Withheld:
    """The advice as a suggestion that cites what the claim cites from which it follows, or withheld with the reason."""
    reason = _form(sentence) or _kind(sentence) or _room(shown)
    if reason:
        return _withheld(sentence, reason)
    for claim in shown:
        if claim.kind is not ClaimKind.SUGGESTION and not _beyond(sentence, claim):
            return Claim(sentence, ClaimKind.SUGGESTION, _FOLLOWS, claim.citations)
    return _withheld(sentence, "It is advice, and nothing that is shown bears it out.")


def _form(sentence: str) -> str:
    text = _folded(sentence)
    hedged = _HAN_HEDGED.match(text) or _HEDGED.match(text)
    if hedged is None or not _object(text):
        return "It is advice or speaks to the reader, and is no plain suggestion of something to do."
    rest = _object(text)
    if _PROMISE.search(text[hedged.end() :]) or _PROMISE.search(_unhedged(hedged.group())):
        return "It is advice that promises or demands something."
    if _DENIAL.search(rest):
        return "It is advice against something, which nothing that is shown says."
    return "It is advice with a statement in it." if _CLAUSE.search(rest) else ""


def _kind(sentence: str) -> str:
    text = _folded(sentence)
    if _DECISION.search(text):
        return "It is advice on a decision of law, health, money or immigration."
    return "It is advice that goes by who somebody is." if _PERSON.search(text) else ""


def _room(shown: Sequence[Claim]) -> str:
    given = sum(claim.kind is ClaimKind.SUGGESTION for claim in shown)
    return "The answer has its suggestions already." if given >= MOST else ""


def _beyond(sentence: str, claim: Claim) -> bool:
    """Whether the advice says anything that the claim doesn't."""
    wanted = _object(_folded(sentence))
    said = " ".join([claim.text, *(citation.quote for citation in claim.citations)])
    context = ". ".join(_above(citation) for citation in claim.citations)
    return bool(
        not content(wanted) & content(said)
        or _unsaid(wanted, said, context)
        or unmatched(quantities(wanted), quantities(said))
        or unnamed(names(f"It is {wanted}"), said, context)
        or strangers(occupations(wanted), occupations(said), occupations(context))
        or contradiction(clauses(wanted), clauses(said))
        or strength(wanted).superlative
    )


def _above(citation: Citation) -> str:
    passage = citation.passage
    return ". ".join(dict.fromkeys((passage.source.title, *passage.chunk.heading_path)))


def _unsaid(wanted: str, said: str, context: str) -> list[str]:
    return [word for word in new_words(wanted, said, context) if word not in _LIGHT and word not in _LIGHT_HAN]


def _object(text: str) -> str:
    """What the advice is about: without the words that make it advice."""
    match = _HAN_HEDGED.match(text)
    if match:
        return _SEAM.sub(" ", _HAN_TAIL.sub("", text[match.end() :])).strip()
    match = _HEDGED.match(text)
    return _TAIL.sub("", text[match.end() :]).strip() if match else ""


def _unhedged(form: str) -> str:
    """The form without the words that hedge it."""
    return re.sub(r"\byou'd do well\b|可以|一个", "", form, flags=re.IGNORECASE)


def _folded(sentence: str) -> str:
    return fold(sentence).strip()


def _withheld(sentence: str, reason: str) -> Withheld:
    return Withheld(sentence, Verdict(VerdictLabel.UNSUPPORTED, 0.0, reason))
