#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A user adds articles, some of which copy others, and asks for families: the same answer in any order of adding, also
where questions were asked in between and what they found is kept, and
from a workspace of an older program that kept no sketches, once `add` has brought it up to date. Of a reference document
it is said that it is none of the articles.

usage: reprints.py PLUMBLINE
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

RAID = """Officers freed eleven workers from a brick kiln outside the town of Velmar on Monday, after a neighbour had
counted the lorries that came by night. The workers, most of them from the hill villages, had been promised wages that
never came and slept behind a locked gate. Two foremen were led away in handcuffs while the owner could not be found."""
AFTER = """A shelter run by the diocese took in nine of the eleven; the others went home with relatives. Their papers
turned up in a drawer of the weighing room, wrapped in a calendar. Prosecutors expect to bring charges before the end of
the month and have asked for the kiln to stay shut."""
HARBOUR = """Inspectors of the port authority boarded four trawlers in the bay of Lune before dawn and spoke with forty
deckhands through interpreters. Half of the crew had no contract in a language they could read, the authority wrote in
its weekly bulletin. Fines may follow once the skippers have been heard."""

ARTICLES = {  # id: publisher, date, paragraphs
    "wire": ("Valley News Service", "2024-06-03", (RAID, AFTER)),
    "copy": ("Velmar Post", "2024-06-04", (RAID, AFTER)),
    "short": ("Hill Echo", "2024-06-04", ("From Valley News Service: " + RAID,)),
    "lead": ("Lune Tide", "2024-06-05", ("Nobody in Velmar had wondered who ate so much bread.", AFTER)),
    "own": ("Harbour Star", "2024-06-04", (HARBOUR,)),
}
# What makes a workspace of today one of schema 3, as far as it holds no references: two tables of words, which only our
# program can make, are stood for by others of their names.
BACK_TO_3 = """
DROP TABLE grounds; DROP TABLE laid_evidence; DROP TABLE laid; DROP TABLE sketches;
DROP TABLE source_forms; DROP TABLE source_judgements; DROP TABLE claim_judgements;
DROP TABLE seed_segments; DROP TABLE seed_lists; DROP INDEX reference_documents_seedless;
DROP INDEX reference_documents_wordless; ALTER TABLE reference_documents DROP COLUMN words;
ALTER TABLE reference_documents DROP COLUMN first_block; ALTER TABLE reference_documents DROP COLUMN blocks;
CREATE TABLE reference_words(word); CREATE TABLE reference_terms(term);
DROP TABLE reference_verdicts; DROP TABLE criterion_judgements; DROP TABLE withheld; DROP TABLE withheld_words;
DROP INDEX readings_counts; DROP INDEX documents_language;
DROP TABLE search_alerts; DROP TABLE search_matches; DROP TABLE saved_searches;
PRAGMA user_version=3;
"""
FAMILY = {  # member: from whom, why
    "wire": None,
    "copy": ("wire", "dated", {"identical", "later"}),
    "short": ("wire", "stated", {"credits", "later", "excerpt"}),
    "lead": ("wire", "dated", {"later"}),
}


