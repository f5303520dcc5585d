"""Pairs about occupations in Chinese: figures of a guide as Chinese sentences, against a Chinese passage or the guide.

The guides are in English, so a Chinese passage is put together from other sentences than the claim's. Pairs of a
Chinese claim and the English chunk have the language ``zh-en``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.checker.pairs.library import Occupation
from evals.checker.pairs.pair import Label, Pair, Split
from evals.checker.pairs.passages import deciding
from evals.checker.pairs.phrasing import Lie, Phrase, Slot, joined, phrase
from evals.checker.pairs.role_facts import own
from evals.checker.pairs.values import one_of

_DEGREES = {
    "No formal educational credential": "没有正式学历要求",
    "High school diploma or equivalent": "高中学历",
    "Postsecondary nondegree award": "高中以后的非学位证书",
    "Associate's degree": "副学士学位",
    "Bachelor's degree": "本科学历",
    "Master's degree": "硕士学位",
    "Doctoral or professional degree": "博士或专业学位",
}
PATTERNS: Mapping[str, tuple[str, ...]] = {
    "median": (
        "$date，{美国|}$who的年薪$measure是$median{|（$src）}。",
        "{根据|据}$src{的数据|}，$who的年薪$measure{为|是}$median。",
        "$who的{收入|工资}$measure{是|为|约为}每$period$median。",
        "$place$who{|一}年薪$measure为$median，高低各占一半。",
        "做$who，年薪$measure能有$median。",
    ),
    "tenths": (
        "收入最低的一成$who年薪不超过$low，收入最高的一成不低于$high{|（$src）}。",
        "$date，收入最高的一成$who年薪{不低于|至少有}$high。",
        "最低的一成$who每年{挣|赚}不到$low。",
        "$who里收入最高的10%年薪超过$high。",
    ),
    "growth": (
        "$src预计，$start年至$end年$who的就业人数将$grow$pct。",
        "预计到$end年，$who的就业人数$grow$pct。",
        "$who的就业人数$projected$grow$pct{|（$start年至$end年）}。",
        "未来十年，$who的岗位$projected$grow{|大约}$pct。",
    ),
    "openings": (
        "平均每$period有$openings个$who的职位空缺。",
        "$who每$period约有$openings个空缺{|（$src）}。",
        "$src预计每$period有$openings个$who的职位空出来。",
        "每$period大约要招$openings名$who。",
    ),
    "entry": (
        "$who{通常|一般}需要$degree{|才能入行}。",
        "要成为$who，{通常|一般}需要$degree{|（$src）}。",
        "入行做$who，典型的要求是$degree。",
        "当$who一般得有$degree。",
    ),
}
_ROWS = {
    "median": "年薪中位数（2025年5月）：{}",
    "tenths": "最低一成年薪不超过：{}；最高一成年薪不低于：{}",
    "growth": "2024年至2034年就业变化：{}",
    "openings": "平均每年职位空缺：{}个",
    "entry": "典型入行学历：{}",
}
_TOLD = {
    "median": "2025年5月，美国{who}的年薪中位数是{0}（美国劳工统计局）。",
    "tenths": "2025年5月，收入最低的一成{who}年薪不超过{0}，收入最高的一成不低于{1}（美国劳工统计局）。",
    "growth": "美国劳工统计局预计，2024年至2034年{who}的就业人数将{0}。",
    "openings": "2024年至2034年，平均每年有{0}个{who}的职位空缺（美国劳工统计局）。",
    "entry": "在美国，{who}通常需要{0}才能入行（美国劳工统计局，2024年）。",
}


@dataclass(frozen=True, slots=True)
class _Fact:
    name: str
    values: tuple[str, ...]
    english: tuple[str, ...]
    slots: Mapping[str, Slot]


def chinese_pairs(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Pair]:
    """Each fact right and wrong; an answer of two sentences; one fact against the English guide."""
    facts = [*_facts(occupation, rng)]
    named = _named(occupation, others)
    base = Pair("guides (zh)", f"roles/{occupation.code}", "told", Label.SUPPORTED, "x", "x", (), language="zh")
    for fact in facts:
        for lying in (0, 1):
            said = _said(fact, named, occupation, rng, lying=lying)
            if said is not None:
                passage = _passage(occupation, facts, fact, others, rng)
                yield _pair(base, [said], passage, fact.values)
    if len(facts) > 1:
        yield from _answers(base, facts, named, occupation, rng)
    for chosen in rng.sample(facts, min(1, len(facts))):
        for chunk in occupation.holding(*chosen.english)[:1]:
            for lying in (0, 1):
                said = _said(chosen, named, occupation, rng, lying=lying)
                if said is not None:
                    yield _pair(base, [said], chunk.text, chosen.english, "zh-en")


def _said(
    fact: _Fact, named: Mapping[str, Slot], occupation: Occupation, rng: random.Random, *, lying: int
) -> Phrase | None:
    patterns = PATTERNS[fact.name][:-1] if occupation.split is Split.TRAIN else PATTERNS[fact.name]
    return phrase(patterns, {**named, **fact.slots}, rng, lying=lying)


def _answers(
    base: Pair, facts: Sequence[_Fact], named: Mapping[str, Slot], occupation: Occupation, rng: random.Random
) -> Iterator[Pair]:
    first, second = rng.sample(list(facts), 2)
    passage = "".join(_written(fact, occupation.chinese[0]) for fact in rng.sample(list(facts), len(facts)))
    right = [_said(fact, named, occupation, rng, lying=0) for fact in (first, second)]
    bad = _said(second, named, occupation, rng, lying=1)
    if right[0] is not None and right[1] is not None and bad is not None:
        yield _pair(base, [right[0], right[1]], passage, ())
        yield _pair(base, [right[0], bad], passage, ())


def _pair(base: Pair, said: Sequence[Phrase], passage: str, needed: Sequence[str], language: str = "zh") -> Pair:
    text, wrong = joined(said, "")
    lying = [each for each in said if each.lies]
    kind = lying[0].kind if lying else "told"
    several = len(said) > 1
    kind = f"answer with {kind}" if several and lying else "answer" if several else kind
    return Pair(
        base.origin,
        base.document,
        kind,
        lying[0].label if lying else Label.SUPPORTED,
        text,
        passage,
        wrong,
        deciding(passage, needed),
        language,
        "response" if several else "sentence",
    )


def _passage(
    occupation: Occupation, facts: Sequence[_Fact], fact: _Fact, others: Sequence[Occupation], rng: random.Random
) -> str:
    """The fact among others, as text or as a record; now and then among another occupation's."""
    more = [each for each in facts if each is not fact]
    held = [fact, *rng.sample(more, min(len(more), rng.choice([0, 1, 2, 3])))]
    rng.shuffle(held)
    who = occupation.chinese[0]
    if rng.random() < 0.3:
        return (
            f"{who} — "
            + "; ".join(_ROWS[each.name].format(*each.values) for each in held)
            + "; 来源：美国劳工统计局；国家：美国。"
        )
    text = "".join(_written(each, who) for each in held)
    foreign = [other for other in others[:10] if other.chinese and other.chinese[0] not in occupation.chinese]
    if foreign and rng.random() < 0.4:
        other = rng.choice(foreign)
        theirs = [each for each in _facts(other, rng) if each.name != "entry"]
        text += "".join(_written(each, other.chinese[0]) for each in theirs[:2])
    return text


