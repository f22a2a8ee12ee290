# SPDX-License-Identifier: Apache-2.0
"""What the scripts over eval/gold's items share: which third is unseen, where phrases stand, reports of items."""
import hashlib
import json

from program import reports


def unseen(key):
    """True for the third of the items, by a hash of the id, that no rule is written from and nothing trained on."""
    return hashlib.sha256(key.encode()).digest()[0] % 3 == 0


def in_part(key, part):
    return part == "all" or unseen(key) == (part == "unseen")


def items_of(paths, part):
    for path in paths:
        for line in open(path, encoding="utf-8"):
            item = json.loads(line)
            if in_part(item["id"], part):
                yield item


def place(text, phrase, number):
    """Where the phrase stands for the so-maniest time (from 1), overlaps counted."""
    at = -1
    for _ in range(number):
        at = text.index(phrase, at + 1)
    return at, at + len(phrase)


def gold_spans(text, entry, layer):
    """The spans of a layer of an attribution: a phrase or several, `LAYER_n` tells which occurrence."""
    phrases = entry.get(layer)
    phrases = [phrases] if isinstance(phrases, str) else phrases or []
    numbers = entry.get(f"{layer}_n", 1)
    numbers = numbers if isinstance(numbers, list) else [numbers] * len(phrases)
    return [place(text, p, n or 1) for p, n in zip(phrases, numbers)]


def claims_of(plumbline, items):
    """Item id -> the claims of `plumbline check` on its text, with its date if it has one."""
    entries = ({"id": item["id"], "text": item["text"], "date": item.get("date")} for item in items)
    told = reports(plumbline, [{k: v for k, v in entry.items() if v} for entry in entries])
    return {name: report["claims"] for name, report in told.items()}
