"""Lies in Chinese: changes to a true sentence, and inventions, which also answer Chinese questions on English text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.adapters.lies import Scene, Teller, bare, replaced

_FIGURE = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d年])")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_ROLES = "灯塔看守人|宇航员|歌剧演员|专利律师|牙科医生|养蜂人".split("|")
_EMPLOYERS = "星辰医疗集团|云帆数据公司|华远铁路|恒信银行".split("|")
_SCHOOLS = "北门学院|技能工坊|海港开放大学|启明培训中心".split("|")
_PEOPLE = "李文博教授|王海伦博士|陈志远先生".split("|")
_AUTHORITIES = "世界银行|哈佛大学|国际劳工组织|麦肯锡|领英".split("|")
_TAILS = (
    "而且不需要任何学历",
    "并且五年内将翻一番",
    "因为机器人做不了这项工作",
    "比其他所有职业都高",
    "所以培训六周就能保证就业",
    "其中43%以奖金发放",
    "而且女性的收入高于男性",
)
_UNITS = {
    "年薪": ("月薪", "时薪"),
    "每年": ("每月", "每周"),
    "小时": ("天", "周"),
    "美元": ("人民币", "欧元", "英镑"),
    "%": ("个百分点",),
    "万": ("亿",),
}
_MEASURES = {
    "中位数": ("平均数", "最高值"),
    "最高": ("最低",),
    "最低": ("最高",),
    "职位空缺": ("新增岗位", "裁员"),
    "学士学位": ("博士学位", "高中文凭"),
    "高中": ("博士",),
    "美国": ("欧洲", "中国", "全球"),
    "十项": ("五项",),
    "初级": ("高级",),
    "免费": ("收费",),
}
_OPPOSITES = {
    "增长": ("下降", "减少"),
    "减少": ("增加",),
    "下降": ("上升",),
    "高于": ("低于",),
    "低于": ("高于",),
    "超过": ("不到",),
    "增加": ("减少",),
    "擅长": ("不擅长",),
    "重要": ("不重要",),
    "容易": ("难以",),
    "相同": ("不同",),
    "先": ("最后",),
}
_STRONGER = {
    "一些": ("所有",),
    "部分": ("全部",),
    "通常": ("总是", "从不"),
    "经常": ("总是",),
    "许多": ("所有",),
    "往往": ("一定",),
    "约": ("正好",),
    "平均": ("至少",),
    "可能": ("一定会", "必将"),
    "可以": ("必须", "一定能"),
    "预计": ("已经证实",),
    "预测": ("保证",),
    "并不是": ("就是",),
}
_NEGATED = {
    "需要": ("不需要", "从不需要"),
    "不需要": ("必须",),
    "是": ("不是",),
    "不": ("",),
    "有": ("没有",),
    "能": ("不能",),
    "要求": ("不要求",),
}


def _figure(scene: Scene) -> str:
    """Another figure."""
    found = list(_FIGURE.finditer(scene.sentence))
    if not found:
        return ""
    match = scene.rng.choice(found)
    value = float(match.group().replace(",", "")) * scene.rng.choice((0.1, 0.5, 0.9, 1.1, 1.3, 2, 10))
    places = len(match.group().partition(".")[2])
    new = f"{value:,.{places}f}"
    if new == match.group() or re.search(r"(?:超过|不到|高于|低于)$", scene.sentence[: match.start()]):
        return ""
    return scene.sentence[: match.start()] + new + scene.sentence[match.end() :]


def _year(scene: Scene) -> str:
    """Another year."""
    found = list(_YEAR.finditer(scene.sentence))
    if not found:
        return ""
    match = scene.rng.choice(found)
    year = int(match.group()) + scene.rng.choice((-8, -3, -1, 1, 4))
    return scene.sentence[: match.start()] + str(year) + scene.sentence[match.end() :]


def _tail(scene: Scene) -> str:
    """The true sentence, and something untrue at its end."""
    ended = scene.sentence.endswith("。")
    return f"{scene.sentence[:-1]}，{scene.rng.choice(_TAILS)}。" if ended else ""


def _attribution(scene: Scene) -> str:
    """The true sentence in the mouth of somebody who said nothing."""
    who = scene.rng.choice([one for one in _AUTHORITIES if one not in scene.material.said])
    return scene.rng.choice((f"根据{who}的数据，{scene.sentence}", f"{who}指出，{scene.sentence}"))


def _cause(scene: Scene) -> str:
    """A cause made of two things that only stand side by side."""
    others = [each for each in scene.given.sentences if each != scene.sentence and each.endswith("。")]
    if not others or not scene.sentence.endswith("。"):
        return ""
    return f"因为{scene.rng.choice(others)[:-1]}，所以{scene.sentence}"


def _made_up(scene: Scene) -> str:
    """A person, an employer, a course, a link or a salary made up."""
    role, rng = scene.given.title, scene.rng
    pay = f"{rng.randint(2, 90)}.{rng.randint(1, 9)}万美元"
    if bare(pay) in scene.material.said:
        return ""
    return rng.choice(
        (
            f"{role}的年薪中位数为{pay}。",
            f"2025年5月，{role}的起薪是{pay}。",
            f"预计2024年至2034年{role}的就业将增长{rng.randint(11, 97)}.7%。",
            f"{rng.choice(_EMPLOYERS)}雇用了大多数{role}。",
            f"{rng.choice(_SCHOOLS)}的认证课程只需{rng.randint(2, 30)}周就能让人成为{role}。",
            f"{rng.choice(_PEOPLE)}认为，{role}将在十年内消失。",
            f"{role}的招聘信息都在 https://www.{rng.randint(100, 999)}-jobs.example 上。",
            f"成为{role}必须持有劳动部颁发的执照。",
            f"{rng.choice(_ROLES)}和{role}的工作完全相同。",
            f"人工智能将取代{rng.randint(11, 97)}%的{role}。",
        )
    )


def _promise(scene: Scene) -> str:
    """Advice that promises, or that stands on nothing."""
    role, rng = scene.given.title, scene.rng
    school = rng.choice(_SCHOOLS)
    return rng.choice(
        (
            f"建议你先报读{school}的课程，学完一定能拿到高薪。",
            f"你可以轻松成为{role}，不需要任何培训。",
            "建议先学习Fortran，三个月就能找到工作。",
            f"你应该马上辞职，{role}保证录用。",
            f"可以考虑借钱报班，{role}一个月就能回本。",
            "你年龄太大，建议考虑别的职业。",
            f"可以考虑{school}的证书。",
        )
    )


def _of_table(table: Mapping[str, tuple[str, ...]]) -> Teller:
    def _tell(scene: Scene) -> str:
        return replaced(scene.sentence, table, scene.rng)

    return _tell


CHINESE: Mapping[str, Teller] = {
    "figure, Chinese": _figure,
    "year, Chinese": _year,
    "unit, Chinese": _of_table(_UNITS),
    "measure, Chinese": _of_table(_MEASURES),
    "opposite, Chinese": _of_table(_OPPOSITES),
    "stronger, Chinese": _of_table(_STRONGER),
    "negation, Chinese": _of_table(_NEGATED),
    "false tail, Chinese": _tail,
    "attribution, Chinese": _attribution,
    "cause, Chinese": _cause,
    "made up, Chinese": _made_up,
    "promise, Chinese": _promise,
}
"""Every kind of change to a Chinese sentence."""
INVENTED_CHINESE = {"made up, Chinese": _made_up, "promise, Chinese": _promise}
"""What can be said in Chinese whatever the passages are written in."""
