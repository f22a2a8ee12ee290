#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The library of a workspace as its users meet it: searches are kept and tell what comes, whoever adds it and however
often the adding is killed; the digest in its forms; lists and searches sorted out with counts that are those of the
lists; files that could not be read, tried again as a job; tables taken along; references on their shelf.

library.py PLUMBLINE
"""
import csv
import email
import email.policy
import http.client
import io
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile

from serve import Server


def require(true, words):
    if not true:
        sys.exit("library.py: " + words)


class Desk:
    def __init__(self, program, space):
        self.program, self.space = program, str(space)

    def run(self, *words, code=0):
        done = subprocess.run([self.program, *words, "--workspace", self.space], capture_output=True, text=True)
        require(done.returncode == code, f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout if code == 0 else done.stderr

    def searches(self, *words, who="Ada", code=0):
        return self.run("searches", *words, "--as", who, code=code)

    def told(self, name, *words):
        """The documents' names that a digest tells for a search."""
        digest = json.loads(self.searches("digest", name, "--json", "--limit", "0", *words))
        return sorted(pathlib.Path(each["name"]).name.split("!")[-1]
                      for search in digest["searches"] for each in search["alerts"])


def article(folder, name, text, publisher="Harbour Star", day="3 May 2024"):
    path = folder / f"{name}.txt"
    path.write_text(f"{publisher}\n\n{day}\n\n{text}\n", encoding="utf-8")
    return str(path)


def kept_on_the_terminal(desk, folder):
    desk.run("add", article(folder, "old", "Police in Kenya said that 12 loggers were freed on Sunday."))
    require("no search is kept" in desk_err(desk), "nothing is kept, and nobody says so")
    desk.searches("save", "loggers", "loggers", "OR", "deckhands")
    desk.searches("save", "Kenya figures", "--kind", "figure", "--country", "Kenya")
    for words, says in ((("save", "loggers", "x"), "choose another name"), (("save", "none"), "all documents are no search"), (("save", "bad", "(a"), "character"),
                        (("save", "bad", "--kind", "rumour"), "one of: verdict"), (("seek",), "none of save"),
                        (("remove", "nobody"), "one of: loggers"), (("digest", "--since", "soon"), "no day"),
                        (("digest", "--eml"), "--to"), (("digest", "--eml", "--to", "a@b\nBcc: x@y"), "no mail address"),
                        (("digest", "--json", "--html"), "choose one")):
        done = subprocess.run([desk.program, "searches", *words, "--workspace", desk.space, "--as", "Ada"], capture_output=True, text=True)
        require(done.returncode != 0 and says in done.stderr, f"{words}: {done.returncode} {done.stderr}")
    desk.run("add", article(folder, "new", "The navy of Fiji said that 7 deckhands were freed on Monday."),
             article(folder, "kenya", "The ministry said that 30 women were identified as victims of trafficking in Kenya in 2023."))
    require(desk.told("loggers") == ["new.txt"], f"loggers: {desk.told('loggers')}")
    require(desk.told("Kenya figures") == ["kenya.txt"], f"figures: {desk.told('Kenya figures')}")
    require("1 new document" in desk.searches(), "the list tells no news")
    require(desk.searches("digest", who="Ben").startswith("nothing new in 0 kept searches"), "Ben is told of Ada's")
    text = desk.searches("digest")
    require("«deckhands»" in text and "new documents" in text, f"the passage is not told: {text}")
    desk.searches("seen", "loggers")
    require(desk.told("loggers") == [], "what was seen is told again")
    require(desk.told("loggers", "--since", "2020-01-01") == ["new.txt"], "what was seen is not told by day")
    require(desk.told("Kenya figures") == ["kenya.txt"], "what another search told is seen with it")


def desk_err(desk):
    return subprocess.run([desk.program, "searches", "--workspace", desk.space, "--as", "Ada"], capture_output=True, text=True).stderr


def forms_of_a_digest(desk, folder):
    hostile = '=HYPERLINK("http://evil") <script>alert(1)</script>\u202e freed deckhands of Fiji'
    desk.run("add", article(folder, "hostile", hostile, publisher="<b>Bold & Daughters</b>"))
    page = desk.searches("digest", "--html")
    require("<script>" not in page and "<b>Bold" not in page and "&lt;script&gt;" in page, "a page runs what it tells")
    require("\u202e" not in page and "default-src 'none'" in page, "a page turns words around, or may load something")
    require(not re.search(r"(src|href)=", page.replace("http-equiv", "")), "a page leads elsewhere")
    out = folder / "digest.eml"
    desk.searches("digest", "--eml", "--to", "ada@desk.example", "--out", str(out))
    raw = out.read_bytes()
    require(all(len(line) <= 78 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b""), "lines of a letter")
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    require(not letter.defects and letter["To"] == "ada@desk.example" and letter["From"] == "ada@desk.example", "the head of a letter")
    require(letter["Date"].datetime is not None and letter["Message-ID"].endswith("@desk.example>"), "day and name of a letter")
    text, html = letter.iter_parts()
    require(text.get_content_type() == "text/plain" and html.get_content_type() == "text/html", "parts of a letter")
    require("«deckhands»" in text.get_content(), f"what a letter says: {text.get_content()}")
    require("<mark>deckhands</mark>" in html.get_content(), "the page of a letter")
    require(desk.told("loggers") == ["hostile.txt"], "a digest marks nothing as seen by itself")


