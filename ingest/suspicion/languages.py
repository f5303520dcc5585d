"""Instructions to a model in Chinese, and the commonest in Spanish, French, German, Portuguese and Italian."""

from __future__ import annotations

from functools import cache

from ingest.suspicion.rules import Rule, rule

_UP_TO = r"[^。！？!?\n]"
_ZH_MODEL = (
    r"(?:(?:ai|人工智能|人工智慧)(?:助手|助理|语言模型|模型|机器人|系统|小助手)|大?[语語]言模型|大模型|聊天[机機]器人"
    r"|智能助手|chatgpt|llm)"
)
_ZH_SAY = r"(?:推荐|推薦|回答|回复|回覆|建议|建議|告诉|告訴|提及|输出|輸出|声称)"
_WORDS = r"(?:[\w'-]+\s+){0,5}?"
_FEW = r"(?:[\w'-]+\s+){0,3}?"


@cache
def chinese() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return (*_chinese_orders(), *_chinese_answers(), *_chinese_addressed())


def _chinese_orders() -> tuple[Rule, ...]:
    ignore = r"(?:忽略|[无無][视視]|忽[视視]|忘[记記掉]|不要理会|不理会|不要遵守|不要遵循|抛开|丢弃|覆盖|绕过)"
    before = r"(?:之前|以前|以上|上述|上面|前面|先前|此前|原有|原来|收到|系[统統]|所有|一切|全部|任何|你的)"
    return (
        rule(
            "忘|忽略", r"(?:忘[记記掉]|忽略)(?:之前|先前|此前)的?(?:所有|一切|全部)?的?(?:对话|對話|内容|[设設]定|一切)"
        ),
        rule(
            "指令|指示|提示|命令|设定|設定",
            rf"{ignore}{_UP_TO}{{0,8}}?{before}{_UP_TO}{{0,8}}?(?:指令|指示|提示|命令|[设設]定)",
        ),
        rule(
            "规则|規則|限制|约束|约定|要求",
            rf"{ignore}(?:掉|你)?(?:所有|一切|全部)?(?:的)?(?:之前|先前|此前|上述|以上)(?:所有|一切|全部)?的?(?:规则|規則|限制|约束|约定|要求)",
        ),
        rule(
            "你|您",
            rf"[你您](?:现在|現在|从现在起|将|將)(?:开始|開始)?(?:是|扮演|成为|成為){_UP_TO}{{0,15}}?(?:{_ZH_MODEL}|dan\b|(?:没有|不受){_UP_TO}{{0,4}}?限制)",
        ),
        rule(
            "提示|指令",
            rf"(?:输出|輸出|透露|泄露|洩露|打印|复述|複述|重复|公开|告诉我){_UP_TO}{{0,8}}?(?:系[统統]提示|系[统統]指令|你的(?:提示词|提示詞|指令))",
        ),
        rule("新的|新指令", r"(?:^|[\n。！？；])(?:新的?|真正的?|系[统統])(?:系[统統])?(?:指令|指示)[:：]"),
        rule(
            "从现在|從現在",
            rf"[从從][现現]在(?:开始|開始|起)[,，]?[你您]{_UP_TO}{{0,10}}?(?:扮演|只能(?:回答|回复|输出)|不再受|作为{_ZH_MODEL})",
        ),
    )


def _chinese_answers() -> tuple[Rule, ...]:
    always = r"(?:一律|始终|始終|总是|總是|必须|必須|务必|務必|只能|只|永远|永遠|都要|不要)"
    return (
        rule(
            "本|这|這|该|該|此",
            rf"(?:总结|總結|概括|翻译|翻譯|处理|處理|引用|回答)(?:与)?[本这這该該此](?:文|页|頁|段|篇|网页){_UP_TO}{{0,12}}?[时時]"
            rf"{_UP_TO}{{0,8}}?(?:必须|務必|务必|請|请|一律|只){_UP_TO}{{0,6}}?(?:说|說|{_ZH_SAY})",
        ),
        rule(
            "作为|作為",
            rf"作[为為]一?[个個名]?{_ZH_MODEL}[,，]?[你您](?:必须|必須|应该|應該|应当|需要|不得|不能|要|只能|会|將|将)",
        ),
        rule(
            "用户|用戶|读者|讀者|使用者",
            r"(?:不要|不得|请勿|請勿|切勿|禁止|别)(?:把|将|向)?(?:这|这些|此|该)?(?:内容|指令|消息|信息)?(?:告诉|告訴|告知|提醒|通知|透露给|泄露给)(?:用[户戶]|[读讀]者|使用者)",
        ),
        rule(
            "用户|用戶|读者|讀者|使用者",
            rf"(?:用[户戶]|[读讀]者|使用者)(?:向你|向您)?(?:询问|詢問|问及|问到|提问|问起|问){_UP_TO}{{0,30}}?{always}{_UP_TO}{{0,4}}?{_ZH_SAY}",
        ),
        rule(
            "问",
            rf"(?:被|有人|如果|当|當|每当)(?:你|您)?(?:问到|问及|问起|询问|詢問){_UP_TO}{{0,30}}?(?:一律|始终|总是|必须|只|永远)(?:要)?(?:推荐|推薦)",
        ),
    )


