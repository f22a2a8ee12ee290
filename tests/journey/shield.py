#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No output names a victim, whatever the format of the document, the engine and the command.

Usage: shield.py PLUMBLINE

Invented victims' names and details that single them out are planted in articles of several formats. Each command is
run over them in each of its forms, and everything it prints or writes is searched for what was planted. Offsets must
still lead to the same place: each `exact` is as long as `end - start`.
"""
import email.message
import http.client
import io
import json
import os
import pathlib
import quopri
import signal
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

# name words and details that must not be seen; what must be seen, so that the test sees that something was read
CASES = {
    "rescue.txt": ("""Harbour Gazette
12 March 2021
Police free woman from brothel

Police in Constanta freed Velisara Dromkova, 19, from a brothel on Tuesday. Velisara Dromkova, a trafficking survivor
from the village of Ostrelnik, told the Harbour Gazette that she had been sold for 2,000 euros. Dromkova said her
passport, no. PK4471903, had been taken away. "They locked me in," said Velisara. Her phone number, +359 88 555 0142,
was found on the recruiter's telephone. Police arrested two men, Goran Petrik and Stefan Ilk.

On Thursday a court in Ostrelnik remanded Goran Petrik, who had advertised 088-555-0142.
""", ["Velisara", "Dromkova", "Ostrelnik", "PK4471903", "555 0142", "555-0142"], ["brothel", "Petrik"]),
    "school.html": ("""<html><head><title>Sold at 16: Quenilla Marbeth tells her story</title>
<meta property="og:site_name" content="Valley Post"><meta property="article:published_time" content="2022-05-04"></head>
<body><article><h1>Sold at 16: Quenilla Marbeth tells her story</h1>
<p>Quenilla Marbeth was 16 when she was trafficked to Turkey and forced into prostitution. The girl, a pupil of
Zelmovar school, was lured by a woman who promised her a job. Marbeth was born on 14 August 2005. Police searched a house
near Zelmovar school on 3 May 2022.</p>
<p>The Ministry of Interior of Moldova said 12 victims of trafficking were identified in 2021.</p></article></body></html>
""", ["Quenilla", "Marbeth", "Zelmovar", "14 August", "2005-08-14"], ["Turkey"]),
    "farm.docx": ("""Plain Courier

3 June 2020

Man held as slave on farm for six years

Survivor Tobrick Anselvane was enslaved on a farm in Kent for six years, a court heard on Monday. Mr Anselvane lived
in a shed. Anselvane's sister, Ludmira Anselvane, said her brother had been trafficked from Slovakia by a gang. The farmer
was convicted and sentenced to seven years in prison.
""", ["Tobrick", "Anselvane", "Ludmira"], ["Kent"]),
    "mail.eml": ("""A trafficking victim, Jorunela Pask, 17, was rescued in Dubai on 2 February 2023, the Labour Rights
Centre said. Pask had been recruited in Kathmandu as a maid. She can be reached at jorunela.pask@example.org. The recruiter
was arrested, police said.
""", ["Jorunela", "Pask", "jorunela.pask"], ["Kathmandu"]),
    "list.jsonl": ("""Traffickers forced Ismerelda Quint to beg in the streets of Vienna, a court heard on Friday. Quint,
