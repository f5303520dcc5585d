"""The coach's own fixed words, English and Chinese: opening lines, refusals, suggestions, names of the stages.

Nothing here states a fact about a job. The helplines are those of their own public pages, checked in November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain import Aspect, Gap, GapKind, RefusalReason, Stage

_STAGES = {
    Stage.UNDERSTAND: ("Reading the question", "正在理解问题"),
    Stage.RETRIEVE: ("Searching the library", "正在查找资料"),
    Stage.DRAFT: ("Drafting", "正在起草"),
    Stage.VERIFY: ("Checking each sentence", "正在逐句核对"),
    Stage.CITE: ("Adding the sources", "正在标注出处"),
}

_ASPECTS = {
    Aspect.TASKS: ("what the work of {roles} involves", "what their work involves", "工作内容"),
    Aspect.SKILLS: ("the skills that matter for {roles}", "the skills that matter for them", "所需技能"),
    Aspect.TOOLS: ("the tools that {roles} use", "the tools they use", "常用工具"),
    Aspect.EDUCATION: ("how people become {roles}", "how people get in", "入行途径"),
    Aspect.PAY: ("what {roles} earn", "what they earn", "薪酬"),
    Aspect.OUTLOOK: ("the outlook for {roles}", "their outlook", "就业前景"),
    Aspect.AI: ("what AI changes for {roles}", "what AI changes for them", "人工智能带来的变化"),
    Aspect.RELATED: ("where {roles} go next", "where they go next", "可以转向的职业"),
    Aspect.COURSES: ("courses for {roles}", "courses for them", "相关课程"),
}
"""Of each aspect the words with the role, those after another aspect, and the Chinese noun."""

_NAMES = frozenset("English American Spanish French German Chinese Japanese Internet Braille".split())
"""Words of titles that keep their capital."""

_HEADINGS = {
    None: ("In short", "概况"),
    Aspect.TASKS: ("The work", "工作内容"),
    Aspect.SKILLS: ("Skills", "技能"),
    Aspect.TOOLS: ("Tools", "工具"),
    Aspect.EDUCATION: ("Getting in", "入行途径"),
    Aspect.PAY: ("Pay", "薪酬"),
    Aspect.OUTLOOK: ("Outlook", "就业前景"),
    Aspect.AI: ("AI", "人工智能的影响"),
    Aspect.RELATED: ("Where to go next", "可以转向的职业"),
    Aspect.COURSES: ("Courses", "课程"),
}

_ROWS = {
    "median pay": ("Median pay", "薪酬中位数"),
    "mean pay": ("Mean pay", "平均薪酬"),
    "hourly median pay": ("Median pay an hour", "时薪中位数"),
    "pay of the lowest-paid tenth": ("Pay of the lowest-paid tenth", "收入最低的一成"),
    "pay of the best-paid tenth": ("Pay of the best-paid tenth", "收入最高的一成"),
    "lower quarter of pay": ("Lower quarter of pay", "薪酬下四分位数"),
    "upper quarter of pay": ("Upper quarter of pay", "薪酬上四分位数"),
    "growth of employment": ("Projected employment", "就业预测"),
    "openings a year": ("Openings a year", "每年职位空缺"),
    "share of self-employed": ("Self-employed", "自雇比例"),
    "usual education": ("Usual education", "通常的学历"),
    "exposure to AI": ("Exposure to AI", "人工智能暴露度"),
}

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
}

_EXAMPLES = (
    ("What do registered nurses earn?", "注册护士的工资是多少？"),
    ("What does AI change for translators?", "人工智能会怎样改变翻译的工作？"),
    ("What skills does a data scientist need?", "数据科学家需要哪些技能？"),
    ("What do language models change at work?", "大语言模型会改变工作中的哪些任务？"),
)

_QUESTIONS = (
    ("What do {role} earn?", "{role}的薪酬是多少？"),
    ("What does AI change for {role}?", "人工智能会怎样改变{role}的工作？"),
    ("Which skills matter most for {role}?", "{role}最需要哪些技能？"),
)


def _in(language: str, pair: tuple[str, str]) -> str:
    return pair[1] if language == "zh" else pair[0]


def stage_name(stage: Stage, language: str) -> str:
    """What a stage is called while it runs."""
    return _in(language, _STAGES[stage])


def example_questions(language: str) -> tuple[str, ...]:
    """Questions to begin with, each answered by the shipped library."""
    return tuple(_in(language, pair) for pair in _EXAMPLES)


def role_questions(roles: Sequence[str], language: str) -> tuple[str, ...]:
    """Up to three questions about these roles that their guides answer."""
    asked = [_in(language, pair).format(role=role) for role in roles for pair in _QUESTIONS]
    return tuple(asked[:3])


def opening(roles: Sequence[str], aspects: Sequence[Aspect], language: str) -> str:
    """The line above the points: what they are about, no fact of its own. ``roles`` are titles of guides."""
    if not roles:
        return "资料库中的相关内容如下：" if language == "zh" else "Here is what the library says:"
    named = _named(roles, language)
    first, *more = dict.fromkeys(aspects[:2]) or [None]
    if language == "zh":
        about = f"（{'、'.join(_ASPECTS[one][2] for one in (first, *more) if one)}）" if first else ""
        return f"资料库中关于{named}{about}的内容如下："
    if first is None:
        return f"Here is what the library says about {named}:"
    about = " and ".join((_ASPECTS[first][0].format(roles=named), *(_ASPECTS[one][1] for one in more if one)))
    return f"On {about}, the library says:"


def _named(roles: Sequence[str], language: str) -> str:
    """Roles in a sentence; of several whose titles hold an "and" themselves each is set in quotes."""
    if language == "zh":
        return "和".join(map(about_role, roles))
    if len(roles) > 1 and any(" and " in role or "," in role for role in roles):
        return " and ".join(f"“{about_role(role)}”" for role in roles)
    return " and ".join(map(_in_running_text, roles))


def about_role(title: str) -> str:
    """A guide's title as a heading: without what it leaves out, and ``Cooks, Restaurant`` as ``Cooks (Restaurant)``."""
    kept = re.sub(r",\s*(?:except|all other)\b.*", "", title, flags=re.IGNORECASE)
    return re.sub(r"^([^,]+), ((?:(?! and )[^,])+)$", r"\1 (\2)", kept)


