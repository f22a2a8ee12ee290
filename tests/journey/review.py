#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A claim that a person rejected is shown with the decision and counted nowhere, one that a person corrected counts as corrected,
also after reading anew; taken back, all is as before.

review.py PLUMBLINE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
TEXTS = {
    "quay.txt": """Quay Gazette

Police free nine at Varna shipyard

12 March 2024

Police in Bulgaria freed nine Nepali workers from a shipyard in Varna on 10 March 2024, the Ministry of Interior said.
The Ministry of Interior said that 41 victims of trafficking were identified in Bulgaria in 2023. The government of
Bulgaria convicted 12 traffickers in 2023, the Prosecutor's Office said.
""",
    "lantern.txt": """Lantern Weekly

Nine workers freed in Varna

14 March 2024

Nine Nepali workers were freed from a shipyard in Varna, Bulgaria, on 10 March 2024, according to the Ministry of Interior.
The ministry said that 41 victims of trafficking were identified in Bulgaria in 2023.
""",
}


def require(true, words):
    if not true:
        sys.exit("review.py: " + words)


class Desk:
    def __init__(self, program, folder):
        self.program, self.workspace = program, folder + "/workspace"
        files = []
        for name, text in TEXTS.items():
            files.append(f"{folder}/{name}")
            pathlib.Path(files[-1]).write_text(text, encoding="utf-8")
        self.run("add", *files)

    def refused(self, *words):
        done = subprocess.run([self.program, "review", "--workspace", self.workspace, *words], capture_output=True, text=True)
        require(done.returncode == 2, f"review {words} is not refused: {done.returncode} {done.stderr}")
        return done.stderr

    def run(self, command, *words):
        done = subprocess.run([self.program, command, "--workspace", self.workspace, *words], capture_output=True, text=True)
        require(done.returncode == 0, f"{command}: {done.stderr}")
        return done.stdout

    def json(self, command, *words):
        return json.loads(self.run(command, *words, "--json"))

    def all(self):
        """What every command says, but for what names decisions."""
        return {"profile": self.json("profile", "Bulgaria"), "figures": self.json("figures"),
                "assess": self.json("assess", "Bulgaria", "--year", "2024"),
                "incidents": self.json("incidents"), "claims": self.claims()}

    def claims(self):
        return [json.loads(line) for line in self.run("claims", "--json", "--limit", "0").splitlines()]


def name_of(entry):
    return entry["document"]["id"][:12] + ":" + entry["claim"]["id"]


def values_of(figures):
    return sorted((value["value"], value["documents"]) for row in figures["rows"] for value in row["values"])


def claim_of(claims, document, words):
    return next(each for each in claims if each["document"]["name"].endswith(document)
                and words in each["claim"]["passages"][0]["exact"])


def now(desk, entry):
    return next(each["claim"] for each in desk.claims() if name_of(each) == name_of(entry))


def origins(desk, entry):
    return json.loads(desk.run("trace", name_of(entry), "--json"))["origins"]


