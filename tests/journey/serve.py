#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workbench as a browser meets it: opened with its key, asked, attacked, ended.

serve.py PLUMBLINE
"""
import concurrent.futures
import http.client
import io
import json
import os
import pathlib
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile

import shield

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


class Server:
    def __init__(self, program, workspace):
        self.program, self.workspace = program, workspace
        self.process = subprocess.Popen([program, "serve", workspace, "--port", "0"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        url = urllib.parse.urlsplit(self.process.stdout.readline().strip())
        self.port = url.port
        # Behind the #: what a browser sends to nobody.
        self.key = urllib.parse.parse_qs(url.fragment)["key"][0]

    def ask(self, path, method="GET", body=None, **headers):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        line.request(method, path, body, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def get(self, path):
        status, _, body = self.ask(path, Authorization="Bearer " + self.key)
        return status, json.loads(body)

    def raw(self, data):
        with socket.create_connection(("127.0.0.1", self.port), timeout=120) as line:
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            out = b""
            while chunk := line.recv(65536):
                out += chunk
            return out

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


def require(true, words):
    if not true:
        sys.exit("serve.py: " + words)


def opened_with_its_key(server):
    def opened(key):
        status, headers, body = server.ask("/open", "POST", Authorization="Bearer " + key, X_Plumbline="1")
        require("Set-Cookie" not in headers, "a cookie is set, which goes to the servers of all ports")
        return status, body

    status, body = opened(server.key)
    require(status == 201, f"the key opens nothing: {status}")
    session = json.loads(body)["session"]
    require(server.ask("/api/status", Authorization="Bearer " + session)[0] == 200, "the session is not known")
    require(server.ask("/api/status")[0] == 401, "somebody without a session is answered")
    require(server.ask("/api/status", Cookie="plumbline=" + session)[0] == 401, "a cookie is a session")
    require(opened("0" * 64)[0] == 403, "a wrong key opens")
    status, _, body = server.ask("/ticket", "POST", json.dumps({"target": "/api/status"}), X_Plumbline="1",
                                 Authorization="Bearer " + session, Content_Type="application/json")
    ticket = json.loads(body)["ticket"]
    require([server.ask("/api/status?ticket=" + ticket)[0] for _ in range(2)] == [200, 401], "a ticket is not for once")


def what_is_in_it(server):
    _, status = server.get("/api/status")
    require(status["documents"] == 4 and status["claims"] > 10, f"status: {status}")
    _, facets = server.get("/api/facets")
    require(any(each["value"] == "quote-contradicted" for each in facets["findings"]), "no finding facet")
    _, page = server.get("/api/documents?finding=quote-contradicted")
    require(len(page["documents"]) == 1 and page["next"] == "", f"by finding: {page}")
    hash_ = page["documents"][0]["document"]
    _, reading = server.get("/api/documents/" + hash_)
    claim = next(each for each in reading["report"]["findings"] if each["code"] == "quote-contradicted")["claim"]
    card = reading["cards"][claim]
    require(card["check"]["alarm"] and card["check"]["edits"], f"the reversed quotation: {card}")
    status, trace = server.get(f"/api/documents/{hash_}/claims/{claim}/trace")
    require(status == 200 and trace["origins"]["documents"] >= 1, f"trace: {trace}")
    _, hits = server.get("/api/search?q=trafficking&limit=2")
    require(hits["total"] >= 2 and len(hits["hits"]) == 2, f"search: {hits}")
    require(hits["unsearched"] == 0, f"what is not searched yet: {hits}")
    for wrong, code in (("/api/search?q=%22", 400), ("/api/documents/ffff0000", 404),
                        (f"/api/documents/{hash_}/claims/c9999/trace", 404), ("/api/documents?country=Narnia", 400),
                        ("/api/documents?kind=gossip", 400), ("/api/documents?finding=dull", 400)):
        status, told = server.get(wrong)
        require(status == code and told["detail"], f"{wrong}: {status} {told}")


def two_people_decide(server):
    """Nobody's decision is lost, and nobody overrules another unawares."""
    _, page = server.get("/api/documents?finding=quote-contradicted")
    base = "/api/documents/" + page["documents"][0]["document"]

    def decide(claim, **body):
        status, _, told = server.ask(f"{base}/claims/{claim}/decisions", "POST", json.dumps(body),
                                     Authorization="Bearer " + server.key, X_Plumbline="1",
                                     Content_Type="application/json")
        return status, json.loads(told)

    status, made = decide("c2", verb="confirm", seen=0)
    require(status == 201, f"a decision is not taken: {status} {made}")
    status, told = decide("c2", verb="reject", why="no", seen=0)
    require(status == 409 and "confirm" in told["detail"], f"overruled unawares: {status} {told}")
    require(decide("c2", verb="reject", seen=made["number"])[0] == 400, "rejected without a reason")
    require(decide("c2", verb="reject", why="<script>alert(1)</script>", seen=made["number"])[0] == 201, "not rejected")
    require(decide("c2", verb="undo", seen=made["number"] + 1)[0] == 201, "not taken back")
    for wrong in ({}, {"verb": "confirm"}, {"verb": 3, "seen": 0}, {"verb": "confirm", "seen": -1}, []):
        status, _, _ = server.ask(f"{base}/claims/c2/decisions", "POST", json.dumps(wrong), X_Plumbline="1",
                                  Authorization="Bearer " + server.key, Content_Type="application/json")
        require(status == 400, f"{wrong} is taken: {status}")
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda at: decide("c3", verb="note", why=f"note {at}", seen=0), range(8)))
    require(sorted(status for status, _ in answers) == [201] + [409] * 7, f"eight at once: {answers}")
    _, reading = server.get(base)
    require([each["verb"] for each in reading["decisions"]] == ["confirm", "reject", "undo", "note"],
            f"kept: {reading['decisions']}")


