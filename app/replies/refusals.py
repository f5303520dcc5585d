"""What is said instead of an answer. The helplines are those of their own public pages, checked in November 2026."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Gap, GapKind, RefusalReason
from app.replies.wording import in_language

_REFUSALS = {
    RefusalReason.NOTHING_RELEVANT: (
        "The library has nothing that answers this, so I won't guess.",
        "资料库里没有能回答这个问题的内容，所以我不作猜测。",
    ),
    RefusalReason.NOT_COVERED: (
        "The library does not cover that, so I won't guess.",
        "资料库没有涵盖这一点，所以我不作猜测。",
    ),
    RefusalReason.EMPTY_QUESTION: (
        "There is no question in that. Ask about a job, its pay, its outlook, the skills it takes or what AI changes "
        "in it.",
        "这里没有问题。您可以问某个职业的薪酬、前景、所需技能，或人工智能带来的变化。",
    ),
    RefusalReason.TOO_LONG: (
        "That is longer than I can read at once. Please ask it again in a few sentences.",
        "内容太长，我无法一次读完。请用几句话重新提问。",
    ),
    RefusalReason.UNCLEAR: (
        "Which job do you mean? Please name it, and I'll look up what the library says.",
        "您指的是哪个职业？请说出职业名称，我来查找资料库中的内容。",
    ),
    RefusalReason.EMPTY_LIBRARY: (
        "The library is still empty. Wait until indexing has finished, or add documents in the Library tab.",
        "资料库还是空的。请等待索引完成，或在“资料库”页添加文件。",
    ),
    RefusalReason.DISTRESS: (
        "I'm really glad you wrote that down. What you are carrying sounds heavy, and a person can help with it far "
        "better than I can. If you may be in danger now, please call your local emergency number. In the US you can "
        "call or text 988 at any hour; in the UK and Ireland Samaritans answer on 116 123; in mainland China the "
        "psychological support line is 12356; findahelpline.com lists others by country. Your job questions can wait, "
        "and you are welcome back with them whenever you like.",
        "谢谢您愿意说出来。您现在承受的一定很沉重，真正的人能给您比我好得多的帮助。如果您此刻有危险，请立即拨打当地的"
        "急救或报警电话。中国大陆可拨打全国统一心理援助热线12356；美国可拨打或发短信至988；英国和爱尔兰可拨打116 123；"
        "其他地区可在 findahelpline.com 查询。求职的事可以等一等，什么时候想聊都欢迎您回来。",
    ),
    RefusalReason.LEGAL: (
        "This is a legal decision about your own case, and a library of career facts can't make it. An employment "
        "lawyer, a trade union, or a free legal-advice clinic can; bring your contract and any letters with you.",
        "这涉及您个人的法律决定，职业资料库无法替您判断。请咨询劳动法律师、工会或免费的法律援助机构，并带上合同和往来文件。",
    ),
    RefusalReason.MEDICAL: (
        "This is a medical decision about your own health, and a library of career facts can't make it. Please ask a "
        "doctor, a pharmacist or an occupational-health service.",
        "这涉及您的健康，职业资料库无法替您判断。请咨询医生、药剂师或职业健康机构。",
    ),
    RefusalReason.IMMIGRATION: (
        "This is an immigration decision about your own case, and the rules change. Please ask a licensed immigration "
        "lawyer or adviser, or the government office that decides.",
        "这涉及您个人的移民或签证事宜，而且规定常有变化。请咨询持牌移民律师或顾问，或主管的政府部门。",
    ),
    RefusalReason.ILLEGAL: (
        "I can't help with that: it looks unlawful or unfair to somebody. If you are stuck or under pressure, a "
        "careers adviser, a trade union or a free legal-advice clinic can show you a lawful way.",
        "这件事看来不合法，或者对他人不公平，我不能帮忙。如果您遇到了困难或压力，就业指导机构、工会或免费法律援助可以帮您找到合法的办法。",
    ),
}


_GAPS = {
    GapKind.PLACE: (
        "The library has nothing about {missing} here, so I won't guess.",
        "资料库在这方面没有{missing}的内容，所以我不作猜测。",
    ),
    GapKind.EMPLOYER: (
        "The library describes occupations, not single employers: it has no such figures for {missing}.",
        "资料库介绍的是职业，而不是某个雇主：其中没有{missing}的这类数据。",
    ),
    GapKind.YEAR: (
        "The library has no figures of this kind for {missing}, so I won't guess.",
        "资料库没有{missing}的这类数据，所以我不作猜测。",
    ),
    GapKind.UNIT: (
        "The library does not tell that for “{missing}”, and I won't work it out from other figures.",
        "资料库没有按“{missing}”给出的数据，我也不会用其他数字去推算。",
    ),
    GapKind.ROLE: (
        "The library has no guide to “{missing}”, and I won't answer with the figures of another job.",
        "资料库里没有“{missing}”这个职业的指南，我不会用其他职业的数据来代替。",
    ),
    GapKind.COURSE: (
        "The library lists no course or exam like “{missing}”.",
        "资料库的课程目录里没有“{missing}”。",
    ),
    GapKind.FACT: (
        "The library says nothing on “{missing}” here, so I won't guess.",
        "资料库在这方面没有提到“{missing}”，所以我不作猜测。",
    ),
    GapKind.STARTING_PAY: (
        "The library has no pay of beginners (“{missing}”): its figures are for everybody in the job, new or not.",
        "资料库没有新人的工资数据（“{missing}”）：其中的数字包括该职业的所有从业者，不分新老。",
    ),
    GapKind.PRIVATE: (
        "The library is about occupations and courses. It holds nothing about private people, and nothing about who "
        "made or runs me beyond what the About tab says.",
        "资料库只介绍职业和课程，没有私人信息；关于我由谁制作和运行，请看“关于”页。",
    ),
}


_ONLY_UNITED_STATES = (
    "The library's pay figures and projections are for the United States; it has none for {missing}.",
    "资料库的工资数据和就业预测只反映美国的情况，没有{missing}的数据。",
)


def gap_told(gap: Gap, language: str, *, only_united_states: bool) -> str:
    """What the library lacks of a question, by kind. ``only_united_states``: what is near has figures of no other."""
    pair = _ONLY_UNITED_STATES if gap.kind is GapKind.PLACE and only_united_states else _GAPS[gap.kind]
    return in_language(language, pair).format(missing=gap.missing)


def nearest(titles: Sequence[str], language: str) -> str:
    """The sentence that names the closest sources; empty where there are none."""
    if not titles:
        return ""
    if language == "zh":
        return f"最接近的资料是{'、'.join(f'《{title}》' for title in titles)}。"
    return f" The closest it has: {'; '.join(titles)}."


def refusal(reason: RefusalReason, language: str, nearby: Sequence[str] = ()) -> str:
    """The message of a refusal; ``nearby`` are titles of the closest sources, named if there are any."""
    message = in_language(language, _REFUSALS[reason])
    return message + nearest(nearby, language)
