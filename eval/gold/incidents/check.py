#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks documents.jsonl beside it against GUIDELINES.md and prints counts; exit 1 on a fault."""
import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]

DISTRACTORS = {"smuggling", "drugs", "organs-of-state", "metaphor", "traffic", "history", "fiction", "other"}
MODALITIES = {"asserted", "alleged", "denied", "planned", "conditional"}
TYPES = set("""recruitment transport abduction harbouring sale exploitation violence organising trafficking
    complaint investigation raid interception arrest charge trial conviction sentence acquittal release
    extradition deportation dismantling closure seizure
    rescue identification assistance repatriation escape disappearance death""".split())
DOCUMENT_KEYS = ["id", "text", "date", "distractor", "incidents"]
INCIDENT_KEYS = ["type", "anchor", "agents", "patients", "victim_count", "perpetrator_count", "place",
                 "country", "date", "modality", "elements"]
GROUPS = {"act": "ACT.", "means": "MEANS.", "purpose": "PURP."}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ARTICLE = re.compile(r"(the|a|an) ", re.IGNORECASE)


def palermo_codes():
    rows = (ROOT / "data" / "palermo.tsv").read_text(encoding="utf-8").splitlines()
    return {row.split("\t")[0] for row in rows if row and not row.startswith("#")}


def whole_words(needle, text):
    """How often the words stand in the text, not inside other words."""
    return len(re.findall(r"(?<!\w)" + re.escape(needle) + r"(?!\w)", text))


def incident_faults(incident, document, codes):
    text = document["text"]
    keys = [key for key in incident if key != "trafficking"]
    if keys != INCIDENT_KEYS:
        yield f"keys {keys}"
        return
    if incident["type"] not in TYPES:
        yield f"type {incident['type']!r}"
    if text.count(incident["anchor"]) != 1 or whole_words(incident["anchor"], text) != 1:
        yield f"stands {text.count(incident['anchor'])} times in the text or cuts a word"
    for role in ("agents", "patients"):
        for name in incident[role]:
            if not whole_words(name, text):
                yield f"{role}: {name!r} is not in the text"
            if ARTICLE.match(name):
                yield f"{role}: {name!r} begins with an article"
    if incident["place"] is not None and not whole_words(incident["place"], text):
        yield f"place {incident['place']!r} is not in the text"
    if incident["country"] is not None and not re.fullmatch("[A-Z]{3}", incident["country"]):
        yield f"country {incident['country']!r}"
    for count in ("victim_count", "perpetrator_count"):
        if incident[count] is not None and (type(incident[count]) is not int or incident[count] < 1):
            yield f"{count} {incident[count]!r}"
    if incident["date"] is not None and not DATE.fullmatch(incident["date"]):
        yield f"date {incident['date']!r}"
    if incident["modality"] not in MODALITIES:
        yield f"modality {incident['modality']!r}"
    if sorted(incident["elements"]) != sorted(GROUPS):
        yield f"elements {incident['elements']}"
        return
    for group, prefix in GROUPS.items():
        for code in incident["elements"][group]:
            if code not in codes or not code.startswith(prefix):
                yield f"{group}: {code!r} is no code of data/palermo.tsv"
    if incident.get("trafficking", True) is not True and any(incident["elements"].values()):
        yield "elements of what is no trafficking"
    if document["distractor"] and incident.get("trafficking", True):
        yield "trafficking in a distractor"


def document_faults(document, number, codes):
    if list(document) != DOCUMENT_KEYS:
        yield f"keys {list(document)}"
        return
    if document["id"] != f"i{number:03}":
        yield f"id, expected i{number:03}"
    if document["date"] is not None and not DATE.fullmatch(document["date"]):
        yield f"date {document['date']!r}"
    if document["distractor"] is not None and document["distractor"] not in DISTRACTORS:
        yield f"distractor {document['distractor']!r}"
    if document["distractor"] is None and not any(i.get("trafficking", True) for i in document["incidents"]):
        yield "neither a distractor nor an incident of trafficking"
    anchors = [incident.get("anchor") for incident in document["incidents"]]
    for incident in document["incidents"]:
        for fault in incident_faults(incident, document, codes):
            yield f"{incident.get('type')} «{incident.get('anchor')}»: {fault}"
        if anchors.count(incident["anchor"]) > 1:
            yield f"two incidents have the anchor «{incident['anchor']}»"


def print_counts(documents):
    incidents = [i for d in documents for i in d["incidents"]]
    true = [i for i in incidents if i.get("trafficking", True)]
    print(f"documents {len(documents)}, with trafficking {sum(d['distractor'] is None for d in documents)}, "
          f"incidents {len(incidents)}, of them no trafficking {len(incidents) - len(true)}")
    tables = {
        "distractors": [d["distractor"] for d in documents if d["distractor"]],
        "types": [i["type"] for i in incidents],
        "modalities": [i["modality"] for i in incidents],
        "incidents a document": [len(d["incidents"]) for d in documents],
        "purposes (documents)": [c for d in documents
                                 for c in sorted({c for i in d["incidents"] for c in i["elements"]["purpose"]})],
        "means (documents)": [c for d in documents
                              for c in sorted({c for i in d["incidents"] for c in i["elements"]["means"]})],
        "acts (documents)": [c for d in documents
                             for c in sorted({c for i in d["incidents"] for c in i["elements"]["act"]})],
        "countries": [i["country"] for i in true if i["country"]],
    }
    for name, values in tables.items():
        counts = collections.Counter(values).most_common()
        print(f"{name} ({len(counts)}): " + ", ".join(f"{value} {count}" for value, count in counts))
    for key in ("victim_count", "perpetrator_count", "place", "country", "date"):
        print(f"{key} stated: {sum(i[key] is not None for i in incidents)}")


def main():
    codes = palermo_codes()
    lines = (HERE / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    faults = [f"{d.get('id')}: {fault}" for n, d in enumerate(documents, 1) for fault in document_faults(d, n, codes)]
    texts = collections.Counter(d["text"] for d in documents)
    faults += [f"the same text {count} times: {text[:40]}" for text, count in texts.items() if count > 1]
    print("\n".join(faults) if faults else "no faults")
    print_counts(documents)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
