#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Four people change the same things at once: a dossier's draft, decisions on criteria, the facts of a confidential case
and what is told of a person in it. Each says what it had seen: what was taken stands, nothing is overruled or overwritten
unawares, and who is refused has been overtaken.

overwrites.py PLUMBLINE

PLUMBLINE_CONCURRENCY_SECONDS says how long (4). The check is exact: drafts and decisions are records without gaps in which
the change before, of the same statement or criterion, is one that its maker had seen; of what has editions each one was made
out of the one before by whom its history names, and the last is what stands.
"""
import collections
import itertools
import json
import os
import pathlib
import random
import sys
import tempfile

import cases
import concurrency
from concurrency import PASSWORD, Person, Server, Shared, before

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
PEOPLE = ["Ann", "Ben", "Cleo", "Dov"]
COUNTRY = "BGR"
DRAFT = f"/api/countries/{COUNTRY}/drafts/board"


def require(true, words):
    if not true:
        sys.exit("overwrites.py: " + words)


class Records:
    """Things whose changes are kept one after the other: the number of the last that was seen is told with each."""

    def __init__(self, name, keys, all_of, change):
        self.name, self.keys, self.all_of, self.change = name, keys, all_of, change

    def look(self, person):
        """All changes so far: number, key, who, why."""
        return self.all_of(person)


class Editions:
    """A thing that is overwritten: the edition that was seen is told with each change."""

    def __init__(self, name, path, edition_of, body):
        self.name, self.path, self.edition_of, self.body = name, path, edition_of, body


class Editor:
    def __init__(self, name, person, records, editions, shared):
        self.name, self.person, self.records, self.editions, self.shared = name, person, records, editions, shared
        self.rng = random.Random(name)
        self.known = collections.defaultdict(int)  # by record and key: the last change seen; by thing: the edition
        self.before = collections.defaultdict(list)
        self.made = collections.defaultdict(list)
        self.refused = collections.defaultdict(list)
        for each in records:
            self.look(each)
        for each in editions:
            self.look_at_edition(each)

    def look(self, kind):
        rows = kind.look(self.person)
        numbers = [each["number"] for each in rows]
        if numbers[:len(self.before[kind.name])] != self.before[kind.name]:
            self.shared.fault(f"{self.name} saw {self.before[kind.name][-3:]} of {kind.name} and then {numbers[-3:]}")
        self.before[kind.name] = numbers
        for each in rows:
            self.known[kind.name, each["key"]] = each["number"]

    def look_at_edition(self, kind):
        status, told, _, _ = self.person.ask(kind.path)
        require(status == 200, f"{self.name} cannot look at {kind.name}: {status} {told}")
        self.known[kind.name] = kind.edition_of(told)

    def record(self, kind, count):
        key = self.rng.choice(kind.keys)
        seen, why = self.known[kind.name, key], f"{self.name} {count}"
        path, body = kind.change(key, why, self.rng)
        status, told, begun, ended = self.person.ask(path, {**body, "seen": seen})
        asked = {"key": key, "who": self.name, "why": why, "seen": seen, "begun": begun, "ended": ended}
        if status == 201:
            self.made[kind.name].append({**asked, "number": told["number"]})
            self.known[kind.name, key] = told["number"]
        elif status == 409:
            self.refused[kind.name].append(asked)
            self.look(kind)
        else:
            self.shared.fault(f"{self.name} changes {kind.name}: {status} {told}")

    def edition(self, kind, count):
        seen, words = self.known[kind.name], f"{self.name} {count}"
        path, body = kind.body(words)
        status, told, begun, ended = self.person.ask(path, {**body, "seen": seen})
        asked = {"who": self.name, "words": words, "seen": seen, "begun": begun, "ended": ended}
        if status == 200:
            self.made[kind.name].append(asked)
            now = kind.edition_of(told)
            if now <= seen:
                self.shared.fault(f"{self.name} changed edition {seen} of {kind.name} and is shown {now}")
            self.known[kind.name] = now
        elif status == 409:
            self.refused[kind.name].append(asked)
            self.look_at_edition(kind)
        else:
            self.shared.fault(f"{self.name} changes {kind.name}: {status} {told}")

    def run(self):
        for count in itertools.count():
            if not self.shared.running():
                return
            kind = self.rng.choice(self.records + self.editions)
            (self.record if kind in self.records else self.edition)(kind, count)


def draft_kind(person):
    status, told, _, _ = person.ask(DRAFT)
    require(status == 200, f"a draft: {status} {told}")
    keys = [each["key"] for section in told["sections"] for block in section["blocks"] for each in block.get("statements", [])]
    require(len(keys) >= 3, f"statements: {keys}")

    def all_of(who):
        _, now, _, _ = who.ask(DRAFT)
        return now["changes"]

    def change(key, why, rng):
        verb = rng.choice(["words", "leave-out", "move"])
        return DRAFT, {"verb": verb, "key": key, "why": why, "text": {"words": why + " was here.", "move": ""}.get(verb, "")}

    return Records("the draft", keys[:3], all_of, change)


def criterion_kind(person):
    path = f"/api/countries/{COUNTRY}"
    status, told, _, _ = person.ask(path + "/assessment")
    require(status == 200, f"an assessment: {status} {told}")
    standard, year = told["standard"], told["year"]

    def all_of(who):
        _, now, _, _ = who.ask(path + "/decisions")
        return [{**each, "key": each["criterion"]} for each in now["decisions"]]

    def change(key, why, _):
        return path + "/decisions", {"standard": standard, "year": year, "criterion": key, "finding": "cannot-tell", "why": why}

    return Records("the criteria", [each["id"] for each in told["criteria"][:3]], all_of, change)


def facts_kind(path):
    return Editions("the case", path, lambda told: told["case"]["edition"], lambda words: (path, {"title": words}))


def person_kind(path, number):
    return Editions("the person", path, lambda told: entry_of(told["case"], number)["edition"],
                    lambda words: (f"{path}/entries/{number}", {"name": "Willow", "part": "witness", "words": words}))


def entry_of(case, number):
    return next(each for each in case["entries"] if each["number"] == number)


def check_records(kind, editors, person):
    made = sorted((each for one in editors for each in one.made[kind.name]), key=lambda each: each["number"])
    kept = kind.look(person)
    require([(each["number"], each["key"], each["who"], each["why"]) for each in kept] ==
            [(each["number"], each["key"], each["who"], each["why"]) for each in made], f"{kind.name}: {len(made)} changes were "
            f"taken, {len(kept)} are kept")
    of_key = collections.defaultdict(list)
    for each in made:
        of_key[each["key"]].append(each)
    for rows in of_key.values():
        numbers = [each["number"] for each in rows]
        for each in rows:
            last = before(numbers, each["number"])
            require(last <= each["seen"], f"{kind.name}: {each} overruled {last} unseen")
    for each in (each for one in editors for each in one.refused[kind.name]):
        require(any(one["number"] > each["seen"] and one["begun"] <= each["ended"] for one in of_key[each["key"]]),
                f"{kind.name}: refused without a later change: {each}")
    return len(made)


def check_editions(kind, editors, case):
    made = sorted((each for one in editors for each in one.made[kind.name]), key=lambda each: each["seen"])
    require([each["seen"] for each in made] == list(range(1, len(made) + 1)),
            f"{kind.name}: editions {[each['seen'] for each in made][:20]} were changed")
    require(kind.edition_of({"case": case}) == len(made) + 1, f"{kind.name}: {len(made)} changes, another edition")
    for each in (each for one in editors for each in one.refused[kind.name]):
        require(any(one["seen"] >= each["seen"] and one["begun"] <= each["ended"] for one in made),
                f"{kind.name}: refused without a later edition: {each}")
    return made


def check_case(editors, facts, person, case, number):
    made = check_editions(facts, editors, case)
    told = [each["by"] for each in case["entries"] if each["kind"] == "event" and each["words"] == "changed"]
    require(told == [each["who"] for each in made], f"the history names {told[:9]}")
    require(case["title"] == made[-1]["words"], f"the case is called {case['title']}, not {made[-1]}")
    written = check_editions(person, editors, case)
    held = entry_of(case, number)
    require((held["words"], held["changed_by"]) == (written[-1]["words"], written[-1]["who"]), f"kept {held}, not {written[-1]}")
    return len(made) + len(written)


def prepare(program, workspace):
    codes = cases.Codes()
    cases.run(program, workspace, "add", *map(str, sorted((EXAMPLES / "country-files").glob("*.txt"))))
    for name, role in (("Olga", "administrator"), *((each, "editor") for each in PEOPLE)):
        cases.run(program, workspace, "accounts", "add", name, "--role", role, typed=PASSWORD + "\n")
    for name in PEOPLE:
        cases.set_factor(program, workspace, name, codes)
    return codes


def a_case(people):
    """Its path, and the number of a person in it: made by the first, who assigns the others."""
    first = people[PEOPLE[0]]
    _, told, _, _ = first.ask("/api/cases", {"title": "Quarry"})
    path = "/api/cases/" + told["case"]["id"]
    for name in PEOPLE[1:]:
        _, told, _, _ = first.ask(path)
        key = next(each["fingerprint"] for each in told["assignable"] if each["name"] == name)
        first.ask(path + "/officers", {"assign": name, "fingerprint": key})
    status, told, _, _ = first.ask(path + "/entries", {"kind": "person", "name": "Willow", "part": "witness", "words": "at first"})
    require(status == 201, f"a person: {status} {told}")
    return path, next(each["number"] for each in told["case"]["entries"] if each["kind"] == "person")


def main():
    program = sys.argv[1]
    seconds = float(os.environ.get("PLUMBLINE_CONCURRENCY_SECONDS", "4"))
    with tempfile.TemporaryDirectory() as folder:
        workspace = folder + "/workspace"
        codes = prepare(program, workspace)
        server = Server(program, workspace, folder)
        people = {}
        for name in PEOPLE:
            status, told, _, _ = Person(server.port).ask("/session", {"name": name, "password": PASSWORD, "code": codes.of(name)})
            require(status == 201, f"{name} cannot sign in: {told}")
            people[name] = Person(server.port, told["session"])
        path, number = a_case(people)
        records = [draft_kind(people["Ann"]), criterion_kind(people["Ann"])]
        facts, person = facts_kind(path), person_kind(path, number)
        shared = Shared(seconds)
        editors = [Editor(name, people[name], records, [facts, person], shared) for name in PEOPLE]
        shared.begin(seconds)
        concurrency.run_all(editors, shared)
        if shared.faults:
            server.process.kill()
        require(not shared.faults, "; ".join(shared.faults[:5]))
        alone = [kind.name for kind in (*records, facts, person) if not any(one.made[kind.name] for one in editors)]
        require(not alone, f"nobody changed {alone}")
        kept = sum(check_records(kind, editors, people["Ann"]) for kind in records)
        case = people["Ann"].ask(path)[1]["case"]
        kept += check_case(editors, facts, person, case, number)
        server.end()
        refused = sum(len(each) for one in editors for each in one.refused.values())
        idle = [one.name for one in editors if not any(one.made.values())]
        require(not idle and refused, f"nobody met anybody: {idle} changed nothing, {refused} were refused")
    print(f"overwrites.py: {seconds:.0f} s, {kept} changes kept, each made out of what its maker had seen; {refused} refused as "
          f"overtaken")


if __name__ == "__main__":
    main()
