"""Questions about private people, and about whoever made or runs the coach: no library holds them."""

from __future__ import annotations

import re

from app.language.words import index_terms
from app.ports import Library

_MAKERS = re.compile(
    r"\b(?:who|which (?:company|team|firm|programmers?|people|developers?|engineers?)|what (?:company|team|firm|"
    r"model))\b.{0,30}"
    r"\b(?:made|built|created|wrote|coded|programmed|developed|designed|trained|owns|runs|funds|maintains) "
    r"(?:you|this (?:coach|app|chatbot|bot|tool|assistant|website|program|site))\b|"
    r"\byour (?:makers?|creators?|developers?|programmers?|system prompt|source code|training data|servers?|"
    r"api key)\b|"
    r"\b(?:what(?:['’]s| is| are)|who(?:['’]s| is| are)|tell me|show me|reveal|print|repeat|give me|ignore) your "
    r"(?:own |initial |exact |full |previous )?(?:name|age|birthday|salary|boss|owners?|passwords?|instructions?|"
    r"rules|prompts?|"
    r"parents|inventors?|authors?|founders?|company)\b|"
    r"\b(?:system|initial|hidden|secret) (?:prompt|instructions?|message)\b|"
    r"\bare you (?:human|a (?:real )?(?:person|robot|bot)|alive|sentient|chatgpt|gpt|claude|married|single)\b|"
    r"\bhow old are you\b|\bwhere (?:do you live|are you (?:located|from))\b|\bwho are you\b|\bdo you (?:dream|"
    r"sleep|eat)\b|"
    r"\b(?:ignore|forget) (?:all |your )?(?:previous|prior|above|the) (?:instructions?|prompts?)\b|"
    r"(?:谁|哪个公司|哪家公司|什么人).{0,6}(?:开发|创造|制作|做|写|训练|设计)(?:了|出)?(?:的)?(?:你|这个(?:教练|"
    r"助手|程序|网站|机器人))|"
    r"你(?:是|由)?(?:谁|哪家公司|哪个公司).{0,4}(?:开发|创造|制作|做|写|训练|设计)|你的(?:开发者|作者|创始人|主人|"
    r"系统提示|提示词|指令|名字|生日|密码)|"
    r"你(?:几岁|多大了|住在哪|是(?:真人|机器人|人)吗|是谁)|系统提示词?",
    re.IGNORECASE,
)
_OTHER_READERS = re.compile(
    r"\b(?:(?:last|previous) (?:user|person|visitor|reader)|other (?:users|visitors|readers))\b.{0,20}"
    r"\b(?:ask|asked|tell|told|say|said|type|typed|want|wanted|write|wrote)\b|"
    r"\b(?:ask|asked|told|tell|wrote|typed)\b.{0,15}\bbefore me\b|\b(?:person|user|reader) before me\b|"
    r"\b(?:which|who|what|how many|list|name)\b.{0,20}\byour (?:other )?(?:users|visitors|readers)\b|"
    r"(?:上一?个|前一个|别的|其他)(?:用户|人|访客).{0,6}(?:问|说|告诉|聊)|你的(?:用户|访客)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:neighbou?r|boss|manager|co-?worker|colleague|ex|ex-\w+|wife|husband|girlfriend|boyfriend|friend|brother|"
    r"sister|cousin|aunt|uncle|"
    r"landlord|supervisor|ceo|roommate|flatmate|crush|classmate|mother|"
    r"father|mum|mom|dad|son|daughter)"
)
_OWNED = re.compile(
    rf"\bmy {_PERSON}(?:['’]s|s['’])? (?:\w+ ){{0,2}}(?:salary|pay|wages?|income|earnings|address|phone|e-?mail|"
    rf"number|password|birthday|age|bonus|cv|resume|medical record)\b|"
    rf"\b(?:what|how much) (?:does|do|did|is) my {_PERSON}\b.{{0,25}}\b(?:earn|make|get|paid|take home|worth)\b|"
    rf"\b(?:where|does|is|find|did|has|why|when|how old|look up)\b.{{0,30}}\bmy {_PERSON}\b.{{0,30}}\b(?:live|lives|"
    rf"now|moved|fired|hired|sleeping|cheating|dating|like me|hate me|address|works? now)\b|"
    r"我(?:的)?(?:邻居|老板|上司|同事|领导|前夫|前妻|前男友|前女友|老公|老婆|丈夫|妻子|朋友|同学|经理|表哥|表姐|"
    r"表弟|表妹|哥哥|姐姐|弟弟|妹妹|亲戚|房东)(?:的)?.{0,6}"
    r"(?:工资|薪水|收入|挣多少|赚多少|拿多少|住哪|住在哪|电话|手机号|地址|奖金|年终奖|年薪|月薪)",
    re.IGNORECASE,
)
_DETAILS = re.compile(
    r"\b(?:home address|private address|phone number|mobile number|cell number|personal e-?mail|e-?mail address of|"
    r"date of birth|social security number|"
    r"net worth|home town|medical records?|criminal record of|whereabouts)\b|(?:手机号|电话号码|身份证号|家庭住址|"
    r"住址|家住哪|微信号|身价|"
    r"私人邮箱|银行卡号)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:is|does|did|how much (?:does|did|is)|what (?:does|did)|who is|where does|how old is|"
    r"was)\s+(?P<who>[A-Z][a-z]+ (?:[A-Z]\. ?)?[A-Z][a-z]+)"
    r"(?=\s+(?:at|from|of|earn|make|get|paid|live|work|a good|an? |good|married|worth)|\?|$)"
    r"|(?P<whose>[A-Z][a-z]+ [A-Z][a-z]+)['’]s (?:salary|pay|income|wage|address|phone|wife|husband|home|net worth|"
    r"boss|e-?mail|bonus)"
)
_AS = re.compile(r"\bas an?\b", re.IGNORECASE)
_RARE = 5
_OWN = re.compile(
    r"\bmy (?:own )?(?:phone number|home address|address|e-?mail|date of birth|medical records?|criminal record)\b|"
    r"我的(?:手机号|地址|身份证)|简历|\bcv\b|\bresume\b",
    re.IGNORECASE,
)


def private_words(text: str, library: Library) -> str | None:
    """The words that ask about a private person or about whoever made the coach.

    Two capitalised words are a person's name if the library hardly knows one of them.
    """
    if found := _MAKERS.search(text) or _OTHER_READERS.search(text):
        return found.group()
    if (found := _OWNED.search(text)) and not _AS.search(text):
        return found.group()
    if (found := _DETAILS.search(text)) and not _OWN.search(text):
        return found.group()
    if found := _NAMED.search(text):
        name = str(found["who"] or found["whose"])
        counts = library.counts(index_terms(name)).containing
        return name if any(counts.get(term, 0) <= _RARE for term in index_terms(name)) else None
    return None
