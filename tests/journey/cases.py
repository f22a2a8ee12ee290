#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Confidential cases at a running server: nobody learns of one who is not assigned to it.

Cases with planted words in every part; then every route of the table with every parameter, searches and exports among
them, as stranger, reader, administrator, editor who is not assigned, analyst without second factor and by the token of
one who is. No planted word, and no id of a case, may be in any byte sent; no planted word in what the program prints, in
the journal, or in any file of the workspace.

cases.py PLUMBLINE
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import re
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time
import urllib.parse

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
PASSWORD = "barn gravel otter seven"
TEAM = (("Ada", "administrator"), ("Rita", "reader"), ("Ann", "analyst"), ("Ben", "editor"), ("Eve", "editor"), ("Fay", "analyst"))
WITH_FACTOR = ("Ann", "Ben", "Eve")


def require(true, words):
    if not true:
        sys.exit("cases.py: " + words)


def code_of(secret, step):
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Codes:
    """Codes of second factors: each opens once, and only those of now and the steps beside it do."""

    def __init__(self):
        self.secrets, self.used = {}, {}

    def of(self, name):
        if name not in self.secrets:
            return ""
        while self.used[name] + 1 > time.time() // 30 + 1:
            time.sleep(1)
        self.used[name] = max(self.used[name] + 1, int(time.time() // 30))
        return code_of(self.secrets[name], self.used[name])


class Server:
    def __init__(self, program, workspace, log):
        self.log = open(log, "ab")
        self.process = subprocess.Popen([program, "serve", workspace, "--port", "0"], stdout=subprocess.PIPE, stderr=self.log)
        address = self.process.stdout.readline().decode()
        self.port = int(re.search(r":(\d+)/", address)[1])

    def ask(self, path, session="", method="GET", body=None):
        """Status, and all bytes that came: the answer's line, its header and its body."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = {"X-Plumbline": "1"}
        if session:
            sent["Authorization"] = "Bearer " + session
        if body is not None:
            sent["Content-Type"] = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        line.request(method, path, body if body is None or isinstance(body, bytes) else json.dumps(body), sent)
        answer = line.getresponse()
        read = answer.read()
        line.close()
        return answer.status, str(answer.headers).encode() + read, read

    def told(self, path, session="", method="GET", body=None, status=200):
        got, _, read = self.ask(path, session, method, body)
        require(got == status, f"{method} {path}: {got}, not {status}: {read[:300]}")
        return json.loads(read)

    def sign_in(self, name, codes):
        body = {"name": name, "password": PASSWORD, "code": codes.of(name)}
        return self.told("/session", method="POST", body=body, status=201)["session"]

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        rest = self.process.stdout.read()
        require(self.process.wait(timeout=60) == 0, "serve does not end well")
        self.log.close()
        return rest


def run(program, workspace, *words, typed="", code=0):
    done = subprocess.run([program, *words, "--workspace", workspace], input=typed, capture_output=True, text=True)
    require(done.returncode == code, f"{' '.join(words)}: {done.returncode}, not {code}: {done.stderr}")
    return done.stdout, done.stderr


def set_factor(program, workspace, name, codes):
    shown = subprocess.Popen([program, "accounts", "second-factor", name, "--workspace", workspace], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    secret = shown.stdout.readline().split("secret=")[1].split("&")[0]
    codes.secrets[name], codes.used[name] = secret, int(time.time() // 30) - 1
    shown.communicate(code_of(secret, codes.used[name]) + "\n")
    require(shown.returncode == 0, "the code is not taken")


def planted(number):
    """Words that stand nowhere else, one for each part of a case."""
    parts = ("title", "reference", "note", "name", "words", "why", "label")
    return {part: f"zq{part}{number}kestrelford" for part in parts}


def plant(server, ann, document, number):
    word = planted(number)
    made = server.told("/api/cases", ann, "POST", {"title": word["title"], "reference": word["reference"], "opened": "1987-03-19",
                                                   "exploitation": ["ForcedBegging"]}, 201)["case"]["id"]
    path = f"/api/cases/{made}"
    for entry in ({"kind": "note", "words": word["note"] + " " + "x" * (number * 4000)},
                  {"kind": "person", "name": word["name"], "part": "witness", "words": word["words"]},
                  {"kind": "link", "document": document, "claim": "c1", "words": word["why"]},
                  {"kind": "link", "incident": "i-5f3a", "label": word["label"]}):
        server.told(path + "/entries", ann, "POST", entry, 201)
    server.told(path, ann, "POST", {"title": word["title"], "reference": word["reference"], "opened": "1987-03-19",
                                    "exploitation": ["ForcedBegging"], "status": "in-work", "seen": 1})
    return made


def give(server, ann, case, name):
    told = server.told(f"/api/cases/{case}", ann)
    key = next(each["fingerprint"] for each in told["assignable"] if each["name"] == name)
    server.told(f"/api/cases/{case}/officers", ann, "POST", {"assign": name, "fingerprint": key})


def targets(table, values):
    """Every route, as it is and with each of the values in each of its parameters."""
    for path, methods in table["paths"].items():
        for method, route in methods.items():
            places = {each["name"]: "c1" if each["name"] == "claim" else "1" for each in route["parameters"] if each["in"] == "path"}
            queries = [each["name"] for each in route["parameters"] if each["in"] == "query"]
            fills = [places] + [{**places, name: value} for name in places for value in values]
            for fill in fills:
                target = path
                for name, value in fill.items():
                    target = target.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
                yield method.upper(), path, target
            whole = path
            for name, value in places.items():
                whole = whole.replace("{" + name + "}", values[-1] if name == "hash" else "BGR" if name == "country" else value)
            for name in queries if method == "get" else []:
                for value in values:
                    yield "GET", path, whole + "?" + urllib.parse.urlencode({name: value})


def bodies(path, cases):
    """What is sent to a route that changes something. Not the planted words: what is kept of them would be told."""
    word = "zzz"
    yield {}
    yield {"title": word, "seen": 1, "kind": "note", "words": word, "name": word, "assign": "Eve", "fingerprint": word,
           "password": PASSWORD, "old": word, "verb": "note", "why": word, "source": word, "other": word}
    if path.endswith("/officers"):
        yield {"unassign": "Ann"}
    if path == "/ticket":
        yield {"target": f"/api/cases/{cases[0]}"}


def no_leak(server, who, session, table, cases, words, document, allowed):
    asked = 0
    # Beginnings and ends of planted words: whoever asks for the whole of one is told it back, here and in the journal.
    values = [*cases, words[0][:-4], "kestrelford", "zq*", document]
    for word in words if who not in ("stranger", "token") else []:
        hits = server.told("/api/search?q=" + word, session)
        require(hits["total"] == 0 and hits["hits"] == [], f"{who} finds {word}")
    for method, path, target in targets(table, values):
        # What is told of nobody's words but one's own: accounts and passwords have their own tests.
        if method == "POST" and (path.startswith("/api/me") or path.startswith("/api/accounts")):
            continue
        for body in bodies(path, cases) if method == "POST" else (None,):
            if path == "/api/documents" and method == "POST":
                body = b"nothing to read"
            status, sent, _ = server.ask(target, session, method, body)
            asked += 1
            for word in words:
                if word.encode() in sent:
                    sys.exit(f"cases.py: {who}: {method} {target}: {status}: {word} is told")
            for case in cases if path != "/api/journal" else []:  # where an administrator reads ids, and no more
                require(case.encode() not in sent or case in target, f"{who}: {method} {target}: the id {case} is told")
            if path.startswith("/api/case") and "{case}" in path:
                require(status in allowed, f"{who}: {method} {target}: {status}: {sent[-300:]}")
    return asked


def same_as_none(server, who, session, case):
    never = hashlib.sha256(b"never").hexdigest()[:32]
    for rest, body in (("", None), ("", {"title": "x", "seen": 1}), ("/entries", {"kind": "note", "words": "x"}),
                       ("/entries/1", {"remove": True, "seen": 1}), ("/officers", {"unassign": "Ann"}), ("/officers", {"assign": "Zoe"})):
        method = "GET" if body is None else "POST"
        told = server.ask(f"/api/cases/{case}{rest}", session, method, body)
        none = server.ask(f"/api/cases/{never}{rest}", session, method, body)
        require(told == none, f"{who}: {method} {rest}: {told} and {none}")


def nothing_in_files(workspace, words, cases):
    for path in sorted(pathlib.Path(workspace).rglob("*")):
        if not path.is_file():
            continue
        held = path.read_bytes()
        for word in words:
            require(word.encode() not in held, f"{path.name} holds {word}")
        for case in cases:
            require(case.encode() not in held or path.name.startswith(("cases.db", "accounts.db")), f"{path.name} holds an id")
    mode = stat.S_IMODE(os.stat(workspace + "/cases.db").st_mode)
    require(mode == 0o600, f"cases.db is {mode:o}")


def exported(program, workspace, folder, words):
    """What leaves at the terminal knows of no case."""
    for form in ("csv", "ftm", "htcds", "prov"):
        out = pathlib.Path(folder, "out." + form)
        done = subprocess.run([program, "export", "--format", form, "--out", str(out), "--workspace", workspace],
                              capture_output=True)
        require(done.returncode == 0 and out.stat().st_size > 0, f"export --format {form}: {done.stderr}")
        held = done.stdout + done.stderr + out.read_bytes()
        require(not any(word.encode() in held for word in words), f"export --format {form} tells of a case")
    for command in (["search", "zqnote1kestrelford"], ["status"], ["cases"], ["cases", "--json"], ["doctor"], ["claims", "--json"]):
        done = subprocess.run([program, *command, "--workspace", workspace], capture_output=True)
        held = (done.stdout + done.stderr).replace(b"zqnote1kestrelford", b"") if command[0] == "search" else done.stdout + done.stderr
        require(not any(word.encode() in held for word in words), f"{command[0]} tells of a case")


def at_the_terminal(program, workspace, case, word, codes):
    told = json.loads(run(program, workspace, "cases", "--json")[0])
    # Three that were planted, and one each that Eve and Ben made while they tried every route.
    require(told["cases"] == 5 and told["officers"] == 3 and told["orphans"] == 0, f"cases --json: {told}")
    typed = PASSWORD + "\n" + codes.of("Ann") + "\n"
    out, _ = run(program, workspace, "cases", "export", case, "--as", "Ann", typed=typed)
    require(json.loads(out)["title"] == word["title"], "a case of one's own is not exported")
    typed = PASSWORD + "\n" + codes.of("Eve") + "\n"
    _, err = run(program, workspace, "cases", "export", case, "--as", "Eve", typed=typed, code=3)
    require("there is no such case" in err, f"a case of others is told apart: {err}")
    _, err = run(program, workspace, "cases", "export", case, "--as", "Rita", typed=PASSWORD + "\n", code=2)
    require("role" in err, err)


def journal(program, workspace, cases, words):
    out, _ = run(program, workspace, "accounts", "journal", "--limit", "100000", "--json")
    told = json.loads(out)
    require(told["fault"] == "", told["fault"])
    require(not any(word in out for word in words), "the journal has words of a case")
    deeds = {(each["who"], each["action"], each["subject"]) for each in told["entries"]}
    for deed in (("Ann", "make-case"), ("Ann", "open-case"), ("Ann", "add-to-case"), ("Ann", "assign-case"), ("Ben", "open-case"),
                 ("Eve", "open-case"), ("Ann", "export-case")):
        require((*deed, "cases/" + cases[0]) in deeds, f"not in the journal: {deed}")
    for each in told["entries"]:
        require(not each["action"].endswith(("-case", "-cases")) or each["detail"] == "", f"more than an id: {each}")


def deleted(server, codes, workspace, ann, ben, case):
    held = pathlib.Path(workspace, "cases.db").read_bytes()
    require(case.encode() in held, "the id is not in the file, so that the scan finds nothing")
    server.told(f"/api/cases/{case}/delete", ann, "POST", {"password": PASSWORD, "code": codes.of("Ann")})
    for session in (ann, ben):
        require(server.ask(f"/api/cases/{case}", session)[0] == 404, "a deleted case opens")
    for path in pathlib.Path(workspace).glob("cases.db*"):
        require(case.encode() not in path.read_bytes(), f"{path.name} holds a deleted case")


def main():
    program = sys.argv[1]
    codes = Codes()
    with tempfile.TemporaryDirectory() as folder:
        workspace, log = folder + "/workspace", folder + "/log"
        run(program, workspace, "add", str(EXAMPLES / "harbour-courier.txt"))
        _, err = run(program, workspace, "cases")
        require("no cases" in err and not os.path.exists(workspace + "/cases.db"), "who only looks makes a file")
        for name, role in TEAM:
            run(program, workspace, "accounts", "add", name, "--role", role, typed=PASSWORD + "\n")
        for name in WITH_FACTOR:
            set_factor(program, workspace, name, codes)
        server = Server(program, workspace, log)
        sessions = {name: server.sign_in(name, codes) for name, _ in TEAM}
        ann = sessions["Ann"]
        document = server.told("/api/documents", ann)["documents"][0]["document"]
        cases = [plant(server, ann, document, number) for number in range(3)]
        words = [word for number in range(3) for word in planted(number).values()] + ["1987-03-19"]
        give(server, ann, cases[0], "Ben")
        require(planted(0)["note"] in json.dumps(server.told(f"/api/cases/{cases[0]}", sessions["Ben"])), "Ben reads nothing")
        token = run(program, workspace, "accounts", "token", "Ann", "--for", "export", "--days", "7")[0].strip()
        table = server.told("/api/openapi.json", ann)
        table["paths"]["/ticket"] = {"post": {"parameters": []}}
        asked = 0
        for who, session, allowed in (("stranger", "", {401}), ("reader", sessions["Rita"], {403}),
                                      ("administrator", sessions["Ada"], {403}), ("token", token, {403}),
                                      ("without second factor", sessions["Fay"], {403}),
                                      ("not assigned", sessions["Eve"], {404, 400, 403, 429})):
            asked += no_leak(server, who, session, table, cases, words, document, allowed)
        for who in ("Eve", "Rita", "Ada", "Fay"):
            same_as_none(server, who, sessions[who], cases[1])
        # Ben is assigned to the first only.
        others = [word for number in (1, 2) for word in planted(number).values()]
        asked += no_leak(server, "assigned to another", sessions["Ben"], table, cases[1:], others, document, {404, 400, 403, 429})
        same_as_none(server, "Ben", sessions["Ben"], cases[1])
        require(server.told(f"/api/cases/{cases[1]}", ann)["case"]["edition"] == 2, "somebody else has changed a case")
        at_the_terminal(program, workspace, cases[0], planted(0), codes)
        nothing_in_files(workspace, words, cases)
        exported(program, workspace, folder, words)
        deleted(server, codes, workspace, ann, sessions["Ben"], cases[0])
        printed = server.end() + pathlib.Path(log).read_bytes()
        require(not any(word.encode() in printed for word in words + cases), "the server prints words of a case")
        nothing_in_files(workspace, words, cases)
        journal(program, workspace, cases, words)
    print(f"cases.py: ok, {asked} requests")


if __name__ == "__main__":
    main()
