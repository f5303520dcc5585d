"""What must not be answered from a library at all: distress, what is illegal, and decisions of a professional's.

Decided by phrases, before any search and any model, so that no model can talk its way around it. It looks for people
speaking of their own case: "what do immigration lawyers earn?" is a career question.
"""

from __future__ import annotations

import re

from app.domain import Question, RefusalReason
from app.language.chinese import simplified

_DISTRESS = re.compile(
    r"""\b(kill|hurt|harm|cut(ting)?)\s+(my\s?self|myself)\b | \bend(ing)?\s+(my\s+(own\s+)?life|it\s+all)\b
    | \btak(e|ing)\s+my\s+own\s+life\b | \b(i|i'm|im|am|i've|feel(ing)?)\s+(\w+\s+){0,3}suicidal\b
    | \bself[- ]harm(ing)?\b(?!.*\b(counsel|nurse|job)s?)
    | \b(commit(ting)?|thought\s+of|thinking\s+(about|of)|attempt(ing|ed)?)\s+suicide\b
    | \b(i\s+(just\s+|really\s+)?)?(want|wanna|wish\s+(i\s+)?(could|to|was|were))\s*(to\s+)?(die|be\s+dead|dead)\b
    | \b(do\s?n[o']?t|no\s+longer)\s+(want|wish)\s+to\s+(live|be\s+alive|exist|be\s+here\s+any\s?more)\b
    | \b(no|nothing)\s+(reason|point|left)\s+(to|in|of)?\s*liv(e|ing)\b | \bbetter\s+off\s+(dead|without\s+me)\b
    | \bcan('?t|not)\s+go\s+on\s+(living|any\s?more|like\s+this)\b | \brather\s+(be\s+dead|die)\b
    | \b(disappear|vanish|sleep|be\s+gone)\s+for\s?ever\b | \bnever\s+(want\s+to\s+)?wake\s+up\b
    | \b(nobody|no\s?one)\s+(would|will)\s+(miss|notice|care)\b.{0,20}\b(gone|dead|die[ds]?)\b
    | \b(jump|throw\s+myself)\s+(off|from|in\s+front\s+of|under|out\s+of)\s+(a|the|my)\b
    | \b(goodbye|farewell|suicide)\s+(letter|note)s?\b | \boverdos(e|ing)\s+(on|myself)\b
    | \bhow\s+many\s+(pills|tablets)\b.{0,25}\b(take|need|enough)\b | \b(wanna|want\s+to|gonna|going\s+to)\s+kms\b
    | \b(way\s+out|escape|option|solution|answer)\b.{0,20}\b(death|dying)\b | \b(scared|afraid|fear)\s+for\s+my\s+life\b
    | \bmy\s+(husband|wife|partner|boy\s?friend|girl\s?friend|father|mother|dad|mum|mom|ex)\s+
      (hits|beats|is\s+(hitting|beating)|abuses|is\s+abusing|threatens\s+to\s+kill)\s+me\b
    | (不想活|想死|自杀|自殘|自残|活不下去|结束(我的|自己的)?生命|轻生|伤害自己|没有活下去
      |不如死|死了算了|遗书|割腕|不想(再)?醒来
      |跳楼|跳河|跳下去|活着没(有|什么)?意[义思]|没有我.{0,8}(更好|轻松)|想(就此)?消失|想结束这?一切|家暴)""",
    re.IGNORECASE | re.VERBOSE,
)
_JOB_TALK = re.compile(r"\b(prevention|hotline|crisis|counsell?ors?|workers?)\b.*\b(earn|pay|job|salary|career)", re.I)

