#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""HTTP that is no HTTP, or too much of it: requests that two readers could read differently, headers and bodies without
end, lines on which nothing comes or nothing is taken. Each gets one answer at most, others are served meanwhile, and
memory stays where it was.

abuse.py PLUMBLINE
"""
import concurrent.futures
import gzip
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time

import serve

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
# KiB that an attack may cost: 256 lines, in a crowd up to 1,024, with what was read of them and what they are told. Files
# of the page are told from where they lie in the program; a copy of 184 kB for each line would be 46 to 184 MiB alone.
MEMORY = 64 << 10
HIDDEN = b"GET /door HTTP/1.1\r\nHost: HOST\r\nX-Hidden: 1\r\n\r\n"


def require(true, words):
    if not true:
        sys.exit("abuse.py: " + words)


def memory(process):
    words = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", words).group(1))


def chunked(*lines):
    return b"\r\n".join(lines)


def vectors():
    """Name, the lines after the request line and Host, the body. Where a second request could hide, it does."""
    n = str(len(HIDDEN)).encode()
    lengths = {
        "two lengths": b"Content-Length: 0\r\nContent-Length: " + n, "two in one": b"Content-Length: 0, " + n,
        "plus": b"Content-Length: +" + n, "minus": b"Content-Length: -1", "hexadecimal": b"Content-Length: 0x10",
        "letters": b"Content-Length: ten", "no digits": b"Content-Length: ", "a fraction": b"Content-Length: 1.0",
        "too long a number": b"Content-Length: 18446744073709551616", "blank within": b"Content-Length: 1 0",
        "blank before the colon": b"Content-Length : " + n, "folded": b"Content-Length:\r\n " + n + b"\r\nContent-Length: 0",
    }
    for name, line in lengths.items():
        yield "length: " + name, line, HIDDEN
    body = chunked(b"0", b"", HIDDEN)
    codings = {
        "with a length": b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        "with a length after": b"Transfer-Encoding: chunked\r\nContent-Length: 5",
        "of no kind": b"Transfer-Encoding: xchunked", "twice": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "not last": b"Transfer-Encoding: chunked, identity", "blank before the colon": b"Transfer-Encoding : chunked",
        "a control before it": b"Transfer-Encoding: \x0bchunked", "packed": b"Transfer-Encoding: gzip, chunked",
        "packed alone": b"Transfer-Encoding: gzip", "in quotes": b'Transfer-Encoding: "chunked"',
        "a NUL in it": b"Transfer-Encoding: chunked\x00", "folded": b"Transfer-Encoding:\r\n chunked\r\nContent-Length: 5",
    }
    for name, line in codings.items():
        yield "coding: " + name, line, body
    chunks = {
        "letters": b"zz\r\n", "minus": b"-1\r\n", "plus": b"+0\r\n\r\n", "hexadecimal prefix": b"0x0\r\n\r\n",
        "too long a number": b"fffffffffffffffff\r\n", "almost too long": b"ffffffffffffffff\r\n", "longer than said": b"1\r\nabc\r\n0\r\n\r\n",
        "no end of line": b"1\na\n0\n\n",        "blank": b" 0\r\n\r\n",
    }
    # Well said, but too much of it: taken or refused.
    yield "long: a chunk's name", b"Transfer-Encoding: chunked", b"0;" + b"a" * 100_000 + b"\r\n\r\n"
    yield "long: trailers", b"Transfer-Encoding: chunked", b"0\r\n" + b"a: b\r\n" * 30_000 + b"\r\n"
    for name, words in chunks.items():
        yield "chunk: " + name, b"Transfer-Encoding: chunked", words + HIDDEN
    yield "body: packed", b"Content-Encoding: gzip\r\nContent-Length: %d" % len(gzip.compress(b"{}" * 9)), gzip.compress(b"{}" * 9)
    yield "body: 1 TiB announced", b"Content-Length: 1099511627776", b"a"
    yield "body: 1 MiB of a stranger", b"Authorization: Bearer 0\r\nContent-Length: 1048576", b"a" * 1048576
    yield "body: 1 MiB of a stranger in chunks", b"Authorization: Bearer 0\r\nTransfer-Encoding: chunked", b"100000\r\n" + b"a" * 1048576 + b"\r\n0\r\n\r\n"
    headers = {
        "100,000 of them": b"\r\n".join(b"X-%d: a" % at for at in range(100_000)), "one of 1 MiB": b"X: " + b"a" * (1 << 20),
        "a NUL": b"X: a\x00b", "a bare CR": b"X: a\rb", "no name": b": a", "no colon": b"nothing", "a control in the name": b"X\x01: a",
        "a blank in the name": b"X Y: a", "two Hosts": b"Host: evil.example", "an escape": b"X: \x1b[2J",
    }
    for name, line in headers.items():
        yield "header: " + name, line + b"\r\nContent-Length: 0", b""


LINES = {
    "no version": b"GET /door\r\n\r\n", "an old one": b"GET /door HTTP/0.9\r\nHost: HOST\r\n\r\n", "the next one": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "one of no kind": b"GET /door HTTP/1.10\r\nHost: HOST\r\n\r\n", "two blanks": b"GET  /door HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a blank in the target": b"GET /do or HTTP/1.1\r\nHost: HOST\r\n\r\n", "a NUL in the target": b"GET /door\x00 HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "another server as target": b"GET http://evil.example/door HTTP/1.1\r\nHost: HOST\r\n\r\n", "a star": b"OPTIONS * HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a tunnel": b"CONNECT 192.0.2.1:80 HTTP/1.1\r\nHost: HOST\r\n\r\n", "a target of 200 KB": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "a method of 200 KB": b"G" * 200_000 + b" / HTTP/1.1\r\nHost: HOST\r\n\r\n", "bare LF": b"GET /door HTTP/1.1\nHost: HOST\n\n",
    "blank lines without end": b"\r\n" * 100_000, "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 600,
    "an upgrade": b"GET /door HTTP/1.1\r\nHost: evil.example\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
}


def each_has_one_answer(server):
    host = f"127.0.0.1:{server.port}".encode()
    asked = 0

    def answers(data):
        try:
            return server.raw(data.replace(b"HOST", host))
        except (ConnectionError, socket.timeout):
            return b""  # closed while we still spoke

    for name, lines, body in vectors():
        head = b"POST /close HTTP/1.1\r\nHost: HOST\r\nX-Plumbline: 1\r\nContent-Type: application/json\r\n"
        answer = answers(head + lines + b"\r\n\r\n" + body)
        statuses = re.findall(rb"HTTP/1\.1 (\d\d\d) ", answer)
        require(len(statuses) <= 1, f"{name}: {len(statuses)} answers, a hidden request is one: {answer[:300]}")
        require(all(each.startswith(b"4") for each in statuses) or name.startswith("long:"), f"{name} is taken: {answer[:200]}")
        require(b'"accounts"' not in answer, f"{name}: what was hidden is answered")
        asked += 1
    for name, data in LINES.items():
        answer = answers(data)
        statuses = re.findall(rb"HTTP/1\.1 (\d\d\d) ", answer)
        require(len(statuses) <= 1 and all(each[:1] == b"4" for each in statuses), f"request line, {name}: {answer[:200]}")
        asked += 1
    # Brackets without end are no request of ours, nor a stack that overflows.
    for body in (b"[" * 1_000_000, b'{"a":' * 200_000, b'"' + b"\\u0000" * 100_000, b"9" * 1_000_000):
        status = server.ask("/api/sources/decisions", "POST", body, Authorization="Bearer " + server.key, X_Plumbline="1",
                            Content_Type="application/json")[0]
        require(status == 400, f"{body[:6]}... is answered {status}")
    require(server.get("/api/status")[0] == 200, "after all that nobody is answered")
    return asked


def honest(server, stop, told):
    """Somebody who works on: whatever is asked must be answered."""
    while not stop.is_set():
        for path in ("/api/status", "/api/documents", "/api/search?q=trafficking"):
            try:
                status = server.get(path)[0]
            except (OSError, ValueError) as fault:
                status = repr(fault)
            told.append(status)


def hold(port, first, count, lines):
    """So many lines more that say `first` and then nothing."""
    for _ in range(count):
        try:
            line = socket.create_connection(("127.0.0.1", port), timeout=5)
            # Small, so that who never reads stops the other side early.
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            line.setblocking(False)
            if first:
                line.send(first)
            lines.append(line)
        except OSError:
            pass


def others_are_served(server):
    host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    page = server.ask("/")[2].decode()
    asset = re.search(r'src="(/assets/[^"]+\.js)"', page)
    read_me = f"GET {asset.group(1) if asset else '/'} HTTP/1.1\r\n".encode() + host + b"\r\n"
    kinds = {
        "idle": b"", "half a line": b"GET / HT", "half a header": b"GET / HTTP/1.1\r\n" + host + b"X: a",
        "half a body": b"POST /session HTTP/1.1\r\n" + host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{",
        "half a chunk": b"POST /close HTTP/1.1\r\n" + host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\na",
        "reads nothing": read_me * 40,
    }
    before = memory(server.process)
    most = before
    for name, first in kinds.items():
        stop, told, lines = threading.Event(), [], []
        people = [threading.Thread(target=honest, args=(server, stop, told)) for _ in range(2)]
        for each in people:
            each.start()
        for _ in range(2):
            hold(server.port, first, 500, lines)
            most = max(most, memory(server.process))
        waited = time.monotonic() + 60
        have = len(told)
        while len(told) < have + 30 and time.monotonic() < waited:
            time.sleep(0.05)
        stop.set()
        for each in people:
            each.join()
        for line in lines:
            line.close()
        require(len(told) >= have + 30 and set(told) == {200}, f"{name}, 1000 lines: honest people are told {set(told)}, {len(told)} times")
        require(most < before + MEMORY or "PLUMBLINE_SANITIZED" in os.environ, f"{name}: {before >> 10} MiB have become {most >> 10}")
    # Trickling: a byte of header every moment on 200 lines keeps nobody waiting.
    lines = []
    hold(server.port, b"GET / HTTP/1.1\r\nX-A: ", 200, lines)
    for _ in range(20):
        for line in lines:
            try:
                line.send(b"a")
            except OSError:
                pass
        require(server.get("/api/status")[0] == 200, "trickling lines keep others waiting")
    for line in lines:
        line.close()
    return most - before


def too_many_passwords(program, folder):
    """Hundreds at the door at once: who is inside already works on."""
    workspace = folder + "/team"
    subprocess.run([program, "add", "--workspace", workspace, str(EXAMPLES / "harbour-courier.txt")], check=True, capture_output=True)
    subprocess.run([program, "accounts", "add", "Ada", "--role", "administrator", "--workspace", workspace],
                   input="barn gravel otter seven\n", text=True, check=True, capture_output=True)
    import team
    server = team.Server(team.Team(program, workspace))
    status, told = server.sign_in("Ada")
    require(status == 201, f"Ada cannot sign in: {told}")
    before = memory(server.process)
    with concurrent.futures.ThreadPoolExecutor(300) as pool:
        guesses = [pool.submit(server.sign_in, f"name {at}", "a guess of many") for at in range(300)]
        for _ in range(20):
            require(server.ask("/api/status", told["session"])[0] == 200, "who is inside waits for the door")
        statuses = {each.result()[0] for each in guesses}
    require(statuses <= {401, 503}, f"at the door: {statuses}")
    # One is hashed at a time: 256 MiB, which are given back.
    require(memory(server.process) < before + MEMORY + (256 << 10), "passwords fill the memory")
    server.end()


def strangers_give_way(server):
    """Of the server's threads one has less of a processor than people have: that of strangers."""
    def niceness(of):
        return int((of / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[16])
    process = pathlib.Path(f"/proc/{server.process.pid}")
    found = sorted(niceness(each) - niceness(process) for each in (process / "task").iterdir())
    require(found[-1] >= 10 or niceness(process) > 9, f"no thread gives way: {found}")
    require(found[0] == 0 and found.count(found[-1]) == 1, f"others give way, too: {found}")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        workspace = folder + "/workspace"
        files = [str(EXAMPLES / name) for name in ("harbour-courier.txt", "retelling.txt")]
        subprocess.run([program, "add", "--workspace", workspace, *files], check=True, capture_output=True)
        server = serve.Server(program, workspace)
        try:
            for _ in range(3):
                server.get("/api/status")
            asked = each_has_one_answer(server)
            cost = others_are_served(server)
            strangers_give_way(server)
        finally:
            code = server.end()
        require(code == 0, f"it ends with {code}")
        too_many_passwords(program, folder)
    print(f"abuse.py: {asked} requests that are none; 6 x 1000 lines held, {cost >> 10} MiB")


if __name__ == "__main__":
    main()
