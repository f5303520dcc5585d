"""Facts that people ask of an occupation or an exam beside its pay and outlook, in the words they ask them in.

Each is told by a pattern, English and Chinese together, so that a passage in either language meets a question in the
other: a passage speaks of a fact where the same pattern is found in it.
"""

from __future__ import annotations

import re

from app.answerability.evidence import Evidence, is_small
from app.answerability.folding import words
from app.answerability.frame import is_frame
from app.language.detection import is_han
from app.language.words import index_terms

_SHARE = (
    r"(?:how many|what (?:share|percent\w*|proportion|fraction|part)|share of|percent\w* of|proportion of|"
    r"number of|ratio)"
)
_SHARE_ZH = r"(?:多少|几成|比例|占比|百分之几|百分比)"

_FACTS: dict[str, tuple[str, str]] = {
    "hours": (
        r"hours? (?:straight|a (?:day|week|month|shift)|per (?:day|week|month|shift)|each (?:day|week)|in a row|"
        r"on duty|long)|"
        r"(?:working|work|office|flight|flying|duty|billable|contact|teaching|clinical|supervised|practice|"
        r"long) hours|"
        r"how many hours|overtime|what time|(?:at|from) what (?:time|hour)|when do .{3,30} (?:start|finish) work|"
        r"hours (?:do|does|are|is)\b",
        r"几个?小时|多少个?小时|加班|工时|工作时间|飞行小时|几点",
    ),
    "shifts": (
        r"night ?shifts?|shift (?:work|pattern|length|schedule)s?|graveyard shift|weekends?|(?:public |"
        r"bank )?holidays?(?! inn)|on[- ]call|"
        r"(?:work|working|job'?s?) schedules?|part[- ]time|nine to five|9[- ]to[- ]5|rosters?|flexible (?:hours|"
        r"working)|four[- ]day",
        r"夜班|倒班|轮班|排班|周末|双休|节假日|兼职|几班倒",
    ),
    "leave": (
        r"vacation|paid (?:time off|leave)|\bpto\b|days off|annual leave|sick (?:leave|days|pay)|(?:maternity|"
        r"paternity|parental) (?:leave|pay)|sabbatical",
        r"年假|假期|休假|产假|陪产假|病假|带薪|几天假|寒暑假",
    ),
    "benefits": (
        r"(?:fringe |employee |job |social )?benefits(?! of)|perks?|health (?:insurance|plan|cover\w*)|"
        r"dental (?:insurance|plan)|insurance (?:cover\w*|premium)s?|"
        r"liability insurance|malpractice insurance|company cars?|401\s?\(?k\)?|stock options?|equity|rsus?|"
        r"housing allowance|"
        r"allowances?|per diem|relocation|child ?care (?:support|voucher)s?|free (?:flights|meals|tickets|travel|"
        r"food)|discounts?",
        r"福利|五险一金|社保|公积金|医保|补贴|津贴|包吃住|股票期权|期权|年终奖|员工折扣",
    ),
    "bonuses": (
        r"bonus(?:es)?|tips?\b(?! for)|gratuit(?:y|ies)|commissions?(?! on)|royalt(?:y|ies)|residuals|"
        r"profit[- ]sharing|severance|back pay|raises?\b|pay rises?|hazard pay|overtime pay|sign[- ]?on",
        r"奖金|小费|提成|佣金|抽成|版税|分红|加薪|涨薪|涨幅|遣散费|加班费|绩效",
    ),
    "retirement": (
        r"retire|retires|retired|retiring|retirement|pensions?|pensionable|superannuation",
        r"退休|养老金",
    ),
    "age": (
        r"(?:average|minimum|maximum|median|typical|oldest|youngest|legal|upper|lower) age|age (?:limit|requirement|"
        r"cut-?off|range)s?|how old|"
        r"(?:oldest|youngest) (?:you can|person|working|ever)|\bat what age",
        r"年龄限制|平均年龄|最大年龄|多大年[纪龄]|年龄要求|几岁|多少岁",
    ),
    "unions": (
        r"unions?(?: dues| fees?)?(?! square)|unioni[sz]ed|union dues|strikes?|striking|collective (?:bargaining|"
        r"agreement)s?|guilds?",
        r"工会|罢工|会费",
    ),
    "dress": (
        r"uniforms?|dress codes?|wear|wears|wearing|clothes|clothing|outfits?|tattoos?|piercings?|beards?|make-?up|"
        r"hair (?:colou?r|length)|shoes|boots|high heels|suit and tie",
        r"制服|着装|穿什么|纹身|发型|化妆|工装",
    ),
    "body": (
        r"(?:minimum|maximum|required) (?:height|weight)|height (?:requirement|limit|restriction)s?|weight (?:limit|"
        r"requirement)s?|how tall|eyesight|eye ?sight|vision (?:requirement|test|standard)s?|"
        r"20/20|glasses|contact lenses|colou?r[- ]?blind\w*|hearing (?:loss|aid|test)s?|physical (?:test|exam|"
        r"fitness|requirement)s?|fitness (?:test|standard|requirement)s?|medical (?:card|exam|test|certificate|"
        r"clearance|requirement)s?|"
        r"asthma|diabet\w+|insulin|epilep\w+|pregnan\w+|wheelchairs?|push-?ups?|drug tests?|drug screening|"
        r"background checks?|criminal records?|felon\w*|felony|convict\w+|polygraphs?|lie detector",
        r"身高|体重|近视|视力|色盲|色弱|体检|体能|听力|怀孕|孕妇|糖尿病|残疾人?能|无犯罪|案底|政审|背景调查",
    ),
    "dangers": (
        r"die|dies|died(?! out)|deaths?|deadl\w+|killed|fatal\w*|injur(?:y|ies|ed)|accidents?|accident rates?|"
        r"life expectancy|occupational disease|how (?:dangerous|risky|safe is it)|mortality|suicide rates?|assaulted",
        r"死亡|事故|受伤|工伤|伤亡|寿命|职业病|危险系数|多危险|猝死",
    ),
    "gender": (
        rf"{_SHARE}\b.{{0,60}}\b(?:women|men|female|male|girls|boys|gender)|(?:women|female|male|"
        rf"men)\b.{{0,40}}\b(?:share|percentage|ratio|proportion)|gender (?:ratio|split|gap|balance|pay gap)|"
        rf"(?:male|female|men|women)[- ]dominated|"
        r"men or women|women or men|do (?:women|men) earn|(?:women|men) (?:earn|paid|make)|pay gap",
        rf"男女比例|性别比例|女性{_SHARE_ZH}|男性{_SHARE_ZH}|女生多|男生多|(?:女|男)(?:性|生|的)?(?:占|的比例)|"
        rf"{_SHARE_ZH}.{{0,8}}(?:女|男)(?:性|"
        rf"生)",
    ),
    "people": (
        rf"{_SHARE}\b.{{0,60}}\b(?:black|white|asian|hispanic|latinos?|immigrants?|foreign[- ]born|veterans|married|"
        rf"divorced|single|gay|disabled|left-handed|parents|minorit\w+)|"
        r"divorce rates?|marriage rates?|ethnic\w*|racial (?:mix|makeup|breakdown)|demographics?",
        r"离婚率|结婚|已婚|谈恋爱|少数民族|移民比例|种族",
    ),
    "remote": (
        r"remotely|remote(?: work\w*| jobs?)?|work(?:ing)? from home|home ?office|hybrid work\w*|telework\w*|"
        r"telecommut\w*|digital nomads?",
        r"远程|居家办公|在家办公|在家上班|混合办公",
    ),
    "mood": (
        r"happ(?:y|ier|iest|iness)|job satisfaction|satisfied|satisfaction|stress(?:ful|ed)?(?: levels?)?|"
        r"burn ?-?out|burnt out|boring|lonely|regrets?|enjoy\w*|work[- ]life balance|respected|prestig\w+|"
        r"depress\w+|reputation",
        r"幸福|满意度|压力大|压力有多大|倦怠|无聊|后悔|社会地位|抑郁|受尊重|鄙视",
    ),
    "leaving": (
        r"turnover(?: rates?)?|attrition|quit(?:ting)? rates?|how many (?:people )?(?:quit|leave|drop out|give up)|"
        rf"{_SHARE}\b.{{0,40}}\b(?:quit|leave|drop out|give up|burn out)\b|"
        r"drop ?-?out rates?|how long do .{3,40} (?:stay|last)|average tenure|career length|unemployment rates?",
        r"流失率|离职率|跳槽率|辞职率|退学率|淘汰率|失业率",
    ),
    "passing": (
        r"(?:hard|difficult|tough|easy) to pass|(?:which|what|how (?:high|many)) (?:score|points?)\b|score (?:do|"
        r"needed|required|to pass)|"
        r"duration|pass(?:ing)?[- ](?:rates?|marks?|scores?|grades?)|(?:rates?|share|percent\w*|proportion|number|"
        r"how many)\b.{0,50}\b(?:pass|fail|passed|failed|flunk)\b|fail(?:ure)? rates?|first[- ]time pass|"
        r"cut[- ]?off (?:score|mark)|minimum score|"
        r"how (?:hard|difficult|tough) is|success rates?|retakes?|retaking|resit|how many (?:attempts|tries|times|"
        r"questions)|number of questions|question (?:count|format)s?|multiple[- ]choice|open[- ]book|"
        r"wait(?:ing)? (?:time|period)",
        r"通过率|及格率|合格率|挂科率|通过的?比例|及格线|分数线|合格线|多少分|难不难|有多难|补考|重考|几次机会|"
        r"考几次|多少(?:道)?题|几道题|题型",
    ),
    "admission": (
        r"acceptance rates?|admissions? rates?|admitted|selection rates?|(?:chances?|odds) (?:of|to) (?:get|being|"
        r"becom)\w*|applicants? per|how many (?:people )?appl(?:y|ied|icants)|competitive is|wait(?:ing)? ?lists?|"
        r"gpa|sat scores?|gre|mcat|lsat|entrance exams?",
        r"录取率|录用率|报录比|入学率|录取分|招录|竞争比|报名人数|报考人数|多少人报",
    ),
    "fees": (
        r"(?:licen[cs]e|licensing|registration|membership|application|exam|renewal|entry|annual|yearly|agency|"
        r"enrol\w*|certification|maintenance|recertification) (?:fees?|costs?|dues)|\bfees?\b|tuition|"
        r"student (?:loans?|debt)|"
        r"loans? forgiv\w+|scholarships?|bursar(?:y|ies)|grants?\b|renew(?:al|ed|ing)?|expires?|expiry|"
        r"valid(?:ity)?(?: for| period)?|recertif\w+|refunds?|vouchers?",
        r"费用是多少|年费|注册费|报名费|考试费|会员费|学费|贷款|奖学金|助学金|续费|续证|年审|有效期|过期|退款|报销",
    ),
    "costs": (
        r"(?:buy|bring|supply|provide|pay for) (?:their|your|my|his|her) own|"
        r"start-?up costs?|costs? to (?:open|start|set up|run|own|buy)|(?:open|opening|starting|set up) (?:a|an|my|"
        r"your) (?:own )?(?:\w+ ){0,2}(?:shop|business|studio|salon|restaurant|bakery|practice|firm|company|agency|"
        r"garage)|cost of (?:starting|opening|living|equipment|tools)|how much does (?:it|a|"
        r"an) .{0,30}\b(?:equipment|studio|truck|licen[cs]e|franchise)\b.{0,20}cost|rent|mortgage|cost of living|"
        r"franchis\w+",
        r"开店成本|启动资金|生活成本|房租|房贷|加盟费",
    ),
    "taxes": (
        r"(?<!before )(?<!pre-)tax(?:es|able|ation|ed)?(?! (?:preparer|examiner|collector|adviser|advisor|"
        r"accountant|inspector|software|lawyer|attorney)s?)|\bvat\b|deduct\w*|write[- ]offs?|\b1099\b|\bw-?2\b|"
        r"\birs\b|national insurance|self-assessment",
        r"税(?!务师|务员|务顾问|务专|收专)|报税|抵扣|发票",
    ),
    "visas": (
        r"visas?|h-?1b|green ?cards?|blue card|work permits?|sponsorship|immigrat\w+ (?:rule|law|status|process)\w*|"
        r"citizenship|right to work|points system|skilled worker route",
        r"签证|绿卡|移民|工作许可|居留|落户|户口",
    ),
    "law": (
        r"notice period|severance|redundancy (?:pay|money)|(?:un)?fair dismissal|employment tribunal|labou?r law|"
        r"employment law|legal(?:ly)? (?:entitled|required|allowed|to)|illegal|non-?compete|minimum wage|wrongful|"
        r"workers['’]? comp\w*|unemployment (?:benefits?|insurance)|lawsuits?|sued|break laws?",
        r"劳动法|劳动合同|辞退|赔偿金|经济补偿|违法|最低工资|仲裁|竞业|失业金",
    ),
    "health": (
        r"painkillers?|melatonin|medication|vitamins?|supplements?|sciatica|back pain|carpal tunnel|migraines?|"
        r"sleeping pills?|dosage|\bmg\b|ibuprofen|antidepressants?|therapy for me|symptoms?|diagnos(?:e|is) (?:me|"
        r"my)|sunscreen|diet plan",
        r"吃什么药|止痛药|褪黑素|颈椎病|腰椎|失眠|症状|维生素|保健品|偏方",
    ),
    "money": (
        r"\betfs?\b|index funds?|roth|\bira\b|mutual funds?|invest(?:ing|ments?)? (?:in|my|strategy|advice)|"
        r"stocks? (?:to|should|pick)|shares? should|bitcoin|mortgage|credit (?:score|card)s?|savings? accounts?|"
        r"budget(?:ing)? app|pension fund",
        r"基金|股票|定投|理财|投资什么|买房|信用卡|比特币|房产",
    ),
    "holders": (
        r"how many (?:people|professionals|persons|holders)\b.{0,30}\b(?:hold|have|has|passed|earned|took|own)\b",
        r"多少人(?:考过|通过|持有|拥有)",
    ),
    "careers of persons": (
        r"\b(?:most famous|best[- ]known|richest|highest[- ]paid (?:person|individual))\b|who invented|"
        r"when was .{0,40}\binvented|history of the (?:profession|job)|patron saint|first (?:ever )?(?:female|woman|"
        r"man)",
        r"最有名|最著名|首富|谁发明|起源|祖师爷|第一位",
    ),
    "rankings": (
        r"(?:best|top|highest[- ]ranked|leading) (?:\d+ |\w+ )?(?:schools?|universit(?:y|ies)|colleges?|compan(?:y|"
        r"ies)|"
        r"employers?|cities|city|states?|countries|country|hospitals?|firms?|airlines?)\b|which (?:\w+ )?(?:city|"
        r"cities|"
        r"state|states|country|countries|compan(?:y|ies)|employers?|airlines?|hospitals?|firms?)\b.{0,40}\b(?:pays?|"
        r"hir\w+|best|most|highest)|ranking of (?:schools|universities|colleges)",
        r"(?:哪个|哪些|什么)(?:城市|州|国家|省份?|公司|企业|学校|大学|医院)(?:.{0,10})(?:最|高|好)|(?:学校|大学|"
        r"院校)排名",
    ),
    "interviews": (
        r"interview questions (?:for|at|do|are asked)|(?:how many|rounds of) (?:rounds|interviews)|glassdoor|"
        r"phone screen questions",
        r"面试题|几轮面试",
    ),
    "licences": (
        rf"{_SHARE}\b.{{0,60}}\b(?:hold|holds|have|has|own|carry)\b.{{0,30}}\b(?:licen[cs]es?|certificat\w+|"
        rf"charter\w*|permits?|registrations?)|how long is .{{0,40}}licen[cs]e valid|licen[cs]e (?:number|transfer|"
        rf"reciprocity|points)|bar number",
        r"持证率|持证人数|多少人(?:持有|有).{0,6}证",
    ),
    "travel": (
        r"commut(?:e|es|ing)(?: times?)?|(?:days|nights|weeks) away|away from home|business trips?|layovers?|"
        r"jet ?lag|how (?:much|often) .{0,30}\btravel|miles (?:a|per|do|does)\b|how far do",
        r"通勤|出差频率|出差多|几天出差|倒时差",
    ),
    "counts": (
        r"how many (?!hours|people|jobs|openings)[\w ]{3,60} (?:a|per|each|every) (?:day|week|shift|night|month)|"
        r"how (?:many|much) (?:calories|steps|coffee|cups|patients|clients|customers|students|emails|meetings|"
        r"pupils|cases|calls|lines of code|passengers|haircuts|tables|children|parcels|deliver(?:y|ies)|flights|"
        r"miles|houses|animals|books|shifts|breaks|kids|hospitals|schools|companies|restaurants|farms)|"
        r"students? per|patients? per|caseloads?|class sizes?|average commute|workload",
        r"(?:多少|几)(?:个|位|名|台|辆|家|所|只|步)?(?:病人|客户|学生|顾客|患者|案子|案件|乘客|电话|邮件|会议|学校|"
        r"医院|公司|航班|手术)",
    ),
}


