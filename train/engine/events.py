# SPDX-License-Identifier: Apache-2.0
"""Sentences with events: what happened, by whom, to whom, where, when, and how sure.

Our own documents (`events/`, written by the guidelines of `eval/gold/incidents`) name for each event one word
that tells it and the phrases beside it in its sentence; the seen part of that gold names an anchor instead.
"""
import json
from dataclasses import dataclass, field

from attributions import cut, place, words_in
from data import Sentence

TYPES = """abduction acquittal arrest assistance charge closure complaint conviction death deportation
disappearance dismantling escape exploitation extradition harbouring identification interception
investigation raid recruitment release repatriation rescue sale seizure sentence trafficking transport trial
violence""".split()
MODALITIES = ("asserted", "alleged", "denied", "planned", "conditional")
ROLES = ("agent", "patient", "place", "time")


@dataclass
class Event:
    trigger: int  # word index
    type: str
    modality: str
    # role -> first and last word, or None where the sentence does not tell; a role left out is not known
    roles: dict = field(default_factory=dict)


def documents(path, plumbline):
    """Sentences of our own documents."""
    items = [json.loads(line) for line in open(path, encoding="utf-8")]
    found = []
    for item, sentences in zip(items, cut(plumbline, [i["text"] for i in items])):
        text = item["text"]
        for words in sentences:
            sentence = Sentence(words=[w for w, _, _ in words], id=item["id"], document=item["id"])
            sentence.events = []
            begin, end = words[0][1], words[-1][2]
            for entry in item["events"]:
                at = place(text, entry["trigger"], entry.get("trigger_n", 1))
                if not begin <= at[0] < end:
                    continue
                trigger = words_in(words, *at, trim=False)
                roles = {}
                for role in ROLES:
                    if role not in entry:
                        roles[role] = None
                        continue
                    a, b = place(text, entry[role], entry.get(f"{role}_n", 1))
                    if not (begin <= a and b <= end):  # the phrase stands here too, or the label is wrong
                        a = text.find(entry[role], begin, end)
                        b = a + len(entry[role])
                    if a >= 0:
                        roles[role] = words_in(words, a, b)
                if trigger:
                    sentence.events.append(Event(trigger[1], entry["type"], entry["modality"], roles))
            found.append(sentence)
    return found


def gold(path, plumbline, keep):
    """Sentences of the gold's documents that `keep` lets pass. The trigger is the anchor's first verb, as the
    program's tags have it; a role is known only where a phrase of the gold stands in the sentence."""
    items = [i for i in map(json.loads, open(path, encoding="utf-8")) if keep(i["id"])]
    found = []
    for item, sentences in zip(items, cut(plumbline, [i["text"] for i in items], tags=True)):
        for words in sentences:
            sentence = Sentence(words=[w[0] for w in words], id=item["id"], document=item["id"])
            sentence.events = []
            begin, end = words[0][1], words[-1][2]
            for entry in item["incidents"]:
                a = item["text"].index(entry["anchor"])
                if not begin <= a < end:
                    continue
                inside = words_in([w[:3] for w in words], a, a + len(entry["anchor"]))
                if not inside:
                    continue
                verbs = [i for i in range(inside[0], inside[1] + 1) if words[i][3] == "VERB"]
                nouns = [i for i in range(inside[0], inside[1] + 1) if words[i][3] == "NOUN"]
                trigger = (verbs or nouns or [inside[0]])[0]
                roles = {}
                for role, phrases in (("agent", entry.get("agents")), ("patient", entry.get("patients"))):
                    for phrase in phrases or []:
                        at = item["text"].find(phrase, begin, end)
                        if at >= 0:
                            roles[role] = words_in([w[:3] for w in words], at, at + len(phrase))
                            break
                sentence.events.append(Event(trigger, entry["type"], entry["modality"], roles))
            found.append(sentence)
    return found