def corrections(desk, before):
    figure = claim_of(before["claims"], "quay.txt", "41 victims")
    other = claim_of(before["claims"], "lantern.txt", "41 victims")
    name = name_of(figure)
    alone = origins(desk, other)

    # Of another kind it counts as that everywhere.
    desk.run("review", name, "correct-kind", "opinion", "--why", "nobody counted", "--as", "Ada")
    after = desk.all()
    require(now(desk, figure)["kind"] == "opinion" and "figure" not in now(desk, figure), "the kind is not corrected")
    require({"stage": "person", "rule": "correct-kind"} in now(desk, figure)["producers"], "nobody is told that a person did it")
    require(values_of(after["figures"]) != values_of(before["figures"]), "figures count an opinion")
    require(origins(desk, other)["documents"] == alone["documents"] - 1, "trace holds an opinion for a figure")
    of_kind = [json.loads(line) for line in desk.run("claims", "--json", "--kind", "opinion").splitlines()]
    require(name in [name_of(each) for each in of_kind], "it is not found by its kind")
    require("corrected" in desk.run("claims", "--limit", "0"), "the list for people does not say so")
    require("now: opinion" in desk.run("review", name), "the list of decisions does not say what it is now")
    desk.run("review", name, "undo", "--as", "Bob")
    require(desk.all() == before, "a corrected kind is not taken back")

    # Its words.
    desk.run("review", name, "correct-span", "41 victims of trafficking were identified", "--as", "Ada")
    require(now(desk, figure)["passages"][0]["exact"] == "41 victims of trafficking were identified", "the words are not corrected")
    require(now(desk, figure)["figure"]["value"] == 41, "the number in the words is lost")
    desk.run("review", name, "undo", "--as", "Ada")
    require(desk.all() == before, "corrected words are not taken back")

    # Who says it: then two origins stand behind the two reports.
    desk.run("review", name, "correct-source", "Prosecutor's Office", "--as", "Ada")
    chain = now(desk, figure)["chain"]
    require("Prosecutor" in chain[-1]["name"] and len(chain) == 2, f"the source is not corrected: {chain}")
    require(origins(desk, other)["counted"] == alone["counted"] + 1, f"trace: {origins(desk, other)}")
    speakers = [json.loads(line) for line in desk.run("claims", "--json", "--speaker", "prosecutor").splitlines()]
    require(name in [name_of(each) for each in speakers], "it is not found by its speaker")
    desk.run("review", name, "correct-source", "--unnamed", "--as", "Ada")
    require(now(desk, figure)["chain"][-1]["status"] == "unnamed", "the source has a name")
    require(origins(desk, figure)["unnamed"] == 1, "trace does not tell of a source nobody names")
    desk.run("review", name, "correct-source", "--document", "--as", "Ada")
    require(len(now(desk, figure)["chain"]) == 1, "the document does not say it itself")
    require("stand in the document" in subprocess.run(
        [desk.program, "review", "--workspace", desk.workspace, name, "correct-source", "Harold Nobody"],
        capture_output=True, text=True).stderr, "a name that is nowhere is taken")
    require("already" in desk.refused(name, "correct-kind", "figure"), "the kind it has is a correction")
    require("shares no word" in desk.refused(name, "correct-span", "convicted 12 traffickers"), "another claim's words are taken")
    desk.refused(name, "confirm", "figure")
    desk.refused(name, "correct-kind", "law", "--unnamed")

    # A claim that the machine missed counts as any other, and is found by its kind.
    words = "nine Nepali workers from a shipyard in Varna"
    document = figure["document"]["id"][:12]
    desk.run("review", document, "add", words, "--kind", "response", "--source", "Ministry of Interior", "--as", "Ada")
    mine = next(each for each in desk.claims() if each["claim"]["passages"][0]["exact"] == words)
    require(mine["claim"]["kind"] == "response" and "Interior" in mine["claim"]["chain"][-1]["name"], f"not added: {mine}")
    require(name_of(mine) in [name_of(json.loads(line)) for line in desk.run("claims", "--json", "--kind", "response").splitlines()],
            "an added claim is not found by its kind")
    require("already" in desk.refused(document, "add", words, "--kind", "response"), "it is added twice")
    desk.refused(document, "add", words)
    desk.refused(name, "add", words, "--kind", "law")
    require(desk.json("profile", "Bulgaria")["claims"] == before["profile"]["claims"] + 1, "profile does not count it")
    desk.run("review", name_of(mine), "reject", "--why", "told before", "--as", "Bob")
    require(desk.json("profile", "Bulgaria")["claims"] == before["profile"]["claims"], "a rejected addition counts")
    desk.run("review", name_of(mine), "undo", "--as", "Bob")
    desk.run("review", name_of(mine), "undo", "--as", "Bob")
    require(len(desk.claims()) == len(before["claims"]), "it is not taken back")

    # Read anew by another engine, they hold.
    desk.run("review", name, "correct-kind", "response", "--as", "Ada")
    files = sorted({each["document"]["name"] for each in before["claims"]})
    desk.run("add", "--engine", "learned", *files)
    moved = [each for each in desk.claims() if any(one["stage"] == "person" for one in each["claim"]["producers"])]
    require(len(moved) == 1 and moved[0]["claim"]["kind"] == "response" and len(moved[0]["claim"]["chain"]) == 1,
            f"read anew, the corrections are gone: {moved}")
    require("41 victims" in moved[0]["claim"]["passages"][0]["exact"], "another claim is corrected")