def post(server, path, body):
    status, _, told = server.ask(path, "POST", json.dumps(body), Authorization="Bearer " + server.key,
                                 X_Plumbline="1", Content_Type="application/json")
    return status, json.loads(told)


def counts_follow_decisions(server):
    """What is told from memory is what a person sees who has just decided."""
    _, page = server.get("/api/documents?finding=quote-contradicted")
    base = "/api/documents/" + page["documents"][0]["document"]
    paths = ("/api/facets", "/api/countries", "/api/status")
    before = [server.get(path) for path in paths]
    kinds = {each["kind"] for each in server.get(base)[1]["report"]["claims"]}
    other = next(each for each in ("law", "opinion", "route", "response", "statement", "figure") if each not in kinds)
    others = next((each["documents"] for each in before[0][1]["kinds"] if each["value"] == other), 0)

    def decide(claim, **body):
        status, told = post(server, f"{base}/claims/{claim}/decisions", body)
        require(status == 201, f"{body}: {status} {told}")
        _, list_ = server.get("/api/documents?finding=quote-contradicted")
        _, facets = server.get("/api/facets")
        documents = {each["value"]: each["documents"] for each in facets["kinds"]}
        require(len(server.get("/api/documents?kind=" + other)[1]["documents"]) == documents.get(other, 0),
                f"the list has not as many as the counts say: {documents}")
        return told["number"], list_["documents"][0]["decided"], documents.get(other, 0)

    first, decided, _ = decide("c4", verb="confirm", seen=0)
    require([server.get(path) for path in paths] == before, "a confirmation changes counts of documents")
    second, more, count = decide("c5", verb="correct-kind", kind=other, seen=0)
    require((more, count) == (decided + 1, others + 1), f"a correction is not counted: {decided}, {more}, {count}")
    _, less, count = decide("c5", verb="undo", seen=second)
    require((less, count) == (decided, others), f"nor that it was taken back: {decided}, {less}, {count}")
    require([server.get(path) for path in paths] == before, "counts are not what they were")
    require(decide("c4", verb="undo", seen=first)[1] == decided - 1, "the list counts what was taken back")


