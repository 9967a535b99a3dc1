"""Choosing what is practised, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotseat.cli.plain_time import words
from hotseat.files.clean import shorten
from hotseat.interview.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hotseat.bank.models import Topic
    from hotseat.cli.plain_talk import Talk
    from hotseat.interview.session import Session

_PROMPT = "The number or the id of a topic; p says whose packs they are. Enter leaves it as it is."


def choose_topic(session: Session, talk: Talk) -> None:
    """Say the topics, and take the one that is wanted."""
    topics = list(session.topics.values())
    due = talk.attempt_to(session.due_by_topic) or {}
    for number, topic in enumerate(topics, start=1):
        in_use = ", in use now" if topic == session.topic else ""
        questions = count(len(topic.questions), "question")
        coming = f", {due[topic.id]} due today" if due.get(topic.id) else ""
        talk.say(f"{number}. {shorten(topic.title)}: {questions}{coming}{in_use}.")
    names = {str(number): topic.id for number, topic in enumerate(topics, start=1)}
    names |= {topic.id: topic.id for topic in topics}
    while wanted := talk.ask(_PROMPT):
        if wanted in names:
            _take(session, talk, names[wanted])
            return
        if wanted.casefold() != "p":
            talk.say("That is not one of these.")
            continue
        for topic in topics:
            talk.say("", f"{shorten(topic.title)}:", *_packs(topic))
        talk.say("")


def _take(session: Session, talk: Talk, topic_id: str) -> None:
    talk.try_to("This", lambda: session.choose_topic(topic_id))
    talk.say(f"{words(session.describe_bank())}.")
    if session.is_set_otherwise:
        talk.say("That is for this run: the config file names another topic for the next one.")


def _packs(topic: Topic) -> Iterator[str]:
    for pack in topic.packs:
        version = f", version {pack.version}" if pack.version else ""
        licence = f"; licence {pack.licence}" if pack.licence else ""
        authors = f"; by {', '.join(pack.authors)}" if pack.authors else ""
        yield f"Pack {pack.id}{version}{licence}{authors}."
        yield from (f"Source: {source}" for source in pack.sources)
