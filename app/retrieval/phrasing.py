"""What a question is about, without the words that only make it a question.

Documents seldom ask, so "what", "tell me" or "怎么" are rare in them: as search terms they would weigh most and say
nothing. Which words those are is all that this module knows.
"""

from __future__ import annotations

import re

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
_CHINESE_CARRIERS = re.compile(
    "|".join(
        sorted(
            """什么样 什么 怎么样 怎么办 怎么 怎样 如何 为什么 为何 多少 哪些 哪个 哪里 哪儿
            哪种 哪 几个 是否 是不是 会不会 能不能 可不可以 要不要 有没有 好不好 可以 能够
            应该 应当 需要 必须 请问 请 我想 我要 我 你 您 他们 她们 他 她 它 我们 你们
            大家 人们 想知道 知道 告诉 介绍一下 介绍 解释 说明 一下 吗 呢 吧 啊 呀 的话
            的 了 着 地 得 是 有 在 和 与 或者 还是 或 及 以及 对于 对 把 被 让 给
            从 到 向 跟 就 都 也 还 很 最 更 太 非常 比较 这个 那个 这些 那些 这 那
            一个 一些 一种 一名 一位 名 位 个 做 当 会 能 要 想 现在 目前 以后 将来
            之后 关于 有关 方面 情况 问题 事情 东西 而 且 因为 所以 如果 但是 不过 不""".split(),
            key=len,
            reverse=True,
        )
    )
)
HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def content(text: str) -> list[str]:
    """What is left of a run of Chinese characters without question words and particles, as pieces of it.

    Words that hold such a character (会计, 能力) are torn, so take out the words that are known first.
    """
    return [piece for piece in _CHINESE_CARRIERS.split(text) if piece]


def is_carrier(word: str) -> bool:
    """Whether an English word, given as its stem, only carries a question."""
    return word in _CARRIERS


def english_terms(text: str) -> list[str]:
    """Index terms of the words and numbers that the question is about, in order, each once; no Chinese."""
    words = (token for token in tokens(text) if not is_han(token[0]) and not is_carrier(stem(token)))
    return list(dict.fromkeys(term for word in words for term in index_terms(word)))
