"""A small sound pack with rubrics and a config file of its own, each file under a short name."""

from __future__ import annotations

QUESTION = """\
id: way
title: The way to work
kind: decision
level: mid
minutes: 5
tags: [roads]
prompt: The office is far away and the hills are steep. How do you go, and why?
expect: {cause: distance, options: [train]}
facts: [far_away, hill*, "steep | office"]
probes: {diagnosis: What is it about?, recommendation: Which one?}
answers:
  - grade: strong
    overall: 5
    text: |
      It is a matter of distance: the office is far away, so I would take the train.
  - {grade: wrong, overall: 1, text: "By bicycle, as it's healthy.", todo: not yet}
"""
CONCEPT = """\
id: wheels
kind: concept
prompt: What is a wheel good for?
points:
  - id: rolls
    statement: A wheel rolls where a sledge drags.
    say: [roll* ... !drag, "(turn | spin) ~ wheel"]
  - id: axle
    statement: It turns about an axle.
misconceptions:
  - {id: square, statement: A square wheel rolls as well., say: [square_wheel]}
probes:
  rolls: What does it do?
  axle: About what?
"""
TOPIC = """\
id: travel
title: Ways to travel
options:
  train:
    title: train
    name: {say: [train, rail*, "(by | on the) rail_road"], yes: [by train], no: [training]}
    act: {say: [=go ... station]}
    hint: {say: [ticket]}
    gives: {say: [fast ~ far]}
    lacks: {say: [door_to_door !train]}
    not_meant: {say: [train_of thought]}
  bicycle: {title: bicycle, name: {say: [bicycle, bike]}, confused: {say: [motor_bike]}}
causes:
  distance:
    {title: it is far, option: train, named: {say: [distance]}, signs: {say: [<far>]}}
  health: {title: a matter of health, option: bicycle}
entries:
  far: {say: ["far_away | long way", "<contrast> distance", "=# mile"]}
generic_words: way road
"""
ENGLISH = """\
id: english
entries:
  negation:
    say: [=not, =no, never]
    yes: [not that]
    no: [knot]
  contrast: {say: [=but, on_the other hand]}
function_words: the a of to
glue_words: the is
"""
DECISION = """\
id: decision
kind: decision
title: A thing to decide
settings: {scenario_some: 2}
choice: {signals: {decided: [40, -132, 0, 3]}, both: {both_said: 227}, none: {all_refused: 117}}
criteria:
  - id: diagnosis
    title: Diagnosis
    weight: 10
    levels: [missing, named, grounded]
    meaning: [none, in general, in the case]
    advice: {0: Say what is wrong., 1: Point at the fact.}
    probe: What is wrong?
  - id: recommendation
    title: Recommendation
    polarity: affirm
    weight: 5
    levels: [none, named, reasoned]
    meaning: [none, without a reason, with its reason]
    probe: {missing: Which?, wrong: Are you sure?}
    points: {chosen: 100}
    cuts: [100, 200]
bands:
  - {overall: 5, needs: {diagnosis: 2, recommendation: 2}}
  - {overall: 4, points: 60}
  - {overall: 3, needs: {recommendation: 1}}
  - {overall: 2, needs: {diagnosis: 1}}
  - {overall: 1}
"""
POINTS = """\
id: concept
kind: concept
settings: {own_words: 60, misconception_cost: 25}
probe: What else?
bands:
  - {overall: 5, points: 90}
  - {overall: 4, points: 65}
  - {overall: 3, points: 30}
  - {overall: 2, points: 10}
  - {overall: 1}
"""
CONFIG = """\
predict: yes
daily: 5
think: 90s
pauses: 2
bell: off
theme: textual-dark
keys:
  submit: ctrl+s
"""

SOUND = {
    "question": ("packs/travel/way.yaml", QUESTION),
    "concept": ("packs/travel/wheels.yaml", CONCEPT),
    "pack": ("packs/travel/pack.yaml", "id: travel\ntitle: Travel\nversion: 1.10\nauthors: [A]\n"),
    "topic": ("packs/travel/topic.yaml", TOPIC),
    "guide": ("packs/travel/guide/ways.md", "# Ways\n\nThere are **many**.\n"),
    "english": ("rubrics/english.yaml", ENGLISH),
    "decision": ("rubrics/decision.yaml", DECISION),
    "points": ("rubrics/concept.yaml", POINTS),
    "words": ("rubrics/common_words.txt", "# never typing errors\nthe\nplace\n\n  house  \n"),
    "config": ("config.yaml", CONFIG),
}
"""By the name that inputs call it: where it stands, and what it holds."""