_PAPERS = (
    r"(diplomas?|degrees?|certificat\w+|licen[cs]es?|references?|transcripts?|sick\s*notes?|doctor's\s+notes?|pay\s?slips?"
    r"|visas?|permits?|passports?|ids?|social\s+security|employers?|experience|jobs?\s+offers?|cvs?|resumes?)\b"
)
_ILLEGAL = re.compile(
    rf"""\b(forg|fak|falsify|counterfeit|fabricat)(e|ing)?\s+(\w+\s+){{0,3}}{_PAPERS}
    | \b(buy|get|make|order|obtain|write|give|need|use|sell)\s+(\w+\s+){{0,3}}(fake|forged|counterfeit|bogus)\b
    | \b(make\s+up|invent)\s+(an?|some|my)\s+(\w+\s+)?{_PAPERS}
    | \b(ad|advert|advertisement|vacancy|posting|description)\b.{{0,50}}\b(no|only|exclud\w+|without)\s+(\w+\s+)?
      (wom[ae]n|m[ae]n|males?|females?|whites?|blacks?|asians?|muslims?|jews?|christians?|foreigners|immigrants|mothers)\b
    | \bonly\s+(hire|employ|recruit|accept)\s+(white|male|female|young|men|women|native)
    | \bhack(ing)?\s+(into|my|his|her|their|someone|somebody|the|an?\s+\w+'s)\b
    | \bwork(ing)?\b.{{0,20}}\b(without|with\s+no)\s+(an?\s+|any\s+)?(work\s+)?(permit|papers|visa)\b
    | \b(evad(e|ing)|dodg(e|ing)|cheat(ing)?\s+on|hid(e|ing))\s+(\w+\s+){{0,3}}(tax(es)?|income)\b
    | \b(cash\s+in\s+hand|off\s+the\s+books|under\s+the\s+table)\b | \blaunder(ing)?\s+(\w+\s+)?(money|cash)\b
    | \bcheat(ing)?\s+(in|on|at|during)\b | \b(leaked|stolen)\s+(\w+\s+)?(answers|questions|exams?)\b
    | \b(someone|somebody|person)\s+(else\s+)?(to\s+)?(sit|take|write|do)\s+my\s+(\w+\s+)?(exam|test|interview)
    | \bdrug\s+test\b.{{0,30}}\b(urine|clean|fake|someone|somebody)
    | \b(blackmail|brib(e|ing)|extort)\s+(my|the|an?|him|her|them|some)\b
    | \bsteal(ing)?\s+(the|my|a|their|our|client|customer|company|trade)\b
    | \bpracti[cs](e|ing)\b.{{0,30}}\bwithout\s+(an?|any|the)\s+(licen[cs]e|registration)
    | \b(pretend(ing)?\s+to\s+be|pos(e|ing)\s+as|impersonat(e|ing))\s+an?\s+
      (\w+\s+)?(certified|licen[cs]ed|qualified|registered|doctor|nurse|lawyer|police)
    | \b(cook|mak(e|ing)|sell(ing)?|deal(ing)?|smuggl(e|ing)|traffic(king)?)\s+(\w+\s+)?
      (meth|cocaine|heroin|fentanyl|people|workers|migrants)\b(?!\s+(who|happy|feel|better))
    | \b(start|run|set\s+up|build)\s+(\w+\s+)?(pyramid|ponzi)\b
    | \bwithout\s+paying\s+(\w+\s+)?(minimum\s+wage|overtime|tax(es)?)\b
    | \b(fire|sack|dismiss|get\s+rid\s+of)\s+(someone|somebody|an?\s|my|her|people|staff|workers|employees).{{0,30}}
      \b(pregnant|pregnancy|union|religion|race|disabled|disability|too\s+old|black|gay|muslim)\b
    | \bspy(ing)?\s+on\s+(my|the|our|an?)\b
    | \b(become|be|work\s+as|hire)\s+an?\s+(hit\s?man|contract\s+killer|assassin|drug\s+dealer|burglar)\b
    | \b(get(ting)?\s+away\s+with\s+it|not\s+(get|be)\s+caught|without\s+(getting|being)\s+caught)\b
    | (办|买|做|弄|搞|开|用)(一?[个张份])?假的?(学历|文凭|毕业证|证|病假|发票|简历|推荐信)
    | 伪造.{{0,6}}(证|学历|文凭|公章|签名|简历|推荐信) | [偷逃漏]税 | 打?黑工 | (替|代)考 | 作弊 | 冒充 | 传销
    | (贩|制)毒
    | (?<!反)洗钱
    | (黑进|黑入|入侵).{{0,8}}(系统|网站|邮箱|电脑|账号) | 只[招要](男|女|白人|年轻|本地人|未婚) | (行贿|贿赂)""",
    re.IGNORECASE | re.VERBOSE,
)
_AGAINST_IT = re.compile(
    r"\b(investigat|detect|prevent|stop|catch|fight|spot|recogni[sz]|report|examiner|analyst|auditor|officer|tester)"
    r"|\b(ethical|legally)\b"
    r"|调查|稽查|识别|防止|防范|预防|举报|打击|监考|警察",
    re.IGNORECASE,
)
"""Words of people whose work is against it, or who look out for it."""

