"""What people and models say of an occupation, in English: patterns for each kind of fact.

``{a|b}`` is a choice, ``$name`` a slot (see ``phrasing``). The last pattern of each kind is kept for dev, so that
dev also judges wordings never trained on. Which slots a fact fills is for ``role_facts``.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "median": (
        "$who {earned|made|were paid} a $measure of $median {a year|per year|annually} in $date.",
        "The $measure {|annual |yearly }{wage|pay|salary} {of|for} $who was $median{| in $date}{| ($src)}.",
        "{According to|Data from|Figures from} $src {|}: $who earn a $measure of $median {a year|per year}.",
        "In $date, the $measure {annual wage|yearly pay|salary} of $who {was|stood at|came to} $median{|, according "
        "to $src}.",
        "$one {earns|makes|is paid} $median a year at the $measure{|, $src says| (in $date)}.",
        "{|Typical pay: }$who {have|had} a $measure {wage|income|salary} of $median per year{| in $place}.",
        "Half of $who {earned|made} {at least|no less than} $exact{| in $date}.",
        "With a $measure of $median, $who earn $above than the median of $all across all occupations.",
        "$who earned $median a year at the $measure, {compared with|against|versus} $all for all {US |}occupations.",
        "$who earn {a good deal |}$above than the {typical|median} US worker: $median {against|versus} $all.",
        "{The pay is solid: |}the $measure for $who is $median {per annum|annually}{|, as of $date}{| ($src)}.",
        "If you work as $one, {the going rate is|you are looking at} $median a year at the $measure{|, going by $src}.",
    ),
    "middle": (
        "Half of $who {earn|earned|make} between $low and $high{| a year}{| in $date}.",
        "The {middle half|middle 50%|middle 50 percent} of $who {earns|earned} {between $low and $high|from $low to "
        "$high}{| per year}.",
        "A quarter of $who earn {less than|below|under} $low{|, and a quarter earn more than $high}.",
        "The 75th percentile of pay for $who is $high{| and the 25th is $low}.",
        "At the 25th percentile, $who earned $low{| in $date}; at the 75th{| percentile}, $high.",
        "Pay for $who {runs|ranges} from $low at the {25th percentile|lower quartile} to $high at the {75th|upper "
        "quartile}.",
        "One in four $who takes home more than $high{| a year}.",
    ),
    "tenths": (
        "The {lowest-paid|bottom} {tenth|10%|10 percent} of $who earned {less than|under|below} $low{| in $date}.",
        "The {best-paid|top|highest-paid} {tenth|10%|10 percent} of $who {earn|earned|made} {more than|over} $high{| "
        "a year}{| in $date}.",
        "{Ten percent|One tenth|One in ten} of $who {earn|earned} more than $high{|, and one in ten less than $low}.",
        "Pay of $who {ranges|goes} from {less than|under} $low {for|in} the lowest-paid tenth to {more than|over} "
        "$high {for|in} the best-paid tenth.",
        "At the 90th percentile $who earn $high{|, and at the 10th $low}{| ($src)}.",
        "The 10th percentile wage for $who {was|is} $low{|, the 90th $high}{| in $date}.",
        "Ninety percent of $who earn less than $high{| a year}.",
        "Only {the top ten percent|a tenth} of $who {get|pull in} more than $high.",
    ),
    "mean": (
        "The {average|mean|average (mean)} {wage|salary|pay} of $who was $mean a year{| in $date}.",
        "On average, $who {earned|made|were paid} $mean {a year|per year}{| in $date}.",
        "$who have a mean {annual |yearly |}wage of $mean{|, according to $src}.",
        "The {mean|average} is $mean for $who{|, a little off the median}.",
        "Average pay for $who comes to $mean {annually|a year}.",
    ),
    "hourly": (
        "$who {earn|earned} a median of $hour an hour{| in $date}.",
        "The median hourly {wage|pay|rate} {of|for} $who {is|was} $hour{| in $date}{| ($src)}.",
        "By the hour, $who make $hour at the median.",
        "$one makes $hour {per hour|an hour} at the median{|, $src reports}.",
    ),
    "employment": (
        "{US employers|Employers in $place} had $jobs $who on the payroll{| in $date}.",
        "{There were|There are} $jobs $who {employed |}in $place{| in $date}{|, the self-employed not counted}.",
        "$jobs people {worked|were employed} as $who{| in $date}{|, according to $src}.",
        "$who {numbered $jobs|held $jobs jobs} {in|across} $place{| in $date}.",
        "$src counts $jobs $who in $place{|, not including the self-employed}.",
    ),
    "growth": (
        "Employment of $who $projected $grow {by |}$pct {from $start to $end|between $start and $end}.",
        "The number of {jobs for|jobs of} $who $projected $grow {by |}$pct{| over the decade to $end| by $end}.",
        "$src {projects|expects|predicts} employment of $who to $grow {by |}$pct from $start to $end.",
        "{A $growth of $pct|A $pct $growth} in {jobs for $who|employment of $who} is {projected|expected|forecast}{| "
        "from $start to $end| by $end}.",
        "$who {can expect|face|are expected to see} a $growth in employment of $pct {from $start to $end|over ten "
        "years}.",
        "{The outlook: |}jobs for $who $projected $grow {by |}$pct, from $from to $to.",
        "Employment of $who $projected $grow {by |}$pct, {compared with|against} $allpct for all occupations.",
        "Employment of $who $projected $grow $pace than the average {for|of} all occupations{| from $start to $end}.",
        "There {were|are} $from jobs {for|of} $who in $start{|, and $to are projected for $end}.",
        "By $end, $to jobs are {expected|projected} for $who{|, compared with $from in $start}.",
        "{Looking ahead, |}jobs for $who $projected $grow, {with|at} a change of $pct {by|until} $end{| ($src)}.",
        "{Job prospects: |}$src sees the field of $who $grow by $pct {over the ten years to|until} $end.",
    ),
    "openings": (
        "$openings openings for $who are {projected|expected} {each|every} $period{|, on average}{| from $start to "
        "$end}.",
        "{There will be|Expect|There should be} $openings {job |}openings a $period for $who{|, on average}{| over "
        "the decade}.",
        "$src projects $openings openings {per|a} $period for $who{|, some of them because people retire or change "
        "occupation}.",
        "On average, $who {see|have} $openings openings {a|per|each} $period{| from $start to $end}.",
        "{Each|Every} $period brings $openings openings for $who.",
    ),
    "self_employed": (
        "{In $start, |}$share of $who were self-employed.",
        "$share of jobs of $who {belong to|are held by|were held by} self-employed people{| in $start}.",
        "Self-employment {accounts|accounted} for $share of {jobs of $who|the jobs of $who}{|, according to $src}.",
        "$share of $who {worked|work} for themselves{| in $start}.",
    ),
    "entry": (
        "$who {typically|usually|generally} need $degree{| to enter the occupation| to get in| to get started}{| "
        "($src)}.",
        "{The typical entry-level education|Typical entry education} for $who is $degree.",
        "To become $one, you {typically|usually|generally} need $degree.",
        "$degree {is|would be} the {typical|usual} {requirement|ticket} {for|to become} $who.",
        "{Most employers|Employers} typically ask $who for $degree{|, according to $src}.",
        "You $modal need $degree to {enter the field|start} as $one.",
        "{As a rule, |}$who come in with $degree.",
        "The usual way in for $who is {through|by way of} $degree{|, going by $src}.",
    ),
    "training": (
        "$who typically need $experience{| before they start}{|, and $training to become competent}.",
        "$who {typically|usually} need $training to become {competent|fully competent|proficient}.",
        "{Before starting|To start}, $who typically need $experience.",
        "Beyond that, $who {usually receive|typically require} $training.",
        "{On the way to competence|Once hired}, $who typically go through $training.",
    ),
    "attained": (
        "$share of $who {aged 25 and over |}{have|had|hold} $held.",
        "Among $who{| aged 25 and over}, $share {have|had|hold} $held{| ($src)}.",
        "$held is held by $share of $who.",
        "$src shows that $share of $who {aged 25 and over |}have $held.",
        "Roughly speaking, $held is what $share of $who have.",
    ),
    "required": (
        "$share of {the people|workers} asked said that $who {need|require} $held.",
        "{In|According to} the O*NET survey, $share said $who {need|require} $held.",
        "Of {the |}$asked people asked about $who, $share {named|said} $held.",
        "Asked about the education {needed|required} for $who, $share answered $held.",
        "$held was the answer of $share when asked what $who need.",
    ),
    "top_skills": (
        "{Key|Important|The most important|Top} skills {for|of} $who include $skills{| ($src)}.",
        "$who {need|rely on|depend on} $skills{| most of all}.",
        "The skills that matter most to $who {include|are} $skills.",
        "{Successful |}$who {need to be|should be} {good at|strong in} $skills.",
        "Among the skills that matter most {to|for} $who are $skills{|, according to $src}.",
        "$skills {are|rank} among the {top|most important} skills of $who.",
        "{To work|If you want to work} as $one, {work on|build up|develop} $skills.",
        "$src {lists|rates} $skills {as the|among the} most important skills {for|of} $who.",
        "What counts for $who is $skills.",
        "If you are thinking of becoming $one, brush up on $skills.",
    ),
    "rated_skill": (
        "$skill is rated $rating out of 5 {in importance |}for $who.",
        "For $who, {the importance of |}$skill {scores|gets|is rated} $rating on a scale from 1 to 5.",
        "$src gives $skill an importance of $rating for $who.",
        "$who: $skill has an importance of $rating (scale from 1 to 5).",
        "With a rating of $rating, $skill matters to $who.",
    ),
    "first_skill": (
        "The {single |}most important skill {of|for} $who is $first{|, according to $src| ($src)}.",
        "$first is the skill that matters most to $who.",
        "No skill {matters more|is more important} to $who than $first.",
        "$who need $first more than any other skill.",
    ),
    "knowledge": (
        "$who need knowledge of $fields{| ($src)}.",
        "The fields of knowledge that matter most to $who {include|are} $fields.",
        "{A good grasp|Knowledge} of $fields {is important|matters} to $who.",
        "{To do the work|In the job}, $who draw on knowledge of $fields.",
        "$fields are what $who have to know about.",
    ),
    "interests": (
        "The work of $who suits people with $interests interests.",
        "$who tend to have $interests interests{| in Holland's six types| ($src)}.",
        "{The work|This work}, that of $who, fits people whose interests are $interests.",
        "In Holland's types, the work of $who is $interests.",
        "If your interests are $interests, the work of $who may suit you.",
    ),
    "tools": (
        "{Job postings|Employers' job postings|Employers} for $who often ask for $tools.",
        "$who {often |commonly |}{use|work with} $tools{| ($src)}.",
        "{Tools|Technologies|Software} used by $who include $tools.",
        "{Knowing|Experience with} $tools {is|would be} useful for $who.",
        "In-demand technologies for $who {include|are} $tools.",
        "$tools are among the {tools|technologies} {of|used by} $who.",
        "You will come across $tools as $one.",
    ),
    "technologies_listed": (
        "$src lists $listed technologies for $who.",
        "There are $listed technologies listed for $who{| in $src}.",
        "{No fewer than|A total of} $listed technologies are listed for $who.",
        "$who have $listed technologies to their name in $src.",
    ),
    "tasks": (
        "$who $tasks{| ($src)}.",
        "{Typical|Common|Main} tasks {of|for} $who: $tasks.",
        "{In|On} the job, $who $tasks.",
        "{Day to day|In their daily work|As part of the work}, $who $tasks.",
        "{|Among other things, }$who $tasks.",
        "As $one, you would $tasks.",
        "The work {of $who |}means that $who $tasks.",
    ),
    "exposure": (
        "$who score $score{| out of 1} in $study{|, higher than $rank of occupations}.",
        "{In|According to} $study, $who {score|rank} higher than $rank of {other |}occupations.",
        "$study {gives|puts} $who {a score of|at} $score.",
        "$who are {more exposed to AI|ranked higher} than $rank of occupations in $study{|, which $forecast a "
        "forecast of job loss}.",
        "The score of $who in $study is $score{|, and exposure $forecast a forecast of job loss}.",
        "Exposure to AI $forecast a forecast of job loss for $who.",
        "Measured by $study, $who come out ahead of $rank of occupations.",
    ),
    "ai_overall": (
        "$who are $level exposed to AI{| compared with other occupations}.",
        "{Compared with other occupations, |}$who are $level exposed to {AI|artificial intelligence}.",
        "{The measures|Published measures} show $who to be $level exposed to AI{|, which $forecast a forecast of job "
        "loss}.",
        "When it comes to AI, $who are $level exposed.",
    ),
    "related": (
        "{Occupations|Roles|Jobs} {close|related|similar} to $who include $near{| ($src)}.",
        "The {occupations|roles} closest to $who {include|are} $near.",
        "$who could {move|look} {into|towards} {related roles|nearby roles} such as $near.",
        "$near are close to $who in work and knowledge.",
        "{From|Coming from} $who, the nearest occupations are $near.",
        "If you leave the work of $who, $near are near at hand.",
    ),
    "best_paid": (
        "Among the occupations closest to $who, {the best paid are $best|$best are the best paid}, with a median of "
        "$bestpay.",
        "The best-paid {occupation|role} close to $who is that of $best{|, with a median of $bestpay a year}.",
        "Of the {roles|occupations} closest to $who, $best {earn|pay} the most{|: a median of $bestpay}.",
        "$best earn the most of those close to $who{|, $bestpay at the median}.",
    ),
    "fastest": (
        "Among the occupations closest to $who, $fastest have the best outlook{|, with {growth|a change} of $fastpct}.",
        "Of the roles closest to $who, {employment of |}$fastest {is projected to grow the most|has the best outlook}.",
        "Close to $who, $fastest have the best prospects: $fastpct {from 2024 to 2034|by 2034}.",
        "The best outlook near $who belongs to $fastest.",
    ),
}

ADDED: tuple[str, ...] = (
    ", and demand is especially strong in {California|Texas|large cities|the Midwest}",
    ", which makes it one of the {fastest-growing|best-paid|most secure|most competitive} careers in the country",
    ", and most of them work {remotely|from home|part-time|in hospitals|for large companies|night shifts}",
    ", mainly because {older workers are retiring|demand far exceeds supply|companies are expanding abroad|of "
    "new regulation}",
    ", and {employers usually pay for the training|a licence is required in every state|no experience is needed}",
    ", with {bonuses of up to 20%|generous paid leave|free health insurance|stock options} on top",
    ", and {women|men|people over 50|graduates of top universities} {earn more|are hired more often|make up the "
    "majority}",
    ", up from {a lower figure|about half of that} five years {ago|earlier}",
    ", {and the figure has doubled since 2015|a record high|the highest in ten years}",
    ", and {the work is stressful|turnover is high|job satisfaction is high|burnout is common}",
    ", {which is why many people leave the field|so competition for places is fierce|so getting hired is easy}",
    ", {thanks to|driven by} {the rise of artificial intelligence|an ageing population|strong consumer "
    "demand|remote work}",
    ", and {union membership|a professional certificate|a portfolio|fluency in Spanish} {is a must|raises pay by "
    "15%|is expected}",
    ", {especially for people with a master's degree|particularly in the private sector|except in government}",
    ", and {it takes about four years|it takes two to three years|most people finish within six months} to {get "
    "there|qualify}",
    ", {as confirmed by|according to} {a 2023 Harvard study|LinkedIn|industry experts|the World Economic Forum}",
)
"""Clauses that nothing in a guide says, to be hung on a sentence."""

OPENED: tuple[str, ...] = (
    "Because {demand outstrips supply|of an ageing population|few people train for it|AI creates new work}, ",
    "{Unlike in other countries|Compared with ten years ago|In contrast to most office jobs}, ",
    "{Thanks to strong unions|Owing to a shortage of workers|As the industry recovers}, ",
)
"""Unsupported openings."""

SMALL_TALK: tuple[str, ...] = (
    "Great question!",
    "Here is what the library says:",
    "Sure, here is a short overview.",
    "I hope this helps!",
    "Let me summarise the key points.",
    "Here are the main figures:",
    "Thanks for asking.",
    "Based on the passages, here is an answer.",
)
"""Sentences that state nothing."""