def killed(desk, folder, cycles=6):
    """Documents that an `add` brings in several commits, killed at random moments: each is told exactly once."""
    rng = random.Random(7)
    many = folder / "many"
    many.mkdir()
    for number in range(900):
        word = "kelp" if number % 3 == 0 else "sand"
        article(many, f"m{number:03}", f"The court in Peru heard case {number} of {word} pickers.")
    desk.searches("save", "kelp", "kelp")
    for _ in range(cycles):
        child = subprocess.Popen([desk.program, "add", "--workspace", desk.space, str(many)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.05, 1.5))
        child.kill()
        child.wait()
    desk.run("add", str(many))
    wanted = [f"m{number:03}.txt" for number in range(0, 900, 3)]
    require(desk.told("kelp") == wanted, f"after kills: {len(desk.told('kelp'))} of {len(wanted)} are told")
    require("FAULT workspace" not in desk.run("doctor", "--deep"), "the workspace is not whole")


def nobody_is_named(desk, folder):
    desk.searches("save", "name", "Zelmira")
    desk.searches("save", "shelter", "shelter")
    desk.run("add", article(folder, "victim", "Zelmira Quast, a victim of trafficking, was taken to a shelter in Peru, police said on Monday. "
                                              "Ms. Quast had been sold twice."))
    require(desk.told("name") == [], "a name finds its victim")
    require(desk.told("shelter") == ["victim.txt"], "the document is not told")
    for form in ((), ("--json",), ("--html",), ("--eml", "--to", "a@b.example")):
        require("Quast" not in desk.searches("digest", "shelter", *form), f"a digest names a victim: {form}")


def post(server, path, body):
    status, _, answer = server.ask(path, "POST", json.dumps(body), Authorization="Bearer " + server.key, X_Plumbline="1",
                                   Content_Type="application/json")
    return status, json.loads(answer)


def kept_in_the_workbench(server, desk, folder):
    status, made = post(server, "/api/searches", {"name": "reefs", "query": "reef*", "filter": {"country": "Fiji"}})
    require(status == 201, f"kept: {status} {made}")
    for body in ({}, {"name": "x"}, {"name": "x", "query": "("}, {"name": "x", "filter": []}, {"name": "x", "filter": {"year": "soon"}},
                 {"name": "a\nb", "query": "y"}):
        require(post(server, "/api/searches", body)[0] == 400, f"taken: {body}")
    require(post(server, "/api/searches", {"name": "reefs", "query": "y"})[0] == 409, "a name that is taken")
    number = made["number"]
    desk.run("add", article(folder, "reef", "The navy of Fiji said that 9 reef divers were freed on Monday."))
    _, kept = server.get("/api/searches")
    require([(each["name"], each["unseen"]) for each in kept["searches"]] == [("reefs", 1)], f"unseen: {kept}")
    _, told = server.get(f"/api/searches/{number}/alerts")
    alert = told["searches"][0]["alerts"][0]
    begin, end = alert["matches"][0]
    require(alert["snippet"][begin - alert["start"]:end - alert["start"]] == "reef", f"the match: {alert}")
    require(post(server, f"/api/searches/{number}", {"verb": "seen", "through": alert["number"]})[0] == 201, "seen")
    require(server.get("/api/searches")[1]["searches"][0]["unseen"] == 0, "still new")
    for path, code in ((f"/api/searches/{number + 99}/alerts", 404), ("/api/searches/x/alerts", 404)):
        require(server.get(path)[0] == code, path)
    require(post(server, "/api/searches/99999", {"verb": "remove"})[0] == 404, "what nobody keeps is removed")
    status, headers, body = server.ask("/api/digest?form=eml&to=a@b.example&since=2020-01-01", Authorization="Bearer " + server.key)
    require(status == 200 and headers["Content-Type"] == "message/rfc822" and b"reef" in body, "no letter")
    require(server.ask("/api/digest?form=eml&to=a%0D%0ABcc:x@y.example", Authorization="Bearer " + server.key)[0] == 400, "a header is smuggled in")
    require(post(server, f"/api/searches/{number}", {"verb": "remove"})[0] == 201 and not server.get("/api/searches")[1]["searches"], "removed")


