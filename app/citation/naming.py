"""Whether a text names what a question is about: a role by one of its names, or in Chinese by the question's own words.

Guides have no Chinese names, so a Chinese text is taken to name the role where it repeats the question's word for it
as a word of its own: 客服 in 美国客服代表, but not 分析师 in 信息安全分析师.
"""

from __future__ import annotations

import re

from app.domain import Understanding
from app.language.words import index_terms
from app.replies import about_role

_COMMON = re.compile(
    "年薪|中位数|工资|薪水|薪酬|薪资|收入|赚|挣|多少|几|最高|最低|最|学历|学位|需要|就业|前景|增长|减少|增加|下降|空缺|"
    "工作|职业|职位|岗位|行业|转行|人工智能|技能|工具|软件(?!开发|工程|测试)|什么|怎么样|怎么|怎样|如何|哪些|哪个|哪里|可以|应该|美国|预测|"
    "以后|将来|未来|会不会|平均|大概|大约|每年|时薪|影响|变化|取代|替代|人数|时候|一般|通常|平时|主要|公司|课程|学习|"
    "中国|一个|没有|不是|我们|他们|自己|现在|今年|分别|比较|区别|一成|数据显示|[的了吗呢会是在有和与想做当我你他她它请问这那要能里]"
)
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_BEFORE_A_WORD = "国年月的和与在是做当了从名个位我里为对将使让给由被于及或、，。：；！？（“《 "
_LONGEST_NAME = 8


def names_a_role(understanding: Understanding, text: str) -> bool:
    """Whether it names one of the roles asked about, by title or by another name, singular or plural."""
    names = (name for entry in understanding.roles for name in (about_role(entry.role.title), *entry.role.names))
    held = _stems(text)
    return any(_stems(name) in held for name in names)


def names_in_chinese(understanding: Understanding, text: str) -> bool:
    """Whether a Chinese text names what a Chinese question is about."""
    runs = _HAN_RUN.findall(_COMMON.sub(" ", understanding.text))
    words = {
        run[start:end]
        for run in runs
        for start in range(len(run) - 1)
        for end in range(start + 2, min(len(run), start + _LONGEST_NAME) + 1)
    }
    return any(_as_a_word(word, text) for word in words)


def _as_a_word(word: str, text: str) -> bool:
    places = (match.start() for match in re.finditer(re.escape(word), text))
    return any(at == 0 or text[at - 1] in _BEFORE_A_WORD or not _is_han(text[at - 1]) for at in places)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _stems(text: str) -> str:
    return f" {' '.join(index_terms(text))} "
