#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much memory the programs may take: each runs under its ceiling, and must do what it does without.

memory.py PLUMBLINE

  check     200 MB, the learned engine and its model included; a long text as well as a short one
  add       512 MB, and no more for fifty times as many documents, nor for some that are long
  reader    256 MB: the child that reads what others made, over the same files, a page of 30 MB among them
  assess    256 MB; of 4,000 documents about the country that bear on nothing 112 MB are resident and 4 a processor
  serve     512 MB over the million claims of these, while sixteen people read, search and add. What gathers all claims of a country
            is asked, too, where PLUMBLINE_LONG is set: some ten minutes

The ceiling of a program and its children is RLIMIT_DATA: all that it may ask of the system to write to. What is mapped of
files (the program, its data, the index of the database's log) can be had again from the disk and does not count. What was
resident at most is told beside it, and must stay below the ceiling, too; of a child as /proc tells it while it runs.
"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

MB = 1_000_000
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SENTENCES = ["The Ministry of Interior said that {n} victims of trafficking were identified in Bulgaria in {y}.",
             "Police freed {n} workers from a shipyard in Varna, according to the Labour Inspectorate.",
             "“The state does not do enough,” said Mia Holt of the Lantern Research Foundation in {y}.",
             "Courts convicted {n} traffickers, the Prosecutor's Office of Bulgaria said.",
             "The harbour was quiet on the day, and nobody of the crew wanted to speak with reporters."]


def require(true, words):
    if not true:
        sys.exit("memory.py: " + words)


def text(size, seed):
    out, number = [], seed
    while size > 0:
        number += 1
        out.append(SENTENCES[number % len(SENTENCES)].format(n=number % 97 + 3, y=2000 + number % 25) + ("\n\n" if number % 4 == 0 else " "))
        size -= len(out[-1].encode())
    return f"Quay Gazette\n\n{number % 27 + 1} March 2024\n\n" + "".join(out)


def status_mb(pid, what="VmHWM"):
    try:
        found = re.search(rf"{what}:\s+(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * 1024 / MB if found else 0


def readers(main):
    """The readers are nobody's children, but copies of the program, and called like it."""
    try:
        name = pathlib.Path(f"/proc/{main}/cmdline").read_bytes()
    except OSError:
        return []
    found = []
    for each in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if int(each.name) != main and name and (each / "cmdline").read_bytes() == name:
                found.append(int(each.name))
        except OSError:
            pass
    return found


class Watched:
    """A program under a ceiling; the most that was resident of it and of the largest of its readers, in MB."""

    def __init__(self, words, ceiling, beside=0, **how):
        def limit():
            resource.setrlimit(resource.RLIMIT_DATA, ((ceiling + beside) * MB, (ceiling + beside) * MB))
        self.ceiling, self.most, self.reader = ceiling, 0, 0
        # preexec_fn keeps what Python itself holds out of the count: a new program begins with nothing.
        self.process = subprocess.Popen(words, preexec_fn=limit, **how)
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def look(self):
        # A child that was not yet told what to be is a copy of Python.
        own = os.stat(sys.executable).st_ino
        while self.process.poll() is None:
            try:
                started = os.stat(f"/proc/{self.process.pid}/exe").st_ino != own
            except OSError:
                started = False
            if started:
                self.most = max(self.most, status_mb(self.process.pid))
                self.reader = max([self.reader, *map(status_mb, readers(self.process.pid))])
            time.sleep(0.03)

    def end(self, name, codes):
        out, told = self.process.communicate()
        self.thread.join()
        require(self.process.returncode in codes, f"{name}: {self.process.returncode} under {self.ceiling} MB: "
                                                  f"{(told or b'')[-500:]!r}")
        require(self.most <= self.ceiling, f"{name}: {self.most:.0f} MB were resident, not {self.ceiling}")
        READERS_SEEN.extend([self.reader] if self.reader else [])
        require(self.reader <= READER, f"{name}: a reader held {self.reader:.0f} MB, not {READER}")
        return out


CHECK, ADD, READER, ASSESS, SERVE = 200, 512, 256, 256, 512
MANY = 30_000  # documents, of 34 claims each
READERS_SEEN = []


def checks(program, folder):
    long_ = folder / "long.txt"
    long_.write_text(text(700_000, 1), encoding="utf-8")
    for name, file in (("an article", EXAMPLES / "harbour-courier.txt"), ("700 kB", long_)):
        watched = Watched([program, "check", "--json", str(file)], CHECK, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out = watched.end(f"check of {name}", (0, 1))
        claims = len(json.loads(out)["claims"])
        require(claims > 10, f"check of {name} found {claims} claims")
        print(f"check of {name}: {watched.most:.0f} MB, {claims} claims (ceiling {CHECK})", flush=True)


def adds(program, folder):
    def add(name, workspace, documents):
        watched = Watched([program, "add", "--json", "--workspace", str(folder / workspace), str(folder / name)], ADD,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out = watched.end(f"add of {name}", (0,))
        added = sum(json.loads(line)["state"] == "added" for line in out.splitlines())
        require(added == documents, f"add of {name}: {added} documents, not {documents}")
        print(f"add of {name}, {documents} documents: {watched.most:.0f} MB, reader {watched.reader:.0f} MB (ceilings {ADD}, "
              f"{READER})", flush=True)
        return watched.most

    def page(name, paragraphs):
        with open(folder / name, "w", encoding="utf-8") as out:
            out.write("<html><body><article>")
            out.writelines(f"<p>{text(900, n)}</p>" for n in range(paragraphs))

    def rows(name, count, size):
        with open(folder / name, "w", encoding="utf-8") as out:
            for number in range(count):
                out.write(json.dumps({"id": f"{name}{number}", "text": text(size, number)}) + "\n")

    rows("few.jsonl", 600, 3000)
    rows("many.jsonl", MANY, 3000)
    rows("long.jsonl", 6, 2_000_000)
    (folder / "one.txt").write_text(text(9_000_000, 5), encoding="utf-8")
    page("page.html", 3000)
    page("long.html", 30_000)
    few, many = add("few.jsonl", "few", 600), add("many.jsonl", "many", MANY)
    require(many < few + 100, f"fifty times as many documents take {many:.0f} MB, {few:.0f} before: not flat")
    add("long.jsonl", "long", 6)
    add("one.txt", "one", 1)
    add("page.html", "page", 1)
    add("long.html", "page", 1)
    require(READERS_SEEN, "no reader was seen at work")
    return folder / "many"


# Nothing of it bears on a standard; each document is another one, so that none is laid beside the others.
PLACES = ["pier", "market", "station", "harbour", "museum", "library", "theatre", "lighthouse", "bridge", "old town"]


def quiet_text(number):
    lines = [f"The {PLACES[(number * 7 + at) % 10]} in Varna, Bulgaria, was open for {number % 89 + at + 3} days in {2000 + at % 25}, the Quay "
             f"Gazette said, and {number * 31 % 977} people saw the {PLACES[(number + at * 3) % 10]}." for at in range(40)]
    return f"Quay Gazette\n\n{number % 27 + 1} March 2024\n\n" + " ".join(lines)


def assesses(program, folder):
    def assess(count):
        with open(folder / f"quiet{count}.jsonl", "w", encoding="utf-8") as out:
            for number in range(count):
                out.write(json.dumps({"id": f"quiet{number}", "text": quiet_text(number)}) + "\n")
        workspace = str(folder / f"quiet{count}")
        subprocess.run([program, "add", "--engine", "rules", "--workspace", workspace, str(folder / f"quiet{count}.jsonl")], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        watched = Watched([program, "assess", "Bulgaria", "--json", "--workspace", workspace], ASSESS, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
        told = json.loads(watched.end(f"assess of {count} documents", (0,)))
        require(told["documents"] == count, f"assess: {told['documents']} documents tell of Bulgaria, not {count}")
        print(f"assess of {count} documents: {watched.most:.0f} MB (ceiling {ASSESS})", flush=True)
        return watched.most

    assess(400)
    held, many = 112 + 4 * (os.cpu_count() or 1), assess(4000)
    require(many < held, f"assess of 4000 documents: {many:.0f} MB were resident, not {held}")


def asks(port, key, number):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=800)
    headers = {"Authorization": "Bearer " + key, "X-Plumbline": "1"}

    def ask(path, body=None):
        kind = {} if body is None else {"Content-Type": "application/octet-stream"}
        line.request("GET" if body is None else "POST", path, body, {**headers, **kind})
        answer = line.getresponse()
        return answer.status, answer.read()

    status, read = ask("/api/documents?limit=500")
    require(status == 200, f"a list: {status}")
    documents = [each["document"] for each in json.loads(read)["documents"]]
    paths = ["/api/status", "/api/facets", "/api/countries", "/api/documents?country=BGR&limit=500", "/api/documents?year=2024",
             "/api/documents?kind=statement", f"/api/export?what=documents&form=csv&q=harbour&year={2000 + number}"]
    paths += ["/api/countries/BGR/profile", "/api/figures?country=BGR"] if os.environ.get("PLUMBLINE_LONG") else []
    paths += [f"/api/search?limit=500&q={word}" for word in ("ministry", "shipyard", "%22courts+convicted%22", "harbour")]
    paths += [f"/api/documents/{each}" for each in documents[number * 10:number * 10 + 20]]
    for path in paths:
        status, read = ask(path)
        require(status == 200, f"{path}: {status} {read[:200]}")
    status, read = ask(f"/api/documents?name=note{number}.txt", text(200_000 * (number % 4 + 1), number).encode())
    require(status in (201, 503), f"a document: {status} {read[:200]}")
    for path in paths[:6]:
        status, read = ask(path)
        require(status == 200, f"{path} after a document came: {status} {read[:200]}")
    return json.loads(ask("/api/status")[1])["claims"]


def serves(program, workspace):
    # Its threads reserve stacks that they never fill: they count for the system, and are not resident.
    watched = Watched([program, "serve", str(workspace), "--port", "0"], SERVE, beside=256, stdout=subprocess.PIPE,
                      stderr=subprocess.DEVNULL)
    address = watched.process.stdout.readline().decode()
    port, key = int(re.search(r":(\d+)/", address)[1]), re.search(r"key=([0-9a-f]+)", address)[1]
    try:
        with concurrent.futures.ThreadPoolExecutor(16) as people:
            claims = [each.result() for each in [people.submit(asks, port, key, number) for number in range(16)]]
    except BaseException:
        watched.process.kill()
        raise
    watched.process.send_signal(signal.SIGTERM)
    watched.end("serve", (0,))
    require(min(claims) >= 1_000_000, f"it served {min(claims)} claims")
    print(f"serve over {max(claims)} claims, 16 people: {watched.most:.0f} MB, reader {watched.reader:.0f} MB (ceilings {SERVE}, {READER})")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as top:
        folder = pathlib.Path(top)
        checks(program, folder)
        workspace = adds(program, folder)
        assesses(program, folder)
        serves(program, workspace)


main()
