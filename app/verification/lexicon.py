"""The words that turn a sentence's meaning: opposites, quantifiers, modals, hedges; English and Chinese.

Plain tables; how they are applied is for ``polarity`` and ``strength``. English entries are matched
as whole words, case folded; a trailing ``*`` matches any ending. Chinese entries are matched
anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

AXES: tuple[tuple[str, str, str], ...] = (
    (
        "growth",
        """grow grows growing grew grown growth increas* rise rises rising rose risen gain gains gained expand* climb*
        surg* rais* soar* boost* improv* 增长 增加 上升 上涨 提高 扩大 增多 提升""",
        """shrink* shrank shrunk declin* decreas* fall falls falling fell fallen drop drops dropped dropping lose loses
        losing contract contracts contracting reduc* diminish* dwindl* slump* plung* lower lowers lowered cut cuts
        worsen* 下降 减少 萎缩 下滑 下跌 缩减 降低 缩小""",
    ),
    (
        "comparison",
        """more higher above over exceed* greater faster larger longer better outpac* 高于 超过 快于 多于 大于
            更高 更快 更多""",
        "less fewer lower below under slower smaller shorter worse lag* 低于 慢于 少于 小于 更低 更慢 更少 不及",
    ),
    (
        "extreme",
        """highest most top maximum largest best biggest fastest greatest longest strongest 最高 最大 最多 最快
            最好 最强""",
        "lowest least bottom minimum smallest worst slowest shortest weakest fewest 最低 最小 最少 最慢 最差 最弱",
    ),
    ("speed", "fast faster fastest quick* rapid* 快 迅速", "slow slower slowest slowly gradual* 慢 缓慢"),
    ("level", "high strong large long wide* hot 高 强", "low weak small short narrow* scarc* cold 低 弱"),
    (
        "ease",
        "easy easier easiest easily simple simpl* 容易 简单",
        "hard harder hardest difficult* tough* complex* challenging 困难 难 复杂",
    ),
    ("order", "before prior earlier precede* 之前 以前", "after afterwards later following 之后 以后"),
    (
        "need",
        "requir* mandatory compulsory must need needs needed necessary essential 必须 必需 需要 必修",
        "optional* voluntar* elective unnecessary 可选 选修 无需 不必",
    ),
    (
        "replacement",
        "replac* substitut* displac* automat* eliminat* 取代 替代 淘汰",
        "augment* assist* complement* support* help helps aid aids 辅助 协助 帮助",
    ),
    ("hours", "full-time 全职", "part-time 兼职"),
    (
        "seniority",
        "entry-level junior beginner* introductory basic 初级 入门 基础",
        "senior advanced expert experienced 高级 资深 进阶",
    ),
    ("setting", "indoor* inside 室内", "outdoor* outside 室外 户外"),
    ("price", "free 免费", "paid fee fees tuition cost costs 收费 付费 学费"),
    ("place", "online remote* virtual 线上 在线 远程", "on-site in-person onsite campus 线下 现场 面授"),
    ("sector", "public government* federal state 公立 政府", "private* 私立 私营"),
    ("value", "advantage* benefit* strength* pros 优势 好处", "disadvantage* drawback* weakness* cons 劣势 缺点 坏处"),
    ("risk", "safe secure protected resilient 安全", "risk* threat* vulnerable exposed danger* 风险 威胁 危险"),
    ("outcome", "succe* pass passes passed win wins won 成功 通过", "fail* lost defeat* 失败"),
    (
        "start",
        "begin* start* open opens opened launch* join joins joined 开始",
        "end ends ended finish* close closes closed stop stops stopped quit* leave leaves left 结束 停止",
    ),
    (
        "stance",
        "agree* support* accept* approv* allow* permit* favor* favour* 同意 支持 允许",
        "disagree* oppos* reject* refus* prohibit* ban bans banned forbid* deny denies denied 反对 拒绝 禁止",
    ),
    ("share", "majority 多数", "minority 少数"),
    ("mean", "median 中位*", "mean average 平均*"),
    ("inclusion", "includ* contain* with 包括 包含", "exclud* without except excluding 不包括 除外"),
    ("demand", "shortage* demand 短缺 需求", "surplus oversupply glut 过剩"),
)
"""Axes of meaning with their two poles; a sentence may stand at both."""

NEGATIONS = """no not never neither nor none nobody nothing nowhere cannot can't don't doesn't didn't isn't
aren't wasn't
weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't mustn't needn't hardly scarcely barely without
lack lacks lacking
unlikely impossible unable rarely seldom dont doesnt isnt arent wont fails"""
HAN_NEGATIONS = (
    r"不(?!仅|但|断|同|过|少于|超过|低于|足|到|及|只|管|论)"
    r"|没有?|无(?!论|线|人机)|未(?!来)|并非|非(?!常|洲)|勿|别(?!的|人)|从不|难以|避免|禁止"
)

QUANTIFIERS: tuple[tuple[int, str], ...] = (
    (1, "few little rarely seldom hardly 很少 少数 少量 极少"),
    (2, "some several certain sometimes occasionally 一些 有些 部分 若干 有时 某些 有的"),
    (3, "many much often frequently numerous commonly 许多 很多 不少 经常 常常 大量 往往"),
    (
        4,
        """most majority mostly mainly largely usually typically generally primarily normally usual typical 大多数 大多
            多数 大部分 通常 一般 主要 典型""",
    ),
    (
        5,
        """all every each always entire entirely everyone everybody everything whole universally invariably
            completely fully 所有 全部 每个 每位 任何 总是 一律 都 完全 始终""",
    ),
)
POSSIBLE = """may might could possibly perhaps potentially maybe possible can-be seem seems appear appears
suggest suggests
suggested 可能 也许 或许 或将 有望 似乎 大概"""
EXPECTED = """projected projects projection expected expects forecast* predict* estimat* likely anticipat*
probably should
tend tends aims plan plans planned intend* 预计 预测 预期 估计 预估 倾向"""
ABLE = "can able capable 可以 能够 能"
CERTAIN = """will shall certainly definitely surely inevitabl* guarantee* undoubtedly proven proves 将 会 必将
    必然 一定 肯定 保证"""
OBLIGED = """must need needs needed required requires require requiring mandatory compulsory have-to has-to
    necessary 必须 必需 需要 务必 要求"""
ADVISED = "should recommend* advis* preferred prefer prefers ought 应该 应当 建议 最好 推荐"
CAUSAL = """because cause causes caused causing due therefore thus hence consequently leads led leading results
resulting
resulted thanks owing drives driven attributable 因为 由于 导致 因此 所以 造成 引起 使得"""
EXCLUSIVE = "only solely exclusively sole just-one nothing-but 仅 只有 唯一 只"
SUPERLATIVE = """highest lowest largest smallest biggest fastest slowest best worst greatest most-* most least
top longest
shortest strongest hardest easiest cheapest richest oldest youngest newest latest earliest first leading 最"""
RESTRICTING = """senior junior lead entry-level experienced beginning new young older female male freelance
part-time full-time
self-employed urban rural private public qualified skilled unskilled unemployed retired self-taught certified
international
local foreign 高级 初级 资深 兼职 全职 自由 新 女性 男性 农村 城市"""


def compiled(words: str | Iterable[str]) -> re.Pattern[str]:
    """A pattern for the entries of a table."""
    entries = words.split() if isinstance(words, str) else list(words)
    latin = [_entry(word) for word in entries if word.isascii()]
    han = [re.escape(word.rstrip("*")) for word in entries if not word.isascii()]
    parts = [rf"(?<![\w'-])(?:{'|'.join(latin)})(?![\w'-])"] if latin else []
    return re.compile("|".join([*parts, *han]), re.IGNORECASE)


def _entry(word: str) -> str:
    stemmed = re.escape(word.rstrip("*")).replace(r"\-", r"[\s-]")
    return rf"{stemmed}\w*" if word.endswith("*") else stemmed
