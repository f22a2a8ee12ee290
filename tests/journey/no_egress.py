#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing leaves this machine: each command, the readers of every kind of file and the workbench are watched as they make
system calls, and none asks for an address that is not loopback, nor for a name.

no_egress.py PLUMBLINE

Exits with 77 (skipped) where processes cannot be watched (strace).
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile

PLUMBLINE = sys.argv[1]
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
PASSWORD = "barn gravel otter seven"
# Sockets of this machine alone: between our own processes, to ask who the user is (nscd), or to the kernel, as bubblewrap
# asks it for a network without anything.
LOCAL = re.compile(r"AF_UNIX|AF_LOCAL|AF_NETLINK|sin_addr=inet_addr\(\"127\.|inet_pton\(AF_INET6, \"::1\"")
CALL = re.compile(r"\b(socket|connect|sendto|sendmsg|sendmmsg|bind|listen)\((.*)$")
DOCUMENT = """<html><head><title>Pier Post</title><link rel="stylesheet" href="http://192.0.2.1/a.css">
<base href="http://192.0.2.1/"><script src="http://192.0.2.1/a.js"></script></head>
<body><img src="http://192.0.2.1/a.png"><iframe src="//192.0.2.1/"></iframe>
<p>Police in Peru said that 11 loggers were freed near Iquitos on 5 May 2024. See http://192.0.2.1/more.</p></body></html>"""
ENTITY = """<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://192.0.2.1/a.dtd" [<!ENTITY % a SYSTEM "http://192.0.2.1/b"> %a;
<!ENTITY c SYSTEM "http://192.0.2.1/c">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Police freed 4 men. &c;</p></body></html>"""


def require(true, words):
    if not true:
        sys.exit("no_egress.py: " + words)