_LEGAL = re.compile(
    r"""\b(can|could|should|may)\s+(i|we)\s+(\w+\s+)?sue\b | \bsu(e|ing)\s+my\s+(boss|employer|company|former)
    | \b(wrongful(ly)?|unfair(ly)?|constructive)\s+(dismiss|terminat|fired)
    | \b(is|was)\s+it\s+(il)?legal\s+(for|that|to)\b.*\b(me|my|i|us|we)\b
    | \b(break|breach|enforce(able)?)\b.{0,30}\b(my|the)\s+(\w+[- ]){0,2}(contract|non-?compete|agreement|nda)\b
    | \bmy\s+(non-?compete|severance\s+agreement|employment\s+contract)\b.*\b(valid|binding|enforce|legal|sign)
    | \b(should|can)\s+i\s+sign\s+(a|the|my|this)\s+(non-?compete|severance|settlement|nda|contract)
    | (我|公司|老板|雇主).{0,12}(起诉|违法吗|合法吗|劳动仲裁) | (起诉|告(?!诉)).{0,4}(公司|老板|雇主)""",
    re.IGNORECASE | re.VERBOSE,
)
_MEDICAL = re.compile(
    r"""\b(should|can|could|may)\s+i\s+(stop|start|keep|change|take|quit)\s+(\w+\s+){0,2}
      (medication|medicine|meds|pills?|antidepressants?|treatment|therapy)\b
    | \b(diagnose\s+me|what('s|\s+is)\s+wrong\s+with\s+(me|my))\b
    | \bdo\s+i\s+have\s+(adhd|depression|cancer|burnout|anxiety|carpal)
    | \bmy\s+(symptoms?|chest|back|head|wrist|knee)s?\s+(pain|hurts?|aches?)\b(?!.*\b(jobs?|career|roles?|work)\b)
    | (我|该).{0,8}(停药|吃什么药|确诊|是不是得了) """,
    re.IGNORECASE | re.VERBOSE,
)
_IMMIGRATION = re.compile(
    r"""\b(can|could|will|do|am|would|should|how\s+(can|do|long))\b.{0,40}\b(i|we|my)\b.{0,60}
      \b(visas?|green\s?card|work\s+permit|asylum|h-?1b|citizenship|residency|naturali[sz]|deport)
    | \bmy\s+(visa|green\s?card|work\s+permit|asylum|immigration)\b.{0,40}
      \b(application|status|case|expire|denied|extension|appeal|overstay)
    | (我|能不能|可以).{0,12}(签证|绿卡|移民|工作许可|居留)
    | 申请.{0,10}(签证|绿卡|居留) """,
    re.IGNORECASE | re.VERBOSE,
)
_CAREER_FACT = re.compile(
    r"\b(earn|salary|wages?|pay|paid|median|outlook|skills?)\b.*\b(lawyers?|attorneys?|officers?|paralegals?|advisers?)"
    r"|\b(lawyers?|attorneys?|officers?|paralegals?|nurses?|doctors?)\b.*\b(earn|salary|wages?|pay|paid|outlook|skills?)",
    re.IGNORECASE,
)


def screen(question: Question, longest: int) -> RefusalReason | None:
    """Why this question is not to be answered, or None. ``longest`` is the most characters that are read."""
    text = simplified(question.text.strip().replace("’", "'"))
    if not any(character.isalnum() for character in text):
        return RefusalReason.EMPTY_QUESTION
    if _DISTRESS.search(text) and not _JOB_TALK.search(text):
        return RefusalReason.DISTRESS
    if len(text) > longest:
        return RefusalReason.TOO_LONG
    if _ILLEGAL.search(text) and not _AGAINST_IT.search(text):
        return RefusalReason.ILLEGAL
    return None if _CAREER_FACT.search(text) else _professional(text)


def _professional(text: str) -> RefusalReason | None:
    """Whose decision it is, if a professional's."""
    for reason, pattern in (
        (RefusalReason.LEGAL, _LEGAL),
        (RefusalReason.MEDICAL, _MEDICAL),
        (RefusalReason.IMMIGRATION, _IMMIGRATION),
    ):
        if pattern.search(text):
            return reason
    return None
