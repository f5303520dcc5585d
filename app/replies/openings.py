"""The lines over answers and their parts: openings, headings, labels of rows, English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain import Aspect
from app.replies.wording import in_language

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
    return in_language(language, _HEADINGS[aspect])


def source_named(title: str, language: str) -> str:
    """The heading over what one source says."""
    return f"《{title}》" if language == "zh" else f"“{title}”"


def also_in(title: str, language: str) -> str:
    """The heading over what another source has to say besides."""
    return f"另见{source_named(title, language)}" if language == "zh" else f"See also {source_named(title, language)}"


def row_label(compared: str, language: str) -> str:
    """What a row of a comparison is called: by measure, else by the words given."""
    return in_language(language, _ROWS.get(compared, (compared, compared)))


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


def corrected(premise: str, language: str) -> str:
    """The opening line over what the library says where a question takes something else for granted."""
    pair = (
        "Your question says: “{premise}”. The library does not bear that out. It says:",
        "您的问题说“{premise}”，但资料库并不这样说。资料库的说法是：",
    )
    return in_language(language, pair).format(premise=premise)