class Watch:
    """Runs the program under strace and looks at what it and its children asked of the network."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.runs = 0
        self.words = set()

    def command(self, words):
        self.runs += 1
        log = self.folder / f"calls-{self.runs}"
        return log, ["strace", "-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-s", "200", "-o", str(log), PLUMBLINE, *map(str, words)]

    def faults(self, log, listens=False):
        """Whatever was asked for, had it been had or not; what the sandbox refused to make at all was never asked of a network."""
        for line in log.read_text(errors="replace").splitlines():
            call = CALL.search(line)
            if call is None:
                continue
            name, rest = call.groups()
            if name == "socket":
                if re.match(r"AF_(UNIX|LOCAL|NETLINK)", rest) or re.search(r"= (-1|\?)", rest):
                    continue
                if listens and rest.startswith("AF_INET,"):
                    continue
                yield line
            elif name in ("connect", "bind") and not LOCAL.search(rest):
                yield line
            elif name.startswith("send") and "sa_family=" in rest and not LOCAL.search(rest):
                yield line

    def run(self, *words, code=0, typed=None, tries=False):
        log, command = self.command(words)
        done = subprocess.run(command, input=typed, capture_output=True, timeout=300)
        require(code is None or done.returncode == code,
                f"{' '.join(map(str, words))}: {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-500:]}")
        faults = [] if tries else list(self.faults(log))
        require(not faults, f"{' '.join(map(str, words))} asks the network: {faults[:3]}")
        self.words.add(str(words[0]))
        return done.stdout.decode("utf-8", "replace")


def sees_what_it_should(watch):
    """A program that does ask is caught: else this test could not fail."""
    log = watch.folder / "control"
    subprocess.run(["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log), sys.executable, "-c",
                    "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ntry: s.connect(('192.0.2.1', 9))\nexcept OSError: pass"],
                   check=True)
    found = list(watch.faults(log))
    require(any("192.0.2.1" in each for each in found) and any("socket(" in each for each in found), f"nothing is seen: {found}")


def files_of(folder):
    """Foreign files that name addresses wherever a reader could follow one."""
    out = [folder / name for name in ("page.html", "page.xhtml", "feed.xml", "letter.eml", "word.docx", "all.zip", "book.epub", "broken.pdf")]
    out[0].write_text(DOCUMENT)
    out[1].write_text(ENTITY)
    out[2].write_text(ENTITY.replace("html", "rss"))
    out[3].write_text("From: a@example.org\nSubject: Pier Post\nContent-Type: message/external-body; access-type=URL; "
                      "URL=\"http://192.0.2.1/a\"\n\nPolice freed 4 men on 5 May 2024.\n")
    with zipfile.ZipFile(out[4], "w") as file:
        file.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        file.writestr("word/_rels/document.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
                      'Target="http://192.0.2.1/a.dotm" TargetMode="External"/></Relationships>')
        file.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
                      "<w:t>Police in Peru freed 4 men on 5 May 2024.</w:t></w:r></w:p></w:body></w:document>")
    with zipfile.ZipFile(out[5], "w") as file:
        file.writestr("http://192.0.2.1/a.html", DOCUMENT)
        file.writestr("b.html", DOCUMENT.replace("11", "12"))
    with zipfile.ZipFile(out[6], "w") as file:
        file.writestr("mimetype", "application/epub+zip")
        file.writestr("META-INF/container.xml", '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                      '<rootfile full-path="http://192.0.2.1/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    out[7].write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/URI/URI(http://192.0.2.1/a)>>>>endobj\ntrailer<</Root 1 0 R>>\n")
    return out


def every_command(watch, folder):
    workspace = folder / "workspace"
    at = ["--workspace", workspace]
    run = watch.run
    texts = [EXAMPLES / name for name in ("harbour-courier.txt", "retelling.txt", "route-report.txt", "tier-digest.txt", "news-page.html")]
    texts += sorted((EXAMPLES / "country-files").glob("*.txt"))[:3]
    foreign = files_of(folder)
    run("add", *at, *texts)
    run("add", *at, *foreign, code=None)
    for each in foreign:
        run("check", each, code=None)
    run("check", texts[0], "--html", folder / "report.html", code=None)
    run("analyze", texts[0])
    sources = json.loads(run("sources", *at, "--json"))["sources"]
    document = json.loads(run("claims", *at, "--json", "--limit", "1").splitlines()[0])
    hash_ = re.search(r"[0-9a-f]{64}", json.dumps(document)).group(0)
    run("trace", hash_ + ":c1", *at)
    run("search", "trafficking", *at, code=None)
    run("sources", "alias", sources[0]["names"][0]["id"], "http://192.0.2.1/", "--why", "http://192.0.2.1/", *at, code=None)
    for name in ("reprints", "incidents", "figures", "jigsaw", "status"):
        run(name, *at, code=None)
    for name, country in (("profile", "Bulgaria"), ("assess", "Bulgaria"), ("tiers", "Bulgaria")):
        run(name, country, *([] if name == "tiers" else at), code=None)
    run("standards")
    run("review", hash_ + ":c1", "confirm", *at, code=None)
    for form in ("html", "md", "docx", "pdf"):
        run("dossier", "Bulgaria", *at, "--out", folder / f"dossier.{form}", code=None)
    run("verify", folder / "dossier.html", *at, code=None)
    for form in ("csv", "jsonl", "wacz", "ftm", "xlsx", "geojson"):
        run("export", "--format", form, *at, "--out", folder / f"export.{form}")
    run("scan", *texts, code=None)
    # It sends its own hostile child into the sandbox, which tries to get out: to nowhere, by an address of the documentation.
    run("doctor", code=None, tries=True)
    run("help")
    run("accounts", "add", "Ada", "--role", "administrator", *at, typed=PASSWORD.encode() + b"\n")
    run("accounts", "journal", *at)
    run("cases", *at)
    run("searches", "save", "port", "port", *at)
    run("searches", "digest", *at)


# What takes accounts answers nobody here; team.py and cases.py ask it.
OF_ACCOUNTS = ("/api/me/", "/api/accounts", "/api/cases", "/api/case-keys", "/api/journal")


def bodies(ask):
    """What each route that changes something takes, with an address wherever words may stand, so that it does its work."""
    where = "http://192.0.2.1/"
    document = ask("/api/documents")["documents"][0]["document"]
    text = ask("/api/documents/" + document)["report"]["document"]["text"]
    start = text.rstrip().rfind("\n") + 1
    source = next(each["names"][0]["id"] for each in ask("/api/sources")["sources"])
    assessed = ask("/api/countries/BGR/assessment")
    sections = ask("/api/dossier")["sections"]
    return document, {
        "/api/documents/{hash}/claims": {"kind": "statement", "start": start, "end": start + len(text[start:].split(". ")[0]),
                                         "said_by": "document", "why": where},
        "/api/documents/{hash}/claims/{claim}/decisions": {"verb": "confirm", "seen": 0, "why": where},
        "/api/countries/{country}/decisions": {"standard": assessed["standard"], "year": assessed["year"], "finding": "cannot-tell",
                                               "criterion": assessed["criteria"][0]["id"], "why": where, "seen": 0},
        "/api/countries/{country}/drafts/{draft}": {"verb": "sections", "text": ",".join(sections[:2]), "why": where, "seen": 0},
        "/api/sources/decisions": {"verb": "alias", "source": source, "other": where, "why": where},
        "/api/searches": {"name": where, "query": "port"},
        "/api/searches/{number}": {"verb": "seen", "through": 1},
        "/api/jobs": {"do": "retry"},
        "/api/jobs/{number}": {"verb": "stop"},
    }


def every_route(ask, table):
    """Each route with what it takes: what changes something first, so that the others find it. Gives how many were asked."""
    document, taken = bodies(lambda path: json.loads(ask(path)[1]))
    queries = {"/api/search": "?q=police&ranked=true", "/api/facets": "?q=police", "/api/export": "?q=police&form=xlsx&reference=false",
               "/api/digest": "?form=eml&to=ada%40example.org"}
    refused, asked = [], 0
    for method in ("post", "get"):
        for pattern, methods in table.items():
            if method not in methods or pattern.startswith(OF_ACCOUNTS) or pattern == "/api/documents" and method == "post":
                continue
            path = pattern
            for part, word in (("hash", document), ("claim", "c1"), ("country", "BGR"), ("draft", "pier"), ("number", "1")):
                path = path.replace("{" + part + "}", word)
            require(method == "get" or pattern in taken, f"{pattern}: say what it takes")
            status, told = ask(path + (queries.get(pattern, "") if method == "get" else ""),
                               json.dumps(taken[pattern]).encode() if method == "post" else None)
            asked += 1
            # The job may be over before it is stopped.
            if status >= 300 and not (pattern == "/api/jobs/{number}" and status == 409):
                refused.append(f"{method} {path}: {status} {told[:200]}")
    require(not refused, f"routes that did not do their work: {refused}")
    return asked


def the_workbench(watch, folder):
    """Served, asked and ended under watch. It listens on loopback and connects to nothing."""
    workspace = folder / "served"
    watch.run("add", "--workspace", workspace, EXAMPLES / "harbour-courier.txt", *sorted((EXAMPLES / "country-files").glob("*.txt"))[:3])
    log, command = watch.command(["serve", workspace, "--port", "0"])
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True)
    try:
        url = urllib.parse.urlsplit(process.stdout.readline().strip())
        key = urllib.parse.parse_qs(url.fragment)["key"][0]

        def ask(path, body=None, kind="application/json"):
            asked = urllib.request.Request(f"http://{url.netloc}{path}", body, {
                "Authorization": "Bearer " + key, "X-Plumbline": "1", **({"Content-Type": kind} if body else {})})
            try:
                with urllib.request.urlopen(asked, timeout=120) as answer:
                    return answer.status, answer.read()
            except urllib.error.HTTPError as refused:
                return refused.code, refused.read()

        asked = every_route(ask, json.loads(ask("/api/openapi.json")[1])["paths"])
        require(asked > 25, f"only {asked} routes were asked")
        for name in ("page.html", "page.xhtml", "word.docx", "all.zip", "broken.pdf"):
            ask("/api/documents?name=" + name, (folder / name).read_bytes(), "application/octet-stream")
        ask("/api/countries/BGR/dossier?form=pdf")  # 503 where there is no program that makes them
        ask("/ticket", b'{"target": "http://192.0.2.1/"}')
        for page in ("/", "/read/x", "/api/search?q=http%3A%2F%2F192.0.2.1"):
            ask(page)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
    faults = list(watch.faults(log, listens=True))
    require(not faults, f"serve asks the network: {faults[:3]}")
    bound = [line for line in log.read_text(errors="replace").splitlines() if "bind(" in line and "AF_INET" in line]
    require(len(bound) == 1 and "127.0.0.1" in bound[0], f"it listens elsewhere: {bound}")
    require(not re.search(r"connect\(\d+, \{sa_family=AF_INET", log.read_text(errors="replace")), "it connects to something")
    watch.words.add("serve")


def main():
    can = shutil.which("strace") and subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    if not can:
        print("skipped: processes cannot be watched here (strace)")
        sys.exit(77)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        watch = Watch(folder)
        sees_what_it_should(watch)
        every_command(watch, pathlib.Path(folder))
        the_workbench(watch, pathlib.Path(folder))
        known = set(re.findall(r"^\.SS plumbline (\w+)", subprocess.run([PLUMBLINE, "help", "--man"], capture_output=True, text=True, check=True).stdout, re.M))
        require(known and known <= watch.words, f"commands that nobody watched: {known - watch.words}")
    print(f"no_egress.py: {watch.runs} runs, {len(watch.words)} commands, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
