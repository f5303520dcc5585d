"""Instructions to a model in English."""

from __future__ import annotations

from functools import cache

from ingest.suspicion.rules import GAP, MODEL, MODEL_NEEDS, Rule, rule

_VERBS = "ignor|disregard|forget|overrid|bypass|discard|not follow|n't follow|stop following|obey"
_ORDER_NEEDS = _VERBS + "&instruction|prompt|directi|command|programming|system message"
_OVERRIDE = (
    r"\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|bypass|discard"
    r"|(?:do not|don't) (?:follow|obey)|stop following)\s+"
)
_WORDS = r"(?:[\w',-]+\s+){0,5}?"
_FEW = r"(?:[\w',-]+\s+){0,2}?"
_ORDERS = r"(?:instructions?|prompts?|directions|directives?|commands?|programming|system messages?)\b"
_EARLIER = r"(?:previous(?:ly)?|prior|above|earlier|preceding|foregoing|before|system|initial|original|following)\s+"
_FREED = r"(?:unrestricted|uncensored|jailbroken|unfiltered)"
_ROLE = r"(?:act|acting|pretend|respond|behave|play|pose|immerse yourself)\b"
_SAY = (
    r"(?:say|answer|respond|reply|claim|insist|state|suggest|mention|recommend|promote|endorse|output|print|write|tell|"
    r"rate|rank|score)\b"
)
_YOURS = r"your (?:response|reply|answer|message|output)\b"
_YOURS_NEEDS = "your response|your reply|your answer|your output|your message"
_OUTWARDS = r"(?:\busers\b|\breaders\b|https?://|\bwww\.|\w@\w|\w\.(?:com|xyz|net|io)\b)"


@cache
def english() -> tuple[Rule, ...]:
    """All rules, compiled once."""
    return (
        *_orders_set_aside(),
        *_new_orders(),
        *_who_to_be(),
        *_freed(),
        *_prompt(),
        *_secrecy(),
        *_addressed(),
        *_answers(),
        *_changed_answers(),
    )


def _orders_set_aside() -> tuple[Rule, ...]:
    return (
        rule(_ORDER_NEEDS, rf"{_OVERRIDE}{_WORDS}{_EARLIER}{_FEW}{_ORDERS}"),
        rule(_ORDER_NEEDS, rf"{_OVERRIDE}{_WORDS}{_ORDERS}\s+{_FEW}(?:above|before|previously|prior|earlier|so far)\b"),
        rule(
            _ORDER_NEEDS,
            rf"{_OVERRIDE}(?:all |any |every )?(?:of )?your\s+{_FEW}(?:instructions|prompts?|programming)\b",
        ),
        rule(
            _VERBS + "&previous|prior|above|preceding|earlier",
            rf"{_OVERRIDE}(?:all |any )?(?:of )?(?:the |these |your )?"
            rf"(?:previous|prior|above|preceding|earlier)\s+{_FEW}"
            r"(?:rules|guidelines|context|constraints|conversation|restrictions|text|content|messages?|tasks?|orders)\b",
        ),
        rule(
            _VERBS + "&above|so far|before",
            rf"{_OVERRIDE}(?:all |any )?(?:of )?(?:the |these |your |other )?"
            r"(?:sources?|documents?|passages?|context|rules)\s+(?:above|before|so far)\b",
        ),
        rule(
            "everything above|everything before|everything prior|everything said|everything written|everything stated",
            r"\b(?:forget|ignore|disregard) everything "
            r"(?:above|before this|prior to this|(?:said|written|stated) (?:above|before|so far))",
        ),
        rule(
            "ignor|forget|disregard&before|above|so far|previously|earlier",
            r"\b(?:forget|ignore|disregard) (?:everything|all|anything|what)\b[^.!?\n]{0,30}"
            r"\b(?:said|told|written|instructed)\b[^.!?\n]{0,12}"
            r"\b(?:before|above|so far|previously|earlier)\b(?! about)",
        ),
    )


