#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Credits of news items: does the chain name the agency behind the outlet that passes it on?

Usage: outlet_chains.py PLUMBLINE PLUMBLINE_DATA [--show]

The items of corpora/text/wp_current_events.jsonl carry their text and the outlets that an editor
credited, some of them as "AFP via RFI". Each item is printed as its portal prints it, the text and
then each credit in brackets, and read by `plumbline check`. Three counts:
  via     items with one "A via B": the chain of a claim holds B, then A, next to each other
  single  items with one plain credit "(A)": the chain of the item's last claim holds A
  false   items printed without any credit: links of kind outlet that the text does not name
Items with several credits are left out of the first two: which claim rests on which is not stated.
"""
import json

from program import options, reports, sets


def plain(name):
    return " ".join(name.replace("*", "").replace("'s", "").replace("\u2019s", "").lower().split())


def links(claim):
    """Names of the chain, as the text prints them where it does ("AP", not "Associated Press")."""
    return [plain(link["speaker"]["exact"] if link.get("speaker") else link["name"]) for link in claim["chain"]]


def reports_of(plumbline, texts):
    """Reports in order."""
    told = reports(plumbline, [{"id": str(number), "text": text} for number, text in enumerate(texts)])
    return [told[str(number)] for number in range(len(texts))]


def main():
    parser = options(__doc__, parts=False, errors=False)
    parser.add_argument("--limit", type=int, default=400, help="plain credits tried (all of 'via' are)")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    path = sets(args.data, "corpora/text", "wp_current_events.jsonl") / "wp_current_events.jsonl"
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    via, single = [], []
    for item in items:
        cited = [c["name"] for c in item["labels"]["cited"]]
        if len(cited) == 1 and " via " in cited[0]:
            via.append((item["text"], cited[0]))
        elif len(cited) == 1 and cited[0]:
            single.append((item["text"], cited[0]))
    # Each `via` credit of an item with several stands alone once: the pairing is the editor's.
    for item in items:
        cited = [c["name"] for c in item["labels"]["cited"]]
        if len(cited) > 1:
            via += [(item["text"], name) for name in cited if " via " in name]
    step = max(1, len(single) // args.limit)
    single = single[::step][: args.limit]

    def printed(text, credit):
        return f"{text} ({credit.replace('*', '')})\n"

    right = 0
    for (text, credit), report in zip(via, reports_of(args.plumbline, [printed(*pair) for pair in via])):
        agency, outlet = (plain(part) for part in credit.split(" via ", 1))
        found = any((outlet, agency) in zip(links(c), links(c)[1:]) for c in report["claims"])
        right += found
        if args.show and not found:
            print(f"via {credit}: {[links(c) for c in report['claims']]}\n    {text}")
    print(f"via: {right} of {len(via)} chains name outlet and agency in order")

    right = 0
    for (text, credit), report in zip(single, reports_of(args.plumbline, [printed(*pair) for pair in single])):
        found = bool(report["claims"]) and plain(credit) in links(report["claims"][-1])
        right += found
        if args.show and not found:
            print(f"single {credit}: {[links(c) for c in report['claims']]}\n    {text}")
    print(f"single: {right} of {len(single)} chains name the outlet credited")

    alarms = claims = 0
    for (text, _), report in zip(single, reports_of(args.plumbline, [text + "\n" for text, _ in single])):
        for claim in report["claims"]:
            claims += 1
            for link in claim["chain"]:
                if link.get("kind") == "outlet" and plain(link["name"]) not in plain(text):
                    alarms += 1
                    if args.show:
                        print(f"false {link['name']}: {text}")
    print(f"false: {alarms} outlets in {claims} claims of texts that name none")


if __name__ == "__main__":
    main()