def sorted_out(server):
    """Counts are those of the lists; a list goes on where its page ended."""
    def all_of(path, key):
        out, place = [], ""
        while True:
            _, page = server.get(f"{path}{'&' if '?' in path else '?'}limit=40&after={urllib.parse.quote(place)}")
            out += [each["document"] for each in page[key]]
            place = page["next"]
            if not place:
                return out
    for q, path, key in (("", "/api/documents?", "documents"), ("freed OR court", "/api/search?q=freed+OR+court", "hits")):
        for given in ("", "&country=PER", "&year=2024&kind=incident"):
            _, facets = server.get("/api/facets?q=" + urllib.parse.quote(q) + given)
            for name, list_ in (("country", facets["countries"]), ("year", facets["years"]), ("language", facets["languages"])):
                if f"&{name}=" in given:
                    continue
                for facet in list_[:3]:
                    found = all_of(f"{path}{given}&{name}={urllib.parse.quote(facet['value'])}", key)
                    require(len(found) == len(set(found)) == facet["documents"], f"{path}{given} {name}={facet['value']}: {len(found)} of {facet['documents']}")
    status, told = server.get("/api/search?q=" + urllib.parse.quote('"freed'))
    require(status == 400 and "character" in told["detail"], f"a mistyped query: {told}")