def main():
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(sys.argv[1], folder)
        before = desk.all()
        figure = next(each for each in before["claims"] if each["document"]["name"].endswith("quay.txt")
                      and "41 victims" in each["claim"]["passages"][0]["exact"])
        other = next(each for each in before["claims"] if each["document"]["name"].endswith("lantern.txt")
                     and "41 victims" in each["claim"]["passages"][0]["exact"])
        event = next(each for each in before["claims"] if each["document"]["name"].endswith("quay.txt")
                     and "freed nine" in each["claim"]["passages"][0]["exact"])
        require(json.loads(desk.run("trace", name_of(other), "--json"))["origins"]["documents"] == 2, "not told by two")

        for each in (figure, event):
            desk.run("review", name_of(each), "reject", "--why", "misread", "--as", "Ada")
        after = desk.all()
        listed = {name_of(each): each.get("standing") for each in after["claims"]}
        require(listed[name_of(figure)] == "rejected" and listed[name_of(other)] is None, f"the list: {listed}")
        require(len(after["claims"]) == len(before["claims"]), "a rejected claim is gone from the list")
        require("rejected by a person" in desk.run("claims", "--limit", "0"), "the list for people does not say so")
        trace = json.loads(desk.run("trace", name_of(other), "--json"))
        require(trace["origins"]["documents"] == 1 and trace["origins"]["rejected"] == 1, f"trace: {trace['origins']}")
        own = json.loads(desk.run("trace", name_of(figure), "--json"))
        require(own["standing"] == "rejected", f"its own trace: {own}")
        require(after["figures"]["rejected"] == 2 and values_of(after["figures"]) != values_of(before["figures"]),
                "figures count it")
        require(after["profile"]["rejected"] == 2, "profile does not say what it left out")
        require(after["profile"]["claims"] == before["profile"]["claims"] - 2, "profile counts it")
        require(after["assess"]["rejected"] == 2, "assess does not say what it left out")
        told = lambda answer: sum(len(each["tellings"]) for one in answer["incidents"] for each in one["happenings"])
        require(after["incidents"]["rejected"] >= 1 and told(after["incidents"]) < told(before["incidents"]), "incidents count it")
        desk.run("export", "--format", "csv", "--out", folder + "/out.csv")
        require(figure["claim"]["passages"][0]["exact"] not in "".join(
            line for line in pathlib.Path(folder + "/out.csv").read_text(encoding="utf-8").splitlines() if "quay" in line.lower()),
            "a rejected claim leaves for other programs")

        for each in (figure, event):
            desk.run("review", name_of(each), "undo", "--as", "Bob")
        require(desk.all() == before, "taken back, it is not as before")
        desk.run("review", name_of(figure), "confirm", "--as", "Bob")
        confirmed = desk.all()
        require([each for each in confirmed["claims"] if "standing" in each][0]["standing"] == "confirmed", "not confirmed")
        for command in ("profile", "figures", "assess", "incidents"):
            require(confirmed[command] == before[command], f"{command}: a confirmed claim counts otherwise")
        desk.run("review", name_of(figure), "undo", "--as", "Bob")
        corrections(desk, desk.all())


if __name__ == "__main__":
    main()
