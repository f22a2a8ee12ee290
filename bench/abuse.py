#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long honest people wait for `serve` while others abuse it (trust.md R26: at most twice as long).

usage: abuse.py PLUMBLINE WORKSPACE [SECONDS] [--apart]

Four people ask for the status, a page of documents and a search: on lines that they keep, as browsers do, and on a new line for
each question, as who comes does. They ask first alone, then while others hold 500 idle lines, 200
that trickle a header, 200 with half a body, 200 that ask on and on and read nothing, open again what the server closes, and send
requests that are none, 100,000 headers and bodies that are too long, 20 of them a second.

Those who abuse take processor time that people wait for, too, whatever the server does. So the same is measured while they
abuse another server on the same machine: what is longer than that is our server's doing. People and others are processes of
their own; in one of Python's they would wait for its lock. --apart gives those who abuse the last processor and everybody else the
others, as if they came from another machine: what is longer then is all our server's doing. Prints p50 and p99 of the three, the ratios, processor time and memory
of the server, and of each kind of line how many were opened and how much was sent.
"""
import http.client
import multiprocessing
import os
import pathlib
import random
import re
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/journey"))
import abuse  # noqa: E402
import serve  # noqa: E402

PEOPLE = 4
PATHS = ("/api/status", "/api/documents", "/api/search?q=police", "/api/documents?limit=100")


class Anew:
    """Somebody who opens a line for each question, as who comes to the workbench does."""

    def __init__(self, server):
        self.server = server

    def get(self, path):
        return self.server.get(path)[0]


class Keeps:
    """Somebody who keeps a line, as a browser does; one that the server closes is opened again, and that is waited for, too."""

    def __init__(self, server):
        self.server, self.line = server, None

    def get(self, path):
        for again in (True, False):
            self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
            try:
                self.line.request("GET", path, headers={"Authorization": "Bearer " + self.server.key})
                answer = self.line.getresponse()
                answer.read()
                return answer.status
            except (OSError, http.client.HTTPException):
                self.line.close()
                self.line = None
                if not again:
                    raise


KINDS = {Keeps: "who keep their line", Anew: "a line a question"}


def ask_on(person, stop, waits, faults):
    own = random.Random(7)
    while not stop.is_set():
        begun = time.perf_counter()
        try:
            if person.get(own.choice(PATHS)) != 200:
                faults.append("status")
        except (OSError, ValueError, http.client.HTTPException) as fault:
            faults.append(repr(fault))
        waits.append(time.perf_counter() - begun)
        time.sleep(0.005)


def people_ask(server, seconds, kind, told):
    stop, waits, faults = threading.Event(), [], []
    people = [threading.Thread(target=ask_on, args=(kind(server), stop, waits, faults)) for _ in range(PEOPLE)]
    for each in people:
        each.start()
    time.sleep(seconds)
    stop.set()
    for each in people:
        each.join()
    told.send((sorted(waits), faults))


def measured(server, seconds, kind):
    told, teller = multiprocessing.Pipe(False)
    people = multiprocessing.Process(target=people_ask, args=(server, seconds, kind, teller))
    people.start()
    out = told.recv()
    people.join()
    return out


def used(server):
    """Processor time so far, of all its threads."""
    cells = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


class Kind:
    """So many lines of one kind, for as long as it lasts: those that the server closes are opened again."""

    def __init__(self, port, name, count, first, then, asks=False):
        self.port, self.name, self.count, self.first, self.then, self.asks = port, name, count, first, then, asks
        self.lines, self.opened, self.sent = [], 0, 0

    def close(self):
        for line in self.lines:
            line.close()

    def is_open(self, line):
        """Says what this kind says next; a line that does not take it yet is one that is open."""
        try:
            if not self.asks and line.recv(1, socket.MSG_PEEK) == b"":
                return False
        except BlockingIOError:
            pass
        except OSError:
            return False
        try:
            self.sent += line.send(self.then) if self.then else 0
        except BlockingIOError:
            pass
        except OSError:
            return False
        return True

    def go_on(self):
        still = []
        for line in self.lines:
            if self.is_open(line):
                still.append(line)
            else:
                line.close()
        self.lines = still
        before = len(self.lines)
        abuse.hold(self.port, self.first, self.count - before, self.lines)
        self.opened += len(self.lines) - before


def kinds_of(server):
    host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    page = server.ask("/")[2].decode()
    asset = re.search(r'src="(/assets/[^"]+\.js)"', page)
    read_me = f"GET {asset.group(1) if asset else '/'} HTTP/1.1\r\n".encode() + host + b"\r\n"
    half = host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{"
    return [Kind(server.port, "idle", 500, b"", b""),
            Kind(server.port, "trickling", 200, b"GET / HTTP/1.1\r\n" + host + b"X: ", b"a"),
            Kind(server.port, "reads nothing", 200, read_me * 40, read_me * 4, asks=True),
            Kind(server.port, "half a body", 200, b"POST /session HTTP/1.1\r\n" + half, b"")]


def attack(server, stop, told, processors):
    os.sched_setaffinity(0, processors)
    host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    vectors = [b"POST /close HTTP/1.1\r\n" + host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\n" + lines + b"\r\n\r\n" + body
               for _, lines, body in abuse.vectors()]
    kinds = kinds_of(server)
    at = 0
    while not stop.is_set():
        for kind in kinds:
            kind.go_on()
        for _ in range(10):
            try:
                server.raw(vectors[at % len(vectors)])
            except OSError:
                pass
            at += 1
        stop.wait(0.5)
    for kind in kinds:
        kind.close()
    told.send([(kind.name, kind.count, kind.opened, kind.sent) for kind in kinds])


class Abuse:
    """Others who abuse a server while it lasts."""

    def __init__(self, server, processors):
        self.stop = multiprocessing.Event()
        self.told, teller = multiprocessing.Pipe(False)
        self.others = multiprocessing.Process(target=attack, args=(server, self.stop, teller, processors))
        self.kinds = []

    def __enter__(self):
        self.others.start()
        time.sleep(2)
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.kinds = self.told.recv()
        self.others.join()


def quantile(waits, share):
    return 1000 * waits[min(len(waits) - 1, int(share * len(waits)))]


def main():
    words = [word for word in sys.argv[1:] if word != "--apart"]
    program, workspace = words[:2]
    seconds = float(words[2]) if len(words) > 2 else 15
    processors = sorted(os.sched_getaffinity(0))
    others = set(processors)
    if "--apart" in sys.argv:
        if len(processors) < 2:
            sys.exit("abuse: there is one processor only; nothing measured")
        others = {processors[-1]}
        os.sched_setaffinity(0, processors[:-1])  # the servers and those who ask have it from here
    server, other = serve.Server(program, workspace), serve.Server(program, workspace)
    rows, faults = {}, []

    def measure(name):
        for kind in KINDS:
            before = used(server)
            waits, wrong = measured(server, seconds, kind)
            rows[name, kind] = waits, used(server) - before, abuse.memory(server.process)
            faults.extend(wrong)

    try:
        measured(server, 2, Keeps)
        measure("alone")
        with Abuse(other, others):
            measure("another server abused")
        with Abuse(server, others) as done:
            measure("abused")
    finally:
        server.end()
        other.end()
    for (name, kind), (waits, spent, memory) in rows.items():
        print(f"{name:22} {KINDS[kind]:22} {len(waits):6} answers  p50 {quantile(waits, 0.5):6.1f} ms  p99 {quantile(waits, 0.99):6.1f} ms  "
              f"{spent:5.1f} s of processor  memory {memory >> 10} MiB")
    for name, count, opened, sent in done.kinds:
        print(f"{name:13} {count} lines at a time, {opened} opened, {sent} bytes said on them later")
    for kind, words in KINDS.items():
        late = {name: quantile(waits, 0.99) for (name, who), (waits, _, _) in rows.items() if who is kind}
        print(f"{words}: p99 is {late['abused'] / late['alone']:.2f} times as long as alone, "
              f"{late['abused'] / late['another server abused']:.2f} times as long as while another server is abused")
    print(f"{len(faults)} not answered")


if __name__ == "__main__":
    main()