def _new_orders() -> tuple[Rule, ...]:
    return (
        rule("your ", r"\byour (?:task|goal|objective|instruction) is now to\b"),
        rule(
            "system message|system override|system prompt|system instruction",
            r"(?:^|\n|[.!?*#>\[(]\s*)(?:\w+ )?system (?:message|override|prompt|instructions?)\s*:",
        ),
        rule("system:", r"(?:^|\n|[.!?*#>\[(]\s*)system: (?:new rule|the rules|you |from now|always |never |ignore )"),
        rule("instructions", r"\b(?:your|these are (?:your|the)) (?:new|updated|real|actual) instructions\b"),
        rule("instruction", r"(?:^|\n|[.!?*#>]\s*)(?:new|updated|real|secret|hidden|system) instructions?\s*:"),
        rule("stop everything", r"\bstop everything\b[^\n]{0,40}\bjust (?:say|print|output|respond|answer)\b"),
    )


def _who_to_be() -> tuple[Rule, ...]:
    no_job = r"(?=\s*(?:[.,;:!\n\"']|$|(?:that|who|which|with|without|and|named|called|known|for|designed|trained)\b))"
    return (
        rule(
            MODEL_NEEDS + "| ai|intelligence&act |acting|pretend|respond|behave|play|pose |immerse",
            rf"\b(?:you (?:are|will|must|should|have to|shall)|you're)\b[^.!?\n]{{0,30}}?\b{_ROLE}{GAP}"
            rf"\b(?:an? |the |another |any other )(?:[\w'-]+ ){{0,3}}?(?:{MODEL}|artificial intelligence|ai){no_job}",
        ),
        rule(MODEL_NEEDS + "&you are|you're", rf"\b(?:you are|you're) (?:now )?an? (?:[\w-]+ ){{0,2}}?{MODEL}{no_job}"),
        rule(
            "helpful", r"\byou are (?:now )?an? (?:\w+ ){0,2}?helpful (?:\w+ ){0,2}?(?:assistant|model|bot|chatbot)\b"
        ),
        rule(
            "restricted|censored|jailbroken|filtered",
            r"\b(?:you are|(?:act|behave|respond|answer) (?:as|like)|pretend to be) (?:now )?(?:an? |the )?(?:\w+ )?"
            rf"{_FREED}\b",
        ),
        rule("you are now", r"\byou are now (?:chatgpt|dan\b|gpt|claude|an? ai\b(?=\s*[.,;:!\n]| that| who| with))"),
        rule(
            "stands for",
            rf"\b(?:going to|will|must|to) {_ROLE} (?:to be |as |like )?(?:an? )?[a-z]{{3,9}},? which stands for",
        ),
    )


def _freed() -> tuple[Rule, ...]:
    return (
        rule("do anything now", r"(?:stands for|mode|as|known as)\W{1,3}do anything now"),
        rule(
            "dan mode|jailbreak mode|god mode|restricted mode",
            r"\b(?:enter|activate|enable|switch to) (?:the )?(?:dan|jailbreak|god|unrestricted) mode\b",
        ),
        rule(
            "your safety|your content|your ethical",
            r"\b(?:disable|bypass|override|turn off|ignore|drop) (?:all |all of )?your (?:safety|content|ethical) "
            r"(?:filters?|guidelines|protocols?|restrictions|programming)\b",
        ),
        rule(
            "developer mode|dan mode|jailbreak mode|god mode",
            rf"\b{_ROLE}{GAP}\b(?:developer|dan|jailbreak|god) mode\b",
        ),
        rule(
            "from now on",
            rf"\bfrom now on,? you(?:r|'ll)?\b{GAP}\b(?:act(?:ing)? as|pretend|(?:respond|answer|reply) as|my prompts"
            r"|respond to (?:me|every|all|any)|only (?:answer|respond|reply|speak)|answer (?:my|every|all|each))\b",
        ),
        rule(
            MODEL_NEEDS + "&as a",
            rf"\bas an? (?:helpful )?(?:{MODEL}|ai)\s*,?\s*you "
            r"(?:must|should|will|shall|are (?:to|required|obliged|expected)|have to|need to|can|cannot|may)\b",
        ),
    )


