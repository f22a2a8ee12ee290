#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Eight people decide, thirty-two read and one adds documents, all at once and on the same few claims: no decision is
lost, none is made unawares of another, and nobody is shown a past that others have left.

concurrency.py PLUMBLINE

PLUMBLINE_CONCURRENCY_SECONDS says how long (4). The check is exact. Of the record as it is at the end:
  every 201 stands in it with its number, who, verb and reason, and nothing else does;
  the decision on the same claim before it is none that its maker had not seen;
  numbers have the order of time: what was answered before another was asked has the lower number;
  every 409 had a later decision than the one seen, and names one;
  an undo that found nothing (404) was asked at a moment when nothing stood;
  every reader saw a beginning of the record of a document, with all that had been answered when it was asked;
  every document that was taken is in the list and found by its word as soon as it is answered;
  the journal of the team has an entry for each request of each, and its chain holds.
A server built with ThreadSanitizer tells races on its error output, on which nothing may stand but how it is opened.
"""
import bisect
import collections
import http.client
import itertools
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

PASSWORD = "barn gravel otter seven"
WRITERS = ["Ada", "Ben", "Cleo", "Dov", "Edda", "Finn", "Gro", "Hugo"]
READERS = 32
CLAIMS_OF_EACH = 3  # of a document: few enough that people meet
TURN = 5            # seconds that all are at one document, so that its record does not become a book
TOWNS = ["Varna", "Burgas", "Ruse", "Plovdiv", "Pleven"]


def require(true, words):
    if not true:
        sys.exit("concurrency.py: " + words)


class Server:
    def __init__(self, program, workspace, folder):
        self.errors = open(folder + "/errors", "w+", encoding="utf-8")
        self.process = subprocess.Popen([program, "serve", workspace, "--port", "0"], stdout=subprocess.PIPE,
                                        stderr=self.errors, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline())[1])

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=120)
        self.errors.seek(0)
        told = self.errors.read().split("\n", 1)[1]  # after how it is opened and ended
        require(code == 0 and not told, f"serve ended with {code}: {told[:8000]}")


class Person:
    """One line to the server, and who is at it."""

    def __init__(self, port, session=""):
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.session = session

    def ask(self, path, body=None, kind="application/json"):
        """Status, answer, and when it was asked and answered."""
        headers = {"X-Plumbline": "1", "Authorization": "Bearer " + self.session}
        if body is not None:
            headers["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body)
        begun = time.monotonic()
        self.line.request("GET" if body is None else "POST", path, body, headers)
        answer = self.line.getresponse()
        read = answer.read()
        return answer.status, json.loads(read), begun, time.monotonic()


class Shared:
    """What everybody knows: which decisions were answered so far, and what went wrong."""

    def __init__(self, seconds):
        self.begin(seconds)
        self.lock = threading.Lock()
        self.answered = collections.defaultdict(list)  # by document: numbers, rising
        self.taken = []                                # documents added, as soon as they are answered
        self.faults = []
        self.asked = collections.Counter()             # by who and deed
        self.seen = collections.defaultdict(set)       # by document: how many decisions readers saw, and a hash of them

    def begin(self, seconds):
        self.began = time.monotonic()
        self.end = self.began + seconds

    def turn(self, things):
        """That of things which all are at now."""
        return things[int((time.monotonic() - self.began) / TURN) % len(things)]

    def running(self):
        return time.monotonic() < self.end and not self.faults

    def fault(self, words):
        with self.lock:
            self.faults.append(words)


class Writer:
    def __init__(self, name, person, claims, shared):
        self.name, self.person, self.claims, self.shared = name, person, list(claims.items()), shared
        self.rng = random.Random(name)
        # The last decision seen on each claim.
        self.known = {(document, id_): 0 for document, ids in self.claims for id_ in ids}
        self.made, self.refused, self.nothing = [], [], []

    def learn(self, document, decisions):
        for each in decisions:
            claim = (document, each["claim"])
            if claim in self.known:
                self.known[claim] = max(self.known[claim], each["number"])

    def look(self, document):
        self.shared.asked[self.name, "read"] += 1
        status, told, _, _ = self.person.ask("/api/documents/" + document)
        require(status == 200, f"{self.name} cannot read: {status} {told}")
        self.learn(document, told["decisions"])

    def decide(self, count):
        document, ids = self.shared.turn(self.claims)
        id_ = self.rng.choice(ids)
        claim = (document, id_)
        verb = self.rng.choices(["confirm", "reject", "note", "undo"], [4, 3, 2, 2])[0]
        why, seen = f"{self.name} {count}", self.known[claim]
        self.shared.asked[self.name, "decide"] += 1
        status, told, begun, ended = self.person.ask(f"/api/documents/{document}/claims/{id_}/decisions",
                                                     {"verb": verb, "why": why, "seen": seen})
        asked = {"claim": claim, "verb": verb, "why": why, "seen": seen, "begun": begun, "ended": ended}
        if status == 201:
            self.made.append({**asked, "number": told["number"], "who": self.name})
            with self.shared.lock:
                bisect.insort(self.shared.answered[document], told["number"])
            numbers = [each["number"] for each in told["decisions"]]
            if told["number"] not in numbers:
                self.shared.fault(f"{self.name} is not shown the decision {told['number']} just made: {numbers}")
            self.learn(document, told["decisions"])
        elif status == 409:
            self.refused.append({**asked, "told": told["detail"]})
            self.look(document)
        elif status == 404 and verb == "undo":
            self.nothing.append(asked)
        else:
            self.shared.fault(f"{self.name} decides ({verb}, seen {seen}): {status} {told}")

    def run(self):
        for count in itertools.count():
            if not self.shared.running():
                return
            self.decide(count)


class Reader:
    """Reads a document again and again; now and then asks for what others ask for meanwhile."""

    OTHERS = ["/api/documents", "/api/documents?country=BGR&limit=500", "/api/status", "/api/facets", "/api/search?q=trafficking",
              "/api/search?q=minimum+standards", "/api/countries"]
    DEEDS = {"/api/search": "search"}

    def __init__(self, name, number, person, documents, shared):
        self.name, self.person, self.documents, self.shared = name, person, documents, shared
        self.rng = random.Random(number)
        self.before = {}  # by document: the numbers seen last
        self.reads = 0
        self.asked = collections.Counter()

    def read(self, document):
        with self.shared.lock:
            answered = list(self.shared.answered[document])
        status, told, _, _ = self.person.ask("/api/documents/" + document)
        self.asked["read"] += 1
        if status != 200:
            self.shared.fault(f"a reader is told {status} {told}")
            return
        numbers = [each["number"] for each in told["decisions"]]
        lost = set(answered) - set(numbers)
        before = self.before.get(document, [])
        if lost:
            self.shared.fault(f"decisions {sorted(lost)} were answered before a reader asked, who is not shown them")
        if numbers[:len(before)] != before:
            self.shared.fault(f"a reader saw {before[-3:]} and then {numbers[-3:]}")
        self.before[document] = numbers
        self.shared.seen[document].add((len(numbers), hash(tuple(numbers))))
        self.reads += 1

    def look_around(self):
        path = self.rng.choice(self.OTHERS)
        with self.shared.lock:
            taken = list(self.shared.taken)
        status, told, _, _ = self.person.ask(path)
        if path.startswith("/api/search"):
            self.asked["search"] += 1
        if status != 200:
            self.shared.fault(f"{path}: {status} {told}")
        elif path.startswith("/api/documents?"):
            lost = set(taken) - {each["document"] for each in told["documents"]}
            if lost:
                self.shared.fault(f"documents were taken before a reader asked, whose list lacks {lost}")
        elif path == "/api/status" and told["documents"] < len(self.documents) + len(taken):
            self.shared.fault(f"{len(taken)} documents were taken, but there are {told['documents']}")

    def run(self):
        while self.shared.running():
            if self.rng.random() < 0.8:
                self.read(self.shared.turn(self.documents) if self.rng.random() < 0.8 else self.rng.choice(self.documents))
            else:
                self.look_around()


class Adder:
    """Adds documents, one after the other, and looks whether each is there at once."""

    MOST = 40

    def __init__(self, person, shared):
        self.person, self.shared = person, shared
        self.asked = collections.Counter()

    def run(self):
        pause = max(0.2, (self.shared.end - time.monotonic()) / self.MOST)
        for number in range(self.MOST):
            if not self.shared.running():
                return
            word = "zephyr" + "abcdefghij"[number // 10] + "abcdefghij"[number % 10]
            text = (f"Quay Gazette\n\n12 March 2024\n\nPolice freed {number + 3} workers from the {word} yard in Varna, "
                    f"Bulgaria, the Ministry of Interior said.\n")
            status, told, _, _ = self.person.ask(f"/api/documents?name={word}.txt", text.encode(), "application/octet-stream")
            self.asked["add"] += 1
            if status == 503:
                continue
            if status != 201:
                self.shared.fault(f"a document is not taken: {status} {told}")
                return
            hash_ = told["outcomes"][0]["document"]
            with self.shared.lock:
                self.shared.taken.append(hash_)
            _, found, _, _ = self.person.ask("/api/search?q=" + word)
            self.asked["search"] += 1
            if [each["document"] for each in found["hits"]] != [hash_]:
                self.shared.fault(f"{word} was just added and is not found: {found}")
            time.sleep(pause)


def before(numbers, number):
    """That of `numbers` before `number`; 0: none."""
    at = bisect.bisect_left(numbers, number)
    return numbers[at - 1] if at else 0


def standing(decisions):
    """Numbers of decisions that stand, of a claim's in order."""
    stands = []
    for each in decisions:
        if each["verb"] == "undo":
            stands.remove(each["undoes"])
        else:
            stands.append(each["number"])
    return stands