def _chinese_addressed() -> tuple[Rule, ...]:
    return (
        rule(
            "如果|若|假如|当",
            rf"(?:如果|若|假如|当)[你您]是一?[个個名款]?(?:{_ZH_MODEL}|ai|人工智能)(?=[,，、:：]|或|并|正在)",
        ),
        rule(
            "致|给|請|请|注意",
            rf"(?:^|[\n。！？])(?:致|给|請|请|[请請]?注意[,，:：])(?:所有|各位)?(?:的)?{_ZH_MODEL}(?:的(?:指令|提示|说明|话))?[:：,，]",
        ),
        rule(
            "模型|助手|机器人|機器人|chatgpt",
            rf"{_ZH_MODEL}(?:[请請]|(?:必须|务必|应当)(?:始终|总是|一律|只))(?:忽略|{_ZH_SAY})",
        ),
        rule(
            "你的回答|你的回复|您的回答|您的回复|你的输出",
            rf"[你您]的(?:回答|回复|答复|输出){_UP_TO}{{0,12}}?(?:链接|鏈接|网址|http|用[户戶])",
        ),
    )


@cache
def european() -> tuple[Rule, ...]:
    """All rules, compiled once. Accents are gone from the text by now."""
    return (*_spanish_and_its_neighbours(), *_french(), *_german())


def _spanish_and_its_neighbours() -> tuple[Rule, ...]:
    orders = (
        r"(?:instrucciones|indicaciones|ordenes|reglas|directrices|prompts?|instrucoes|ordens|regras|istruzioni|regole)"
    )
    before = r"(?:anteriores|previas|previos|precedentes|de arriba|precedenti|acima|que recibiste)"
    ignore = (
        r"(?:ignor(?:a|e|ar|ad|en)|olvid(?:a|e|ar|en)|descart(?:a|e)|omit(?:e|a)|haz caso omiso de|desconsidere"
        r"|esqueca|dimentica)"
    )
    needs = "ignor|olvid|descart|omit|haz caso|desconsid|esquec|dimentic"
    ai = r"(?:asistente (?:de )?ia|modelo de (?:lenguaje|linguagem)|assistente (?:de )?ia|chatbot|ia (?:sin|sem)\b)"
    return (
        rule(
            needs + "&anterior|previ|preceden|arriba|acima|recib", rf"\b{ignore}\s+{_WORDS}{orders}\s+{_FEW}{before}\b"
        ),
        rule(needs + "&anterior|previ|preceden", rf"\b{ignore}\s+{_WORDS}{before}\s+{orders}\b"),
        rule(
            "eres|voce e",
            rf"\b(?:ahora eres|eres ahora|agora voce e|voce agora e) (?:una? |uma? )?(?:\w+ ){{0,2}}?{ai}",
        ),
        rule("al usuario", r"\bno (?:le )?(?:digas|informes|reveles|menciones)(?: esto| nada)? al usuario\b"),
        rule(
            "prompt",
            r"\b(?:revela|muestra|muestrame|imprime|repite)\s+(?:\w+ ){0,2}prompt (?:del |de )?(?:sistema|inicial)",
        ),
    )


def _french() -> tuple[Rule, ...]:
    ignore = (
        r"(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez) (?:pas|plus) compte (?:de |des )?|fai(?:s|tes) abstraction)"
    )
    orders = r"(?:instructions?|consignes?|directives?|regles|prompts?)"
    needs = "ignore|oublie|compte|abstraction"
    ai = r"(?:assistant (?:d')?ia|modele de langage|chatbot|ia sans)\b"
    return (
        rule(needs, rf"\b{ignore}\s+{_WORDS}{orders}\s+{_FEW}(?:precedent|anterieur|ci-dessus|prealable|recues)"),
        rule(needs, rf"\b{ignore}\s+{_WORDS}(?:precedentes|anterieures)\s+{orders}\b"),
        rule(
            "maintenant|desormais",
            rf"\b(?:tu es|vous etes) (?:maintenant|desormais) (?:une? )?(?:\w+ ){{0,2}}?{ai}",
        ),
        rule(
            "a l'utilisateur",
            r"\bne (?:le )?(?:dis|dites|revelez?|mentionnez?) (?:pas|rien)(?: cela| ceci)? a l'utilisateur",
        ),
        rule(
            "prompt",
            r"\b(?:revelez?|affichez?|montrez?)\s+(?:\w+ ){0,2}prompt (?:du |de )?(?:systeme|initial)",
        ),
    )


def _german() -> tuple[Rule, ...]:
    ignore = r"(?:ignorieren? sie|ignorieren?|vergiss|vergessen sie|missachten? sie|missachten?)"
    orders = r"(?:anweisung(?:en)?|instruktion(?:en)?|befehle?|vorgaben?|regeln|prompts?)\b"
    before = r"(?:vorherig|bisherig|obig|vorangegangen|vorangehend|fruher|vorhergehend|vorig)e[nr]?"
    needs = "ignorier|vergiss|vergessen|missacht"
    ai = r"(?:ki-(?:assistent|modell|system)|sprachmodell|chatbot|ki ohne)"
    return (
        rule(needs, rf"\b{ignore}\s+{_WORDS}{before}\s+{_FEW}{orders}"),
        rule(needs, rf"\b{ignore}\s+{_WORDS}{orders}\s+{_FEW}(?:oben|zuvor|davor|bisher|vorher)\b"),
        rule("jetzt|ab sofort", rf"\b(?:du bist|sie sind) (?:ab )?(?:jetzt|sofort) (?:eine? )?(?:\w+ ){{0,2}}?{ai}"),
        rule(
            "nutzer", r"\b(?:sage|sagen sie|verrate|verraten sie) (?:das |dies |es )?dem (?:be)?nutzer (?:nichts|nicht)"
        ),
        rule(
            "prompt",
            r"\b(?:zeige?|verrate?|nenne|gib)\s+(?:\w+ ){0,3}(?:system-?prompt|systemprompt|ursprunglichen prompt)",
        ),
    )