def one_country(server):
    """What the command line says of a country, the server says too; nobody's decision is lost."""
    _, listed = server.get("/api/countries")
    known = {each["country"]: each for each in listed["countries"]}
    require(all(each["documents"] > 0 and each["name"] for each in known.values()) and known, f"countries: {listed}")
    code = listed["countries"][0]["country"]
    base = f"/api/countries/{code}"
    workspace = ["--workspace", server.workspace]
    told = subprocess.run([server.program, "profile", code, *workspace, "--json"], check=True, capture_output=True)
    status, answer = server.get(base + "/profile")
    require(status == 200 and answer["profile"] == json.loads(told.stdout), "profile is another than that of the command")
    require(answer == server.get(base + "/profile")[1], "equal questions, other answers")
    for route in ([] if answer["map"] is None else answer["map"]["ways"]):
        require(route["route"] < len(answer["profile"]["routes"]), "a way of no route")
    _, past = server.get(base + "/profile?until=1950")
    require(past["profile"]["claims"] == 0 and past["profile"]["until"] == 1950, f"until: {past}")
    told = subprocess.run([server.program, "tiers", code, "--json"], check=True, capture_output=True)
    require(server.get(base + "/tiers")[1] == json.loads(told.stdout), "tiers are others than those of the command")

    asked = "?standard=us-tvpa&year=2024"
    _, before = server.get(base + "/assessment" + asked)
    criterion = before["criteria"][0]
    require("decided" not in criterion, f"decided already: {criterion}")
    decision = {"standard": "us-tvpa", "year": 2024, "criterion": criterion["id"], "finding": "cannot-tell",
                "why": "<img src=x onerror=alert(1)>", "seen": 0}
    status, made = post(server, base + "/decisions", decision)
    require(status == 201, f"a decision is not taken: {status} {made}")
    _, after = server.get(base + "/assessment" + asked)
    require(after["criteria"][0]["decided"]["why"] == decision["why"], "an answer of before the decision is told")
    told = subprocess.run([server.program, "assess", code, "--year", "2024", *workspace, "--json"], check=True,
                          capture_output=True)
    require(after == json.loads(told.stdout), "the assessment is another than that of the command")
    status, refused = post(server, base + "/decisions", {**decision, "finding": "met"})
    require(status == 409 and "cannot-tell" in refused["detail"], f"overruled unawares: {status} {refused}")
    status, _ = post(server, base + "/decisions", {**decision, "finding": "met", "seen": made["number"]})
    require(status == 201, "who has seen the decision may not decide")
    require(post(server, base + "/decisions", {**decision, "why": ""})[0] == 400, "decided without a reason")
    require(post(server, base + "/decisions", {**decision, "why": "x" * 3000})[0] == 413, "a reason without end")
    require(post(server, base + "/decisions", {**decision, "criterion": "none"})[0] == 404, "on no criterion")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        last = made["number"] + 1
        answers = list(pool.map(lambda _: post(server, base + "/decisions", {**decision, "seen": last})[0], range(4)))
    require(sorted(answers) == [201] + [409] * 3, f"four at once: {answers}")
    _, all_of_them = server.get(base + "/decisions")
    require([each["finding"] for each in all_of_them["decisions"]] == ["cannot-tell", "met", "cannot-tell"],
            f"kept: {all_of_them}")


def to_take_along(server):
    """A dossier in each form, the page in a frame that may do nothing."""
    _, listed = server.get("/api/countries")
    base = f"/api/countries/{listed['countries'][0]['country']}/dossier"
    bearer = {"Authorization": "Bearer " + server.key}
    begins = {"html": b"<!doctype html>", "docx": b"PK", "md": b"", "pdf": b"%PDF"}
    for form, begin in begins.items():
        status, headers, body = server.ask(f"{base}?form={form}&year=2024", **bearer)
        if form == "pdf" and status == 503:
            require("weasyprint" in json.loads(body)["detail"], f"no reason is given: {body}")
            continue
        require(status == 200 and body.startswith(begin), f"{form}: {status} {body[:80]}")
        require(headers["Content-Disposition"].endswith(f'.{form}"'), f"{form}: {headers}")
        require("'none'" in headers["Content-Security-Policy"], f"{form} is not protected")
    status, headers, page = server.ask(base + "?preview=true&year=2024", **bearer)
    policy = headers["Content-Security-Policy"]
    require(status == 200 and "Content-Disposition" not in headers, f"preview: {status} {headers}")
    require(policy.endswith("sandbox") and "script-src" not in policy and "frame-ancestors 'self'" in policy, policy)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "dossier.docx"
        file.write_bytes(server.ask(base + "?form=docx&year=2024", **bearer)[2])
        file.with_name("dossier.docx.json").write_bytes(server.ask(base + "?form=docx&record=true&year=2024", **bearer)[2])
        checked = subprocess.run([server.program, "verify", str(file), "--workspace", server.workspace],
                                 capture_output=True, text=True)
        require(checked.returncode == 0, f"what was taken along cannot be checked: {checked.stdout} {checked.stderr}")
    _, short, body = server.ask(base + "?form=md&sections=limits,summary&year=2024", **bearer)
    require(0 < len(body), "no section")