def check_made(made, record):
    held = {each["number"]: each for each in record}
    require(len({each["number"] for each in made}) == len(made), "two decisions have one number")
    require(sorted(held) == sorted(each["number"] for each in made),
            f"the record has {len(held)} decisions, {len(made)} were answered with 201: "
            f"{sorted(set(held) ^ {each['number'] for each in made})[:10]}")
    latest = 0.0  # when one of those before was asked
    for each in sorted(made, key=lambda one: one["number"]):
        kept = held[each["number"]]
        require((kept["document"], kept["claim"]) == each["claim"] and
                all(kept[cell] == each[cell] for cell in ("who", "verb", "why")), f"answered {each}, kept {kept}")
        require(each["ended"] >= latest, f"{each['number']} was answered before one with a lower number was asked")
        latest = max(latest, each["begun"])


def check_seen(made, by_claim):
    for each in made:
        last = before([one["number"] for one in by_claim[each["claim"]]], each["number"])
        require(last <= each["seen"],
                f"{each['number']} overruled {last} unseen: {each['who']} had seen {each['seen']}")


def check_refused(refused, by_claim, made):
    named = {each["number"]: each for each in made}
    for each in refused:
        later = [one["number"] for one in by_claim[each["claim"]]
                 if one["number"] > each["seen"] and named[one["number"]]["begun"] <= each["ended"]]
        require(later, f"refused without a later decision: {each}")
        require(any(re.search(rf"by {named[n]['who']} \({named[n]['verb']}, ", each["told"]) for n in later),
                f"the refusal names none of {later}: {each}")