now 24, is a survivor of trafficking. "I was sold twice," Ismerelda Quint said. She lives at 14 Brenninger Street. Three
people were charged.
""", ["Ismerelda", "Quint", "Brenninger"], ["Vienna"]),
}
ENGINES = ("learned", "rules")


def pack(folder, name, text):
    path = folder / name
    if name.endswith(".docx"):
        paragraphs = "".join(f"<w:p><w:r><w:t xml:space=\"preserve\">{' '.join(part.split())}</w:t></w:r></w:p>"
                             for part in text.strip().split("\n\n"))
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
            packed.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
            packed.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>')
    elif name.endswith(".eml"):
        message = email.message.EmailMessage()
        message["From"], message["To"] = "Desk <desk@example.org>", "list@example.org"
        message["Subject"], message["Date"] = "Maid rescued in Dubai", "Fri, 03 Feb 2023 10:00:00 +0000"
        message.set_content(text)
        path.write_bytes(message.as_bytes())
    elif name.endswith(".jsonl"):
        path.write_text(json.dumps({"id": "one", "title": "Ismerelda Quint, survivor of trafficking, speaks in court", "text": text,
                                    "source": "City Wire", "date": "2019-11-08", "url": "https://example.org/quint-speaks?who=Ismer%65lda"}) + "\n")
    else:
        path.write_text(text, encoding="utf-8")
    return str(path)


def run(plumbline, *args, refused=False):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env, timeout=300)
    if not refused and done.returncode not in (0, 1):
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout + done.stderr


def lengths(value, where):
    """Selectors whose words do not fit their offsets."""
    if isinstance(value, dict):
        if "exact" in value and "start" in value and len(value["exact"]) != value["end"] - value["start"]:
            yield f"{where}: {value['exact']!r} is not {value['end'] - value['start']} code points long"
        for inner in value.values():
            yield from lengths(inner, where)
    elif isinstance(value, list):
        for inner in value:
            yield from lengths(inner, where)


def check_faults(plumbline, folder, files, engine):
    page = str(folder / "page.html")
    for name, path in files.items():
        planted, seen = CASES[name][1], CASES[name][2]
        for form in ([], ["--json"], ["--verbose"], ["--html", page]):
            out = run(plumbline, "check", "--engine", engine, *form, path)
            if form[:1] == ["--html"]:
                out += pathlib.Path(page).read_text(encoding="utf-8")
            out = out.replace(path, "")
            yield from leaks(out, planted, f"check {' '.join(form[:1])} {engine} {name}")
            if not all(word in out for word in seen):
                yield f"check {engine} {name}: {seen} not told"
            if form == ["--json"]:
                for line in out.splitlines():
                    if line.startswith("{"):
                        told = json.loads(line)
                        yield from lengths(told, f"check {engine} {name}")
                        for claim in told["claims"]:
                            for passage in claim["passages"]:
                                if told["document"]["text"][passage["start"]:passage["end"]] != passage["exact"]:
                                    yield f"check {engine} {name}: {claim['id']} is not where it says"
        for form in (["--format", "json"], ["--format", "conllu"]):
            out = run(plumbline, "analyze", "--engine", engine, *form, path).replace(path, "")
            yield from leaks(out, planted, f"analyze {form[1]} {engine} {name}")


def leaks(out, planted, where):
    low = out.lower()
    for word in planted:
        if word.lower() in low:
            at = low.index(word.lower())
            yield f"{where}: {word!r} in ...{out[max(0, at - 60):at + 60]!r}"


def workspace_faults(plumbline, space, engine):
    planted = [word for case in CASES.values() for word in case[1]]
    asked = [["claims", "--limit", "0"], ["claims", "--limit", "0", "--json"], ["search", "police"],
             ["search", "--json", "trafficking"], ["search", "title:story"], ["verify"], ["verify", "--json"], ["figures", "--unit", "all", "--reports"],
             ["figures", "--unit", "all", "--json"], ["figures", "--unit", "all", "--csv"], ["incidents"],
             ["incidents", "--json"], ["reprints", "--words"], ["reprints", "--words", "--json"], ["sources"], ["sources", "--json"],
             ["trace", "sold"], ["trace", "--json", "rescued"], ["status", "--json"], ["jigsaw"], ["jigsaw", "--json"]]
    for country in ("BGR", "MDA", "TUR", "GBR", "NPL", "ARE", "AUT", "SVK"):
        asked += [["profile", country, "--passages", "9"], ["profile", country, "--json"]]
    told = ""
    for command in asked:
        out = run(plumbline, command[0], "--workspace", space, *command[1:])
        told += out
        yield from leaks(out, planted, f"{engine}: {' '.join(command)}")
        # sources prints over several lines, without offsets; incidents names nobody, in words of its own
        if "--json" in command and command[0] not in ("sources", "incidents"):
            for line in out.splitlines():
                if line.startswith("{"):
                    yield from lengths(json.loads(line), f"{engine}: {' '.join(command)}")
    yield from guesses(plumbline, space, engine)
    if "Petrik" not in told:
        yield f"{engine}: the name of an accused is hidden, too"


def guesses(plumbline, space, engine):
    """Whoever guesses a name learns nothing from whether it is found: not by its beginning, not by what it leaves out."""
    nobody = run(plumbline, "search", "--workspace", space, "Zzyzxalor").replace("Zzyzxalor", "WORD")
    for case in CASES.values():
        word = case[1][0]
        for asked in (word, word[:5] + "*", "title:" + word):
            out = run(plumbline, "search", "--workspace", space, asked).replace(asked, "WORD")
            if out != nobody:
                yield f"{engine}: search {asked} tells something: {out!r}"
        out = run(plumbline, "trace", "--workspace", space, word, refused=True)
        if "no claim in the workspace" not in out:
            yield f"{engine}: trace {word} tells something: {out!r}"
    counted = [run(plumbline, "search", "--workspace", space, f"police -{word}").split(" for ")[0] for word in ("Dromkova", "Zzyzxalor")]
    if counted[0] != counted[1]:
        yield f"{engine}: search police -Dromkova tells something: {counted}"


def alert_faults(plumbline, folder, files, engine):
    """What kept searches tell of documents that come: nobody's name, and nothing by whether a name is found."""
    planted = [word for case in CASES.values() for word in case[1]]
    space = str(folder / ("kept-" + engine))
    first = folder / f"first-{engine}.txt"
    first.write_text("The port of Harmouth opened on Monday.\n", encoding="utf-8")
    run(plumbline, "add", "--engine", engine, "--workspace", space, str(first))
    kept = {"police": ["police"], "without": ["police", "-Dromkova"], "without nobody": ["police", "-Zzyzxalor"], "letters": ["xxxxx*"]}
    kept |= {f"name {at}": [case[1][0][:5] + "*"] for at, case in enumerate(CASES.values())}
    for name, query in kept.items():
        run(plumbline, "searches", "save", name, *query, "--workspace", space, "--as", "Ada")
    run(plumbline, "add", "--engine", engine, "--workspace", space, *files.values())
    for form in ([], ["--html"], ["--json"], ["--eml", "--to", "ada@desk.example"]):
        told = run(plumbline, "searches", "digest", *form, "--workspace", space, "--as", "Ada")
        if form[:1] == ["--eml"]:
            told = quopri.decodestring(told.encode()).decode("utf-8", "replace")
        # What Ada typed herself is hers.
        yield from leaks(told.replace("police -Dromkova", ""), planted, f"{engine}: searches digest {form}")
    digest = json.loads(run(plumbline, "searches", "digest", "--json", "--limit", "0", "--workspace", space, "--as", "Ada"))
    told = {search["name"]: [alert["document"] for alert in search["alerts"]] for search in digest["searches"]}
    if not told.get("police") or told.get("without") != told.get("without nobody"):
        yield f"{engine}: kept searches: what is told without a name: {told}"
    for name in kept:
        if name.startswith(("name", "letters")) and name in told:
            yield f"{engine}: kept searches: {kept[name]} finds {told[name]}"


