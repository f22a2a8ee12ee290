#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No output names a victim, whatever the format of the document, the engine and the command.

Usage: shield.py PLUMBLINE

Invented victims' names and details that single them out are planted in articles of several formats. Each command is
run over them in each of its forms, and everything it prints or writes is searched for what was planted. Offsets must
still lead to the same place: each `exact` is as long as `end - start`.
"""
import email.message
import json
import os
import pathlib
import subprocess
import sys
import tempfile
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
""", ["Velisara", "Dromkova", "Ostrelnik", "PK4471903", "555 0142"], ["brothel"]),
    "school.html": ("""<html><head><title>Sold at 16: Quenilla Marbeth tells her story</title>
<meta property="og:site_name" content="Valley Post"><meta property="article:published_time" content="2022-05-04"></head>
<body><article><h1>Sold at 16: Quenilla Marbeth tells her story</h1>
<p>Quenilla Marbeth was 16 when she was trafficked to Turkey and forced into prostitution. The girl, a pupil of
Zelmovar school, was lured by a woman who promised her a job. Marbeth was born on 14 August 2005.</p>
<p>The Ministry of Interior of Moldova said 12 victims of trafficking were identified in 2021.</p></article></body></html>
""", ["Quenilla", "Marbeth", "Zelmovar", "14 August"], ["Turkey"]),
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
                                    "source": "City Wire", "date": "2019-11-08", "url": "https://example.org/quint-speaks"}) + "\n")
    else:
        path.write_text(text, encoding="utf-8")
    return str(path)


def run(plumbline, *args):
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run([plumbline, *args], capture_output=True, text=True, env=env, timeout=300)
    if done.returncode not in (0, 1):
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
    # A name that is asked for finds its document and is not told again.
    for case in CASES.values():
        out = run(plumbline, "search", "--workspace", space, case[1][0])
        if " of 1 " not in out and " of 2 " not in out:
            yield f"{engine}: search {case[1][0]} does not find its document: {out!r}"
        yield from leaks(out, planted, f"{engine}: search {case[1][0]}")
    if "Petrik" not in told:
        yield f"{engine}: the name of an accused is hidden, too"


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
            other = str(folder / ("named-" + engine))
            run(plumbline, "add", "--engine", engine, "--workspace", other, named)
            for form in ([], ["--json"]):
                faults += leaks(run(plumbline, "claims", "--workspace", other, *form), CASES["rescue.txt"][1], f"{engine}: file name")
    print(*faults, f"shield: {len(CASES)} articles, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
