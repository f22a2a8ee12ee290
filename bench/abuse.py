#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long honest people wait for `serve` while others abuse it (trust.md R26: at most twice as long).

usage: abuse.py PLUMBLINE WORKSPACE [SECONDS]

Four people ask for the status, a page of documents and a search, first alone, then while others hold 500 idle lines, 200
that trickle a header, 200 with half a body, 200 that read nothing, and send requests that are none, 100,000 headers
and bodies that are too long, 20 of them a second. Prints p50 and p99 of both, the ratio, and the memory of the server.
"""
import pathlib
import random
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests/journey"))
import abuse  # noqa: E402
import serve  # noqa: E402

PEOPLE = 4
PATHS = ("/api/status", "/api/documents", "/api/search?q=police", "/api/documents?limit=100")


def ask_on(server, stop, waits, faults):
    own = random.Random(7)
    while not stop.is_set():
        begun = time.perf_counter()
        try:
            if server.get(own.choice(PATHS))[0] != 200:
                faults.append("status")
        except (OSError, ValueError) as fault:
            faults.append(repr(fault))
        waits.append(time.perf_counter() - begun)
        time.sleep(0.005)


def measured(server, seconds):
    stop, waits, faults = threading.Event(), [], []
    people = [threading.Thread(target=ask_on, args=(server, stop, waits, faults)) for _ in range(PEOPLE)]
    for each in people:
        each.start()
    time.sleep(seconds)
    stop.set()
    for each in people:
        each.join()
    waits.sort()
    return waits, faults


def attack(server, stop):
    host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    firsts = {b"": 500, b"GET / HTTP/1.1\r\n" + host + b"X: ": 200, b"GET / HTTP/1.1\r\n" + host + b"\r\n" * 40: 200,
              b"POST /session HTTP/1.1\r\n" + host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{": 200}
    vectors = [b"POST /close HTTP/1.1\r\n" + host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\n" + lines + b"\r\n\r\n" + body
               for _, lines, body in abuse.vectors()]
    lines = []
    for first, count in firsts.items():
        abuse.hold(server.port, first, count, lines)
    at = 0
    while not stop.is_set():
        for line in lines:
            try:
                line.send(b"a")
            except OSError:
                pass
        for _ in range(10):
            try:
                server.raw(vectors[at % len(vectors)])
            except OSError:
                pass
            at += 1
        stop.wait(0.5)
    for line in lines:
        line.close()


def quantile(waits, share):
    return 1000 * waits[min(len(waits) - 1, int(share * len(waits)))]


def main():
    program, workspace = sys.argv[1:3]
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 15
    server = serve.Server(program, workspace)
    try:
        measured(server, 2)
        rows, memory = {}, {}
        rows["alone"], faults = measured(server, seconds)
        memory["alone"] = abuse.memory(server.process)
        stop = threading.Event()
        others = threading.Thread(target=attack, args=(server, stop))
        others.start()
        time.sleep(2)
        rows["abused"], more = measured(server, seconds)
        memory["abused"] = abuse.memory(server.process)
        stop.set()
        others.join()
    finally:
        server.end()
    for name, waits in rows.items():
        print(f"{name:7} {len(waits):6} answers  p50 {quantile(waits, 0.5):6.1f} ms  p99 {quantile(waits, 0.99):6.1f} ms  "
              f"memory {memory[name] >> 10} MiB")
    print(f"p99 is {quantile(rows['abused'], 0.99) / quantile(rows['alone'], 0.99):.2f} times as long; {len(faults + more)} not answered")


if __name__ == "__main__":
    main()