FORMATS = ("csv", "jsonl", "documents-csv", "documents-jsonl", "xlsx", "ftm", "htcds", "annotation", "prov", "claimreview", "geojson", "bibtex", "csl", "conllu")


def opened(path):
    """The words of a file: of a packed one those of its members."""
    data = path.read_bytes()
    if data[:2] != b"PK":
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def written_faults(plumbline, space, folder, engine):
    """What goes out as a file, and the check of a dossier, which reads everything anew."""
    planted = [word for case in CASES.values() for word in case[1]]
    out = folder / f"out-{engine}"
    out.mkdir()
    for form in FORMATS:
        told = run(plumbline, "export", "--workspace", space, "--format", form, "--out", str(out / form))
        yield from leaks(told + opened(out / form), planted, f"{engine}: export {form}")
    checked = 0
    for country in ("MDA", "GBR", "TUR", "BGR"):
        for kind in ("html", "md", "docx"):
            file = out / f"{country}.{kind}"
            told = run(plumbline, "dossier", "--workspace", space, country, "--year", "2023", "--out", str(file), refused=True)
            for made in out.glob(f"{country}.{kind}*"):
                told += opened(made)
            yield from leaks(told, planted, f"{engine}: dossier {country} {kind}")
        for form in ([], ["--json"], ["--evidence"]):
            told = run(plumbline, "assess", "--workspace", space, country, "--year", "2023", *form, refused=True)
            yield from leaks(told, planted, f"{engine}: assess {country} {form}")
        if not (out / f"{country}.html").exists():
            continue
        for form in ([], ["--engine", engine]):
            told = run(plumbline, "verify", "--workspace", space, *form, str(out / f"{country}.html"), refused=True)
            yield from leaks(told, planted, f"{engine}: verify {form} {country}")
            # A passage that was hidden when it was written is the same passage when it is read anew.
            if any(fault in told for fault in ("claim-gone", "claim-changed", "passage-changed", "no longer")):
                yield f"{engine}: verify {form} {country}: what was just written is not found again: {told!r}"
            checked += "passages" in told
    if checked < 2:
        yield f"{engine}: no dossier was checked"


def review_faults(plumbline, space, engine):
    """What somebody writes about a claim may name her as well; and what is refused may name a file."""
    planted = [word for case in CASES.values() for word in case[1]]
    documents = {claim["document"]["id"]: pathlib.Path(claim["document"]["name"].split("!")[0]).name for claim in
                 map(json.loads, run(plumbline, "claims", "--workspace", space, "--limit", "0", "--json").splitlines())}
    for document, file in sorted(documents.items()):
        own = CASES.get(file, CASES["rescue.txt"])[1]
        why = f"{' '.join(own[:2])} of {own[2].replace('Brenninger', 'Brenninger Street')} denies it"
        run(plumbline, "review", "--workspace", space, document + ":c1", "note", "--as", "Ada", "--why", why)
        for form in ([], ["--json"]):
            told = run(plumbline, "review", "--workspace", space, document, *form)
            if "Ada" not in told or "denies it" not in told:
                yield f"{engine}: review {document}: nothing is told"
            yield from leaks(told, planted, f"{engine}: review {document}")
        for command in (("trace", document + ":c999"), ("review", document + ":c999", "confirm"), ("claims", "--document", document[:4] + "zz"),
                        ("export", "--format", "csv", "--out", "-", "--document", "nobody.txt")):
            told = run(plumbline, command[0], "--workspace", space, *command[1:], refused=True)
            yield from leaks(told, planted, f"{engine}: refusal of {' '.join(command)}")


