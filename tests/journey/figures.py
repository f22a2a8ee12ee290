#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A user asks what numbers are given for one thing. Every text below holds a trap: a number that counts nothing, or that
must not be held against another. From text to answer, with either order of adding.

usage: figures.py PLUMBLINE
"""
import json
import subprocess
import sys
import tempfile

# name: (publisher, day, text), and which rows must come of them: (unit, status, period, values), or nothing.
CASES = {
    "times as many": ([("Post", "2021-02-01", "Police in Ghana freed 30 children in 2020, three times as many as in 2019.")],
                      [("people", "rescued", "2020", [30])]),
    "ages and years": ([("Post", "2021-02-01", "The girls, aged 12 to 17, were 14 when they left Ghana. Children as young as "
                         "nine worked there in 2020.")], []),
    "of whom": ([("Post", "2021-02-01", "Courts in Ghana convicted 17 traffickers in 2020, of whom 5 were women.")],
                [("accused", "convicted", "2020", [17]), ("accused", "convicted", "2020", [5])]),
    "share": ([("Post", "2021-02-01", "In 2020, 40 percent of the victims identified in Ghana were children.")], []),
    "range": ([("Post", "2021-02-01", "Ghana identified between 200 and 300 victims in 2020."),
               ("Herald", "2021-03-01", "Ghana identified 250 victims in 2020.")],
              [("victims", "identified", "2020", [200, 250])]),
    "a year and in a year": ([("Post", "2021-02-01", "Police in Ghana identify about 90 victims a year."),
                              ("Herald", "2021-03-01", "Police in Ghana identified 300 victims in 2020.")],
                             [("victims", "identified", "2020", [300]), ("victims", "identified", "no period stated", [90])]),
    "added up": ([("Post", "2021-02-01", "Since 2015 police in Ghana have identified 1,204 victims."),
                  ("Herald", "2021-03-01", "Police in Ghana identified 98 victims in 2020.")],
                 [("victims", "identified", "since 2015", [1204]), ("victims", "identified", "2020", [98])]),
    "denied": ([("Post", "2021-02-01", "The minister denied that 400 women had been trafficked in Ghana in 2020.")], []),
    "planned": ([("Post", "2021-02-01", "Ghana plans to assist 500 victims in 2022.")], []),
    "two speakers": ([("Post", "2021-02-01", "Police said 12 victims were identified in Ghana in 2018, while the NGO Free the "
                       "Slaves counted 30.")], [("victims", "identified", "2018", [12, 30])]),
    "yardstick": ([("Bureau", "2019", "In 2018 inspectors in Ghana fined 100 employers."),
                   ("Bureau", "2020", "Inspectors in Ghana fined 106 employers, compared with 100 employers in 2018.")],
                  [("accused", "sentenced", "2018", [100]), ("accused", "sentenced", "no period stated", [106])]),
    "conflict": ([("Post", "2021-02-01", "Ghana identified 142 victims of trafficking in 2020."),
                  ("Herald", "2021-03-01", "Ghana identified 98 victims of trafficking in 2020.")],
                 [("victims", "identified", "2020", [142, 98])]),
}
CONFLICTS = {"conflict"}


def run(*args, stdin=None):
    done = subprocess.run(args, capture_output=True, text=True, input=stdin)
    if done.returncode != 0:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def answer(plumbline, documents):
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/articles.jsonl"
        for publisher, day, text in documents:
            with open(path, "w", encoding="utf-8") as out:
                print(json.dumps({"id": publisher + day, "title": "Report", "date": day, "source": publisher, "lang": "en",
                                  "text": text}), file=out)
            run(plumbline, "add", "--workspace", folder + "/ws", path)
        told = json.loads(run(plumbline, "figures", "--workspace", folder + "/ws", "--json"))
    for report in told["reports"]:
        del report["name"]
    return told


def main():
    plumbline, faults = sys.argv[1], []
    for name, (documents, want) in CASES.items():
        told = answer(plumbline, documents)
        if len(documents) > 1 and told != answer(plumbline, documents[::-1]):
            faults.append(f"{name}: another answer in another order of adding")
        rows = sorted((row["unit"], row["status"], row["period"]["words"], sorted(v["value"] for v in row["values"]))
                      for row in told["rows"])
        if rows != sorted((unit, status, period, sorted(values)) for unit, status, period, values in want):
            faults.append(f"{name}: {rows}")
        conflict = any(note["why"] == "conflict" for row in told["rows"] for note in row["notes"])
        if conflict != (name in CONFLICTS):
            faults.append(f"{name}: conflict {conflict}")
    with tempfile.TemporaryDirectory() as folder:
        for words, code in ((["--unit", "kilns"], 2), (["--status", "lost"], 2), (["--since", "soon"], 2),
                            (["--country", "Atlantis"], 2), (["0123abcd"], 3)):
            run(plumbline, "add", "--workspace", folder + "/ws", "-", stdin="Ghana identified 98 victims in 2020.")
            done = subprocess.run([plumbline, "figures", "--workspace", folder + "/ws", *words], capture_output=True, text=True)
            if done.returncode != code or not done.stderr or done.stdout:
                faults.append(f"figures {' '.join(words)}: {done.returncode} {done.stderr}")
    print(*faults, f"figures: {len(CASES)} cases, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