def _pattern(fact: str) -> re.Pattern[str]:
    english, chinese = _FACTS[fact]
    return re.compile(rf"(?<![^\W_])(?:{english})(?![^\W_\u3400-\u9fff])|{chinese}", re.IGNORECASE)


_PATTERNS = {fact: _pattern(fact) for fact in _FACTS}
_TOLD = {
    "retirement": re.compile(r"retire(?:s|ment)? at|retirement age|pension|退休年龄|养老金"),
    "hours": re.compile(r"\d hours?\b|\bhours (?:a|per|of)\b|overtime|小时|加班"),
}
_PRICED = re.compile(r"price: [^;]*\d|exam cost|costs? \$")
"""How passages tell what is asked for in words that only ask."""


def missing_fact(asks: str, evidence: Evidence) -> str | None:
    """The words that ask for the first fact that the evidence doesn't speak of.

    Of English words each that carries meaning must be there; Chinese ones are met by whatever means the same.
    """
    found = [(fact, match) for fact, pattern in _PATTERNS.items() if (match := pattern.search(asks))]
    if not found:
        return None
    told = evidence.themes(asks)
    missing = [
        (match.start(), match.group().strip()) for fact, match in found if not _is_told(fact, match.group(), told)
    ]
    return min(missing)[1] if missing else None


def _is_told(fact: str, asked: str, evidence: str) -> bool:
    told = _TOLD.get(fact, _PATTERNS[fact])
    held = frozenset(index_terms(evidence))
    telling = [word for word in words(asked) if not is_small(word.key) and not is_frame(word.key)]
    if fact == "fees" and _PRICED.search(evidence):
        told, telling = _PRICED, [word for word in telling if word.stem != "fee"]
    if fact == "counts" and not is_han(asked[0]):
        return any(re.search(rf"\d[\d,.]*\s+(?:\w+\s+)?{re.escape(word.stem)}", evidence) for word in telling)
    return told.search(evidence) is not None and all(word.stem in held for word in telling)
