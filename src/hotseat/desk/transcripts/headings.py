"""Words before a colon that head a thought and name nobody."""

from __future__ import annotations

_OPENERS = """
a about additionally after again all also alternatively although an and another any anyway as at
based basically because before being besides both but by can clearly could did do does don't during
each either even every finally first firstly for former fourth from given has have he hence here
here's hers his how however i i'd i'll i'm i've if in instead is it it's its just last lastly later
latter lesson let let's like likewise long maybe meanwhile moreover most my next no nor not now
number of off ok okay on once one only or otherwise our over overall perhaps plus right second
secondly she short similarly since so some somehow sometimes soon still such that that's the their
then there there's therefore these they things third thirdly this those though three thus to today
tomorrow two under unless until up usually very was we we'd we'll we're well what what's whatever
when where whereas whether which while who why with without would yes yesterday yet your
"""
OPENERS = frozenset(_OPENERS.split())
"""A label that begins with one of them is prose."""

_HEADINGS = """
accuracy action actions addendum advantage advantages advice agenda aim aims alternative
alternatives analogy analysis answer answers approach approaches architecture argument arguments
aside assumption assumptions attempt audience availability background backup baseline basis
benchmark benefit benefits bias bottom budget bug build business buy call case cases catch cause
causes caution caveat caveats challenge challenges change changes check checks choice choices claim
clarification comment comments comparison complexity compliance con concern concerns conclusion
condition conditions confidence cons consequence consequences considerations constraint constraints
context correctness cost costs coverage criteria criterion customers cutover data date day days
deadline decision decisions default definition dependencies deployment design detail details
diagnosis difference differences disadvantage disadvantages downside downsides drawback drawbacks
drift duration edit effect effort error errors estimate evaluation evidence example examples
exception exceptions execution expectation explanation extra fact facts failure failures fallback
feedback fix flexibility forecast format freshness fyi gain gains gap gaps general goal goals
governance guardrails hint hypothesis idea ideas impact implementation important improvement
inference input inputs insight insights intro introduction issue issues item items key keywords
knowledge language latency learning lesson lessons licence license limit limitation limitations
limits link location logging long-term loss losses maintenance measure measurement measures meeting
method methods metric metrics migration mistake mitigation mitigations model models moderation
monitoring motivation need needs note notes nuance numbers objective observability observation offs
operations ops option options order outcome outcomes outline output outputs overview pain part parts
people performance phase phases pilot plan plans platform point points pre-requisites precision
preference premise prerequisite prerequisites principle principles priority privacy pro problem
problems procedure process product pros prototype ps purpose quality question questions quote ratio
rationale reality reason reasons recall recap recommendation recommendations reference references
regulation release reliability reminder requirement requirements residency resources response result
results resume retention retraining review risk risks roadmap rollback rollout rule rules safety
scale scaling scenario schedule scope security setup short-term side signal signals situation size
skills solution solutions source sources speed spoiler stack staffing stage stages stakeholders
standard start status step steps strategy strength strengths structure style subject success
suggestion summary support symptom symptoms system takeaway takeaways target task team tech
technology term test testing tests threshold throughput time timeline tip tips title tl;dr tldr todo
tone tools topic total traceability trade trade-off trade-offs tradeoff tradeoffs training trigger
triggers truth type types update upside upsides usage use user users validation value variant
verdict version volume warning way weakness weaknesses week weeks why work wrap-up
"""
HEADINGS = frozenset(_HEADINGS.split())
"""A label that holds one of them is a heading."""
