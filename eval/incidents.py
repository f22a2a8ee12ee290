#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores incidents on eval/gold/incidents: what happened, by whom, to whom, where, when.

usage: incidents.py PLUMBLINE [--part seen|unseen|all] [-v]
       incidents.py second [--part seen|unseen|all]    what the second reader scores by the same measure

A gold incident is found if a claim tells an incident of its type (a rescue counts for an identification, an
investigation for a raid), and the sentence that tells it, or where known the word, is the anchor's: the claim's
passage touches it. Of several the one whose word is nearest counts. Fields of those found, compared kindly: agent
and patient are one of the gold's or share a word of four letters or more with it (or both state none), the place is
part of the gold's, the date has its month, modality is the same. An incident serves one of the gold only. "All" asks for every field.
False alarms: incidents told of documents that tell of no trafficking at all.
"""
import json
import pathlib
import re

from gold_items import claims_of, items_of
from program import note, options

GOLD = pathlib.Path(__file__).resolve().parent / "gold/incidents/documents.jsonl"
PRINTED = {"planned": "predicted"}  # modality of the gold -> that of the report
SAME = {"identification": {"identification", "rescue"}, "raid": {"raid", "investigation"}}


def shares_word(ours, gold):
    if not gold or not ours:
        return not gold and not ours
    if ours.lower() in map(str.lower, gold):
        return True
    words = {w.strip(".,").rstrip("s") for w in ours.lower().split() if len(w) > 3 or w.isdigit()}
    return any(words & {w.strip(".,").rstrip("s") for w in g.lower().split()} for g in gold)


def second_reader():
    """Item id -> the second reader's incidents in the form of claims, of the documents they read."""
    texts = {d["id"]: d["text"] for d in map(json.loads, open(GOLD, encoding="utf-8"))}
    found = {}
    for document in map(json.loads, open(GOLD.with_name("second.jsonl"), encoding="utf-8")):
        text, claims = texts[document["id"]], []
        for label in document["incidents"]:
            begin = text.index(label["anchor"])
            passage = {"start": begin, "end": begin + len(label["anchor"]), "exact": label["anchor"]}
            incident = {"type": label["type"], "agent": " ".join(label["agents"]), "patient": " ".join(label["patients"]),
                        "from": label["date"], "modality": PRINTED.get(label["modality"], label["modality"]),
                        "place": {"place": label["place"]} if label["place"] else None, "passage": passage}
            claims.append({"incident": incident, "passages": [around(text, passage)]})
        found[document["id"]] = claims
    return found


def around(text, passage):
    """The sentence about it, roughly, as a claim's passage is: two readers take different words of one."""
    ends = [m.end() for m in re.finditer(r"[.!?][\"”’]?\s+", text)]
    return {"start": max([e for e in ends if e <= passage["start"]], default=0),
            "end": min([e for e in ends if e >= passage["end"]], default=len(text))}


def told_by(claims):
    """(claim, incident) of all incidents that claims tell."""
    return [(c, i) for c in claims for i in [*([c["incident"]] if "incident" in c else []), *c.get("more_incidents", [])]]


def distance(incident, begin, end):
    word = incident.get("passage")
    return 0 if not word else max(0, begin - word["end"], word["start"] - end)


def fields_right(incident, gold):
    place = incident.get("place") or {}
    named = (place.get("place") or "").split(",")[0].lower()
    printed = ((place.get("passage") or {}).get("exact") or named).lower()
    date = gold.get("date")
    return {
        "agent": shares_word(incident.get("agent"), gold.get("agents") or []),
        "patient": shares_word(incident.get("patient"), gold.get("patients") or []),
        "place": (bool(named) and (named in gold["place"].lower() or printed in gold["place"].lower())
                  if gold.get("place") else not named),
        "date": (incident.get("from") or "").startswith(date[:7]) if date else not incident.get("from"),
        "modality": incident["modality"] == PRINTED.get(gold["modality"], gold["modality"]),
    }


def main():
    ask = options(__doc__, data=False, errors=False)
    ask.add_argument("-v", "--verbose", action="store_true", help="list what is wrong; of the seen part only")
    asked = ask.parse_args()
    asked.verbose = asked.verbose and asked.part == "seen"
    items = list(items_of([GOLD], asked.part))
    if asked.plumbline == "second":
        found = second_reader()
        items = [item for item in items if item["id"] in found]
    else:
        found = claims_of(asked.plumbline, items)
    missed, wrong, extra = [], [], []
    gold_count = right = ours_count = alarms = distractors = 0
    fields = dict.fromkeys(("agent", "patient", "place", "date", "modality", "all"), 0)
    for item in items:
        told = told_by(found.get(item["id"], []))
        ours_count += len(told)
        if not item["incidents"]:
            distractors += 1
            alarms += bool(told)
        for gold in item["incidents"]:
            gold_count += 1
            begin = item["text"].index(gold["anchor"])
            end = begin + len(gold["anchor"])
            types = SAME.get(gold["type"], {gold["type"]})
            near = [(c, i) for c, i in told if i["type"] in types
                    and any(p["start"] < end and p["end"] > begin for p in c["passages"])]
            if not near:
                if asked.verbose:
                    missed.append((item["id"], gold["type"], gold["anchor"]))
                continue
            best = min(near, key=lambda each: distance(each[1], begin, end))
            told.remove(best)
            right += 1
            each = fields_right(best[1], gold)
            for k, v in each.items():
                fields[k] += v
            fields["all"] += all(each.values())
            if asked.verbose:
                wrong += [(item["id"], k, best[1], {f: gold.get(f) for f in ("type", "agents", "patients", "place",
                           "date", "modality", "anchor")}) for k, v in each.items() if not v]
        if asked.verbose:
            extra += [(item["id"], i["type"], (i.get("passage") or {}).get("exact"), c["passages"][0]["exact"])
                      for c, i in told]
    p, r = right / max(1, ours_count), right / max(1, gold_count)
    print(f"incidents, {asked.part}: {gold_count} gold, {ours_count} told; type and place in the text "
          f"P {100 * p:.1f}  R {100 * r:.1f}  F1 {200 * p * r / max(1e-9, p + r):.1f}")
    note(f"incidents {asked.part}", 200 * p * r / max(1e-9, p + r))
    note(f"incidents {asked.part} all", 100 * fields["all"] / gold_count)
    print("  of those found: " + "  ".join(f"{k} {100 * v / max(1, right):.1f} %" for k, v in fields.items()))
    print(f"  all fields right, of all gold: {100 * fields['all'] / gold_count:.1f} %; "
          f"{alarms} of {distractors} documents without an incident have one told")
    for kind, rows in (("missed", missed), ("wrong", wrong), ("extra", extra)):
        for row in rows:
            print(f"{kind}:", *row)


if __name__ == "__main__":
    main()
