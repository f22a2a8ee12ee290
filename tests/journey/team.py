#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A workspace of a team: accounts made at the terminal, people who sign in, programs with tokens, and the journal.

team.py PLUMBLINE
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
PASSWORD = "barn gravel otter seven"


def require(true, words):
    if not true:
        sys.exit("team.py: " + words)


class Team:
    def __init__(self, program, workspace):
        self.program, self.workspace = program, workspace

    def run(self, *words, typed="", code=0):
        done = subprocess.run([self.program, *words, "--workspace", self.workspace], input=typed, capture_output=True,
                              text=True)
        require(done.returncode == code, f"{' '.join(words)}: {done.returncode}, not {code}: {done.stderr}")
        return done.stdout if code == 0 else done.stderr

    def accounts(self, *words, **how):
        return self.run("accounts", *words, "--as", "Olga", **how)


class Server:
    def __init__(self, team, *options):
        self.process = subprocess.Popen([team.program, "serve", team.workspace, "--port", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        # Behind a proxy the address is the proxy's: the port is what the process listens on.
        inodes = {line.split()[9]: int(line.split()[1].split(":")[1], 16)
                  for line in open("/proc/net/tcp", encoding="ascii").readlines()[1:] if line.split()[3] == "0A"}
        held = [os.readlink(each) for each in pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir()]
        self.port = next(inodes[each[8:-1]] for each in held if each.startswith("socket:") and each[8:-1] in inodes)

    def ask(self, path, session="", method="GET", body=None, **headers):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if session:
            sent["Authorization"] = "Bearer " + session
        if body is not None:
            sent["Content-Type"] = "application/json"
        sent.setdefault("X-Plumbline", "1")
        line.request(method, path, None if body is None else json.dumps(body), sent)
        answer = line.getresponse()
        read = answer.read()
        return answer.status, json.loads(read) if read else None

    def sign_in(self, name, password=PASSWORD, code="", **headers):
        return self.ask("/session", method="POST", body={"name": name, "password": password, "code": code}, **headers)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        require(self.process.wait(timeout=30) == 0, "serve does not end well")


def code_of(secret, at):
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(at // 30)), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def made_at_the_terminal(team):
    with tempfile.TemporaryDirectory() as folder:
        told = Team(team.program, folder).accounts("add", "Ada", "--role", "administrator", typed=PASSWORD + "\n", code=3)
        require("no workspace" in told and not os.listdir(folder), f"accounts in a folder that is no workspace: {told}")
    require("accounts" in team.accounts("journal", code=3), "a journal of nobody")
    require("first account" in team.accounts("add", "Ben", "--role", "reader", typed=PASSWORD + "\n", code=2),
            "the first is no administrator")
    require("15 characters" in team.accounts("add", "Ada", "--role", "administrator", typed="short\n", code=2),
            "a short password")
    for name, role in (("Ada", "administrator"), ("Ben", "reader"), ("Cleo", "analyst"), ("Edda", "editor")):
        team.accounts("add", name, "--role", role, typed=PASSWORD + "\n")
    mode = stat.S_IMODE(os.stat(team.workspace + "/accounts.db").st_mode)
    require(mode == 0o600, f"accounts.db is {mode:o}")
    held = {each["name"]: each["role"] for each in json.loads(team.accounts("--json"))}
    require(held == {"Ada": "administrator", "Ben": "reader", "Cleo": "analyst", "Edda": "editor"}, str(held))


def rights_over_the_network(server, document):
    require(server.ask("/door")[1] == {"accounts": True}, "the door does not tell of accounts")
    require("#key" not in server.address, "a key is printed where everybody signs in")
    require(server.ask("/api/status")[0] == 401, "a stranger is answered")
    sessions = {}
    for name in ("Ada", "Ben", "Cleo", "Edda"):
        status, told = server.sign_in(name.lower())
        require(status == 201, f"{name} cannot sign in: {told}")
        sessions[name] = told["session"]
    decide = (f"/api/documents/{document}/claims/c1/decisions", {"verb": "confirm", "seen": 0})
    source = ("/api/sources/decisions", {"verb": "alias", "source": "the mayor", "other": "His Worship"})
    for name, decides, edits, administers in (("Ada", 0, 0, 1), ("Ben", 0, 0, 0), ("Cleo", 1, 0, 0), ("Edda", 1, 1, 0)):
        session = sessions[name]
        require(server.ask(f"/api/documents/{document}", session)[0] == 200, f"{name} cannot read")
        status = server.ask(decide[0], session, "POST", decide[1])[0]
        require((status != 403) == bool(decides), f"{name} decides: {status}")
        status = server.ask(source[0], session, "POST", source[1])[0]
        require((status != 403) == bool(edits), f"{name} edits: {status}")
        require((server.ask("/api/accounts", session)[0] == 200) == bool(administers), f"{name} sees accounts")
    decisions = server.ask(f"/api/documents/{document}", sessions["Ben"])[1]["decisions"]
    require([each["who"] for each in decisions] == ["Cleo"], f"a decision is not signed: {decisions}")
    return sessions


def second_factor(team, server):
    shown = subprocess.Popen([team.program, "accounts", "second-factor", "Ben", "--workspace", team.workspace],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    secret = shown.stdout.readline().split("secret=")[1].split("&")[0]
    now = time.time()
    shown.communicate(code_of(secret, now) + "\n")
    require(shown.returncode == 0, "the code is not taken")
    require(server.sign_in("Ben")[1]["title"] == "Code needed", "the code is not asked for")
    require(server.sign_in("Ben", code=code_of(secret, now))[0] == 401, "a code opens twice")
    status, told = server.sign_in("Ben", code=code_of(secret, now + 30))
    require(status == 201, f"the next code does not open: {told}")


def guessing(team, server):
    # On a slow machine a guess takes longer than the first waits are.
    answers = []
    while len(answers) < 5 or (answers[-1] == 401 and len(answers) < 14):
        answers.append(server.sign_in("Edda", f"guess number {len(answers)} of many")[0])
    require(answers[:5] == [401] * 5 and answers[-1] == 429, f"guesses are answered {answers}")
    require(server.sign_in("Edda")[0] == 429, "the right password shortens the wait")
    team.accounts("unlock", "Edda")


def tokens(team, server):
    token = team.accounts("token", "Cleo", "--for", "nightly export", "--days", "7").strip()
    require(server.ask("/api/me", token)[1]["rights"] == ["read", "decide"], "a token has other rights")
    # A line is a stranger's until the token was looked up: before a body that a stranger may not send, or after the answer.
    text = "Pier Post\n\n4 May 2024\n\n" + "The Ministry of Labour of Georgia said that 16 workers were freed in Batumi on Friday.\n" * 2000
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    for turn in range(2):
        for path, method, body, code in (("/api/me", "GET", None, 200), ("/api/documents?name=pier.txt", "POST", text, 201), ("/api/me", "GET", None, 200)):
            if turn and method == "GET":
                line.close()
            line.request(method, path, body, {"Authorization": "Bearer " + token, "X-Plumbline": "1", "Content-Type": "application/octet-stream"})
            answer = line.getresponse()
            told = answer.read()
            require(answer.status == code, f"a program on one line: {path} is answered {answer.status} {told[:200]}")
    line.close()
    number = json.loads(team.accounts("tokens", "Cleo", "--json"))[0]["id"]
    team.accounts("revoke", "Cleo", str(number))
    require(server.ask("/api/me", token)[0] == 401, "a revoked token opens")


def ended(team, server, sessions):
    team.accounts("role", "Cleo", "--role", "reader")
    require(server.ask("/api/me", sessions["Cleo"])[0] == 401, "a session outlives its role")
    team.accounts("close", "Edda")
    require(server.ask("/api/me", sessions["Edda"])[0] == 401, "a session outlives its account")
    require("last administrator" in team.accounts("close", "Ada", code=3), "nobody is left to open the door")


def journal(team, document):
    told = json.loads(team.accounts("journal", "--limit", "500", "--json"))
    require(told["fault"] == "", told["fault"])
    deeds = {(each["who"], each["action"], each["subject"]) for each in told["entries"]}
    for deed in (("Olga", "add-account", "Ada"), ("Ben", "read", f"documents/{document}"), ("Ben", "sign-in", "Ben"),
                 ("Cleo", "decide", f"documents/{document}/claims/c1/decisions"),
                 ("Edda", "sign-in-refused", "Edda"), ("Olga", "close-account", "Edda")):
        require(deed in deeds, f"not in the journal: {deed}")
    held = pathlib.Path(team.workspace, "accounts.db").read_bytes()
    require(PASSWORD.encode() not in held, "a password is in the file")


def behind_a_proxy(team):
    server = Server(team, "--host", "desk.example.org")
    require(server.address == "https://desk.example.org/", server.address)
    proxied = {"Host": "desk.example.org", "Origin": "https://desk.example.org", "X_Forwarded_For": "10.1.2.3, 192.0.2.7"}
    require(server.sign_in("Ada", **proxied)[0] == 201, "the proxy's page cannot sign in")
    require(server.sign_in("Ada", **{**proxied, "Origin": "http://desk.example.org"})[0] == 403, "a page without TLS")
    require(server.sign_in("Ada", **{**proxied, "Host": "other.example.org"})[0] == 421, "another name is answered")
    server.end()
    last = json.loads(team.accounts("journal", "--limit", "1", "--json"))["entries"][0]
    require(last["address"] == "192.0.2.7", f"from {last['address']}")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        team = Team(program, folder + "/workspace")
        team.run("add", str(EXAMPLES / "harbour-courier.txt"))
        require("accounts" in subprocess.run([program, "serve", team.workspace, "--host", "a.example"], text=True,
                                             capture_output=True).stderr, "a network without accounts")
        made_at_the_terminal(team)
        server = Server(team)
        session = server.sign_in("Ada")[1]["session"]
        document = server.ask("/api/documents", session)[1]["documents"][0]["document"]
        sessions = rights_over_the_network(server, document)
        second_factor(team, server)
        guessing(team, server)
        tokens(team, server)
        ended(team, server, sessions)
        server.end()
        journal(team, document)
        behind_a_proxy(team)
    print("team.py: ok")


if __name__ == "__main__":
    main()