def _written(fact: _Fact, who: str) -> str:
    return _TOLD[fact.name].format(*fact.values, who=who)


def _named(occupation: Occupation, others: Sequence[Occupation]) -> dict[str, Slot]:
    wrong = [other.chinese[0] for other in others if other.chinese and other.chinese[0] not in occupation.chinese]
    return {
        "who": one_of(occupation.chinese[:1], wrong[:8], "role", Label.NOT_SUPPORTED),
        "src": one_of(
            ("美国劳工统计局", "BLS", "劳工统计局"),
            ("领英", "世界银行", "国家统计局", "经合组织"),
            "source",
            Label.NOT_SUPPORTED,
        ),
        "place": one_of(("美国", "在美国，"), ("中国", "日本", "德国"), "place", Label.NOT_SUPPORTED),
        "date": one_of(("2025年5月", "2025年"), ("2023年", "2020年5月", "2018年"), "year", Label.NOT_SUPPORTED),
        "period": one_of(("年",), ("月", "周"), "unit"),
        "measure": one_of(("中位数",), ("平均数", "最高值", "最低值", "起薪"), "measure", Label.NOT_SUPPORTED),
        "start": Slot(("2024",)),
        "end": one_of(("2034",), ("2030", "2040", "2029"), "year", Label.NOT_SUPPORTED),
        "projected": one_of(("预计将", "预计会"), ("肯定会", "保证会", "必然"), "modality", Label.NOT_SUPPORTED),
    }