def events_of(server, job):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.request("GET", f"/api/jobs/{job}/events", headers={"Authorization": "Bearer " + server.key})
    answer = line.getresponse()
    require(answer.status == 200 and answer.getheader("Content-Type") == "text/event-stream", "no events")
    text = answer.read().decode()
    return [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: ")]


def tried_again(server, desk, folder):
    broken = folder / "broken"
    broken.mkdir()
    for number in range(5):
        (broken / f"b{number}.pdf").write_bytes(b"%PDF-1.7 but no more")
    subprocess.run([desk.program, "add", "--workspace", desk.space, str(broken)], capture_output=True)
    _, status = server.get("/api/status")
    require(status["files"]["failed"] == 5, f"failed: {status}")
    _, ledger = server.get("/api/ledger?state=failed&limit=3")
    require(len(ledger["files"]) == 3 and all(each["reason"] and each["again"] for each in ledger["files"]), f"ledger: {ledger}")
    _, rest = server.get(f"/api/ledger?state=failed&limit=3&before={ledger['next']}")
    require(len(rest["files"]) == 2 and rest["next"] == 0, f"the rest: {rest}")
    # One is mended; it alone is tried.
    article(broken, "b0", "Police in Peru said that 4 divers were freed.")
    (broken / "b0.txt").rename(broken / "b0.pdf")
    one = next(each for each in ledger["files"] + rest["files"] if each["path"].endswith("b0.pdf"))
    status, job = post(server, "/api/jobs", {"do": "retry", "file": one["file"]})
    require(status == 201 and job["state"] in ("running", "done"), f"job: {status} {job}")
    told = events_of(server, job["job"])
    require(told[-1]["state"] == "done" and (told[-1]["files"], told[-1]["total"], told[-1]["documents"]) == (1, 1, 1), f"events: {told}")
    _, ledger = server.get("/api/ledger?state=failed")
    require(len(ledger["files"]) == 4 and all(each["attempts"] == 1 for each in ledger["files"]), "others were tried")
    status, job = post(server, "/api/jobs", {"do": "retry"})
    told = events_of(server, job["job"])
    require(told[-1]["state"] == "done" and told[-1]["files"] == 4 and told[-1]["not_read"] == 4, f"all: {told}")
    _, ledger = server.get("/api/ledger?state=failed")
    require(all(each["attempts"] == 2 and each["engine"] for each in ledger["files"]), f"attempts: {ledger}")
    _, jobs = server.get("/api/jobs")
    require([each["job"] for each in jobs["jobs"]] == [2, 1], f"jobs: {jobs}")
    for body, code in (({}, 400), ({"do": "dance"}, 400), ({"do": "retry", "file": "x"}, 400), ({"do": "retry", "file": 0}, 404)):
        require(post(server, "/api/jobs", body)[0] == code, f"{body}")
    require(post(server, "/api/jobs/1", {"verb": "stop"})[0] == 409 and post(server, "/api/jobs/99", {"verb": "stop"})[0] == 404, "stopping what is over")
    # What came over the network lies nowhere: it cannot be tried again from here.
    status, _, _ = server.ask("/api/documents?name=up.pdf", "POST", b"%PDF-1.7 nothing", Authorization="Bearer " + server.key,
                              X_Plumbline="1", Content_Type="application/octet-stream")
    _, ledger = server.get("/api/ledger?limit=1")
    require(status == 422 and not ledger["files"][0]["again"], f"an upload: {ledger}")


def taken_along(server):
    def table(asked):
        status, headers, body = server.ask("/api/export?" + asked, Authorization="Bearer " + server.key)
        require(status == 200 and "attachment" in headers["Content-Disposition"] and headers.get("Transfer-Encoding") == "chunked", f"{asked}: {status} {headers}")
        return body
    rows = list(csv.DictReader(io.StringIO(table("q=freed").decode())))
    lines = [json.loads(line) for line in table("q=freed&form=jsonl").decode().splitlines()]
    require(0 < len(rows) == len(lines) and {row["claim"] for row in rows} == {line["claim"] for line in lines}, "rows are not lines")
    documents = list(csv.DictReader(io.StringIO(table("q=freed&what=documents").decode())))
    _, hits = server.get("/api/search?q=freed&limit=500")
    require(len(documents) == hits["total"], f"{len(documents)} documents of {hits['total']}")
    require(not any(cell[:1] in "=+-@" for row in rows + documents for cell in row.values() if cell), "a cell is a formula")
    book = zipfile.ZipFile(io.BytesIO(table("q=freed&form=xlsx")))
    require(b"<f>" not in book.read("xl/worksheets/sheet1.xml"), "a cell of a book is a formula")
    require(table("q=nothinglikethis&form=jsonl") == b"", "what is not there is taken along")
    _, facets = server.get("/api/facets?year=2024")
    only = next(each["documents"] for each in facets["countries"] if each["value"] == "PER")
    peru = list(csv.DictReader(io.StringIO(table("what=documents&country=PER&year=2024").decode())))
    require(0 < len(peru) == only, f"{len(peru)} of {only} documents")
    status, _, body = server.ask("/api/export?q=%22", Authorization="Bearer " + server.key)
    require(status == 400 and b"character" in body, "a mistyped query is told in the middle of a table")
    # Somebody who takes nothing keeps nobody else from it.
    slow = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    slow.request("GET", "/api/export", headers={"Authorization": "Bearer " + server.key})
    require(server.get("/api/status")[0] == 200, "a slow reader holds all others up")
    slow.close()
    # HEAD says what GET would, and nothing comes.
    status, headers, body = server.ask("/api/export?q=freed", "HEAD", Authorization="Bearer " + server.key)
    require(status == 200 and body == b"" and headers.get("Transfer-Encoding") == "chunked" and "Content-Length" not in headers, f"HEAD: {headers}")
    of_references = list(csv.DictReader(io.StringIO(table("what=documents&reference=true").decode())))
    articles = list(csv.DictReader(io.StringIO(table("what=documents&reference=false").decode())))
    every = list(csv.DictReader(io.StringIO(table("what=documents").decode())))
    # References that were read for no claims are in no table.
    require(of_references == [] and 0 < len(articles) == len(every), f"{len(every)} documents, {len(articles)} articles, {len(of_references)} references")
    # HTTP/1.0 knows no chunks.
    old = server.raw(f"GET /api/export?q=freed HTTP/1.0\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {server.key}\r\n\r\n".encode())
    head, _, body = old.partition(b"\r\n\r\n")
    require(b"chunked" not in head and body == table("q=freed"), "an old client is told chunks")


def shelf(server, desk, folder):
    for year, tier in ((2019, "Tier 2"), (2020, "Tier 2"), (2023, "Tier 3")):
        path = article(folder, f"report{year}", f"{year} Report on Fiji\n\nThe Government of Fiji is placed on {tier}.")
        desk.run("add", "--reference", "--country", "Fiji", "--standard", "us-tvpa", "--edition", str(year), "--language", "en", path)
    _, told = server.get("/api/references")
    group = next(each for each in told["groups"] if each["country"] == "FJI")
    require([each["edition"] for each in group["references"]] == [2023, 2020, 2019] and group["missing"] == [2021, 2022], f"shelf: {group}")
    require(group["name"] == "Fiji" and group["standard_name"] not in ("", "us-tvpa"), f"names: {group['name']} {group['standard_name']}")


def main(program):
    with tempfile.TemporaryDirectory(prefix="plumbline-library-") as name:
        folder = pathlib.Path(name)
        desk = Desk(program, folder / "space")
        kept_on_the_terminal(desk, folder)
        forms_of_a_digest(desk, folder)
        killed(desk, folder)
        nobody_is_named(desk, folder)
        server = Server(program, desk.space)
        try:
            kept_in_the_workbench(server, desk, folder)
            sorted_out(server)
            tried_again(server, desk, folder)
            shelf(server, desk, folder)
            taken_along(server)
        finally:
            code = server.end()
        require(code == 0, f"serve ended with {code}")
    print("library.py: kept searches, ledger, tables, shelf: ok")


if __name__ == "__main__":
    os.environ.setdefault("USER", "tester")
    main(sys.argv[1])