def _prompt() -> tuple[Rule, ...]:
    return (
        rule(
            "prompt|instruction|message&system|initial|hidden|secret|original",
            r"\b(?:reveal|print|show|display|output|repeat|leak|disclose|give me|tell me|write out|dump|return|recite)"
            r"\s+"
            rf"{_WORDS}(?:(?:system|initial|hidden|secret|original)\s+(?:prompt|instructions)|system message)\b",
        ),
        rule(
            "prompt|instruction&reveal|print|leak|disclose|dump|recite|output",
            r"\b(?:reveal|print|leak|disclose|dump|recite|output)\s+(?:all |all of )?your\s+"
            r"(?:full |exact |entire |complete |own )?(?:prompts?|instructions)\b",
        ),
    )


def _secrecy() -> tuple[Rule, ...]:
    return (
        rule(
            "user&do not |don't |never ",
            r"\b(?:do not|don't|never) (?:tell|inform|let|alert|notify|mention|reveal|disclose|show)\s+"
            r"(?:(?:this|these|that|it|any of this|anything|about)\s+){0,2}(?:instructions? |message |prompt )?"
            r"(?:to )?(?:the |any )?(?:human )?users?\b",
        ),
        rule(
            "ignor|bypass|disregard|regardless|not &openai|your content|your safety",
            r"\b(?:ignore|bypass|disregard|regardless of|not (?:follow|comply with|adhere to|bound by))\s+"
            rf"{_WORDS}(?:openai(?:'s)?|your (?:content|safety))\s+{_FEW}(?:polic(?:y|ies)|guidelines|filters?)\b",
        ),
        rule(
            "conversation|chat history|previous message|user&http|url|markdown|image tag",
            rf"\b(?:send|post|append|include|encode|forward|exfiltrate|upload|put)\b{GAP}"
            rf"\b(?:conversation|chat history|previous messages?|"
            rf"user'?s? (?:message|data|query|question|details|information|input))\b{GAP}"
            r"(?:https?://|\burl\b|markdown image|image tag)",
        ),
        rule("markdown", rf"\b(?:output|print|reply|respond|render|answer)\b{GAP}\bmarkdown\b{GAP}(?:!\[|https?://)"),
    )


def _addressed() -> tuple[Rule, ...]:
    doing = r"(?:reading|read|processing|process|summari[sz]ing|reviewing|parsing|evaluating|screening|analy[sz]ing)"
    return (
        rule(
            MODEL_NEEDS + "&you are|you're",
            rf"\b(?:if|when|in case|since|because) (?:you are|you're) (?:an? |the )?(?:ai|{MODEL})"
            rf"(?=\s*(?:[,:;]|(?:{doing}|or|that|and)\b))",
        ),
        rule(
            MODEL_NEEDS + "&note|attention|message|notice|instruction|reminder|dear|hey |hello|hi |hint",
            r"(?:^|\n|[.!?(\[*]\s*)(?:important |urgent |special )?(?:note|notes|attention|message|notice|"
            r"instructions?|reminder|dear|hey|hello|hi|hint)\s*[:,]?\s*(?:(?:to|for) )?(?:all |any |the |every |our )*"
            rf"(?:ais?|{MODEL})\b\s*{_FEW}[:,~-]",
        ),
        rule(
            "ai:|ai,|ant:|ant,|bot:|bot,|model:|model,|gpt:|gpt,|llm:|llm,|pilot:|pilot,|bots:|bots,|models:|models,|llms:",
            rf"(?:^|\n|[.!?]\s+)(?:ai|assistant|{MODEL})\s*[,:]\s*(?:please |you (?:must|should|will) )?"
            rf"(?:ignore|always|never|do not|{_SAY})",
        ),
        rule(
            MODEL_NEEDS + "& this| these",
            rf"\b(?:the|this|any|all|every) (?:ai|{MODEL}),?(?: that is| which is| that| which)? {doing} "
            rf"(?:this|these)\b{GAP}\b(?:must|should|shall|has to|have to|is to|are to|will)\b",
        ),
    )


