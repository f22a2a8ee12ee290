#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Incidents across documents on ECB+: which reports tell of one event, which mentions are one happening?

usage: ecbplus_incidents.py PLUMBLINE DATA [--part Dev|Train]

ECB+ (Cybulska and Vossen 2014): each topic holds reports of two events of one sort (two raids on jewellers, two
quakes). The reports are added to a workspace by the learned engine and asked for with `incidents`; they have no dates
and no publishers, so that words, names, towns and numbers alone decide.

Reports: of all pairs that stand in one incident, how many are of one event (precision), and of all pairs of one event
whose reports tell something, how many are in one incident (recall); incidents an event.

Mentions: the gold mentions of events are to be clustered across documents (MUC, B3, CEAF-e and CoNLL F1 as in
coreference.py, all documents as one, single mentions counted). "Stem" puts mentions of one stem of their last word
together, "stem and topic" only within topics, found by average linkage of the documents' words (cosine of tf-idf, 0.15
or more). "Program" takes the happenings of `incidents` where it tells the mention, "stem and topic" elsewhere: the
program itself links only events of its own kinds. The best published figure with gold mentions is 88.4 (test).
"""
import collections
import itertools
import json
import math
import pathlib
import subprocess
import sys
import tempfile

from coreference import conll
from ecbplus import documents_of
from program import note, options, sets

SUFFIXES = "ations ation ements ement ments ment ings ing ions ion ers er ors or ies ied es ed als al s e y".split()
JOIN = 0.15  # of train, where 0.1, 0.15 and 0.2 differ by less than a point


def event_of(document):
    topic, rest = document.split("_", 1)
    return topic + ("+" if "plus" in rest else "")


def stem(word):
    word = word.lower()
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[:-len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def topics_of(documents):
    """Document -> number of its topic."""
    counts = {d: collections.Counter(stem(w.strip(".,:;\"'()")) for w in text.split()) for d, (text, *_) in documents.items()}
    seen = collections.Counter(w for words in counts.values() for w in words)
    vectors = {}
    for document, words in counts.items():
        vector = {w: (1 + math.log(n)) * math.log(len(documents) / seen[w]) for w, n in words.items() if w}
        length = math.sqrt(sum(x * x for x in vector.values())) or 1
        vectors[document] = {w: x / length for w, x in vector.items()}
    groups = [[d] for d in sorted(documents)]
    like = {}
    for (i, (a,)), (j, (b,)) in itertools.combinations(enumerate(groups), 2):
        like[i, j] = sum(x * vectors[b].get(w, 0) for w, x in vectors[a].items())
    live = set(range(len(groups)))
    while like:
        (i, j), best = max(like.items(), key=lambda pair: pair[1])
        if best < JOIN:
            break
        for k in live - {i, j}:
            a, b = tuple(sorted((i, k))), tuple(sorted((j, k)))
            like[a] = (like[a] * len(groups[i]) + like.pop(b) * len(groups[j])) / (len(groups[i]) + len(groups[j]))
        del like[i, j]
        groups[i] += groups[j]
        live.remove(j)
    return {document: number for number in live for document in groups[number]}


def told(plumbline, documents):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "reports.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for name, (text, *_) in documents.items():
                out.write(json.dumps({"id": name, "text": text}) + "\n")
        space = f"{folder}/ws"
        subprocess.run([plumbline, "add", "--engine", "learned", "--workspace", space, str(path)], check=True,
                       capture_output=True)
        run = subprocess.run([plumbline, "incidents", "--workspace", space, "--limit", "0", "--json"], check=True,
                             capture_output=True, text=True)
    return json.loads(run.stdout)["incidents"]


def score_reports(incidents):
    groups = [{report["name"].rsplit("!", 1)[1] for report in incident["reports"]} for incident in incidents]
    reports = set().union(*groups)
    pairs = {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}
    gold = {pair for pair in itertools.combinations(sorted(reports), 2) if event_of(pair[0]) == event_of(pair[1])}
    events = collections.Counter(event for group in groups for event in set(map(event_of, group)))
    right = len(pairs & gold)
    print(f"   reports: {len(incidents)} incidents of {len(reports)} reports, {len(events)} events; pairs right "
          f"{right} of {len(pairs)} ({100 * right / max(1, len(pairs)):.1f} %), found {right} of {len(gold)} "
          f"({100 * right / max(1, len(gold)):.1f} %); {sum(events.values()) / max(1, len(events)):.2f} incidents an event")
    note("ECB+ reports precision", 100 * right / max(1, len(pairs)))
    note("ECB+ reports recall", 100 * right / max(1, len(gold)))


def mentions_of(path, documents):
    """[(document, stretch, words, gold cluster)]."""
    out = []
    for mention in json.load(open(path, encoding="utf-8")):
        places = documents[mention["doc_id"]][1]
        at = [places[mention["sent_id"], n] for n in mention["tokens_number"] if (mention["sent_id"], n) in places]
        if at:
            out.append((mention["doc_id"], (at[0][0], at[-1][1]), mention["tokens_str"], mention["coref_chain"]))
    return out


def clusters(labels):
    out = collections.defaultdict(set)
    for number, label in enumerate(labels):
        out[label].add(number)
    return list(out.values())


def score_mentions(incidents, mentions, topics):
    words = collections.defaultdict(list)  # document -> [(stretch, happening)]
    for incident in incidents:
        names = {report["document"]: report["name"].rsplit("!", 1)[1] for report in incident["reports"]}
        for number, happening in enumerate(incident["happenings"]):
            for telling in happening["tellings"]:
                word = telling["word"]["start"], telling["word"]["end"]
                words[names[telling["document"]]].append((word, (incident["id"], number)))

    def happening_of(document, span):
        return next((h for word, h in words[document] if word[0] < span[1] and span[0] < word[1]), None)

    stems = [stem(text.split()[-1]) for _, _, text, _ in mentions]
    by_topic = [(s, topics[document]) for s, (document, *_) in zip(stems, mentions)]
    program = [happening_of(document, span) for document, span, *_ in mentions]
    gold = clusters([cluster for *_, cluster in mentions])
    for name, labels in (("stem", stems), ("stem and topic", by_topic),
                         ("program", [ours or other for ours, other in zip(program, by_topic)])):
        scores = conll(gold, clusters(labels))
        print("   mentions, %s: MUC %.1f  B3 %.1f  CEAF-e %.1f  CoNLL F1 %.1f" % (name, *scores))
        note(f"ECB+ mentions, {name}", scores[-1])
    print(f"   of {len(mentions)} mentions the program tells {sum(h is not None for h in program)}")


def main():
    asked = options(__doc__, parts=False)
    asked.add_argument("--part", choices=("Dev", "Train"), default="Dev")
    asked = asked.parse_args()
    root = sets(asked.data, "language", f"ecbplus/ECB_{asked.part}_corpus.txt") / "ecbplus"
    documents = documents_of(root / f"ECB_{asked.part}_corpus.txt")
    incidents = told(asked.plumbline, documents)
    print(f"ECB+ {asked.part.lower()}: incidents across {len(documents)} documents")
    score_reports(incidents)
    mentions = mentions_of(root / f"ECB_{asked.part}_Event_gold_mentions.json", documents)
    score_mentions(incidents, mentions, topics_of(documents))


if __name__ == "__main__":
    main()