def _facts(occupation: Occupation, rng: random.Random) -> Iterator[_Fact]:
    pay, outlook, entry = occupation.figures.pay, occupation.figures.outlook, occupation.figures.education.entry
    if pay is not None and own(occupation, pay) and pay.per == "year" and pay.median and not pay.median.at_least:
        median = int(pay.median.amount)
        wages = [int(wage.amount) for wage in (pay.p10, pay.p90, pay.p75) if wage and not wage.at_least]
        yield _Fact("median", (f"{median:,}美元",), (f"${median:,}",), {"median": _money(median, wages, rng)})
        if pay.p10 and pay.p90 and not pay.p90.at_least:
            low, high = int(pay.p10.amount), int(pay.p90.amount)
            slots = {"low": _money(low, [median], rng), "high": _money(high, [median], rng)}
            yield _Fact("tenths", (f"{low:,}美元", f"{high:,}美元"), (f"${low:,}", f"${high:,}"), slots)
    if outlook is not None and own(occupation, outlook):
        change = outlook.change_percent
        if abs(change) >= 0.5:
            yield _growth(change)
        if outlook.openings:
            number = round(outlook.openings * 1000)
            yield _Fact("openings", (f"{number:,}",), (f"{number:,}",), {"openings": _count(number, rng)})
    if entry in _DEGREES:
        slots = {"degree": one_of((_DEGREES[entry],), list(_DEGREES.values()), "degree")}
        yield _Fact("entry", (_DEGREES[entry],), ("to enter",), slots)


def _growth(change: float) -> _Fact:
    up, exact = change > 0, f"{abs(change):g}"
    rising, falling = ("增长", "增加", "上升"), ("减少", "下降", "缩减")
    wrong = [abs(change) * by for by in (0.5, 1.6, 2.5)]
    return _Fact(
        "growth",
        (f"{'增长' if up else '减少'}{exact}%",),
        (f"{exact}% from",),
        {
            "grow": one_of(rising if up else falling, falling if up else rising, "direction"),
            "pct": one_of((f"{exact}%", f"百分之{exact}"), [f"{each:.1f}%" for each in wrong if each > 0.2], "number"),
        },
    )


def _money(amount: int, others: Sequence[int], rng: random.Random) -> Slot:
    truths = [f"{amount:,}美元", f"{amount}美元", f"{amount:,}美元"]
    short = round(amount / 10_000, 1)
    if abs(short * 10_000 - amount) / amount < 0.006:
        truths.append(f"约{short:g}万美元")
    wrong = [round(amount * by, -1) for by in rng.sample([0.6, 0.8, 0.9, 1.15, 1.3, 1.5, 10], 3)]
    lies = [Lie(f"{each:,.0f}美元", "number") for each in wrong]
    lies += [Lie(f"{each:,}美元", "measure") for each in others if abs(each - amount) > 0.06 * amount]
    lies.append(Lie(f"{amount:,}元人民币", "unit"))
    return Slot(tuple(truths), tuple(lies))


def _count(number: int, rng: random.Random) -> Slot:
    truths = [f"{number:,}", f"{number}"]
    short = round(number / 10_000, 1)
    if number >= 10_000 and abs(short * 10_000 - number) / number < 0.006:
        truths.append(f"{short:g}万")
    wrong = [round(number * by, -2) for by in rng.sample([0.5, 0.7, 1.3, 1.8, 10], 3)]
    return Slot(
        tuple(truths), tuple(Lie(f"{each:,.0f}", "number") for each in wrong if each and f"{each:,.0f}" not in truths)
    )