def run(*args):
    done = subprocess.run(args, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(args)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def refused(*args):
    done = subprocess.run(args, capture_output=True, text=True)
    assert done.returncode != 0 and done.stdout == "", (done.returncode, done.stdout)
    return done.stderr


def added(plumbline, folder, order, batches, asking=False):
    space = str(folder / ("ws-" + "-".join(order) + str(batches)))
    size = (len(order) + batches - 1) // batches
    for at in range(0, len(order), size):
        path = folder / "articles.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for key in order[at:at + size]:
                publisher, date, paragraphs = ARTICLES[key]
                out.write(json.dumps({"id": key, "publisher": publisher, "date": date,
                                      "text": "\n\n".join(" ".join(p.split()) for p in paragraphs)}) + "\n")
        run(plumbline, "add", "--workspace", space, str(path))
        if asking:
            asked(plumbline, space)
    return space


def rows_kept(space, sql):
    with sqlite3.connect(space + "/plumbline.db") as base:
        rows = base.execute(sql).fetchall()
    base.close()
    return rows


def pairs_kept(space):
    return rows_kept(space, "SELECT one, other, basis, found FROM laid ORDER BY one, other")


def evidence_kept(space):
    return rows_kept(space, "SELECT * FROM laid_evidence ORDER BY 1, 2, 3, 4")


def grounds_kept(space):
    return rows_kept(space, "SELECT * FROM grounds ORDER BY 1, 2, 3")


def asked(plumbline, space, *more):
    return json.loads(run(plumbline, "reprints", "--workspace", space, "--json", *more))


# Evidence on one state: the second paper has most of its words from the first, the third has its own.
COUNTED = """Courts in Chad convicted seven traffickers in 2023. Police in Chad identified 40 victims of forced labor and
referred all of them to a shelter in N'Djamena. The law of Chad prohibits all forms of trafficking in persons and
prescribes ten years in prison. The government trained inspectors and adopted a national plan against trafficking in
persons, and two towns in Chad opened offices that help victims of trafficking find work and a place to live."""
EVIDENCE = [("Sahel Wire", "2023-05-01", COUNTED),
            ("Lake Herald", "2023-05-03", "Somebody counts at last. " + COUNTED),
            ("Dune Post", "2023-05-02", "Courts in Chad convicted nine traffickers in 2023, and Chad's law prohibits trafficking in persons.")]


# `assess` asks who took words from whom only among papers that hold evidence, and keeps what it found, too; and what it
# found in each of them, which the next question reads in place of the claims.
def check_assessments(plumbline, folder):
    def put(space, which):
        path = folder / "evidence.jsonl"
        path.write_text("".join(json.dumps({"id": f"e{i}", "publisher": publisher, "date": date, "text": " ".join(text.split())}) + "\n"
                                for i, (publisher, date, text) in enumerate(EVIDENCE) if i in which), encoding="utf-8")
        run(plumbline, "add", "--workspace", space, str(path))
        return space

    space = put(str(folder / "evidence"), range(3))

    def told(country="TCD", standard="us-tvpa", where=space):
        return run(plumbline, "assess", country, "--standard", standard, "--workspace", where, "--json")

    def change(sql):
        with sqlite3.connect(space + "/plumbline.db") as base:
            base.execute(sql)
        base.close()

    first = told()
    kept = evidence_kept(space)
    grounds = grounds_kept(space)
    assert kept and len(grounds) == 3 and pairs_kept(space) == [], (kept, grounds)
    families = asked(plumbline, space)  # beside other papers other words count: these pairs stand beside those
    assert pairs_kept(space) and told() == first and evidence_kept(space) == kept
    change("UPDATE laid_evidence SET found = x'02'")  # "no copy of each other"
    assert told() != first and asked(plumbline, space) == families, "what was kept is not asked"
    change("UPDATE laid_evidence SET basis = basis + 1")
    assert told() == first and evidence_kept(space) == kept, "what rests on something else is not found anew"
    change("DELETE FROM laid_evidence")
    assert told() == first and evidence_kept(space) == kept, "laid anew, the answer is another"

    # Asked for in turn, countries and standards leave each other's alone.
    other = told(standard="us-ilab")
    both = grounds_kept(space)
    assert set(grounds) < set(both) and len(both) == 6, both
    assert (told(), told(standard="us-ilab"), grounds_kept(space)) == (first, other, both)
    pairs = evidence_kept(space)
    assert set(kept) <= set(pairs)
    # What is not of today is made anew: of another program, of another engine, damaged, gone.
    change("UPDATE grounds SET found = (SELECT found FROM grounds WHERE standard = 'us-tvpa' LIMIT 1) WHERE standard = 'us-tvpa'")
    assert told() != first, "what was kept is not asked"
    for spoil in ("SET basis = 'x'", "SET engine = 'x'", "SET judgement = 5", "SET found = x'00'", "SET found = x''"):
        change("UPDATE grounds " + spoil + " WHERE standard = 'us-tvpa'")
        assert told() == first, spoil
    change("DELETE FROM grounds")
    assert told() == first and told(standard="us-ilab") == other and grounds_kept(space) == both

    # A paper that comes later, and a claim that is rejected, count as if the question were asked for the first time.
    late = put(str(folder / "late"), (0, 1))
    told(where=late)
    put(late, (2,))
    assert told(where=late) == first
    hit = next(e for c in json.loads(first)["criteria"] for e in c["evidence"] if e["document"]["name"].endswith("e2"))
    key = hit["document"]["id"][:12]
    run(plumbline, "review", key + ":" + hit["claim"], "reject", "--why", "no court said so", "--workspace", space)
    rejected = json.loads(told())
    assert rejected["rejected"] == 1 and rejected["claims"] == json.loads(first)["claims"] - 1, rejected
    left = [e["claim"] for c in rejected["criteria"] for e in c["evidence"] if e["document"]["id"] == hit["document"]["id"]]
    assert hit["claim"] not in left, left
    change("DELETE FROM grounds")
    assert json.loads(told()) == rejected


def check(answer):
    name_of = {m["document"]: m["name"].rsplit("!", 1)[-1] for f in answer["families"] for m in f["members"]}
    assert (answer["articles"], answer["origins"]) == (5, 2), answer
    assert len(answer["families"]) == 1, answer
    members = answer["families"][0]["members"]
    assert name_of[members[0]["document"]] == "wire", members[0]
    found = {}
    for member in members:
        taken = member["taken"]
        assert len(taken) <= 1, member
        found[name_of[member["document"]]] = (
            (name_of[taken[0]["from"]], taken[0]["direction"], set(taken[0]["why"])) if taken else None)
    assert found == FAMILY, found


def main():
    plumbline = sys.argv[1]
    orders = (["wire", "copy", "short", "lead", "own"], ["own", "lead", "short", "copy", "wire"],
              ["short", "wire", "own", "copy", "lead"])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        spaces = [added(plumbline, folder, order, batches, asking)
                  for order, batches, asking in zip(orders, (1, 5, 2), (False, True, True))]
        answers = [asked(plumbline, space) for space in spaces]
        for answer in answers:
            check(answer)
        for space, answer in zip(spaces, answers):  # found again, then anew
            kept = pairs_kept(space)
            assert len(kept) >= 3, kept
            assert asked(plumbline, space) == answer and pairs_kept(space) == kept
            with sqlite3.connect(space + "/plumbline.db") as base:
                base.execute("DELETE FROM laid")
            base.close()
            assert asked(plumbline, space) == answer and set(pairs_kept(space)) <= set(kept)
        documents = [[m["document"] for m in answer["families"][0]["members"]] for answer in answers]
        assert documents[0] == documents[1] == documents[2], documents

        text = run(plumbline, "reprints", "--workspace", spaces[0])
        assert "4 articles, 1 origin\n" in text and "5 articles, 2 origins: 1 family of 4 articles, 1 alone" in text, text
        words = asked(plumbline, spaces[0], "--words", "copy")["families"][0]["members"]
        lead = next(m for m in words if m["name"].endswith("lead"))["taken"][0]["stretches"]
        assert len(lead) == 1 and lead[0]["exact"].startswith("A shelter run by the diocese"), lead
        assert asked(plumbline, spaces[0], "own")["families"] == []

        with sqlite3.connect(spaces[0] + "/plumbline.db") as base:
            base.executescript(BACK_TO_3)
        base.close()
        said = refused(plumbline, "reprints", "--workspace", spaces[0])
        assert "older form (schema 3)" in said and "such as add" in said, said
        assert added(plumbline, folder, orders[0], 1) == spaces[0]
        check(asked(plumbline, spaces[0]))

        check_assessments(plumbline, folder)

        law = folder / "law.txt"
        law.write_text("Article 1. Whoever keeps a worker behind a locked gate is fined.\n", encoding="utf-8")
        run(plumbline, "add", "--workspace", spaces[0], "--reference", str(law))
        said = refused(plumbline, "reprints", "--workspace", spaces[0], "law.txt")
        assert "is a reference document" in said, said
    print("families are told alike in any order of adding")


main()
