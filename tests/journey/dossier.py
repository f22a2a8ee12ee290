#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A user writes a dossier, prints it in four forms, and checks it again when the workspace has changed.

usage: dossier.py PLUMBLINE
"""
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

PLUMBLINE = sys.argv[1]
DOCUMENTS = [
    ("Lagoon Post", "2021-02-01", "Routes out of Benin",
     "Women and girls from Benin are trafficked to Gabon for domestic servitude, the Labour Watch Foundation said. "
     "Police in Benin identified 40 victims of trafficking in 2020."),
    ("Harbour Herald", "2021-03-04", "Counting",
     "Police in Benin identified 52 victims of trafficking in 2020. Traffickers from Benin also take children to Nigeria "
     "to work in stone quarries. The government did not report any convictions."),
    ("Coast Weekly", "2021-04-09", "A raid",
     "Police in Benin raided a quarry near Cotonou on 2 April 2021, rescued 12 boys and arrested two men. Adjoa Mensah, 15, "
     "one of the victims, was taken from her village by a recruiter."),
]
# What goes on, told lately in many towns, and what happened once, told before: more than a page of the former.
GOING_ON = [
    ("Lagoon Post", f"2024-05-{i + 1:02d}", f"Of {town}", f"The ministry said that a shelter in {town}, Chad, assisted boys who had been trafficked.")
    for i, town in enumerate(("Moundou", "Sarh", "Kelo", "Koumra", "Pala", "Am Timan", "Bongor", "Mongo", "Doba", "Ati", "Oum Hadjer",
                              "Bitkine", "Mao", "Massaguet", "Dourbali", "Kyabe", "Massakory", "Bokoro", "Moussoro", "Bousso", "Biltine",
                              "Lai", "Benoy", "Gounou Gaya", "Fianga"))]
EVENTS = [
    ("Harbour Herald", "2019-06-05", "Arrests", "Police arrested two men in Abeche, Chad, on 3 June 2019 for trafficking."),
    ("Harbour Herald", "2018-07-06", "A farm", "Police in Sarh, Chad, rescued 12 boys from a farm on 2 July 2018."),
]
FAULTS = []


def check(holds, what):
    if not holds:
        FAULTS.append(what)


def run(*args, code=0, stdin=None):
    done = subprocess.run([PLUMBLINE, *map(str, args)], capture_output=True, input=stdin, timeout=300)
    if done.returncode != code:
        sys.exit(f"{args}: exit code {done.returncode}, not {code}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout


def workspace(folder, documents):
    lines = [json.dumps({"id": title, "source": source, "date": day, "title": title, "text": text})
             for source, day, title, text in documents]
    run("add", "-", "--workspace", folder, "--engine", "rules", stdin="\n".join(lines).encode())
    return folder


def faults(page, folder, code=1):
    return json.loads(run("verify", page, "--workspace", folder, "--json", code=code))


def main():
    here = pathlib.Path(tempfile.mkdtemp())
    first = workspace(here / "one", DOCUMENTS)
    second = workspace(here / "two", DOCUMENTS[::-1])
    page = here / "dossier.html"
    run("dossier", "BEN", "--workspace", first, "--out", page)
    text = page.read_text()
    again = run("dossier", "Benin", "--workspace", second, "--out", "-").decode()
    check(text == again, "another order of adding, another dossier")
    check("Adjoa" not in text and "Mensah" not in text, "a victim is named")
    check(re.search(r">[^<]*\b(section|column|remark|summary|limits|doc|tier)\.[a-z-]+", text.split("<script")[0]) is None,
          "a key of the catalogue stands in the page")
    check("://" not in re.sub(r"http://www.w3.org/2000/svg", "", text.split("<script")[0]), "the page asks somebody")
    for words in ("Gabon", "Nigeria", "Lagoon Post", "40 victims"):
        check(words in text, f"'{words}' is missing")

    # Events are told, however much goes on.
    busy = workspace(here / "busy", GOING_ON + EVENTS)
    told = run("dossier", "Chad", "--workspace", busy, "--out", "-").decode()
    all_told = json.loads(run("incidents", "--workspace", busy, "--country", "chad", "--limit", "1", "--json"))["all"]
    check(all_told > 20, f"only {all_told} incidents: less than a page, nothing is tried")
    events = told.partition("Events, the latest first")[2].partition("</table>")[0]
    for words in ("3 June 2019", "12 boys from a farm"):
        check(words in events, f"'{words}' is missing among what goes on")
    check("Moundou" not in events and ">2 events" in told, "what goes on is told of as an event")

    # Nor does it tell where on somebody's disk the documents lie.
    lines = here / "somebodys folder" / "papers.jsonl"
    lines.parent.mkdir()
    lines.write_text("".join(json.dumps({"id": f"item {i}", "source": source, "date": day, "text": words}) + "\n"
                             for i, (source, day, _, words) in enumerate(DOCUMENTS)))
    run("add", lines, "--workspace", here / "three", "--engine", "rules")
    for form in ("html", "md", "docx"):
        away = here / f"away.{form}"
        run("dossier", "BEN", "--workspace", here / "three", "--out", away)
        told = away.read_bytes() if form != "docx" else b"".join(map(zipfile.ZipFile(away).read, zipfile.ZipFile(away).namelist()))
        check(b"papers.jsonl!item 0" in told and b"somebodys folder" not in told, f"{form}: the folder of a document is told")

    # A page in English is English, whatever other posts it lists below.
    posts = "\n".join(["Latest Posts"] + ["Đường dây nóng tiếp nhận tin báo ẩn danh của cảnh sát thành phố kêu gọi người dân cung cấp thông tin"] * 6)
    lines.write_text("".join(json.dumps({"id": f"item {i}", "source": source, "date": day, "text": words + "\n\n" + posts}) + "\n"
                             for i, (source, day, _, words) in enumerate(DOCUMENTS)))
    run("add", lines, "--workspace", here / "posts", "--engine", "rules")
    run("dossier", "BEN", "--workspace", here / "posts", "--out", here / "posts.html")
    spoken = set(re.findall('<blockquote dir="auto" lang="([a-z]*)"', (here / "posts.html").read_text()))
    check(spoken == {"en"}, f"passages are said to be in {spoken}")

    holds = faults(page, first, code=0)
    check(holds["faults"] == [] and holds["new_statements"] == 0, f"does not hold at once: {holds['faults'][:3]}")
    # A reader sees the page, not the record in it.
    for name, old, new in (("a sentence", "People are said to be trafficked from Benin", "Nobody is trafficked from Benin"),
                           ("a passage", "in 2020\u201D</blockquote>", "in 2010\u201D</blockquote>"),
                           ("a number of a table", '<td class="n">1</td>', '<td class="n">7</td>'),
                           ("a picture", "<figcaption>Routes", "<figcaption>All routes"),
                           ("an addition", "<footer>", "<p>All of it is proved.</p><footer>")):
        head, record = text.split('<script type="application/json"')
        if old not in head:
            sys.exit(f"the page has no {old!r}")
        altered = here / "altered.html"
        altered.write_text(head.replace(old, new, 1) + '<script type="application/json"' + record)
        kinds = {fault["kind"] for fault in faults(altered, first)["faults"]}
        check("file-changed" in kinds, f"{name} was altered, found {kinds}")
        # The forger knows of the hash.
        seen = altered.read_text()
        begin = seen.index('"plumbline-dossier">') + len('"plumbline-dossier">')
        end = seen.index("</script>", begin)
        own = json.loads(seen[begin:end])
        own["file"] = hashlib.sha256((seen[:begin] + seen[end:]).encode()).hexdigest()
        altered.write_text(seen[:begin] + json.dumps(own).replace("<", "\\u003c") + seen[end:])
        kinds = {fault["kind"] for fault in faults(altered, first)["faults"]}
        check(kinds & {"shown-otherwise", "file-differs"}, f"{name} and the hash were altered, found {kinds}")
    twice = here / "twice.html"
    twice.write_text(text.replace("<script", '<script type="application/json" id="plumbline-dossier">{}</script><script', 1))
    run("verify", twice, "--workspace", first, code=3)
    # A placeholder fits a name that is hidden, and no other words; a name that is shown is a fault of its own.
    for old, new, kind in (("XXXXXXXXXXXX, 15", "Adjoa Mensah, 15", "name-shown"),
                           ("Police in Benin identified 40", "XXXXXX in Benin identified XX", "passage-changed"),
                           ("Police in Benin identified 40", "[name withheld] identified 40", "passage-changed")):
        if old not in text:
            sys.exit(f"the page has no {old!r}")
        altered = here / "altered.html"
        altered.write_text(text.replace(old, new))
        kinds = {fault["kind"] for fault in faults(altered, first)["faults"]}
        check({kind, "file-changed"} <= kinds, f"{old!r} became {new!r}, found {kinds}")
    rests = here / "rests.html"
    rests.write_text(re.sub(r'("key":"summary.route.out","words":"[^"]*","passages":)\[[0-9,]*\]', r"\1[]", text))
    kinds = {fault["kind"] for fault in faults(rests, first)["faults"]}
    check("statement-rests-otherwise" in kinds, f"a statement was cut off from its passages, found {kinds}")

    fewer = workspace(here / "fewer", DOCUMENTS[:2])
    kinds = {fault["kind"] for fault in faults(page, fewer)["faults"]}
    check("document-gone" in kinds, f"a document is gone, found {kinds}")
    more = workspace(here / "more", DOCUMENTS + [(
        "Savanna Times", "2022-01-05", "Later", "Men from Benin are trafficked to Gabon for forced labour on farms.")])
    answer = faults(page, more)
    check({fault["kind"] for fault in answer["faults"]} <= {"statement-changed", "statement-gone", "statement-rests-otherwise"}
          and answer["faults"],
          f"a document came, found {answer['faults'][:2]}")
    forged = here / "forged.html"
    forged.write_text(text.replace("identified 40 victims", "identified 400 victims"))
    kinds = {fault["kind"] for fault in faults(forged, first)["faults"]}
    check("passage-changed" in kinds, f"a passage was forged, found {kinds}")

    for name in ("dossier.md", "dossier.docx"):
        out = here / name
        run("dossier", "BEN", "--workspace", first, "--out", out, "--style", "apa")
        bytes_before = out.read_bytes()
        run("dossier", "BEN", "--workspace", first, "--out", out, "--style", "apa")
        check(bytes_before == out.read_bytes(), f"{name} is another the second time")
        faults(out, first, code=0)
        out.write_bytes(bytes_before + b" ")
        kinds = {fault["kind"] for fault in faults(out, first)["faults"]}
        check(kinds == {"file-changed", "file-differs"} or kinds == {"file-changed"}, f"{name} was altered, found {kinds}")
        out.unlink()
        alone = json.loads(run("verify", f"{out}.json", "--workspace", first, "--json", code=0))
        check(alone["file_seen"] is False, "a record alone was taken for a file")
    notes = here / "notes.docx"
    run("dossier", "BEN", "--workspace", first, "--out", notes)
    with zipfile.ZipFile(notes) as archive:
        for member in archive.namelist():
            if member.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(member))
        body = archive.read("word/document.xml").decode()
        check("w:footnoteReference" in body and 'TOC \\o' in body.replace("&quot;", '"'), "no footnotes or contents in DOCX")
    pdf = here / "dossier.pdf"
    if shutil.which("weasyprint"):
        run("dossier", "BEN", "--workspace", first, "--out", pdf)
        before = pdf.read_bytes()
        run("dossier", "BEN", "--workspace", first, "--out", pdf)
        check(before == pdf.read_bytes(), "the PDF is another the second time")
        faults(pdf, first, code=0)
        pdf.write_bytes(before + b"%")
        kinds = {fault["kind"] for fault in faults(pdf, first)["faults"]}
        check(kinds == {"file-changed"}, f"the PDF was altered, found {kinds}")
        pdf.write_bytes(before)
        told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True).stdout
        check(re.search(r"Tagged:\s+yes", told) is not None, "the PDF is not tagged")
    else:
        run("dossier", "BEN", "--workspace", first, "--out", pdf, code=3)
        print("WeasyPrint is not installed: no PDF was looked at")

    only = run("dossier", "BEN", "--workspace", first, "--out", "-", "--sections", "routes").decode()
    check('id="routes"' in only and 'id="figures"' not in only, "sections are not obeyed")
    for wrong in (["--sections", "maps"], ["--style", "mla"], ["--language", "xx"], ["--date", "soon"], ["--out", "x.odt"]):
        run("dossier", "BEN", "--workspace", first, *wrong, code=2)
    run("dossier", "Atlantis", "--workspace", first, code=2)
    shutil.rmtree(here)
    print("\n".join(FAULTS) or "dossier: all holds")
    sys.exit(1 if FAULTS else 0)


main()