def check_nothing(nothing, by_claim, made):
    times = {each["number"]: each for each in made}
    for each in nothing:
        of_claim = by_claim[each["claim"]]
        sure = sum(times[one["number"]]["ended"] < each["begun"] for one in of_claim)
        most = sum(times[one["number"]]["begun"] <= each["ended"] for one in of_claim)
        require(any(not standing(of_claim[:count]) for count in range(sure, most + 1)),
                f"an undo found nothing where something stood all the time: {each}")


def check_readers(shared, record):
    for document, all_seen in shared.seen.items():
        whole = tuple(each["number"] for each in record if each["document"] == document)
        for count, seen in all_seen:
            require(hash(whole[:count]) == seen, f"a reader was shown {count} decisions on {document[:12]} which are no "
                                                 f"beginning of its record")


def check_journal(program, workspace, asked):
    done = subprocess.run([program, "accounts", "journal", "--limit", "10000000", "--json", "--workspace", workspace],
                          capture_output=True, text=True)
    require(done.returncode == 0, f"the journal: {done.stderr}")
    told = json.loads(done.stdout)
    require(told["fault"] == "", told["fault"])
    entered = collections.Counter((each["who"], each["action"]) for each in told["entries"])
    for key, count in asked.items():
        require(entered[key] == count, f"{key} was asked {count} times, the journal has {entered[key]}")
    return len(told["entries"])


