"""Questions about rights and support that depend on who asks, whatever the occupation: accommodations, visas, leave.

The library tells of them in articles, not in role guides, so a role that is named beside them is background.
"""

from __future__ import annotations

import re

_ENGLISH = re.compile(
    r"""\b(?: accommodations | (?:reasonable|workplace|an)\s+accommodation
    | reasonable\s+adjustments? | adjustments?\b.{0,30}\b(?:ask|employer|work|job)
    | assistive\s+technolog(?:y|ies) | disabled\s+workers? | pregnan\w+ | flexible\s+working
    | security\s+clearance | access\s+to\s+work | (?:disclose|tell)\b.{0,25}\bemployer | job\s+accommodation
    | visas? | h-?1b | work\s+permits? | right\s+to\s+work | green\s+card | optional\s+practical\s+training
    | schemes?\b.{0,20}\bdisabilit\w+ | because\s+of\s+citizenship | bias\s+against | need\s+not\s+be\s+repaid
    | foreign\s+(?:degree|diploma|qualification|credential|licen[cs]e)s?
    | (?:degree|diploma|qualification|credential|licen[cs]e)s?\b.{0,30}\b(?:recogni[sz]ed|evaluated|accepted)
    | (?:maternity|paternity|parental|sick|carers?'?|family|medical|childbirth)\s+leave | returnships?
    | career\s+(?:break|gap) | phased\s+return | (?:return|returning|go|going|back)\s+to\s+work
    | discriminat\w+ | equal\s+pay | age\s+limits? | retirement\s+age | state\s+pension
    | (?:hijab|headscar[fv]e?s?|turban|kippah|prayer\s+breaks?|sabbath|religious\s+(?:holidays?|dress|practice))
    | wom[ae]n\s+in\s+(?:tech\w*|trades|engineering|construction|stem|science|it)
    | (?:schemes?|programs?|programmes?|scholarships?|grants?|networks?|support|internships?)\b.{0,20}\bfor\s+
      (?:\w+\s+)?(?:women|girls|mothers|black|latin\w+|hispanic|indigenous|minorit\w+|refugees?|immigrants?|first-generation
      |low-income|disabled|people\s+with\s+disabilit\w+|lgbt\w*|older|unemployed)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CHINESE = re.compile(
    r"工作便利|合理便利|哪些便利|什么便利|无障碍|签证|工作许可|"
    r"学历.{0,4}(?:认证|认可)|产假|陪产假|育儿假|哺乳"
    r"|重返职场|回归职场"
    r"|空窗期"
    r"|歧视|年龄限制|年龄(?:太|是不是)|太老|延迟退休|退休年龄|头巾|礼拜|宗教假|面向女性|女性.{0,6}(?:计划|项目|奖学金|扶持)"
    r"|少数民族.{0,8}(?:政策|照顾|扶持)|告诉(?:雇主|公司|老板)|留学生|OPT|残疾人.{0,6}(?:政策|补贴|扶持)|助学金"
)


def is_of_rights(text: str) -> bool:
    """Whether it asks for a right or for support that people have because of who they are."""
    plain = text.replace("’", "'")
    return bool(_ENGLISH.search(plain) or _CHINESE.search(plain))
