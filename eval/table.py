#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The scores of one run of eval/run_all.sh as one table, beside what is asked for, spaCy and what is published.

usage: table.py SCORES      (what the scripts wrote to the file that PLUMBLINE_SCORES names)

Published: the best known on the test part of the same set (data sheets of the sets, docs/quality.md); ours and
spaCy's are on development parts. A row without a score was not run, for want of its set or of spaCy.
"""
import sys

# what, score, at least, aim, published, spaCy's score
ROWS = (
    ("UPOS, EWT dev, gold words", "EWT dev gold UPOS", "96.5", "97.5", "97.6", "spaCy EWT dev gold UPOS"),
    ("LAS, EWT dev, gold words", "EWT dev gold LAS", "87", "91", "92.4", "spaCy EWT dev gold LAS"),
    ("UPOS, EWT dev, raw text", "EWT dev raw UPOS", "", "", "", "spaCy EWT dev raw UPOS"),
    ("LAS, EWT dev, raw text", "EWT dev raw LAS", "83", "88", "89.9", "spaCy EWT dev raw LAS"),
    ("UPOS, GUM dev, gold words", "GUM dev gold UPOS", "", "", "", ""),
    ("LAS, GUM dev, gold words", "GUM dev gold LAS", "", "", "92.1", ""),
    ("names, UNER-EWT dev, F1", "EWT dev names", "79", "86", "86.0", "spaCy EWT dev names"),
    ("attribution, PolNeAR dev, source, exact F1", "PolNeAR source", "60", "70", "83.2, trained on it", ""),
    ("... cue", "PolNeAR cue", "62", "68", "75.3", ""),
    ("... content", "PolNeAR content", "48", "60", "72.9", ""),
    ("quotations, PolNeAR dev, span F1", "quotes all spans", "97", "98", "", ""),
    ("... speaker, %", "quotes all speaker", "90", "95", "", ""),
    ("nested attribution, own gold unseen, content with parent F1", "nested unseen edge", "75", "88", "", ""),
    ("... only those inside another", "nested unseen nested", "", "", "", ""),
    ("incidents, own gold unseen, type and place in the text F1", "incidents unseen", "75", "85", "", ""),
    ("... all fields right, %", "incidents unseen all", "45", "70", "", ""),
    ("figures, own gold unseen, all right, %", "figures unseen", "75", "90", "", ""),
    ("routes, own gold unseen, all right, %", "routes unseen", "", "", "", ""),
    ("negation flips seen, own gold, %", "negation all", "97", "99", "", ""),
    ("places, LGL, Acc@161 km", "LGL all", "0.78", "0.82", "0.79", ""),
    ("places, GeoVirus, Acc@161 km", "GeoVirus all", "0.82", "0.88", "0.82", ""),
    ("PropBank-EWT dev, reporting verbs, ARG0, exact F1", "PropBank reporting ARG0 exact", "", "", "", ""),
    ("... ARG1", "PropBank reporting ARG1 exact", "", "", "", ""),
    ("... ArgM-NEG", "PropBank reporting ARGM-NEG exact", "", "", "", ""),
    ("PropBank-EWT dev, trafficking verbs, ARG0, exact F1", "PropBank trafficking ARG0 exact", "", "", "", ""),
    ("... ARG1", "PropBank trafficking ARG1 exact", "", "", "", ""),
    ("... ArgM-NEG", "PropBank trafficking ARGM-NEG exact", "", "", "", ""),
    ("factuality, UDS dev, Pearson's r", "factuality r", "", "", "0.77 to 0.80", ""),
    ("pronouns, GAP development, F1", "GAP all", "", "", "92.5, trained on it", ""),
    ("ECB+ dev, actions of our kinds found, %", "ECB+ actions", "", "", "", ""),
    ("Recognizers, numbers right, %", "number all", "", "", "", ""),
    ("... percent", "percent all", "", "", "", ""),
    ("... money", "money all", "", "", "", ""),
    ("... dates with a month or figures", "date all", "", "", "", ""),
    ("... dates told from the day of telling", "relative all", "", "", "", ""),
    ("... ranges of dates", "range all", "", "", "", ""),
)


def shown(scores, name):
    if name not in scores:
        return "-" if name else ""
    return f"{scores[name]:.3f}" if abs(scores[name]) <= 1 else f"{scores[name]:.1f}"


def main(path):
    scores = {}
    for line in open(path, encoding="utf-8"):
        name, value = line.rstrip("\n").split("\t")
        scores[name] = float(value)
    print("| | at least | aim | ours | spaCy small | published (test) |\n| --- | --- | --- | --- | --- | --- |")
    for what, name, least, aim, published, peer in ROWS:
        ours = shown(scores, name)
        missed = least and name in scores and scores[name] < float(least)
        print(f"| {what} | {least} | {aim} | {f'**{ours}**' if missed else ours} | {shown(scores, peer)} | {published} |")
    print("Bold: short of what is asked for. -: not run.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