def prepare(program, workspace, documents):
    """A workspace with so many documents, and accounts."""
    files = []
    for number in range(documents):
        files.append(f"{workspace}-{number}.txt")
        town = TOWNS[number % len(TOWNS)]
        pathlib.Path(files[-1]).write_text(
            f"Lantern Weekly\n\nWorkers freed in {town}\n\n14 March 2024\n\nPolice freed {number + 9} workers from a "
            f"shipyard in {town}, Bulgaria, on 10 March 2024, according to the Ministry of Interior. The ministry said that "
            f"{number + 41} victims of trafficking were identified in Bulgaria in 2023. The government of Bulgaria convicted "
            f"{number + 12} traffickers in 2023, the Prosecutor's Office said.\n", encoding="utf-8")

    def run(*words, typed=""):
        done = subprocess.run([program, *words, "--workspace", workspace], input=typed, capture_output=True, text=True)
        require(done.returncode == 0, f"{' '.join(words)}: {done.stderr}")

    run("add", *files)
    run("accounts", "add", "Olga", "--role", "administrator", "--as", "Olga", typed=PASSWORD + "\n")
    for name in [*WRITERS, "Reader", "Adder"]:
        role = "reader" if name == "Reader" else "analyst"
        run("accounts", "add", name, "--role", role, "--as", "Olga", typed=PASSWORD + "\n")


def sign_in(port, name):
    status, told, _, _ = Person(port).ask("/session", {"name": name, "password": PASSWORD})
    require(status == 201, f"{name} cannot sign in: {told}")
    return told["session"]


def record_of(person, documents):
    """All decisions, in order, as anybody reads them afterwards."""
    out = []
    for document in documents:
        _, told, _, _ = person.ask("/api/documents/" + document)
        out += [{**each, "document": document} for each in told["decisions"]]
    return sorted(out, key=lambda each: each["number"])


def people(port, shared):
    reading = sign_in(port, "Reader")
    person = Person(port, reading)
    _, page, _, _ = person.ask("/api/documents?limit=500")
    claims = {}
    for document in [each["document"] for each in page["documents"]]:
        _, told, _, _ = person.ask("/api/documents/" + document)
        shared.asked["Reader", "read"] += 1
        claims[document] = [each["id"] for each in told["report"]["claims"][:CLAIMS_OF_EACH]]
        require(len(claims[document]) == CLAIMS_OF_EACH, f"claims of a document: {claims}")
    writers = [Writer(name, Person(port, sign_in(port, name)), claims, shared) for name in WRITERS]
    readers = [Reader("Reader", n, Person(port, reading), list(claims), shared) for n in range(READERS)]
    adder = Adder(Person(port, sign_in(port, "Adder")), shared)
    return person, writers, readers, adder, list(claims)


def run_all(everybody, shared):
    def guarded(one):
        try:
            one.run()
        except (Exception, SystemExit) as error:  # pylint: disable=broad-except
            # What require() ends is the thread alone.
            shared.fault(f"{type(one).__name__}: {error!r}")

    threads = [threading.Thread(target=guarded, args=(one,)) for one in everybody]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    program = sys.argv[1]
    seconds = float(os.environ.get("PLUMBLINE_CONCURRENCY_SECONDS", "4"))
    with tempfile.TemporaryDirectory() as folder:
        workspace = folder + "/workspace"
        prepare(program, workspace, 1 + int(seconds / TURN))
        server = Server(program, workspace, folder)
        shared = Shared(seconds)
        person, writers, readers, adder, documents = people(server.port, shared)
        shared.begin(seconds)
        run_all([*writers, *readers, adder], shared)
        if shared.faults:
            server.process.kill()
        require(not shared.faults, "; ".join(shared.faults[:5]))
        # On a new line: one that is idle for a minute is closed.
        record = record_of(Person(server.port, person.session), documents)
        shared.asked["Reader", "read"] += len(documents)
        server.end()
        for one in readers:
            for deed, count in one.asked.items():
                shared.asked["Reader", deed] += count
        for deed, count in adder.asked.items():
            shared.asked["Adder", deed] += count
        made, refused, nothing = ([each for writer in writers for each in getattr(writer, kind)]
                                  for kind in ("made", "refused", "nothing"))
        by_claim = collections.defaultdict(list)
        for each in record:
            by_claim[each["document"], each["claim"]].append(each)
        check_made(made, record)
        check_seen(made, by_claim)
        check_refused(refused, by_claim, made)
        check_nothing(nothing, by_claim, made)
        check_readers(shared, record)
        entries = check_journal(program, workspace, shared.asked)
        require(made and refused and sum(one.reads for one in readers), "nobody met anybody")
    print(f"concurrency.py: {seconds:.0f} s, {len(made)} decisions kept and in order, {len(refused)} refused as made "
          f"meanwhile, {len(nothing)} found nothing to take back, {sum(one.reads for one in readers)} reads, "
          f"{len(shared.taken)} documents taken, {entries} entries in the journal: nothing lost")


if __name__ == "__main__":
    main()
