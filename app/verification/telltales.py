"""What gives a false statement away: links, money, periods, degrees, countries, prices, durations, as patterns.

How they are held against the cited sentences is for ``last_look``.
"""

from __future__ import annotations

import re

LINK = re.compile(r"https?://\S+|www\.\S+|\b[\w.-]+@[\w-]+\.\w+|\b[\w-]+\.(?:com|org|net|edu|gov|io|cn|example)\b\S*")
MONEY = {
    "dollars": r"\$|美元|美金|\bUSD\b|dollars?\b",
    "euros": r"€|欧元|\bEUR\b|euros?\b",
    "pounds": r"£|英镑|\bGBP\b|pounds sterling",
    "yuan": r"¥|人民币|\bRMB\b|\bCNY\b|yuan\b",
    "Hong Kong dollars": r"HK\$|港元|港币",
}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DEGREES = {
    "doctoral": r"\bdoctor(?:al|ate)\b|\bPh\.?D\b|博士",
    "master's": r"\bmaster'?s\b(?= degree|[,.;]|$)|硕士",
    "bachelor's": r"\bbachelor'?s\b|学士|本科",
    "associate's": r"\bassociate'?s degree|副学士",
    "high school": r"\bhigh[ -]school\b|高中",
    "certificate": r"\bcertificat|证书",
    "law": r"\blaw degree",
}
COUNTRIES = re.compile(
    r"\b(?:European?|Canad(?:a|ian)|Chin(?:a|ese)|Britain|British|UK|global(?:ly)?|worldwide|India[n]?|Germany?|Japan(?:ese)?)\b"
    r"|中国|美国|欧洲|英国|全球|印度|日本|德国|加拿大|世界"
)
PERIODS = {
    "year": r"\b(?:an?|per|each|every) year\b|\b(?:annual|yearly)|年薪|每年|年均|平均.{0,4}年|per annum",
    "month": r"\b(?:an?|per|each|every) month\b|\bmonthly|月薪|每月",
    "week": r"\b(?:an?|per|each|every) week\b|\bweekly|周薪|每周",
    "day": r"\b(?:an?|per|each|every) day\b|\bdaily|日薪|每天",
    "hour": r"\b(?:an?|per|each|every) hour\b|\bhourly|时薪|每小时",
}
OTHERS = re.compile(r"\b(?:any|every|all) other\b|\bof all\b|\bno other\b|其他所有|所有其他|任何其他", re.IGNORECASE)
PROMISED = re.compile(r"\b(?:promis\w+|prove[sn]?|proved)\b|承诺|证实", re.IGNORECASE)
EXACT = re.compile(r"\b(?:exactly|precisely)\b|正好|恰好|整整", re.IGNORECASE)
PRICE = re.compile(r"\b(?:free|paid|cheap|expensive|costly)\b|免费|收费|付费", re.IGNORECASE)
DURATION = re.compile(
    r"(\d[\d,.]*)\s*(hours?|days?|weeks?|months?|years?|minutes?|小时|天|周|个?月|年|分钟)(?![\w-])", re.IGNORECASE
)
VOICES = re.compile(
    r"^(?:根据|据)(?P<one>[^,，]{2,20}?)(?:的?(?:数据|报告|研究|统计|说法))?[,，]|^(?P<two>[^,，。]{2,12}?)(?:指出|表示|认为|称)[,，]"
    r"|^According to (?:the |a |an )?(?P<three>[^,]{2,60}),",
    re.IGNORECASE,
)
"""Who is said to have said it."""