def _in_running_text(title: str) -> str:
    """A guide's title within a sentence: in small letters, but for names and abbreviations."""
    return re.sub(r"[^\W\d_]+", lambda word: _small(word.group()), about_role(title))


def _small(word: str) -> str:
    is_name = word in _NAMES or not word[1:].islower()
    return word if is_name and len(word) > 1 else word.lower()


def about_aspect(aspect: Aspect | None, language: str) -> str:
    """The heading over what is said of one aspect, or of none."""
    return _in(language, _HEADINGS[aspect])


def also_in(title: str, language: str) -> str:
    """The heading over what another source has to say."""
    return f"另见《{title}》" if language == "zh" else f"See also “{title}”"


def row_label(compared: str, language: str) -> str:
    """What a row of a comparison is called: by measure, else by the words given."""
    return _in(language, _ROWS.get(compared, (compared, compared)))


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
    return _in(language, pair).format(missing=gap.missing)


def nearest(titles: Sequence[str], language: str) -> str:
    """The sentence that names the closest sources; empty where there are none."""
    if not titles:
        return ""
    if language == "zh":
        return f"最接近的资料是{'、'.join(f'《{title}》' for title in titles)}。"
    return f" The closest it has: {'; '.join(titles)}."


def corrected(premise: str, language: str) -> str:
    """The opening line over what the library says where a question takes something else for granted."""
    pair = (
        "Your question says: “{premise}”. The library does not bear that out. It says:",
        "您的问题说“{premise}”，但资料库并不这样说。资料库的说法是：",
    )
    return _in(language, pair).format(premise=premise)


def differ(sources: Sequence[tuple[str, str]], language: str) -> str:
    """The heading over what sources say differently; ``sources`` are (title, ISO date or empty)."""
    if language == "zh":
        named = [f"《{title}》（{date[:4]}年）" if date else f"《{title}》" for title, date in sources]
        return f"各资料的说法不同：{'、'.join(named)}"
    named = [f"{title} ({date[:4]})" if date else title for title, date in sources]
    return f"The sources differ: {', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "The sources differ"


def compared(names: Sequence[str], language: str) -> str:
    """The caption over a table that compares these."""
    if language == "zh":
        return f"比较：{'、'.join(names)}"
    return f"{', '.join(names[:-1])} and {names[-1]}, compared" if len(names) > 1 else "A comparison"


def suggestion_label(language: str) -> str:
    """What stands before advice, so that nobody takes it for a fact."""
    return _in(language, ("Suggestion", "建议"))


def follows_from(language: str) -> str:
    """What stands before the marks of the sources from which advice follows."""
    return _in(language, ("follows from", "依据"))


def left_out(count: int, language: str) -> str:
    """What the drafted sentences that are not shown are, in one sentence."""
    counted = "1 sentence" if count == 1 else f"{count} sentences"
    return (
        f"略去：{count}句没有任何资料支持。" if language == "zh" else f"Left out: {counted} that no passage supports."
    )


def refusal(reason: RefusalReason, language: str, nearby: Sequence[str] = ()) -> str:
    """The message of a refusal; ``nearby`` are titles of the closest sources, named if there are any."""
    message = _in(language, _REFUSALS[reason])
    return message + nearest(nearby, language)


def model_failed(language: str) -> str:
    """Said under an answer that had to do without its chat model."""
    pair = (
        "The chat model gave no draft, so the answer only quotes the library.",
        "聊天模型没有给出草稿，因此本回答只引用资料原文。",
    )
    return _in(language, pair)