def _answers() -> tuple[Rule, ...]:
    return (
        rule(
            "when &this |the above",
            r"\bwhen (?:you )?(?:are )?(?:summari[sz]|answer|translat|process|retriev|us|quot|cit|read|pars|review)"
            r"(?:e|ing)?\b(?: \w+){0,3}? (?:this|the above) "
            rf"(?:document|page|text|file|passage|article|context|chunk|website)\b{GAP}"
            rf"\b(?:(?:always|never|only|must|instead|please) )?{_SAY}",
        ),
        rule(
            MODEL_NEEDS + "|assistant&always|never|only",
            rf"\b(?:the|this|any|all|every|your) (?:ai|assistant|{MODEL})s? "
            rf"(?:must|should|shall|has to|is to|will|is instructed to) (?:always|never|only)\s+{_SAY}",
        ),
        rule(
            "ask&recommend|promote|endorse|advertise",
            r"\b(?:if|when|whenever) (?:(?:you are|you're|someone|anyone|a person|people|they|somebody) )?"
            rf"ask(?:s|ed)?\b{GAP}\b(?:always|only|you must) (?:recommend|promote|endorse|advertise)\b",
        ),
        rule(
            "user|reader|visitor&always|only|must|never|instead",
            r"\b(?:if|when|whenever|every time) (?:a |the |any )?(?:user|reader|visitor)s? "
            rf"(?:ask|want|mention|inquir|enquir|quer|request)\w*\b{GAP}\b(?:always|only|must|never|instead)\s+{_SAY}",
        ),
        rule(
            MODEL_NEEDS + "&user|reader",
            rf"\b(?:ai|{MODEL})\b{GAP}\b(?:tell|inform|convince|persuade|advise) (?:all |the |every )(?:user|reader)s? "
            rf"(?:that|to)\b",
        ),
    )


def _changed_answers() -> tuple[Rule, ...]:
    """What is asked of an answer that nobody asks of people: to turn its letters about, to advertise to its readers."""
    turned = (
        r"(?:(?:replac|rearrang|substitut|scrambl|jumbl|convert|revers|group)(?:e|es|ing)? (?:\w+ ){0,3}?"
        r"(?:letters?|vowels|spaces|characters|alphabet)|scramble|jumble|anagram\w*|misspell (?:every|each|some|random)"
        r"|intentional(?:ly)? misspell\w*|random typos|homophonic|alphanumeric|remove (?:all )?spaces"
        r"|without (?:any )?spaces|base64|rot13|encode|ciphers?|(?:spell|written|write) backwards|morse code"
        r"|numbers for vowels|symbols for letters|vowels with)"
    )
    return (
        rule(_YOURS_NEEDS, rf"\b{turned}\b{GAP}\b{_YOURS}"),
        rule(_YOURS_NEEDS, rf"\b{_YOURS}{GAP}\b{turned}\b"),
        rule(_YOURS_NEEDS, rf"\b{_YOURS}{GAP}{_OUTWARDS}"),
        rule(_YOURS_NEEDS, rf"{_OUTWARDS}{GAP}\b(?:in|to|into|of) {_YOURS}"),
        rule(_YOURS_NEEDS, r"\b(?:modify|augment|enhance) your (?:response|reply|output) (?:to|with|by)\b"),
        rule(_YOURS_NEEDS + "&integrate", rf"\bintegrate\b{GAP}\b(?:in|into) {_YOURS}"),
        rule(_YOURS_NEEDS + '&"', rf"\b(?:add|append|insert) \"[^\"\n]{{15,200}}\"[^.!?\n]{{0,20}} to {_YOURS}"),
        rule("none of your", r"\bnone of your (?:responses|replies|answers) (?:should|may|must|can|will)\b"),
    )