def lists(server):
    for path, key in (("/api/incidents", "incidents"), ("/api/sources", "sources")):
        status, answer = server.get(path)
        require(status == 200 and answer[key], f"{path}: {status} {answer}")
    _, whole = server.get("/api/figures?unit=all&limit=200")
    seen, place = [], ""
    while len(seen) < whole["all"]:
        _, page = server.get(f"/api/figures?unit=all&limit=3&after={place}")
        place = page["next"]
        for row, of_whole in zip(page["figures"]["rows"], whole["figures"]["rows"][len(seen):]):
            told, all_told = ([[(report["document"], report["claim"]) for report in (figures["reports"][at] for at in value["reports"])]
                               for value in each["values"]] for figures, each in ((page["figures"], row), (whole["figures"], of_whole)))
            require(row["row"] == of_whole["row"] and told == all_told, f"a row of a page is another: {row}")
        seen += page["figures"]["rows"]
    require(0 < len(seen) == len(whole["figures"]["rows"]), "pages of figures are not the list")
    _, whole = server.get("/api/sources?limit=200")
    seen, place = [], ""
    while len(seen) < whole["all_sources"]:
        _, page = server.get(f"/api/sources?limit=2&after={place}")
        require(page.get("sources"), f"a page without sources: {page}")
        place = page.get("next", "")
        seen += page["sources"]
    require(seen == whole["sources"], "pages of sources are not the list")
    _, first = server.get("/api/incidents?limit=1")
    _, second = server.get("/api/incidents?limit=1&after=" + first["next"])
    require(first["all"] == second["all"] and first["incidents"] != second["incidents"], "pages of incidents")
    one, other = (each["names"][0]["id"] for each in whole["sources"][:2])
    status, made = post(server, "/api/sources/decisions", {"verb": "merge", "source": one, "other": other, "why": "same"})
    require(status == 201, f"merge: {made}")
    require(server.get("/api/sources")[1]["all_sources"] == whole["all_sources"] - 1, "not joined")
    status, _ = post(server, "/api/sources/decisions", {"verb": "undo", "number": made["number"], "why": "not so"})
    require(status == 201 and server.get("/api/sources?limit=200")[1]["sources"] == whole["sources"], "not taken back")
    _, past = server.get("/api/sources/decisions")
    require([each["verb"] for each in past["judgements"]] == ["merge", "undo"], f"kept: {past}")


def nobody_waits(server):
    """While slow questions are answered, quick ones are."""
    _, listed = server.get("/api/countries")
    code = listed["countries"][0]["country"]
    with concurrent.futures.ThreadPoolExecutor(12) as pool:
        slow = [pool.submit(server.get, f"/api/countries/{code}/profile?since={year}") for year in range(1990, 2002)]
        begun = time.monotonic()
        require(server.get("/api/status")[0] == 200, "status")
        waited = time.monotonic() - begun
        require(all(each.result()[0] == 200 for each in slow), "slow questions fail")
    require(waited < 2, f"a quick question waited {waited:.1f} s for slow ones")


def page_by_page(server):
    seen, after = [], ""
    while True:
        _, page = server.get("/api/documents?limit=1" + ("&after=" + urllib.parse.quote(after) if after else ""))
        seen += [each["document"] for each in page["documents"]]
        after = page["next"]
        if not after:
            break
    _, whole = server.get("/api/documents")
    require(seen == [each["document"] for each in whole["documents"]], "pages are not the list")