def serve_faults(plumbline, space, engine):
    planted = [word for case in CASES.values() for word in case[1]]
    server = subprocess.Popen([plumbline, "serve", space, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        url = urllib.parse.urlsplit(server.stdout.readline().strip())
        key = urllib.parse.parse_qs(url.fragment)["key"][0]

        def ask(path):
            line = http.client.HTTPConnection("127.0.0.1", url.port, timeout=60)
            line.request("GET", path, headers={"Authorization": "Bearer " + key})
            return line.getresponse().read().decode("utf-8")

        paths = ["/api/status", "/api/documents", "/api/facets", "/api/search?q=police", "/api/facets?q=police", "/api/ledger",
                 "/api/references", "/api/export", "/api/export?form=jsonl&q=police", "/api/export?what=documents", "/api/digest?form=html"]
        for row in json.loads(ask("/api/documents"))["documents"]:
            here = "/api/documents/" + row["document"]
            paths += [here, here + "/claims/c1/trace", here + "/claims/c999/trace"]
        for path in paths:
            yield from leaks(ask(path), planted, f"{engine}: serve {path}")
        for word in ("Velisara", "Dromk*", "title:Quenilla"):
            total = json.loads(ask("/api/search?q=" + urllib.parse.quote(word)))["total"]
            if total != 0:
                yield f"{engine}: serve: a search for {word} finds {total}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def long_faults(plumbline, folder, engine):
    """A name that one part of a very long text gives away is hidden in all of it."""
    filler = "\n\n".join(f"The council of Harmouth met on day {i} and spoke of roads, drains and the price of fish." for i in range(4000))
    path = folder / f"long-{engine}.txt"
    path.write_text("Long Harbour Reader\n5 June 2021\n\nBrisande Holtcamp said the police had freed 12 workers in Leeds.\n\n" + filler +
                    "\n\nBrisande Holtcamp, a survivor of trafficking from the village of Marnwick, was sold in Leeds.\n", encoding="utf-8")
    for form in ([], ["--json"]):
        out = run(plumbline, "check", "--engine", "rules", *form, str(path))
        yield from leaks(out, ["Brisande", "Holtcamp", "Marnwick"], f"{engine}: a long text")
        if "Leeds" not in out:
            yield f"{engine}: a long text: nothing is told"


def main():
    plumbline = sys.argv[1]
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sources = folder / "sources"
        sources.mkdir()
        files = {case: pack(sources, case, text) for case, (text, _, _) in CASES.items()}
        # A copy, so that reprints have something to show.
        copy = pack(sources, "copy.txt", CASES["rescue.txt"][0].replace("Harbour Gazette\n", "Coast News\n", 1))
        named = pack(sources, "dromkova-velisara.txt", CASES["rescue.txt"][0].replace("12 March", "13 March"))
        for engine in ENGINES:
            faults += check_faults(plumbline, folder, files, engine)
            space = str(folder / engine)
            run(plumbline, "add", "--engine", engine, "--workspace", space, *files.values(), copy)
            faults += workspace_faults(plumbline, space, engine)
            faults += written_faults(plumbline, space, folder, engine)
            faults += review_faults(plumbline, space, engine)
            faults += serve_faults(plumbline, space, engine)
            faults += alert_faults(plumbline, folder, files, engine)
            other = str(folder / ("named-" + engine))
            run(plumbline, "add", "--engine", engine, "--workspace", other, named)
            for command in ("claims", "status", "status --json", "status --state done", "claims --json", "search police", "trace sold"):
                told = run(plumbline, command.split()[0], "--workspace", other, *command.split()[1:])
                faults += leaks(told, CASES["rescue.txt"][1], f"{engine}: file name: {command}")
            told = run(plumbline, "trace", "--workspace", other, "dromkova-velisara.txt:c999", refused=True)
            faults += leaks(told.replace("dromkova-velisara.txt:c999", ""), CASES["rescue.txt"][1], f"{engine}: file name: refusal")
            faults += long_faults(plumbline, folder, engine)
    print(*faults, f"shield: {len(CASES)} articles, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
