#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A user adds articles in which one source goes by several names, looks at the register, merges, splits, adds an alias
and takes it back. What was decided holds after more articles came and after everything was read anew, the journal tells
of it, and the answer does not depend on the order of adding. A survivor is nowhere in it.

usage: sources.py PLUMBLINE
"""
import json
import pathlib
import subprocess
import sys
import tempfile

ARTICLES = {
    "one": ("Harbour Star", "2024-02-01", "Andrei Petrov, the director of Casa Lume, said 12 workers were freed in "
            "Moldova. The Federal Investigation Agency of Pakistan said two agents had sold visas."),
    "two": ("Hill Echo", "2024-02-02", "According to the FIA of Pakistan, two agents had sold visas. Casa Lume said 12 "
            "workers had been freed."),
    "three": ("Lune Tide", "2024-02-03", "Andrei Petrov said 12 workers had left Moldova. The Lantern Foundation said "
              "they were safe. A survivor, Ana, said she had been locked in."),
    "four": ("Valley Post", "2024-02-04", "The Lume Foundation said 30 women were housed in Romania last year. The "
             "Ministry of Labour said the shelter in Romania would stay open."),
    "five": ("Kiln Daily", "2024-02-05", "The Ministry of Labour said the kilns of Kenya would be inspected. Kenya had "
             "promised so before."),
    "six": ("Port Mirror", "2024-03-01", "The Lume Foundation said 41 women were housed in Romania in 2023."),
    "seven": ("Mill Times", "2024-03-02", "Casa Lume said 41 women were housed in Romania in 2023."),
}


def run(*args, code=0):
    done = subprocess.run(args, capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout if code == 0 else done.stderr


def add(plumbline, folder, space, keys):
    path = folder / "articles.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        for key in keys:
            publisher, date, text = ARTICLES[key]
            out.write(json.dumps({"id": key, "publisher": publisher, "date": date, "text": text}) + "\n")
    run(plumbline, "add", "--workspace", space, str(path))


class Register:
    def __init__(self, plumbline, space):
        self.plumbline, self.space = plumbline, space

    def ask(self, *words):
        return json.loads(run(self.plumbline, "sources", *words, "--workspace", self.space, "--json"))

    def do(self, *words, code=0):
        return run(self.plumbline, "sources", *words, "--workspace", self.space, "--as", "Mara", code=code)

    def names(self):
        return sorted("|".join(sorted(n["name"] for n in s["names"])) for s in self.ask()["sources"])

    def source(self, name):
        found = [s for s in self.ask()["sources"] if name in {n["name"] for n in s["names"]}]
        assert len(found) == 1, (name, found)
        return found[0]


def traced(plumbline, space):
    told = run(plumbline, "trace", "--workspace", space, "--json", "41 women were housed").splitlines()
    return json.loads(told[0])["origins"]


def main():
    plumbline = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        space, other = str(folder / "ws"), str(folder / "other")
        add(plumbline, folder, space, ["one", "two", "three"])
        register = Register(plumbline, space)
        register.ask()  # a question in between
        add(plumbline, folder, space, ["five", "four"])
        add(plumbline, folder, other, ["four", "five", "three", "two", "one"])
        assert register.ask() == Register(plumbline, other).ask()

        agency = register.source("Federal Investigation Agency")
        assert "FIA" in json.dumps(agency) or len(agency["names"]) == 1, agency
        petrov = register.source("Andrei Petrov")
        assert petrov["documents"] == 2, petrov
        assert not any("Ana" == n["name"] for s in register.ask()["sources"] for n in s["names"])
        # Two ministries of two states.
        ministries = [s for s in register.ask()["sources"] if "Ministry of Labour" in s["names"][0]["name"]]
        assert len(ministries) == 2, ministries
        for each in ministries:
            assert each["names"][0]["country_of_document"], each
        assert "may be several" in register.do("merge", "Casa Lume", "Ministry of Labour", code=2)

        before = register.names()
        told = register.do("merge", "Casa Lume", "Lume Foundation", "--why", "its English name")
        assert "judgement 1" in told, told
        merged = register.source("Lume Foundation")
        assert {n["name"] for n in merged["names"]} == {"Casa Lume", "Lume Foundation"}, merged
        assert merged["names"][1]["judgement"] == 1
        claims = run(plumbline, "claims", "--workspace", space, "--source", "Lume Foundation", "--json").splitlines()
        assert len({json.loads(c)["document"]["name"] for c in claims}) >= 2, claims
        assert "one source already" in register.do("merge", "Casa Lume", "Lume Foundation", code=2)

        register.do("split", "Casa Lume", "Lume Foundation")
        assert register.names() == before
        register.do("alias", "Casa Lume", "Lantern Foundation")
        assert {n["name"] for n in register.source("Casa Lume")["names"]} == {"Casa Lume", "Lantern Foundation"}
        register.do("undo", "3")
        assert register.names() == before
        assert "taken back already" in register.do("undo", "3", code=3)
        assert "no judgement 9" in register.do("undo", "9", code=3)
        assert "no source is called" in register.do("merge", "Casa Lume", "Nobody", code=3)

        # Read anew by another engine: what was decided holds.
        register.do("undo", "2")
        run(plumbline, "add", "--workspace", space, "--engine", "learned", str(folder / "articles.jsonl"))
        assert {n["name"] for n in register.source("Casa Lume")["names"]} >= {"Casa Lume", "Lume Foundation"}
        history = json.loads(run(plumbline, "sources", "history", "--workspace", space, "--json"))["judgements"]
        assert [j["verb"] for j in history] == ["merge", "split", "alias", "undo", "undo"], history
        assert history[0]["who"] == "Mara" and history[0]["why"] == "its English name"
        assert (history[1]["undone_by"], history[2]["undone_by"]) == (5, 4)
        state = run(plumbline, "doctor", "--workspace", space)
        assert "chain whole" in state, state
        # What two names of one source say has one origin.
        third = str(folder / "third")
        add(plumbline, folder, third, ["six", "seven"])
        origins = [traced(plumbline, third)]
        Register(plumbline, third).do("merge", "Casa Lume", "Lume Foundation")
        origins.append(traced(plumbline, third))
        assert [o["counted"] for o in origins] == [2, 1], origins
        assert "judged" in json.dumps(origins[1]), origins[1]
    print("ok")


if __name__ == "__main__":
    main()
