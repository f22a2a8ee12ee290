#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An editor changes a dossier in the workbench, prints it, and it is checked again.

usage: drafts.py PLUMBLINE
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import serve

DOCUMENTS = [
    ("Lagoon Post", "2021-02-01", "Routes out of Benin",
     "Women and girls from Benin are trafficked to Gabon for domestic servitude, the Labour Watch Foundation said. "
     "Police in Benin identified 40 victims of trafficking in 2020."),
    ("Harbour Herald", "2021-03-04", "Counting",
     "Traffickers from Benin take children to Nigeria to work in stone quarries. The government did not report any convictions."),
    ("Coast Weekly", "2021-04-09", "A raid",
     "Police in Benin raided a quarry near Cotonou on 2 April 2021, rescued 12 boys and arrested two men. Adjoa Mensah, 15, "
     "one of the victims, was taken from her village by a recruiter."),
]
PROGRAM = sys.argv[1]


def require(true, words):
    if not true:
        sys.exit("drafts.py: " + words)


def run(*args, code=0, stdin=None):
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, input=stdin, timeout=300)
    require(done.returncode == code, f"{args}: exit code {done.returncode}, not {code}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


class Desk:
    def __init__(self, server):
        self.server, self.last = server, 0

    def change(self, expected=201, seen=None, **edit):
        body = json.dumps({**edit, "seen": self.last if seen is None else seen})
        status, _, answer = self.server.ask("/api/countries/BEN/drafts/final", "POST", body, Content_Type="application/json",
                                            X_Plumbline="1", Authorization="Bearer " + self.server.key)
        require(status == expected, f"{edit}: {status} {answer}")
        if status == 201:
            self.last = json.loads(answer)["number"]
        return json.loads(answer)

    def outline(self):
        status, answer = self.server.get("/api/countries/BEN/drafts/final")
        require(status == 200, f"{status} {answer}")
        return answer

    def statements(self):
        return {each["key"]: each for section in self.outline()["sections"] for block in section["blocks"]
                for each in block.get("statements", [])}


def edited(desk):
    said = desk.statements()
    require(desk.outline()["last"] == 0 and desk.outline()["changes"] == [], "a draft that nobody began has changes")
    gabon = next(key for key in said if key.startswith("routes.table.out") and "GAB" in key)
    nigeria = next(key for key in said if key.startswith("routes.table.out") and "NGA" in key)
    passage = desk.outline()["passages"][said[nigeria]["passages"][0]]
    cite = {name: passage[name] for name in ("document", "start", "end")}

    desk.change(400, verb="leave-out", key=gabon)
    desk.change(verb="leave-out", key=gabon, why="too old for this reader")
    first = desk.last
    # What somebody changed that was not seen is not overruled.
    refused = desk.change(409, seen=0, verb="leave-out", key=gabon, why="again")
    require("changed meanwhile" in refused["detail"], f"{refused}")
    desk.change(verb="words", key="routes.lead", text="One way is told of.[^1]", cites=[cite], basis=said["routes.lead"]["words"])
    desk.change(verb="insert", section="routes", key="routes.lead", cites=[cite],
                text="Quarries need hands.[^1] Adjoa Mensah is not named here.\n\nWhat the police do is another matter.")
    desk.change(404, verb="insert", section="routes", key="", text="No.[^1]", cites=[{"document": "f" * 64, "start": 0, "end": 4}])
    desk.change(400, verb="insert", section="routes", key="", text="No.[^1]")

    now = desk.outline()
    told = json.dumps(now)
    require("Adjoa" not in told and "Mensah" not in told, "the page of the editor names a victim")
    routes = next(section for section in now["sections"] if section["id"] == "routes")
    require([each["key"] for each in routes["left_out"]] == [gabon], f"{routes['left_out']}")
    require(routes["left_out"][0]["why"] == "too old for this reader", "no reason is kept")
    own = [each for block in routes["blocks"] if block["form"] == "own" for each in block["statements"]]
    require([each["hand"]["unsourced"] for each in own] == [False, True, True], f"{own}")
    require(desk.statements()["routes.lead"]["hand"]["instead_of"] == said["routes.lead"]["words"], "what the program said is lost")
    return gabon, first


def printed(desk, workspace, here):
    for form in ("html", "md", "docx"):
        file = here / f"final.{form}"
        run("dossier", "BEN", "--workspace", workspace, "--draft", "final", "--out", file)
        text = file.read_text() if form != "docx" else zipfile.ZipFile(file).read("word/document.xml").decode()
        require("To Gabon" not in text.split("<script")[0], f"{form}: what was left out is printed")
        require("Mensah" not in text and "Adjoa" not in text, f"{form}: a victim is named")
        for words in ("One way is told of.", "Quarries need hands.", "no source is cited", "Written by", "This dossier was edited by"):
            require(words in text, f"{form}: '{words}' is missing")
        require("too old for this reader" not in text, f"{form}: a reason is printed")
        told = run("verify", file, "--workspace", workspace)
        require("all hold" in told and "4 of the statements are a person's" in told and "2 of these cite none" in told
                and "1 of the program's is left out" in told, f"{form}: {told}")
    # The paper that calls her a victim is cited by no section of these.
    alone = here / "alone.html"
    run("dossier", "BEN", "--workspace", workspace, "--draft", "final", "--sections", "routes,limits", "--out", alone)
    text = alone.read_text()
    require("is not named here." in text and "A raid" not in text, "the short dossier is not the one that was meant")
    require("Mensah" not in text and "Adjoa" not in text, "who is withheld elsewhere in the country's papers is named")
    page = (here / "final.html").read_text()
    served = desk.server.ask("/api/countries/BEN/dossier?draft=final", Authorization="Bearer " + desk.server.key)[2].decode()
    require(served == page, "the workbench writes another page than the command line")
    # Numbers of notes follow the text, and each leads to its passage.
    notes = re.findall(r'id="r(\d+)"', page)
    require(notes == [str(number + 1) for number in range(len(notes))], f"notes are not numbered in order: {notes}")
    return page


def checked(desk, workspace, here, gabon, first, page):
    changed = here / "changed.html"
    changed.write_text(page.replace("Quarries need hands.", "Quarries need children.", 1))
    found = json.loads(run("verify", changed, "--workspace", workspace, "--json", code=1))
    require({"file-changed", "shown-otherwise"} <= {each["kind"] for each in found["faults"]}, f"{found['faults']}")
    # Changed after it was printed: the file is that of its day.
    desk.change(verb="undo", undoes=first)
    require(gabon in desk.statements(), "what was put back is not there")
    require("all hold" in run("verify", here / "final.html", "--workspace", workspace), "an older state of the draft does not hold")
    # Nobody has the draft any more: what people wrote cannot be made again, and that is said.
    (workspace / "drafts.db").rename(here / "elsewhere.db")
    found = json.loads(run("verify", here / "final.html", "--workspace", workspace, "--json", code=1))
    require([each["kind"] for each in found["faults"]] == ["draft-gone"], f"{found['faults']}")
    require(found["own_statements"] == 4, f"{found}")
    (here / "elsewhere.db").rename(workspace / "drafts.db")
    run("dossier", "BEN", "--workspace", workspace, "--draft", "other", "--out", here / "none.html", code=3)


def main():
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        workspace = here / "ws"
        lines = [json.dumps({"id": title, "source": source, "date": day, "title": title, "text": text})
                 for source, day, title, text in DOCUMENTS]
        run("add", "-", "--workspace", workspace, "--engine", "rules", stdin="\n".join(lines).encode())
        server = serve.Server(PROGRAM, str(workspace))
        try:
            desk = Desk(server)
            gabon, first = edited(desk)
            page = printed(desk, workspace, here)
            checked(desk, workspace, here, gabon, first, page)
        finally:
            server.end()
    print("drafts: all holds")


if __name__ == "__main__":
    main()