def attacked(server):
    """Each is refused by whom it should be, and others are served all the same."""
    host = f"Host: 127.0.0.1:{server.port}\r\n".encode()
    # With all that the guard asks for: what refuses them is the reader of requests.
    good = host + b"X-Plumbline: 1\r\nContent-Type: application/json\r\nAuthorization: Bearer " + server.key.encode() + b"\r\n"
    post = b"POST /close HTTP/1.1\r\n" + good
    require(server.raw(post + b"Content-Length: 2\r\nConnection: close\r\n\r\n{}").startswith(b"HTTP/1.1 204"),
            "what the attacks are made of is refused by itself")
    vectors = {
        "no HTTP": (b"\x16\x03\x01\x02\x00\r\n\r\n", 400),
        "long headers": (b"GET / HTTP/1.1\r\n" + good + b"X: " + b"a" * 200_000 + b"\r\n\r\n", 431),
        "big body": (post + b"Content-Length: 99999999\r\n\r\n", 413),
        "big chunks": (post + b"Transfer-Encoding: chunked\r\n\r\n200000\r\n" + b"a" * 0x200000 + b"\r\n0\r\n\r\n", 413),
        "two lengths": (post + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
        "length and chunks": (post + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        "bad chunk": (post + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        "bad length": (post + b"Content-Length: -1\r\n\r\n", 400),
        "folded header": (b"GET / HTTP/1.1\r\n" + good + b"X: a\r\nHost : evil\r\n\r\n", 400),
        "bad target": (b"GET /%zz HTTP/1.1\r\n" + good + b"\r\n", 400),
        "half a header": (b"GET / HTTP/1.1\r\n" + good + b"X", 400),
        "foreign name": (b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 421),
        "two names": (b"GET / HTTP/1.1\r\n" + host + b"Host: evil.example\r\nConnection: close\r\n\r\n", 421),
        "no name": (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 421),
    }
    for name, (data, status) in vectors.items():
        answer = server.raw(data)
        require(answer.startswith(f"HTTP/1.1 {status} ".encode()), f"{name} is not answered {status}: {answer[:80]}")
        require(len(re.findall(rb"HTTP/1.1 \d\d\d ", answer)) == 1, f"{name} is two requests: {answer}")
        require(server.get("/api/status")[0] == 200, f"after {name} nobody is answered")
    require(server.raw(b"") == b"", "who says nothing is answered")
    # More than there are places: those that wait longest make room.
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(400)]
    for line in idle:
        try:
            line.sendall(b"GET / HTTP/1.1\r\nX")
        except OSError:
            pass  # one that made room
    require(server.get("/api/status")[0] == 200, "slow lines keep others waiting")
    for line in idle:
        line.close()


def press_in(server, said, count):
    lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(count)]
    for each in lines:
        try:
            each.sendall(said)
        except OSError:
            pass  # one that made room
    return lines


def is_any_closed(lines):
    """By the other side, now or soon."""
    closed = select.poll()
    for each in lines:
        closed.register(each, select.POLLRDHUP)
    return bool(closed.poll(30_000))


def a_stranger_comes_in(server):
    """On one line: a stranger is answered, then somebody who has come in, whom from then on no stranger crowds out."""
    host = f"Host: 127.0.0.1:{server.port}\r\n"
    door = f"GET /door HTTP/1.1\r\n{host}\r\n".encode()
    status = f"GET /api/status HTTP/1.1\r\n{host}Authorization: Bearer {server.key}\r\n\r\n".encode()
    refused = f"GET /api/status HTTP/1.1\r\n{host}\r\n".encode()
    # All at once: what was read with a stranger's request goes over with the line.
    answer = server.raw(door + status + refused + status + door)
    told = re.findall(rb"HTTP/1.1 (\d\d\d) .*?\r\n\r\n\{\"(\w+)\"", answer, re.S)
    require([each[0] for each in told] == [b"200", b"200", b"401", b"200", b"200"] and
            [each[1] for each in told[0::4]] == [b"accounts"] * 2 and told[1] == told[3], f"one after the other: {told}")

    def ask(line, request):
        line.sendall(request)
        answer = b""
        while not answer.rstrip().endswith(b"}"):
            try:
                more = line.recv(65536)
            except ConnectionError:
                more = b""
            require(more, f"the line was closed after {answer[:80]}")
            answer += more
        require(answer.startswith(b"HTTP/1.1 200 "), f"on a line that goes on: {answer[:80]}")

    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        ask(line, door)
        ask(line, status)
        for said in (b"", b"GET / HTTP/1.1\r\nX", door):
            crowd = press_in(server, said, 300)
            # Half a second long none of them would make room: then those that press in crowd out the first.
            time.sleep(0.6)
            crowd += press_in(server, said, 100)
            ask(line, status)
            require(is_any_closed(crowd), f"nobody was crowded out by 400 who say {said[:9]}")
            for each in crowd:
                each.close()
            ask(line, door)
    # Fields behind a body let nobody in.
    behind = (f"POST /api/sources/decisions HTTP/1.1\r\n{host}X-Plumbline: 1\r\nContent-Type: application/json\r\nConnection: close\r\n"
              f"Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\nAuthorization: Bearer {server.key}\r\n\r\n").encode()
    require(server.raw(behind).startswith(b"HTTP/1.1 401 "), "fields behind a body let somebody in")


def lines_are_counted(server):
    """However lines end, their places are free again."""
    for _ in range(3):
        lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
        for number, line in enumerate(lines):
            line.sendall(b"GET / HTTP/1.1\r\nX" if number % 2 else b"\x16\r\n\r\n")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.close()
    for _ in range(50):
        try:
            if server.get("/api/status")[0] == 200:
                return
        except (ConnectionError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    sys.exit("serve.py: lines that are gone are counted")


def documents_come(server):
    """As `add` takes them, or refused with the reason that the ledger has; long ones only from who may ask."""
    def add(name, body, **headers):
        headers = {"Authorization": "Bearer " + server.key, "X_Plumbline": "1",
                   "Content_Type": "application/octet-stream", **headers}
        path = "/api/documents?" + urllib.parse.urlencode({"name": name})
        status, _, told = server.ask(path, "POST", body, **headers)
        return status, json.loads(told)

    text = "Pier Post\n\n4 May 2024\n\nThe Ministry of Labour of Georgia said that 16 workers were freed in Batumi on Friday.\n"
    status, told = add("../../etc/pier post.txt", text)
    outcome = told["outcomes"][0]
    require(status == 201 and outcome["state"] == "added" and outcome["path"] == "pier post.txt", f"added: {status} {told}")
    require(server.get("/api/documents/" + outcome["document"])[0] == 200, "what was added is not there")
    status, told = add("again.txt", text)
    require(status == 201 and told["outcomes"][0]["state"] == "unchanged", f"the same twice: {told}")
    for name, body in (("broken.pdf", b"%PDF-1.7\n" + b"\x00" * 500), ("broken.docx", b"PK\x03\x04" + b"a" * 500)):
        status, told = add(name, body)
        require(status == 422 and told["detail"], f"{name}: {status} {told}")
    # Bombs, as they come over the network.
    before = memory(server)
    for name, members in (("zeros.zip", {"a.txt": b"\0" * (400 << 20)}),
                          ("climbs.zip", {"../../../tmp/climbed.txt": b"\xff\xfe\0\0"})):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        status, told = add(name, packed.getvalue())
        within = status == 201 and ".." not in told["outcomes"][0]["member"] and name.startswith("climbs")
        require(within or (status == 422 and told["detail"]), f"{name}: {status} {str(told)[:200]}")
        require(memory(server) < before + (200 << 10), f"{name} takes {memory(server) - before} KiB")
    require(not os.path.exists("/tmp/climbed.txt"), "a member of an archive was written where it said")
    require(server.get("/api/status")[1]["files"]["failed"] >= 2, "the ledger does not know what was refused")
    for name, body, headers, code in (
            ("", text, {}, 400), ("-", text, {}, 400), ("a.txt", "", {}, 400), ("a" * 300, text, {}, 400),
            ("a.txt", text, {"Content_Type": "text/plain"}, 415), ("a.txt", "{}", {"Content_Type": "application/json"}, 415),
            ("a.txt", text, {"Authorization": "Bearer 0"}, 401), ("a.txt", text, {"Origin": "http://evil.example"}, 403),
            ("a.txt", b"a" * (2 << 20), {"Authorization": "Bearer 0"}, 413)):
        status, told = add(name, body, **headers)
        require(status == code and told["detail"], f"{name[:9]} {headers}: {status} {told}")
    host = f"Host: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {server.key}\r\nX-Plumbline: 1\r\n"
    head = "POST /api/documents?name=a.txt HTTP/1.1\r\n" + host + "Content-Type: application/octet-stream\r\n"
    for length in (33 << 20, 1 << 62):
        answer = server.raw(f"{head}Content-Length: {length}\r\n\r\n".encode())
        require(answer.startswith(b"HTTP/1.1 413 "), f"{length} bytes: {answer[:80]}")
    require(add("long.txt", b"No news of the harbour.\n" * (3 << 16))[0] == 201, "4 MiB of text are refused")


def memory(server):
    words = pathlib.Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", words).group(1))


def many_at_once(server):
    paths = ["/api/documents", "/api/search?q=trafficking", "/api/facets", "/api/status"] * 25
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(server.get, paths))
    require(all(status == 200 for status, _ in answers), "not all are answered")
    require(answers[:4] == answers[4:8], "equal questions, other answers")


def nobody_is_named(program, folder):
    """No route, asked of every country and document, names whom the articles of shield.py name as victims."""
    workspace = folder + "/shielded"
    files = [shield.pack(pathlib.Path(folder), name, case[0]) for name, case in shield.CASES.items()]
    subprocess.run([program, "add", "--workspace", workspace, "--engine", "rules", *files], check=True, capture_output=True)
    planted = [word for case in shield.CASES.values() for word in case[1]]
    server = Server(program, workspace)
    try:
        _, table = server.get("/api/openapi.json")
        countries = [each["country"] for each in server.get("/api/countries")[1]["countries"]]
        documents = [each["document"] for each in server.get("/api/documents")[1]["documents"]]
        require(len(countries) > 2 and len(documents) == len(files), f"{countries} {documents}")
        asked = 0
        for pattern, methods in table["paths"].items():
            paths = [pattern.replace("{country}", code) for code in countries] if "{country}" in pattern else [pattern]
            paths = [path.replace("{hash}", each).replace("{claim}", "c1") for path in paths
                     for each in (documents if "{hash}" in pattern else [""])]
            if pattern.endswith("/assessment"):
                paths = [f"{path}?year={year}" for path in paths for year in (2020, 2022, 2024)]
            if pattern.endswith("/dossier"):
                paths = [f"{path}?year=2022&form={form}" for path in paths for form in ("html", "md")] + \
                    [f"{path}?year=2022&record=true" for path in paths]
            paths = [path + "?unit=all&limit=200" if path == "/api/figures" else path for path in paths]
            for path in paths if "get" in methods else []:
                status, _, body = server.ask(path, Authorization="Bearer " + server.key)
                # An article may be found by its name, which is not ours to change.
                text = body.decode("utf-8", "replace").replace("quint-speaks", "")
                faults = list(shield.leaks(text, planted, path))
                require(not faults, "; ".join(faults[:3]))
                asked += status == 200
        require(asked > 60, f"{asked} answers only")
    finally:
        server.end()


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        workspace = folder + "/workspace"
        files = [str(EXAMPLES / name) for name in
                 ("harbour-courier.txt", "retelling.txt", "route-report.txt", "tier-digest.txt")]
        subprocess.run([program, "add", "--workspace", workspace, *files], check=True, capture_output=True)
        missing = subprocess.run([program, "serve", folder + "/nothing"], capture_output=True, text=True)
        require(missing.returncode != 0 and "nothing" in missing.stderr, "a missing workspace is served")
        server = Server(program, workspace)
        try:
            for step in (opened_with_its_key, what_is_in_it, two_people_decide, counts_follow_decisions, one_country, to_take_along, lists,
                         nobody_waits, page_by_page, attacked, a_stranger_comes_in, lines_are_counted, many_at_once, documents_come):
                step(server)
            taken = subprocess.run([program, "serve", workspace, "--port", str(server.port)],
                                   capture_output=True, text=True)
            require(taken.returncode != 0 and "--port" in taken.stderr, f"a taken port: {taken.stderr}")
        finally:
            code = server.end()
        require(code == 0, f"it ends with {code}")
        nobody_is_named(program, folder)


if __name__ == "__main__":
    main()
