"""What a question wants to know of a role, by the words it is asked in, English and Chinese: the one such list."""

from __future__ import annotations

import re

from app.domain import Aspect
from app.understanding.wording import fold

_ENGLISH: dict[Aspect, str] = {
    Aspect.PAY: r"""pay(?!\s+attention) | pays | paid | paying | paycheck | salar(?:y|ies) | wages?
        | earn(?:s|ed|ing|ings)? | incomes? | compensation | remuneration | bonus(?:es)? | medians?(?!\ age)
        | hourly\ rate | day\ rate
        | how\ much\ (?:money\ )?(?:can|could|do|does|did|would|will|should|might)\b.{0,60}?\b(?:make|makes|get)
        | how\ much\ (?:money|is\ (?:a|an|the)\b.{0,40}\bpaid) | make\ (?:good|more|much|a\ lot\ of|decent)\ money
        | what(?:['’]?s|\ does|\ do|\ did|\ would|\ can)?\b.{0,50}\bmakes?
          (?=\s*(?:[?.!]|$|a\ (?:year|month)|per\b|an\ hour))""",
    Aspect.EDUCATION: r"""degrees? | qualif\w+ | certificat\w+ | certified | licen[cs]\w* | education\w* | diplomas?
        | bachelor\w* | master['’]s? | phd | doctorate | college | university | apprentice\w* | (?<!data\ )training
        | (?:go|going|went)\ (?:back\ )?to\ school | (?:med|medical|law|nursing|graduate|grad|trade|dental)\ school
        | schooling | prerequisites? | (?:entry|education|job)\ requirements? | requirements? | gcses? | a-levels?
        | how\ (?:long|many\ years)\b.{0,40}\b(?:take|takes|train|study|become|qualify)
        | how\ (?:do|does|can|could|to|would|should|might|did)\b.{0,40}?\b(?:become|enter|get\ in|get\ into|break\ into
        |start|train|qualify) | what\ do\ (?:i|you)\ need\ to\ (?:become|be|study) | get\ into | becom(?:e|ing)
        | without\ experience | (?:years\ of\ )?experience\ (?:do|is|needed|required)""",
    Aspect.OUTLOOK: r"""outlook | grow(?:s|ing|n|th)? (?!\ (?:my|your)) | demand | job\ market | future(?!\ me)
        | prospects? | project(?:ed|ions?) | openings? | vacanc(?:y|ies) | shrink\w* | declin\w* | job\ security
        | hiring | dying | how\ many\ (?:jobs|people\ work|people|workers) | how\ many\b.{0,40}\bare\ there | employment
        | stable | job\ losses | disappear\w*""",
    Aspect.SKILLS: r"""skills? | (?:be|am|is|are)\ good\ at | abilit(?:y|ies) | competenc\w+ | strengths? | qualities
        | traits? | knowledge | what\ does\ it\ take | what\ should\ (?:i|a|an)\b.{0,20}\bknow""",
    Aspect.TOOLS: r"""tools? | (?:statistical|software)\ packages?
        | software (?!\ (?:engineer|develop|architect|test|qa|program|quality))
        | technolog(?:y|ies) | programming\ languages? | tech\ stack | equipment | apps? | platforms?
        | programs\ (?:do|does|should)""",
    Aspect.TASKS: r"""what\ (?:do|does|would|will|did)\ (?!(?:i|you|we)\b)[^?.!]{0,60}?\bdo\b | day[-\ ]to[-\ ]day
        | typical\ day | a\ day\ in | dut(?:y|ies) | responsib\w+ | tasks? | (?:job|work|role)\ (?:really\ )?like
        | involves? | what\ is\ it\ like | what['’]s\ it\ like | daily
        | job\ description | what\ (?:is|are)\ .{0,40}\blike""",
    Aspect.AI: r"""a\.?i\.? | artificial\ intelligence | automat\w+ | robots? | chat\ ?gpt | gpts? | llms? | chatbots?
        | copilot | gen\ ?ai | (?:machine|deep)\ learning | language\ models? | replac(?:e|ed|ing)
        | (?:at|in)\ (?:risk|danger) | (?:job|career|role|work)\ (?:still\ )?(?:safe|secure|threatened|obsolete)
        | (?:is|are)\ .{0,40}(?:safe|obsolete|doomed|going\ away)""",
    Aspect.RELATED: r"""related | similar | (?:jobs?|roles?|careers?|occupations?)\ (?:closest|nearest)\ to
        | other\ (?:jobs?|careers?|roles?|occupations?|options?|work) | what\ else
        | switch\w* | (?:chang\w+)\ (?:my\ |your\ )?(?:careers?|jobs?) | career\ change | career\ paths? | transition\w*
        | (?:move|go|get)\ (?:on\ )?(?:from|out\ of)\b | move\ (?:in)?to | pivot\w* | next\ (?:step|career|job|role)s?
        | promot(?:ion|ed) | advance\w*  | alternatives? | where\b.{0,40}\bgo\ next | transferable | career\ growth
        | (?:jobs?|roles?|careers?)\ (?:could|can|might)\ (?:i|we) | retrain\w*""",
    Aspect.COURSES: r"""(?<!of\ )courses? | class(?:es)? | moocs? | (?<!machine\ )(?<!deep\ )(?<!supervised\ )
        learn(?:ing)? | study(?:ing)? | tutorials? | boot\ ?camps? | workshops? | upskill\w* | where\ can\ i\ train""",
}
_CHINESE: dict[Aspect, str] = {
    Aspect.PAY: "工资|薪水|薪资|薪酬|收入|待遇|年薪|月薪|时薪|周薪|赚|挣|多少钱|报酬|薪金|拿多少",
    Aspect.EDUCATION: (
        "学历|学位|文凭|资格|证书|执照|条件|成为|当上|怎么当|如何当|怎样当|入行|入门|门槛|考证|培训(?!师|专员)|本科|硕士|博士|大学(?!教师|老师|教授)"
        "|要求|要多久|多长时间|几年|学徒|教育(?!工作)|需要什么经验"
    ),
    Aspect.OUTLOOK: (
        "前景|前途|需求|增长|就业|未来|趋势|招聘(?!专员|官|人员)|空缺|缺口|好找工作|稳定|饱和|会消失|会减少"
    ),
    Aspect.SKILLS: "技能|能力|本领|素质|擅长|知识|特质",
    Aspect.TOOLS: "工具|软件(?!工程|开发|测试|架构)|技术(?!员|人员|工人|总监)|编程语言|设备|平台",
    Aspect.TASKS: "做什么(?!课)|做些什么|干什么|干些什么|日常|职责|工作内容|任务|一天|具体做",
    Aspect.AI: "人工智能|智能化|自动化|风险|淘汰|机器人|取代|替代|大模型|机器学习|深度学习|聊天机器",
    Aspect.RELATED: (
        "转行|转型|转岗|跳槽|类似|相近|相关(?:的)?(?:职业|工作|岗位)"
        "|其他(?:的)?(?:职业|工作|岗位)|还能做|还可以做|别的工作|下一步|职业发展|晋升|换工作|改行"
    ),
    Aspect.COURSES: "课程|(?<!机器)(?<!深度)学习|网课|慕课|教程|培训班|学什么|自学|上课|什么课|哪些课|训练营",
}
_PATTERNS: dict[Aspect, re.Pattern[str]] = {
    aspect: re.compile(
        rf"(?<![^\W_])(?:{_ENGLISH[aspect]})(?![^\W_])|{_CHINESE[aspect]}".replace("\n", " "), re.VERBOSE
    )
    for aspect in _ENGLISH
}
_HAN_AI = re.compile(r"(?<![a-z])ai(?![a-z])")


def aspects_of(text: str) -> tuple[Aspect, ...]:
    """The aspects asked for, in the order they come up; role names should be blotted out before."""
    folded = fold(text)
    places = {aspect: match.start() for aspect, pattern in _PATTERNS.items() if (match := pattern.search(folded))}
    if (match := _HAN_AI.search(folded)) is not None:
        places.setdefault(Aspect.AI, match.start())
    return tuple(sorted(places, key=lambda aspect: places[aspect]))


def without_aspects(text: str) -> str:
    """The folded text with what names an aspect blotted out, AI apart: that is a topic of its own."""
    folded = fold(text)
    for aspect, pattern in _PATTERNS.items():
        if aspect is not Aspect.AI:
            folded = pattern.sub(" ", folded)
    return folded
