"""What a question is about, without the words that only make it a question.

Documents seldom ask, so "what", "tell me" or "怎么" are rare in them: as search terms they would weigh most and say
nothing. Which words those are is all that this module knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.detection import is_han
from app.language.words import index_terms, stem, tokens

_CARRIERS = frozenset(
    stem(word)
    for word in """tell explain describe give show want wanted wonder wondering know think like please thanks hi hello
    mean means meant really actually currently now today thing things lot lots kind sort someone anyone people
    person something anything everything there's it's what's i'm i've i'd don't doesn't can't isn't aren't let lets
    going get gets got getting make makes made come take takes use used good best better great ok okay best-known
    happen happens happened exactly work works working""".split()
)
_CHINESE_CARRIERS = """什么样 什么 怎么样 怎么办 怎么 怎样 如何 为什么 为何 多少 哪些 哪个 哪里 哪儿
    哪种 哪 几个 是否 是不是 会不会 能不能 可不可以 要不要 有没有 好不好 可以 能够 可能
    应该 应当 需要 必须 请问 请 我想 我要 我 你 您 他们 她们 他 她 它 我们 你们
    大家 人们 想知道 知道 告诉 介绍一下 介绍 解释 说明 一下 吗 呢 吧 啊 呀 的话
    的 了 着 地 得 是 有 在 和 与 或者 还是 或 及 以及 对于 对 把 被 让 给
    从 到 向 跟 就 都 也 还 很 最 更 太 非常 比较 这个 那个 这些 那些 这 那
    一个 一些 一种 一名 一位 名 位 个 做 当 会 能 要 想 现在 目前 以后 将来
    之后 关于 有关 方面 情况 问题 事情 东西 而 且 因为 所以 如果 但是 不过 不
    为了 除了 所有 拥有 其他 其它 发给 交给 这里 那里 相当 而且""".split()
_COMPOUNDS = """方向 去向 意向 向往 倾向 供给 地方 地区 地位 地点 地铁 地址 本地 当地 各地 场地 土地
    地产 基地 地图 地球 外地 能源 能力 能量 功能 职能 技能 智能 性能 才能 潜能 节能 效能
    产能 会议 会计 社会 机会 协会 学会 工会 会员 约会 会展 理想 思想 梦想 幻想 重要 主要
    要求 要点 摘要 目的 有限 有效 有用 有趣 有名 私有 现有 稀有 持有 国有 存在 在线 在职
    在校 实在 所在 潜在 和平 温和 饱和 与会 参与 给予 赠与 涉及 普及 以及 及格 及时 把握
    被动 让步 从事 从业 服从 跟踪 跟进 就业 就职 成就 就读 都市 首都 还款 偿还 归还 最新
    最终 最佳 太阳 名字 姓名 著名 报名 排名 品名 名单 名校 单位 职位 学位 岗位 位置 定位
    部位 个人 个体 个性 当前 适当 担当 想象 不同 不足 不良 不安 不错 因素 原因 因果 应用
    应聘 应届 应对 响应 供应 适应 效应 反应 需求 必需 是非 自我 我国 对象 对话 针对 相对
    反对 对比 面对 配对 国家 啤酒 地理 心得 得分 获得 取得 得失 着急 着装 着手 沿着 了结
    请求 申请 聘请 邀请 请假 现代 现场""".split()
"""Words that hold a character which alone is a particle."""


def _any_of(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_CUTS = re.compile(f"(?P<compound>{_any_of(_COMPOUNDS)})|{_any_of(_CHINESE_CARRIERS)}")
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def content(text: str) -> list[str]:
    """What is left of a run of Chinese characters without question words and particles, as pieces of it.

    Common compounds of a particle's character (方向, 能源) are pieces of their own. No list of them is whole, so take
    out the words that are known first.
    """
    pieces: list[str] = []
    start = 0
    for carrier in _CUTS.finditer(text):
        pieces.append(text[start : carrier.start()])
        if carrier["compound"]:
            pieces.append(carrier["compound"])
        start = carrier.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


def is_carrier(word: str) -> bool:
    """Whether an English word, given as its stem, only carries a question."""
    return word in _CARRIERS


def english_terms(text: str) -> list[str]:
    """Index terms of the words and numbers that the question is about, in order, each once; no Chinese."""
    words = (token for token in tokens(text) if not is_han(token[0]) and not is_carrier(stem(token)))
    return list(dict.fromkeys(term for word in words for term in index_terms(word)))
